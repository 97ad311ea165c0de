"""A reading as proposals: the source, the acts, and what the list says of every state on its day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from habeas import places
from habeas.intake.proposal import Source, Statement, TreatyAction, TreatyStatus
from habeas.intake.treaties.reading import TreatyReading
from habeas.values import ReviewLevel

PUBLISHER = "United Nations Treaty Collection"
WEB = "https://treaties.un.org/"
SERIES = "untc-status"
_HASH = 8


def list_source(reading: TreatyReading, data: bytes, key: str = "") -> Source:
    """The source of everything in the file. Its key is made of its day and its bytes, unless one is given."""
    what = ", ".join(reading.instruments[:3]) + (" and others" if len(reading.instruments) > 3 else "")
    day = f", as of {reading.as_of}" if reading.as_of else ""
    own = reading.form != "status_table"
    digest = hashlib.sha256(data).hexdigest()[:_HASH]
    return Source(
        key=key or "-".join(filter(None, ("untc" if own else "treaty-list", reading.as_of, digest))),
        title=f"{_TITLES[reading.form]}: {what}{day}",
        publisher=PUBLISHER if own else "",
        kind="official_page" if own else "database",
        url=WEB if own else "",
        published=reading.as_of,
        licence="facts of the United Nations Treaty Collection",
        redistribute="facts",
        series=SERIES,
    )


_TITLES = {
    "untc_xml": "Status of treaties",
    "action_table": "Status of treaties",
    "status_table": "List of treaty statuses",
    "declarations": "Declarations and reservations",
}


def statements(reading: TreatyReading, source: str) -> Iterator[Statement]:
    """Every act and every status. Where the list is complete, who is not in it is not party on its day."""
    for act in reading.acts:
        yield TreatyAction(
            subject=act.country,
            source=source,
            locator=f"{act.instrument}: {act.place}",
            instrument=act.instrument,
            action=act.action,
            date=act.date,
            article=act.article,
            text=act.text,
            review_level=ReviewLevel.IMPORTED,
        )
    for one in reading.statuses:
        yield TreatyStatus(
            subject=one.country,
            source=source,
            locator=f"{one.instrument}: {one.place}",
            instrument=one.instrument,
            status=one.status,
            as_of=reading.as_of,
            year=one.year,
            note=one.note,
            review_level=ReviewLevel.IMPORTED,
        )
    yield from _absent(reading, source)


def _absent(reading: TreatyReading, source: str) -> Iterator[Statement]:
    """Member and observer States that a complete list does not name: the depositary would, had they done anything."""
    if not (reading.complete and reading.as_of):
        return
    instrument = reading.instruments[0]
    named = {*(one.country for one in reading.statuses), *(one.country for one in reading.acts), *reading.doubtful}
    for code, place in places.COUNTRIES.items():
        if place.kind is places.Kind.COUNTRY and code not in named:
            yield TreatyStatus(
                subject=code,
                source=source,
                locator=f"{instrument}: not in the table",
                instrument=instrument,
                status="not_party",
                as_of=reading.as_of,
                review_level=ReviewLevel.IMPORTED,
            )
