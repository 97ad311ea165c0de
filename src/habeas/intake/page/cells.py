"""The shapes of single cells: a year, a value, a named day; and what a printed value says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from habeas.catalog import Indicator
from habeas.intake.page.words import Words
from habeas.values import (
    Answer,
    Answers,
    Names,
    Quantity,
    Status,
    Value,
    ValueType,
    parse_raw,
)

MONTHS = {
    name: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1)
}  # fmt: skip
WHOLE_UNITS = ("persons", "places", "sites", "applications", "cases")
"""What is counted in wholes: a broken number of it belongs to another label."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_BRACKETS = re.compile(r"\(?((?:19|20)\d\d)\)?")
_GLUED_CELLS = re.compile(r"(?P<value>.*?)\s*(?P<year>(?:19|20)\d\d)")
_NUMBER = re.compile(r"(?:\$ ?)?(?:\d{1,3}(?:,\d{3})+|\d{1,3})(?:\.\d+)?\s*(?:%|\([A-Za-z ]+\))?")
_PARTED = re.compile(r"(?P<value>[^|\t]*?)\s*[|\t]\s*(?P<year>(?:19|20)\d\d)")
DAY = re.compile(
    r"(?P<value>.+?)\s*\((?P<day>\d{1,2})\)\s*(?P<month>[A-Za-z]+)\s+(?P<year>(?:19|20)\d\d|Not Available)", re.I
)
_OFFENCE = re.compile(r"(?P<offence>[^\W\d][^()]*?)\s*\((?P<days>\d{1,5})\)")
"""`Unauthorized entry (365)`: an offence and its longest term in days."""
_LONG_BARE = re.compile(r"\d{5,}")
_GLUED = re.compile(r"\d+(?:19|20)\d\d")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_BARE_SIGNS = frozenset({"%", "$", "-", "–", "—"})
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: a status with or without value; no status for "No Data". `day` where the cell names one,
    `breakdown` where it names a part."""

    status: Status | None
    value: Value | None = None
    day: str = ""
    breakdown: Mapping[str, str] = field(default_factory=dict)

    @property
    def certain(self) -> bool:
        """Whether the cell could be read."""
        return self.status is not Status.UNPARSED


def is_year(text: str) -> bool:
    """Whether a cell is a bare year: values from 1,000 up carry a comma on country pages, so nothing else looks so."""
    return bool(_YEAR.fullmatch(text)) and text.isascii()


def year_of(text: str) -> str | None:
    """The year of a cell that is a year, in brackets or not."""
    found = _YEAR_IN_BRACKETS.fullmatch(text)
    return found[1] if found and text.isascii() else None


def split_glued(text: str) -> tuple[str, str] | None:
    """Value and year of a cell into which both ran, under a head that ran together too: `23,3112016`.

    Only where the last four digits are a year and what is left is a number with its commas in place, or words.
    """
    found = _fits(_GLUED_CELLS, text)
    if found is None or any(c.isdigit() and not c.isascii() for c in text):
        return None
    value = found["value"]
    whole = _NUMBER.fullmatch(value) or DAY.fullmatch(value) or (value and value[-1].isalpha())
    return (value, found["year"]) if whole else None


def split_parted(text: str) -> tuple[str, str] | None:
    """Value and year of a row whose cells a bar or a tab parts."""
    found = _fits(_PARTED, text)
    return (found["value"], found["year"]) if found and found["value"] else None


def looks_like_value(text: str) -> bool:
    """Whether a line may be a number's cell: a sign, or digits with at most three words; never a year."""
    if is_year(text) or len(text) > _LONGEST_VALUE:
        return False
    if text in _BARE_SIGNS or text.casefold() in {"not available", "no data"} or DAY.fullmatch(text):
        return True
    return any(c.isdigit() for c in text) and len(_WORDS.findall(text)) <= 3


def read_cell(indicator: Indicator, text: str, words: Words, *, before_year: bool) -> Said:
    """What a cell says for an indicator; a glued or broken number is not certain.

    `before_year`: whether a year stands right after it, which is what makes five bare digits one number.
    """
    if indicator.type in (ValueType.ANSWER, ValueType.ANSWERS, ValueType.NAMES):
        return _read_option(indicator, text, words)
    if (found := _fits(DAY, text)) and found["month"].casefold() in MONTHS:
        return _read_day(indicator, found, words)
    if "offence" in indicator.breakdown and (found := _fits(_OFFENCE, text)):
        said = read_cell(indicator, found["days"], words, before_year=True)
        return replace(said, breakdown={"offence": found["offence"]})
    if not before_year and _LONG_BARE.fullmatch(text) and _GLUED.fullmatch(text):
        return Said(Status.UNPARSED)
    kind = ValueType.RANK if indicator.unit == "percentile" else indicator.type  # both may have a band after them
    reading = parse_raw(text, kind, currency=indicator.currency, scale=indicator.scale)
    if isinstance(reading.value, Quantity) and indicator.unit.startswith(WHOLE_UNITS) and not _whole(reading.value):
        return Said(Status.UNPARSED)
    return Said(reading.status, reading.value)


def _fits(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match of a whole cell; nothing longer than a cell is tried."""
    return shape.fullmatch(text) if len(text) <= _LONGEST_VALUE else None


def _read_option(indicator: Indicator, text: str, words: Words) -> Said:
    reading = parse_raw(text, ValueType.TEXT)
    if reading.status is not Status.REPORTED:
        return Said(reading.status)
    code = words.option(indicator, text)
    if indicator.type is ValueType.NAMES:
        return Said(Status.REPORTED, Names((code or text,)))
    if code is None:
        return Said(Status.UNPARSED)
    return Said(Status.REPORTED, Answer(code) if indicator.type is ValueType.ANSWER else Answers((code,)))


def _read_day(indicator: Indicator, found: re.Match[str], words: Words) -> Said:
    """`300 (30) December 2020`; with placeholders the day is none, and only the year after it tells when."""
    said = read_cell(indicator, found["value"], words, before_year=True)
    if not is_year(found["year"]):
        return said
    month, day = MONTHS[found["month"].casefold()], int(found["day"])
    return Said(said.status, said.value, f"{found['year']}-{month:02d}-{day:02d}")


def _whole(quantity: Quantity) -> bool:
    """Whether a count can be one: whole, and not less than nothing."""
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return all(end == end.to_integral_value() and end >= 0 for end in ends)
