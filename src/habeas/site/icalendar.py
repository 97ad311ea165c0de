"""Calendars as iCalendar objects (RFC 5545), made from dated stages of reviews.

An event is a whole day or several. A stage of which only the month is known lies over the month and says so; one of
which only the year is known, or less, would lie over everything and is left out: the page has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.site.views.feed import NOT_XML

LONGEST_LINE = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1); a longer one is folded."""
LONGEST = timedelta(days=62)
"""Two months: no stage lasts longer, so whatever does is a date that is hardly known."""
PRODUCT = "-//habeas//calendar of reviews//EN"
_END = "\r\n"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event of whole days, the last one included. `stamp` is the moment its words are of, in UTC."""

    uid: str
    stamp: str
    first: date
    last: date
    summary: str
    description: str
    categories: tuple[str, ...]
    url: str


def icalendar(name: str, events: Iterable[CalendarEvent]) -> str:
    """An iCalendar object; it must hold one event at least."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + _END for line in lines)


def _event(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text(event.uid)}"
    yield f"DTSTAMP:{event.stamp}"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{text(event.description)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(text, event.categories))}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def text(words: str) -> str:
    """Words as a value of type TEXT: backslash, semicolon, comma and end of line escaped, no control characters."""
    plain = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words.replace("\r\n", "\n").replace("\r", "\n"))
    plain = _CONTROL.sub(" ", plain)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of no more octets than are allowed; no character is parted, and a piece begins with a blank."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = "", 1  # the blank that the next piece begins with
        piece, size = piece + char, size + octets
    return f"{_END} ".join([*pieces, piece])
