"""The sources of a synthetic observatory and their keys."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.full_size import words
from benchmarks.full_size.plan import Plan
from habeas.intake.proposal import Source

WORLD_SECTIONS = frozenset({"population", "socio_economic", "prison"})
"""Sections whose figures one database has for every country."""
OFFICES = {
    "figures": frozenset(
        {"detention_statistics", "detainee_data", "detention_capacity", "enforcement", "alternatives"}
    ),
    "law": frozenset({"head", "legal_framework", "grounds", "length", "institutions", "procedural_safeguards"}),
}
"""Who publishes what in a country; everything else is the monitors'."""


def world(year: int) -> str:
    """The key of a year's vintage of the database of all countries."""
    return f"world-{year}"


def office(section: str) -> str:
    """Which office of a country publishes a section."""
    return next((name for name, sections in OFFICES.items() if section in sections), "monitors")


def of_section(country: str, section: str, year: int) -> str:
    """The key of the source of a country's figures."""
    if section in WORLD_SECTIONS:
        return world(year)
    return f"{country.lower()}-{office(section)}-{year}"


def of_all(plan: Plan) -> Iterator[Source]:
    """Sources of every country."""
    for year in plan.years:
        yield Source(
            key=world(year),
            title=f"World tables {year}",
            publisher="Institute of World Tables",
            kind="database",
            published=str(year + 1),
            licence="CC BY 4.0",
            redistribute="yes",
            series="world",
            url=f"https://tables.example/{year}",
        )
    yield Source(key="treaty-lists-2025", title="Lists of treaties", publisher="Depositary", kind="un_document")


def of_country(plan: Plan, country: str) -> Iterator[Source]:
    """A country's own: a report a year from each office, its page of laws, and what the observatory wrote itself."""
    language = words.language_of(country)
    for name in (*OFFICES, "monitors"):
        draw = plan.draw(country, "sources", name)
        publisher = words.name(draw, language, "organisation" if name == "monitors" else "office")
        for year in plan.years:
            yield Source(
                key=f"{country.lower()}-{name}-{year}",
                title=f"{words.name(draw, language, 'report')}, {year}",
                publisher=publisher,
                kind="ngo" if name == "monitors" else "official_statistics",
                url=f"https://{name}.{country.lower()}.example/{year}",
                published=f"{year + 1}-{draw.randint(1, 12):02}",
                accessed="2025-06-01",
                language=language,
                series=f"{country.lower()}-{name}",
            )
    yield Source(key=f"{country.lower()}-gazette", title="Gazette", kind="law", language=language)
    yield Source(key=f"{country.lower()}-notes", title="Notes of the observatory", kind="database", published="2025")
