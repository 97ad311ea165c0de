"""Countries against the treaties that count: how each country stands to each on a day, and how many bind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_skeleton

from habeas.edition.in_force import Bond, Evidence, Found, period_of, standing
from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.cited import Bibliography
from habeas.site.views.treaty_conflicts import in_conflict
from habeas.site.volume import Volume
from habeas.site.words import ACTIONS, BONDS, TREATY_STATUSES, label

LIST = "nineteen"
_DAY_FIRST = {"en": "en-GB"}
"""English as the other pages write dates."""
LATEST = date.max
"""The day of a page that asks for none: everything that is known by now."""


@dataclass(frozen=True, slots=True)
class Column:
    """A treaty of the list."""

    key: str
    url: str
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How one country stands to one treaty. `date` is that of the act (EDTF), `short` its year or a word, `day` the
    rest of the date, `says` the whole in words.

    `bound` is None where only a signature is known, by an act or by a list. `differ` where sources cannot all be right.
    """

    bond: str
    bound: bool | None
    date: str
    short: str
    day: str
    says: str
    differ: bool
    id: str
    url: str
    mark: int


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country: a cell for every column, None where nobody has looked the treaty up.

    `of` treaties bind it, out of `checked` that were looked up; `listed` is how many there are.
    """

    code: str
    name: str
    url: str
    cells: tuple[Cell | None, ...]
    of: int
    checked: int
    listed: int


@dataclass(frozen=True, slots=True)
class TreatyMatrix:
    """The countries that anything is known of, by name. `as_of` is the day that was asked for, empty for the latest."""

    as_of: str
    columns: tuple[Column, ...]
    lines: tuple[CountryLine, ...]


Said = Mapping[tuple[str, str], Sequence[Evidence]]
"""What is said of whole instruments, by country and instrument."""


def said_of(rows: Iterable[Evidence]) -> Said:
    """Standing rows by country and instrument; what is said of a single article does not enter."""
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for row in rows:
        if not row.article:
            found[row.country, row.instrument].append(row)
    return found


def treaty_matrix(volume: Volume, said: Said, sources: Bibliography, day: date = LATEST) -> TreatyMatrix:
    """The matrix of standing rows as of a day."""
    keys = [key for key, one in volume.catalog.instruments.items() if LIST in one.lists]
    there = {country for country, key in said if key in keys}
    lines = []
    for code, row in volume.countries.items():
        if code in there:
            cells = tuple(cell(volume, said.get((code, key), ()), sources, day) for key in keys)
            checked = sum(one is not None and one.bond != Bond.UNKNOWN for one in cells)
            bound = sum(one is not None and one.bond == Bond.BOUND for one in cells)
            name = volume.country_name(code)
            lines.append(CountryLine(code, name, links.country(row.slug), cells, bound, checked, len(keys)))
    as_of = "" if day == LATEST else day.isoformat()
    return TreatyMatrix(as_of, tuple(_column(volume, key) for key in keys), tuple(lines))


def _column(volume: Volume, key: str) -> Column:
    return Column(key, links.instrument(key), volume.instrument_name(key), volume.catalog.instruments[key].year)


def cell(volume: Volume, rows: Sequence[Evidence], sources: Bibliography, day: date = LATEST) -> Cell | None:
    """One cell, by the one rule of `habeas.edition.in_force`; a signature alone is shown and binds nobody."""
    found = standing(rows, day)
    if found.deciding is None:
        return None
    row = found.deciding
    text, when = _told(volume, found)
    signed = found.bond in (Bond.SIGNED, Bond.UNKNOWN)
    year, rest = _parted(volume, when)
    return Cell(
        bond=found.bond.value,
        bound=None if signed else found.binds,
        date=when,
        short=year if found.binds and year else label(BONDS, found.bond.value, volume.words),
        day=rest if found.binds else year,
        says=f"{text} {date_in_words(volume, when)}".strip(),
        differ=in_conflict(rows),
        id=row.id,
        url=links.observation(row.id),
        mark=sources.mark(row.source),
    )


def _told(volume: Volume, found: Found) -> tuple[str, str]:
    """What decides, in words, and its date."""
    row = found.deciding
    assert row is not None
    if isinstance(row, TreatyActionRow):
        text = label(ACTIONS, row.action, volume.words)
        return (volume.words("not yet: %(act)s", act=text) if found.bond is Bond.NOT_YET else text), row.date
    assert isinstance(row, TreatyStatusRow)
    return label(TREATY_STATUSES, row.status, volume.words), row.year


def _parted(volume: Volume, when: str) -> tuple[str, str]:
    """The year of a date, and the rest of it in few words: 1998-08-26 is 1998 and 26 Aug."""
    if not when:
        return "", ""
    period = period_of(when)
    year = str(period.end.year) if period.begin is None else str(period.start.year)
    return year, _day_and_month(when, volume.language)


@lru_cache(maxsize=16384)
def _day_and_month(when: str, language: str) -> str:
    if len(when) != len("1998-08-26"):
        return ""
    locale = Locale.parse(_DAY_FIRST.get(language, language), sep="-")
    return str(format_skeleton("MMMd", date.fromisoformat(when), locale=locale))
