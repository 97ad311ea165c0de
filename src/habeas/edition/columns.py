"""Columns: how the fields of a row stand in SQLite, read off the dataclasses once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints

from habeas.edition.schema import KEYS, TABLES, Row

Cell = str | int | float | None
"""What SQLite stores in a column of an edition."""

RowType = TypeVar("RowType", bound=Row)


def canonical(value: object) -> str:
    """JSON in its one written form: no blanks, keys in order, characters as they are."""
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row: its SQL declaration, and the way into a cell and back (None where it is stored as it is)."""

    name: str
    declaration: str
    encode: Callable[[Any], Cell] | None = None
    decode: Callable[[Any], object] | None = None

    @property
    def boolean(self) -> bool:
        """Whether it is true or false, stored as 1 or 0."""
        return self.encode is _boolean

    @property
    def is_list(self) -> bool:
        """Whether it is a list of texts, stored as JSON."""
        return self.encode is _list


def _boolean(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _truth(cell: int | None) -> bool | None:
    return None if cell is None else bool(cell)


def _number(value: float | None) -> float | None:
    return None if value is None else float(value) + 0.0


def _list(value: tuple[str, ...]) -> str:
    return canonical(value) if value else "[]"


def _items(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell)) if cell != "[]" else ()


_FORMS: dict[Any, tuple[str, Callable[[Any], Cell] | None, Callable[[Any], object] | None]] = {
    str: ("TEXT NOT NULL", None, None),
    int: ("INTEGER NOT NULL", None, None),
    bool: ("INTEGER NOT NULL", _boolean, _truth),
    bool | None: ("INTEGER", _boolean, _truth),
    float | None: ("REAL", _number, None),
    tuple[str, ...]: ("TEXT NOT NULL", _list, _items),
}
"""Every type a field of a row may have."""


def _columns(table: type[Row]) -> tuple[Column, ...]:
    hints = get_type_hints(table)
    return tuple(Column(field.name, *_FORMS[hints[field.name]]) for field in fields(table))


_COLUMNS: dict[type[Row], tuple[Column, ...]] = {table: _columns(table) for table in TABLES}
_NAMES = {table: tuple(column.name for column in found) for table, found in _COLUMNS.items()}


def columns(table: type[Row]) -> tuple[Column, ...]:
    """The columns of a table in the order of its fields."""
    return _COLUMNS[table]


def names(table: type[Row]) -> tuple[str, ...]:
    """The names of a table's columns."""
    return _NAMES[table]


def key_of(table: type[Row]) -> tuple[str, ...]:
    """The columns of a table's primary key: those that the schema names, else the first field."""
    return KEYS.get(table.TABLE) or _NAMES[table][:1]


def to_cells(row: Row) -> tuple[Cell, ...]:
    """A row as SQLite stores it."""
    table = type(row)
    cells = list(_GETTERS[table](row))
    for place, encode in _ENCODERS[table]:
        cells[place] = encode(cells[place])
    return tuple(cells)


def from_cells(table: type[RowType], cells: Sequence[Cell]) -> RowType:
    """The row that SQLite stored as `cells`."""
    found: list[object] = list(cells)
    for place, decode in _DECODERS[table]:
        found[place] = decode(found[place])
    return table(**dict(zip(_NAMES[table], found, strict=True)))


_GETTERS: Mapping[type[Row], Callable[[Row], tuple[Any, ...]]] = {
    table: attrgetter(*found) for table, found in _NAMES.items()
}
"""Every table has more than one column, so all of them give tuples."""
_ENCODERS = {
    table: [(place, column.encode) for place, column in enumerate(found) if column.encode]
    for table, found in _COLUMNS.items()
}
_DECODERS = {
    table: [(place, column.decode) for place, column in enumerate(found) if column.decode]
    for table, found in _COLUMNS.items()
}
