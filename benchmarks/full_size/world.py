"""Everything that a synthetic observatory holds, country by country."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.full_size import country as country_room
from benchmarks.full_size import establishments, figures, oversight, publications
from benchmarks.full_size.plan import Plan
from habeas.intake.proposal import Source, Statement


def sources(plan: Plan) -> Iterator[Source]:
    """Every source."""
    yield from publications.of_all(plan)
    for country in plan.countries:
        yield from publications.of_country(plan, country)
        yield from oversight.publications(plan, country)


def statements(plan: Plan) -> Iterator[Statement]:
    """Every statement, made as it is asked for."""
    for country in plan.countries:
        yield from figures.observations(plan, country)
        yield from oversight.statements(plan, country)
        yield from establishments.statements(plan, country)
        yield from country_room.statements(plan, country)
