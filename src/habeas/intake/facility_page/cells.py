"""The shapes of single cells: when, how many, which of the options; and lists in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.catalog import Indicator
from habeas.intake.facility_page.words import Words
from habeas.intake.page.cells import MONTHS, is_year
from habeas.values import Answer, Answers, Names, Period, PeriodError, Quantity, Status, Value, ValueType, parse_raw

LONGEST_NAME = 200
"""The longest national name of a kind of place has some 120 characters; more is a text."""

_DAY = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\s+(?P<year>(?:19|20)\d\d)")
_GLUED = re.compile(r"(?P<digits>\d{2,9})\s+(?P<month>[A-Za-z]{3,9})\s+(?:19|20)\d\d")
_LARGEST_DAY = 31


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: a status with or without value; no status for "No Data"."""

    status: Status | None
    value: Value | None = None


NOTHING = Said(None)
UNCERTAIN = Said(Status.UNPARSED)


def when(text: str) -> str | None:
    """The period of a cell that is a year, a month or a day, as EDTF."""
    if is_year(text):
        return text
    found = _DAY.fullmatch(text) if text.isascii() else None
    month = MONTHS.get(found["month"].casefold()) if found else None
    if not found or not month:
        return None
    day = f"-{int(found['day']):02d}" if found["day"] else ""
    try:
        return str(Period.parse(f"{found['year']}-{month:02d}{day}"))
    except PeriodError:
        return None


def is_glued(text: str) -> bool:
    """Whether a number and the day after it have run together, ``242 September 2003``: where one ends is lost."""
    found = _GLUED.fullmatch(text)
    return bool(found and found["month"].casefold() in MONTHS and int(found["digits"]) > _LARGEST_DAY)


def read_cell(words: Words, indicator: Indicator, text: str) -> Said:
    """What a cell says for an indicator."""
    plain = parse_raw(text, ValueType.TEXT)
    if plain.status is not Status.REPORTED:
        return Said(plain.status)
    if indicator.type is ValueType.NUMBER:
        return _number(text)
    code = words.code(indicator, text)
    if indicator.type is ValueType.NAMES:
        is_name = len(text) <= LONGEST_NAME and any(char.isalpha() for char in text) and when(text) is None
        return Said(Status.REPORTED, Names((code or text,))) if is_name else UNCERTAIN
    if code is None:
        return UNCERTAIN
    return Said(Status.REPORTED, Answer(code) if indicator.type is ValueType.ANSWER else Answers((code,)))


def _number(text: str) -> Said:
    """A number of people or places: what is broken counts something else."""
    reading = parse_raw(text, ValueType.NUMBER)
    if not isinstance(reading.value, Quantity):
        return Said(reading.status)
    ends = (reading.value.low, reading.value.high)
    whole = all(end is None or (end == end.to_integral_value() and end >= 0) for end in ends)
    return Said(reading.status, reading.value) if whole else UNCERTAIN


def parts(text: str) -> tuple[str, ...]:
    """The items of a list in one line: parted at commas outside brackets, each once."""
    return tuple(dict.fromkeys(part for part in _parts(text) if part))


def _parts(text: str) -> Iterator[str]:
    start, depth = 0, 0
    for at, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and depth <= 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def without_kind(text: str, kinds: frozenset[str]) -> tuple[str, str] | None:
    """``State Police (Governmental)`` as name and kind, where what stands in the last brackets is one of the kinds."""
    head, bracket, tail = text.removesuffix(")").rpartition("(")
    if not bracket or not text.endswith(")") or not head.strip() or tail.strip().casefold() not in kinds:
        return None
    return head.strip(), tail.strip()
