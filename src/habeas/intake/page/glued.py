"""Cells that ran together, as older pages print them under heads that ran together too: where one ends is told by what
the cells are, never by their place. What can be parted in two ways is not parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.catalog import Indicator
from habeas.intake.page.cells import is_year, read_cell
from habeas.intake.page.words import Words

_YEAR = r"(?:19|20)[0-9][0-9]"
_TITLE = re.compile(rf"(?P<words>.*(?:[^\W\d]|[)\"”’']))(?P<years>(?:{_YEAR}){{1,3}})")
_TWO_YEARS = re.compile(rf"(?P<words>.*[^\s,;])(?P<first>{_YEAR})(?P<second>{_YEAR})")
_ENDS_IN_YEAR = re.compile(rf".*?(?P<year>{_YEAR})")
_LONGEST = 300
_MOST_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class GluedRow:
    """A row of a matrix: breakdown key and code of its head, the answers in their order, the year if one is printed."""

    key: str
    code: str
    answers: tuple[str, ...]
    year: str


def runs_on(text: str) -> bool:
    """Whether years have run into the words before them."""
    return _matched(_TITLE, text) is not None


def split_title(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A title and the years that ran into it. After a blank a year is the title's own, and nothing is parted."""
    found = _matched(_TITLE, text)
    return (found["words"], tuple(re.findall(_YEAR, found["years"]))) if found else None


def split_two_years(text: str) -> tuple[str, str, str] | None:
    """What was listed, and the two years after it: the last eight digits, in an order in which years can stand."""
    found = _matched(_TWO_YEARS, text)
    if found is None or found["first"] > found["second"]:
        return None
    return found["words"], found["first"], found["second"]


def last_year(text: str) -> str:
    """The year that a line ends with, however it is parted; empty where it ends with none."""
    found = _matched(_ENDS_IN_YEAR, text)
    return found["year"] if found else ""


def split_row(words: Words, indicator: Indicator, text: str) -> GluedRow | None:
    """The row of a matrix in ``Asylum seekersProvidedYes2015``, where there is one way only to part it."""
    if len(text) > _LONGEST:
        return None
    year = text[-4:] if is_year(text[-4:]) else ""
    rest = text.removesuffix(year)
    ways = {
        GluedRow(*named, answers, year)
        for end in range(1, len(rest))
        if (named := words.row(indicator, rest[:end])) and not rest[:end].endswith(" ")
        for answers in _answers(words, indicator, rest[end:], _MOST_ANSWERS)
    }
    return ways.pop() if len(ways) == 1 else None


def _answers(words: Words, indicator: Indicator, text: str, most: int) -> Iterator[tuple[str, ...]]:
    """Every way to part a text into answers of the indicator."""
    if not most:
        return
    for end in range(1, len(text) + 1):
        said = read_cell(indicator, text[:end], words, before_year=True)
        if not said.certain or said.status is None or text[:end] != text[:end].strip():
            continue
        if end == len(text):
            yield (text,)
        for after in _answers(words, indicator, text[end:], most - 1):
            yield (text[:end], *after)


def _matched(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    return shape.fullmatch(text) if len(text) <= _LONGEST else None
