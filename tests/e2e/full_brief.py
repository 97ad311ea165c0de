"""A country about which everything is known that a brief can hold, and all of it at length."""

from __future__ import annotations

from collections.abc import Iterator

from tests.site import small

from habeas.edition.schema import EventRow, LawRow, ResponseRow, ReviewRow, Row
from habeas.site.brief.facts import TELLING

BODIES = ("CAT", "CCPR", "CERD", "CEDAW", "CRC")
NOT_COUNTED = {"cost_per_day"}
"""Telling figures whose value is no plain number."""
WORDS = "The State party should bring its law and its practice into line with the Convention without delay. " * 6
LONG = "the department for the execution of administrative expulsion at the ministry of internal affairs"


def rows() -> Iterator[Row]:
    """Every section filled beyond what it shows, each statement from a source with a long name."""
    for number, key in enumerate(key for key in TELLING if key not in NOT_COUNTED):
        for year in ("2024", "2025"):
            yield small.observation(key, year, f"{number + 1}234567", source=f"s{number}", locator="table 12, column 7")
    for body in BODIES:
        for number in range(5):
            yield from _told(body, number)
        own = small.published(f"KAZ/review/{body}/r", "KAZ", f"KAZ/review/{body}", "r")
        yield ReviewRow(
            **own,
            body=body,
            stage="concluding_observations",
            date="2024-06-01",
            cycle="",
            symbol=f"{body}/C/KAZ/CO/9",
            symbol_inferred="",
        )
    for number in range(6):
        yield from _changes(number)
        yield small.missing("facility_management" if number % 2 else "criminal_facilities", f"201{number}", source="m")
    for key in ("how_many", "removals", "places", "longest_time", "detains"):
        yield small.headline(key, "partial", f"Known for one region alone, as told by {LONG}", year="2024")
    for number in range(24):
        name = f"s{number}"
        yield small.source(name, title=f"Yearbook of {LONG}, volume {number}", publisher="Ministry of the Interior")


def _told(body: str, number: int) -> Iterator[Row]:
    topic = f"{body}-{number}"
    own = {"id": f"KAZ/recommendation/{topic}/r", "question": f"KAZ/recommendation/{topic}", "source": "r"}
    yield small.recommendation(
        **own,
        body=body,
        slug=topic.lower(),
        year="2023",
        symbol=f"{body}/C/KAZ/CO/8",
        paragraphs=(f"{number + 30}",),
        text=WORDS,
    )
    own = small.published(f"KAZ/response/{topic}/r", "KAZ", f"KAZ/response/{topic}", "r")
    yield ResponseRow(**own, recommendation=topic, response="pending" if number else "accepted", date="2024", text="")


def _changes(number: int) -> Iterator[Row]:
    own = small.published(f"KAZ/event/{number}/s{number}", "KAZ", f"KAZ/event/{number}", f"s{number}")
    yield EventRow(
        **own,
        kind="opening",
        date=f"2024-0{number + 1}",
        facility="",
        place="Almaty",
        count="300",
        words=f"places of {LONG}",
    )
    own = small.published(f"KAZ/law/{number}/s{number}", "KAZ", f"KAZ/law/{number}", f"s{number}")
    yield LawRow(
        **own,
        key=f"law-{number}",
        title=f"Rules of {LONG}",
        title_original="",
        number="",
        adopted=f"2024-0{number + 1}",
        amended="",
        in_force_from="",
        in_force_to="",
        url="",
    )
