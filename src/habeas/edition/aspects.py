"""Aspects: what many pages read of an edition and what says less than the rows it is taken from.

How many statements rest on a source changes with every correction; its title, which every citing page prints, does
not. A page that reads an aspect is made anew only when the aspect itself changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from habeas.edition.current import order
from habeas.edition.parts import Part
from habeas.edition.reader import Edition
from habeas.edition.schema import STATEMENT_TABLES, CountryRow, EditionRow, Meta, Row, SourceRow

T = TypeVar("T")


class Aspect(Generic[T]):
    """A reading that is noted by its own name and key, and not by what it reads."""

    def __init__(
        self, read: Callable[[Edition, str], T], taken_from: Callable[[str], Iterable[Part]], *, cheap: bool
    ) -> None:
        self._read = read
        self._name = read.__name__
        self.taken_from = taken_from
        self.cheap = cheap
        self.__doc__ = read.__doc__
        _ASPECTS[self._name] = self

    def __call__(self, edition: Edition, key: str = "") -> T:
        """What the edition says under this aspect."""
        edition.note(("", self._name, key))
        if (self._name, key) not in edition.aspects:
            with edition.quietly():
                edition.aspects[self._name, key] = self._read(edition, key)
        return cast(T, edition.aspects[self._name, key])


_ASPECTS: dict[str, Aspect[Any]] = {}


def taken_from(
    parts: Callable[[str], Iterable[Part]], *, cheap: bool = True
) -> Callable[[Callable[[Edition, str], T]], Aspect[T]]:
    """Make an aspect of a reading; `parts` says which parts the aspect of a key is taken from.

    One that is not `cheap` to read counts as changed where any of these has.
    """
    return lambda read: Aspect(read, parts, cheap=cheap)


def _whole(*tables: type[Row]) -> Callable[[str], Iterable[Part]]:
    return lambda _key: [(table.TABLE, "", "") for table in tables]


@taken_from(lambda key: [(SourceRow.TABLE, "key", key)])
def cited_source(edition: Edition, key: str) -> SourceRow | None:
    """A source as it is cited, without what rests on it; None where there is none of that key."""
    row = edition.get(SourceRow, key)
    return replace(row, statements=0, countries=()) if row else None


@taken_from(_whole(CountryRow))
def places(edition: Edition, _key: str) -> tuple[CountryRow, ...]:
    """Every country with its address and region alone: not when it was last checked, nor by whom."""
    return tuple(replace(row, last_checked="", checked_by="", changed_edition="") for row in edition.rows(CountryRow))


@taken_from(_whole(CountryRow, *STATEMENT_TABLES))
def looked_at(edition: Edition, _key: str) -> tuple[str, ...]:
    """The countries that any statement stands for."""
    codes = [row.code for row in edition.rows(CountryRow)]
    return tuple(code for code in codes if _stands(edition, code))


@taken_from(_whole(*STATEMENT_TABLES), cheap=False)
def standing_by_country(edition: Edition, _key: str) -> tuple[tuple[str, int], ...]:
    """How many statements stand for each country that any does."""
    found: Counter[str] = Counter()
    for table in STATEMENT_TABLES:
        counted = edition.select(table, "country, count(*)", {"state": "current"}, "GROUP BY country")
        found.update({str(country): int(str(number)) for country, number in counted})
    return tuple(sorted(found.items()))


@taken_from(_whole(EditionRow))
def first_edition(edition: Edition, _key: str) -> str:
    """The id of the observatory's first edition; empty where none is told."""
    return next(iter(editions(edition)), "")


@taken_from(_whole(EditionRow))
def editions(edition: Edition, _key: str) -> tuple[str, ...]:
    """The ids of all editions, the oldest first."""
    return tuple(sorted((row.id for row in edition.rows(EditionRow)), key=order))


@taken_from(_whole(EditionRow))
def first_since(edition: Edition, key: str) -> str:
    """The id of the first edition of a day or a later one; empty where there is none yet."""
    ids = editions(edition)
    place = bisect_left(ids, key, key=lambda id: id.partition(".")[0])
    return ids[place] if place < len(ids) else ""


@taken_from(lambda _key: [(Meta.TABLE, "key", "id")])
def day(edition: Edition, _key: str) -> str:
    """The edition's day: the same in all editions of one day."""
    return edition.meta.get("id", "").partition(".")[0]


def differs(part: Part, changed: Collection[Part], one: Edition, other: Edition) -> bool:
    """Whether an aspect says another thing in one edition than in another, of which the parts in `changed` differ."""
    _, name, key = part
    aspect = _ASPECTS[name]
    if not any(each in changed for each in aspect.taken_from(key)):
        return False
    if not aspect.cheap:
        return True
    with one.quietly(), other.quietly():
        return bool(aspect(one, key) != aspect(other, key))


def _stands(edition: Edition, code: str) -> bool:
    wanted = {"country": code, "state": "current"}
    return any(edition.select(table, "1", wanted, "LIMIT 1") for table in STATEMENT_TABLES)
