"""Statements as JSON Lines: each row exactly as the edition holds it, in canonical JSON."""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring

from habeas.edition.columns import Cell, columns, names
from habeas.edition.parts import Cells
from habeas.edition.schema import ObservationRow, Row

_JSON_WITHIN = frozenset({(ObservationRow, "value")})
"""Columns whose text is JSON by itself, or empty."""


def line_of(table: type[Row]) -> Callable[[Cells], str]:
    """A row's cells as one line, with the table's name among the columns, in the order of their names."""
    writers = {column.name: _writer(table, column.name) for column in columns(table)}
    places = sorted((name, place) for place, name in enumerate(names(table)))
    before = [(f'"{name}":', writers[name], place) for name, place in places if name < "table"]
    after = [(f'"{name}":', writers[name], place) for name, place in places if name > "table"]
    own = f'"table":"{table.TABLE}"'

    def line(cells: Cells) -> str:
        said = [key + write(cells[place]) for key, write, place in before]
        said.append(own)
        said += [key + write(cells[place]) for key, write, place in after]
        return "{" + ",".join(said) + "}\n"

    return line


def _writer(table: type[Row], name: str) -> Callable[[Cell], str]:
    column = next(column for column in columns(table) if column.name == name)
    if (table, name) in _JSON_WITHIN:
        return _within
    if column.boolean:
        return _truth
    if column.is_list:
        return str
    return encode_basestring if column.declaration.startswith("TEXT") else _number  # type: ignore[return-value]


def _within(cell: Cell) -> str:
    return str(cell) if cell else "null"


def _truth(cell: Cell) -> str:
    return "null" if cell is None else "true" if cell else "false"


def _number(cell: Cell) -> str:
    return "null" if cell is None else repr(cell)
