"""Bulk rows: the one place where many rows are written. `bulk_create` takes eight to twelve times as long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

from habeas.ledger.forms import Cell

CHUNK = 5000
"""Rows handed over at a time: enough to amortise the call, few enough to stay small in memory."""


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write rows of `model` on Django's own connection, inside its transaction, and say how many."""
    return insert_into(connection.ops.quote_name(model._meta.db_table), columns, rows)


def insert_into(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """The same into any table: by COPY in PostgreSQL, by `executemany` in SQLite."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    if connection.vendor == "postgresql":
        return _copy(f"COPY {table} ({names}) FROM STDIN", rows)
    marks = ", ".join(["%s"] * len(columns))
    return _execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _execute(sql: str, rows: Iterable[Sequence[Any]]) -> int:
    written = 0
    with connection.cursor() as cursor:
        remaining = iter(rows)
        while chunk := list(islice(remaining, CHUNK)):
            cursor.executemany(sql, chunk)
            written += len(chunk)
    return written


def _copy(sql: str, rows: Iterable[Sequence[Any]]) -> int:
    """Rows are drawn as they are sent. Django's cursor hands `copy` on to psycopg's, whose errors it has to be asked to
    tell as its own."""
    written = 0
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(sql) as copy:
        remaining = iter(rows)
        while chunk := list(islice(remaining, CHUNK)):
            copy.write("".join(map(_line, chunk)))
            written += len(chunk)
    return written


def _line(row: Sequence[Any]) -> str:
    """A row in COPY's text form. psycopg's own `write_row` takes four times as long: it asks the type of every cell."""
    try:
        line = "\t".join(row)
    except TypeError:  # numbers, truth and nothing are among them
        row = [cell if isinstance(cell, str) else _NULL if cell is None else str(cell) for cell in row]
        line = "\t".join(row)
    if line.count("\t") >= len(row) or "\n" in line or "\r" in line:
        line = "\t".join([_escaped(cell) for cell in row])
    elif "\\" in line:
        line = line.replace("\\", "\\\\")
    return line.replace(_NULL, "\\N") + "\n"


def _escaped(cell: str) -> str:
    for char, written in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        cell = cell.replace(char, written)
    return cell


_NULL = "\x00"
"""Stands for nothing until the rest is escaped: it is the one character that no text has."""
