"""Observations of a country: every indicator in every year."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from benchmarks.full_size import words
from benchmarks.full_size.plan import Plan
from benchmarks.full_size.publications import WORLD_SECTIONS, of_section
from benchmarks.full_size.values import Course
from habeas.catalog import Indicator, Time
from habeas.intake.proposal import Observation
from habeas.values import CoverageKind, ReviewLevel, Status

GAPS = 0.08
"""How often a figure was asked for and is not published."""
PARTIAL = 0.01
ESTIMATED = 0.05
NEVER_MISSING = frozenset({"population", "migrants_stock", "prison_population", "detains"})


def observations(plan: Plan, country: str) -> Iterator[Observation]:
    """One for each indicator and year, in the order of years."""
    language = words.language_of(country)
    draw = plan.draw(country, "figures")
    course = Course(draw, plan.catalog, language)
    for year in plan.years:
        course.year()
        for number, indicator in enumerate(plan.indicators, start=1):
            value = course.value(indicator)
            source = of_section(country, indicator.section, year)
            fields: dict[str, Any] = {"value": value, **_printed(draw, indicator, value)}
            if draw.random() < GAPS and indicator.key not in NEVER_MISSING:
                fields = {"status": Status.NOT_AVAILABLE, "raw": "Not Available"}
            yield Observation(
                subject=country,
                source=source,
                indicator=indicator.key,
                period=_period(indicator, year),
                locator=f"table {number}",
                language="en" if indicator.section in WORLD_SECTIONS else language,
                review_level=ReviewLevel.IMPORTED if indicator.time is not Time.STATE else ReviewLevel.CARRIED_OVER,
                **fields,
            )


def _period(indicator: Indicator, year: int) -> str:
    return f"{year}-12-31" if indicator.time is Time.ON_DAY and indicator.section != "population" else str(year)


def _printed(draw: random.Random, indicator: Indicator, value: object) -> dict[str, Any]:
    """What was printed, for counts of the country's own offices, and how good they are."""
    if not isinstance(value, int) or indicator.section in WORLD_SECTIONS or indicator.time is Time.STATE:
        return {}
    printed: dict[str, Any] = {"raw": f"{value:,}"}
    chance = draw.random()
    if chance < PARTIAL:
        printed |= {"coverage_kind": CoverageKind.AREA, "coverage_words": "the capital alone"}
    elif chance < PARTIAL + ESTIMATED:
        printed |= {"status": Status.ESTIMATED}
    return printed
