"""Aspects: what many pages read of an edition and what says less than the rows it is taken from.

How many statements rest on a source changes with every correction; its title, which every citing page prints, does
not. A page that reads an aspect is made anew only when the aspect itself changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from habeas.edition.current import order
from habeas.edition.reader import Edition, Part
from habeas.edition.schema import STATEMENT_TABLES, CountryRow, EditionRow, SourceRow

T = TypeVar("T")


class Aspect(Generic[T]):
    """A reading that is noted by its own name and key, and not by what it reads."""

    def __init__(self, read: Callable[[Edition, str], T]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__
        _ASPECTS[self._name] = self

    def __call__(self, edition: Edition, key: str = "") -> T:
        """What the edition says under this aspect."""
        edition.note(("", self._name, key))
        with edition.quietly():
            return self._read(edition, key)


_ASPECTS: dict[str, Aspect[Any]] = {}


@Aspect
def cited_source(edition: Edition, key: str) -> SourceRow | None:
    """A source as it is cited, without what rests on it; None where there is none of that key."""
    row = edition.get(SourceRow, key)
    return replace(row, statements=0, countries=()) if row else None


@Aspect
def places(edition: Edition, _key: str) -> tuple[CountryRow, ...]:
    """Every country with its address and region alone: not when it was last checked, nor by whom."""
    return tuple(replace(row, last_checked="", checked_by="", changed_edition="") for row in edition.rows(CountryRow))


@Aspect
def looked_at(edition: Edition, _key: str) -> tuple[str, ...]:
    """The countries that any statement stands for."""
    codes = [row.code for row in edition.rows(CountryRow)]
    return tuple(code for code in codes if _stands(edition, code))


@Aspect
def first_edition(edition: Edition, _key: str) -> str:
    """The id of the observatory's first edition; empty where none is told."""
    return min((row.id for row in edition.rows(EditionRow)), key=order, default="")


def number_of(edition: Edition, part: Part) -> int:
    """The number of an aspect: equal where it says the same."""
    _, name, key = part
    with edition.quietly():
        said = repr(_ASPECTS[name](edition, key))
    return int.from_bytes(blake2b(said.encode(), digest_size=16).digest())


def _stands(edition: Edition, code: str) -> bool:
    wanted = {"country": code, "state": "current"}
    return any(edition.select(table, "1", wanted, "LIMIT 1") for table in STATEMENT_TABLES)
