"""An edition that notes which parts of it are read, so that what is made from them is made anew only when they change.

Noted may be more than what is read, never less: rows are noted by a column on whose equality they are asked for, else
with their whole table, and a SELECT written by hand notes every table that it names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from habeas.edition.columns import Cell, RowType
from habeas.edition.parts import PARTED, Part
from habeas.edition.reader import Edition
from habeas.edition.schema import Meta, Row

_NAMED = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)", re.IGNORECASE)


class Watched(Edition):
    """An edition read by one thread; `noted` holds the parts read since it was last emptied."""

    def __init__(self, directory: Path | None) -> None:
        super().__init__(directory)
        self.noted: set[Part] = set()
        self._quiet = 0

    @property
    def meta(self) -> Mapping[str, str]:
        """What the edition says of itself; each fact is a part of its own."""
        with self.quietly():
            return _Told(self, super().meta)

    def note(self, part: Part) -> None:
        """Note a part, unless reading is quiet."""
        if not self._quiet:
            self.noted.add(part)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Read without noting: for what is noted by another name."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def rows(
        self,
        table: type[RowType],
        where: Mapping[str, object] | None = None,
        order: Iterable[str] = (),
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[RowType]:
        """Rows, noted."""
        self._note_rows(table, where)
        with self.quietly():
            return super().rows(table, where, order, limit=limit, offset=offset)

    def count(self, table: type[Row], where: Mapping[str, object] | None = None) -> int:
        """A count, noted."""
        self._note_rows(table, where)
        with self.quietly():
            return super().count(table, where)

    def select(
        self, table: type[Row], what: str, where: Mapping[str, object] | None = None, tail: str = ""
    ) -> list[tuple[Cell, ...]]:
        """Expressions over the rows of one table, noted."""
        self._note_rows(table, where)
        with self.quietly():
            return super().select(table, what, where, tail)

    def query(self, statement: str, parameters: Iterable[Cell] = ()) -> list[tuple[Cell, ...]]:
        """A SELECT written by hand: every table that it names is noted whole."""
        for name in _NAMED.findall(statement):
            self.note((name, "", ""))
        return super().query(statement, parameters)

    def _note_rows(self, table: type[Row], where: Mapping[str, object] | None) -> None:
        for column in PARTED.get(table, ()):
            value = (where or {}).get(column)
            if isinstance(value, str):
                return self.note((table.TABLE, column, value))
            if isinstance(value, Collection):
                for one in value:
                    self.note((table.TABLE, column, str(one)))
                return None
        return self.note((table.TABLE, "", ""))


class _Told(Mapping[str, str]):
    """The facts about an edition; asking for one notes it, there or not."""

    def __init__(self, edition: Watched, facts: Mapping[str, str]) -> None:
        self._edition, self._facts = edition, facts

    def __getitem__(self, key: str) -> str:
        self._edition.note((Meta.TABLE, "key", key))
        return self._facts[key]

    def __iter__(self) -> Iterator[str]:
        self._edition.note((Meta.TABLE, "", ""))
        return iter(self._facts)

    def __len__(self) -> int:
        self._edition.note((Meta.TABLE, "", ""))
        return len(self._facts)
