"""Dates as documents print them, in six languages, as EDTF: a day, or a span of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from habeas.intake.document.lexicon import lexicon
from habeas.values import Period, PeriodError

_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?(?:日\s?)?(?:(?:至|和|—|－|-)\s?(\d{1,2})\s?)?日")


class Dated(NamedTuple):
    """A date and where in the text it stands."""

    start: int
    end: int
    date: str


def dates(text: str, language: str) -> Iterator[Dated]:
    """The dates of a text, in order; days that no calendar has are passed over."""
    if language == "zh":
        for found in _CHINESE.finditer(text):
            year, month, first, last = found.groups()
            yield from _dated(found, int(year), int(month), first, last)
        return
    months = lexicon(language).tables["months"]
    for found in _pattern(language).finditer(text):
        month = int(months[found["month"].casefold()])
        yield from _dated(found, int(found["year"]), month, found["first"], found["last"])


def _dated(found: re.Match[str], year: int, month: int, first: str, last: str | None) -> Iterator[Dated]:
    days = [f"{year:04d}-{month:02d}-{int(day):02d}" for day in (first, last) if day]
    try:
        for day in days:
            Period.parse(day)
    except PeriodError:
        return
    spans = len(days) == 2 and days[0] < days[1]
    yield Dated(found.start(), found.end(), "/".join(days) if spans else days[-1])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, lexicon(language).tables["months"]), key=len, reverse=True))
    # "26 and 27 February 2013", "14th October 2011", "1er juin 2016", "1 de mayo de 2017", "28 آذار/مارس 2017"
    return re.compile(
        r"(?<!\d)(?P<first>\d{1,2})(?:er|st|nd|rd|th|º|°|-го)?\s*(?:(?:and|et|y|и|و|to|au|al|–|-|—)\s*(?P<last>\d{1,2})\s*)?(?:de\s+)?"
        rf"(?:[\u0600-\u06ff]+\s*(?:الثاني|الأول)?\s*/\s*)?(?P<month>{months})\s*(?:de\s+|del\s+)?,?\s*"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        re.I,
    )
