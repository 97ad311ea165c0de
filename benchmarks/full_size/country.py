"""A country's laws, treaties, cases, written words, news and contacts."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.full_size import words
from benchmarks.full_size.plan import Plan
from benchmarks.full_size.publications import of_section
from habeas.catalog import InstrumentKind
from habeas.intake.proposal import (
    Case,
    Contact,
    Law,
    Narrative,
    Provision,
    Statement,
    TreatyAction,
    TreatyStatus,
    Update,
)

LAWS, PROVISIONS, CASES, UPDATES, CONTACTS = 8, 4, 5, 12, 8
BOUND = 0.6
"""The share of treaties a country is bound by."""


def statements(plan: Plan, country: str) -> Iterator[Statement]:
    """Everything that is neither a figure nor a place nor a recommendation."""
    yield from _laws(plan, country)
    yield from _treaties(plan, country)
    yield from _cases(plan, country)
    yield from _written(plan, country)
    yield from _news(plan, country)


def _laws(plan: Plan, country: str) -> Iterator[Statement]:
    language, source = words.language_of(country), f"{country.lower()}-gazette"
    for number in range(1, LAWS + 1):
        draw = plan.draw(country, "law", number)
        year = draw.randint(1960, 2023)
        key = f"{country.lower()}-act-{number}"
        title = words.name(draw, language, "law")
        yield Law(
            subject=country,
            source=source,
            language=language,
            key=key,
            title=title,
            number=str(draw.randint(1, 400)),
            adopted=str(year),
            in_force_from=str(year + 1),
            url=f"https://gazette.{country.lower()}.example/{year}/{number}",
        )
        for article in range(1, PROVISIONS + 1):
            about = words.sentence(draw, language)
            yield Provision(
                subject=country, source=source, language=language, law=key, article=str(article * 7), about=about
            )


def _treaties(plan: Plan, country: str) -> Iterator[Statement]:
    source = "treaty-lists-2025"
    for instrument in plan.catalog.instruments.values():
        if instrument.kind is not InstrumentKind.TREATY:
            continue
        draw = plan.draw(country, "treaty", instrument.key)
        bound = draw.random() < BOUND
        year = draw.randint(instrument.year, max(instrument.year, 2020))
        if bound:
            action = draw.choice(("ratification", "accession"))
            date = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            yield TreatyAction(subject=country, source=source, instrument=instrument.key, action=action, date=date)
        yield TreatyStatus(
            subject=country,
            source=source,
            instrument=instrument.key,
            status="party" if bound else "not_party",
            as_of="2025-01-01",
            year=str(year) if bound else "",
        )


def _cases(plan: Plan, country: str) -> Iterator[Statement]:
    for number in range(1, CASES + 1):
        draw = plan.draw(country, "case", number)
        year = draw.randint(2001, 2024)
        yield Case(
            subject=country,
            source=f"{country.lower()}-notes",
            body="CAT",
            number=f"{draw.randint(100, 999)}/{year - 1}-{number}",
            date=str(year),
            title=f"Case {number} of {year}",
            outcome=draw.choice(("violation", "no_violation", "inadmissible")),
            articles=("3", "16"),
        )


def _written(plan: Plan, country: str) -> Iterator[Statement]:
    draw = plan.draw(country, "written")
    source, language, year = f"{country.lower()}-notes", words.language_of(country), plan.years[-1]
    rests_on = f"{country}/detains/{year}/{of_section(country, 'legal_framework', year)}"
    for kind, sentences in (("sentence", 1), ("profile", 12)):
        joint = "" if language == "zh" else " "
        text = joint.join(words.sentence(draw, language) for _ in range(sentences))
        yield Narrative(
            subject=country,
            source=source,
            language=language,
            kind=kind,
            year=str(year),
            observations=(rests_on,) if kind == "sentence" else (),
            text=text,
        )


def _news(plan: Plan, country: str) -> Iterator[Statement]:
    source, language = f"{country.lower()}-notes", words.language_of(country)
    for number in range(1, UPDATES + 1):
        draw = plan.draw(country, "update", number)
        yield Update(
            subject=country,
            source=source,
            language=language,
            title=words.name(draw, language, "report"),
            teaser=words.sentence(draw, language),
            date=f"{draw.randint(2015, 2025)}-{draw.randint(1, 6):02}-{draw.randint(1, 28):02}",
            url=f"https://news.{country.lower()}.example/{number}",
            order=str(number),
        )
    for number in range(1, CONTACTS + 1):
        draw = plan.draw(country, "contact", number)
        yield Contact(
            subject=country,
            source=source,
            language=language,
            kind=draw.choice(("government", "ngo", "monitoring_body", "international_organisation")),
            name=words.name(draw, language, "organisation"),
            url=f"https://contact-{number}.{country.lower()}.example/",
        )
