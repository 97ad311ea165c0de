"""Places of detention, what is known of them, and what happened there."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.full_size import words
from benchmarks.full_size.plan import Plan
from benchmarks.full_size.publications import of_section
from habeas.intake.proposal import Event, Facility, Observation, Statement, Visit
from habeas.values import Json

KNOWN_YEARS = 3
"""Years for which something is counted in a place."""


def statements(plan: Plan, country: str) -> Iterator[Statement]:
    """Each place with its observations, an event or a visit now and then."""
    for number in range(1, plan.places_each + 1):
        draw = plan.draw(country, "place", number)
        subject = f"{country}-place-{number}"
        opened = draw.randint(plan.years[0], plan.years[-1] - KNOWN_YEARS)
        yield _place(draw, country, subject, opened)
        yield from _observations(draw, country, subject, opened)
        yield from _happened(draw, country, subject, opened)


def _place(draw: random.Random, country: str, subject: str, opened: int) -> Facility:
    language = words.language_of(country)
    return Facility(
        subject=subject,
        source=of_section(country, "facility", opened),
        language=language,
        name=words.name(draw, language, "place"),
        aliases=(words.town(draw, language),),
        category=draw.choice(("administrative", "ad_hoc", "criminal")),
        type=draw.choice(("reception centre", "prison", "police station", "airport room")),
        place=words.town(draw, language),
        latitude=f"{draw.uniform(-60, 70):.2f}",
        longitude=f"{draw.uniform(-170, 170):.2f}",
        precision="town",
        status=draw.choice(("in_use", "in_use", "last_documented_use", "closed")),
        status_year=str(opened + KNOWN_YEARS - 1),
        custodian=words.name(draw, language, "office"),
    )


def _observations(draw: random.Random, country: str, subject: str, opened: int) -> Iterator[Observation]:
    capacity = draw.randint(8, 400)
    said: list[tuple[str, str, Json]] = [("facility_capacity", str(opened), capacity)]
    for year in range(opened, opened + KNOWN_YEARS):
        said.append(("facility_population", f"{year}-06-30", round(capacity * draw.uniform(0.3, 1.2))))
        said.append(("facility_deaths", str(year), int(draw.random() < 0.03)))
    said.append(("facility_category", str(opened), draw.choice(("Administrative", "Ad Hoc", "Criminal"))))
    said.append(("facility_security", str(opened), "Unknown"))
    for indicator, period, value in said:
        source = of_section(country, "facility", int(period[:4]))
        yield Observation(subject=subject, source=source, indicator=indicator, period=period, value=value)


def _happened(draw: random.Random, country: str, subject: str, opened: int) -> Iterator[Statement]:
    source = of_section(country, "facility", opened)
    language = words.language_of(country)
    if draw.random() < 0.5:
        kind = draw.choice(("opening", "overcrowding", "transfer", "escape"))
        count = draw.randint(2, 90)
        yield Event(subject=country, source=source, kind=kind, date=f"{opened}-05", facility=subject, count=count)
    for month in range(1, draw.randint(1, 4)):
        yield Visit(
            subject=country,
            source=source,
            language=language,
            kind="visit",
            date=f"{opened}-{month * 3:02}-12",
            body=words.name(draw, language, "organisation"),
            facility=subject,
            words=words.sentence(draw, language),
        )
