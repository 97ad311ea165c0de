"""One cell of a list: dates with the letters of their acts, footnote marks, brackets around what has ended."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_MONTHS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "jan january janv janvier",
            "feb february fev fevr fevrier",
            "mar march mars",
            "apr april avr avril",
            "may mai",
            "jun june juin",
            "jul july juil juillet",
            "aug august aou aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for word in words.split()
}
"""English and French, the languages of the Treaty Collection, whole and shortened; without accents."""
_MARK = re.compile(r"<\s*(?:superscript|sup)\s*>([^<]{0,200})<\s*/\s*(?:superscript|sup)\s*>", re.I)
_TAG = re.compile(r"<[^<>]{0,200}>")
_TRAILING = re.compile(r"(?<=[^\d\s,])\s*((?:\d{1,3}|[*†‡§])(?:\s*,\s*(?:\d{1,3}|[*†‡§]))*)\s*$")
_DATED = re.compile(
    r"(?P<open>\[)?\s*(?:(?P<day>\d{1,2})(?:er)?\s+(?P<month>[^\W\d_]{3,10})\.?\s+)?(?P<year>(?:18|19|20)\d\d)"
    r"(?:\s*\(?(?P<letter>[A-Za-z]{1,2})(?![A-Za-z])\)?)?\s*(?P<close>\])?"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell without its footnote marks, and the marks."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a cell, the letter behind it, and whether brackets say that it holds no more."""

    date: str
    letter: str
    ended: bool


def clean(text: str) -> Cell:
    """The words of a cell: markup inside it undone, blanks run together, footnote marks set apart."""
    plain = html.unescape(text)
    marks = [mark for found in _MARK.findall(plain) for mark in _split(found)]
    plain = _TAG.sub("", _MARK.sub(" ", plain)).replace("\xa0", " ")
    return Cell(" ".join(plain.split()), tuple(marks))


def unmarked(text: str) -> Cell:
    """The words of a name, whose footnote marks may also be bare figures at its end."""
    cell = clean(text)
    trailing = _TRAILING.search(cell.text)
    if trailing is None:
        return cell
    return Cell(cell.text[: trailing.start()].strip(), (*cell.marks, *_split(trailing[1])))


def _split(marks: str) -> list[str]:
    return [mark for mark in re.split(r"[\s,]+", _TAG.sub("", marks)) if mark]


def dates(text: str) -> tuple[list[Dated], str]:
    """The dates of a cell in their order, and what of it is none of them."""
    found: list[Dated] = []
    rest: list[str] = []
    at = 0
    for one in _DATED.finditer(text):
        day = _day(one["day"], one["month"], one["year"])
        if day is None:
            continue
        rest.append(text[at : one.start()])
        at = one.end()
        found.append(Dated(day, one["letter"] or "", bool(one["open"] or one["close"])))
    rest.append(text[at:])
    return found, " ".join(piece for part in rest for piece in part.strip(" ,;").split())


def _day(day: str | None, month: str | None, year: str) -> str | None:
    if day is None or month is None:
        return year
    number = _MONTHS.get(_bare(month))
    if number is None:
        return None
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None  # a day that no calendar has is left with what could not be read


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
