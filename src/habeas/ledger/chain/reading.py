"""Rows as the chain reads them: by their key, or streamed in the order of batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import connection

from habeas.ledger.forms import FORMS
from habeas.ledger.shapes import SHAPES, Shape

Cells = Mapping[str, Any]
FETCHED = 2000
"""Rows read at a time."""


def stored(row: str, key: object) -> dict[str, Any] | None:
    """One row of a table by its key, as the columns hold it, alike in both databases."""
    shape = SHAPES[row]
    by = connection.ops.quote_name(str(shape.model._meta.pk.column))
    for rows in select(f"{_columns(shape)} WHERE {by} = %s", key):
        return named(shape, rows[0])
    return None


def everything(row: str) -> dict[str, dict[str, Any]]:
    """All rows of a small table by their keys."""
    shape = SHAPES[row]
    key = str(shape.model._meta.pk.column)
    return {str((cells := named(shape, one))[key]): cells for rows in select(_columns(shape)) for one in rows}


def named(shape: Shape, row: Sequence[Any]) -> dict[str, Any]:
    """Cells by their columns; SQLite keeps true and false as numbers."""
    cells = dict(zip(shape.names, row, strict=True))
    for field in shape.layout.fields if shape.layout else ():
        if field.form is FORMS["bool"]:
            cells[field.name] = bool(cells[field.name])
    return cells


def select(sql: str, *bindings: Any) -> Iterator[list[Any]]:
    """Rows, a piece at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, bindings)
        while rows := cursor.fetchmany(FETCHED):
            yield rows


def by_key() -> str:
    """Keys of sources in the order of their bytes, which is that of code points, in both databases."""
    return "key" + (' COLLATE "C"' if connection.vendor == "postgresql" else "")


class Stream:
    """All rows of one table in the order of a number: sources and statements of their batch, decisions of their own."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        order = {"source": f"batch_id, {by_key()}", "decision": "id"}.get(shape.row, "batch_id, id")
        self._pieces = select(f"{_columns(shape)} ORDER BY {order}")
        self._piece: list[Any] = []

    @cached_property
    def _number(self) -> int:
        return self.shape.names.index("id" if self.shape.row == "decision" else "batch_id")

    def before(self, number: float) -> Iterator[Any]:
        """The rows that come before a number and were not taken."""
        while self._fill() and self._piece[0][self._number] < number:
            yield self._piece.pop(0)

    def take(self, number: int) -> Iterator[list[Any]]:
        """The rows of a number, a piece at a time."""
        place = self._number
        while self._fill() and self._piece[0][place] == number:
            if self._piece[-1][place] == number:
                piece, self._piece = self._piece, []
            else:
                end = next(at for at, row in enumerate(self._piece) if row[place] != number)
                piece, self._piece = self._piece[:end], self._piece[end:]
            yield piece

    def _fill(self) -> bool:
        if not self._piece:
            self._piece = next(self._pieces, [])
        return bool(self._piece)


def _columns(shape: Shape) -> str:
    quote = connection.ops.quote_name
    return f"SELECT {', '.join(map(quote, shape.names))} FROM {quote(shape.model._meta.db_table)}"
