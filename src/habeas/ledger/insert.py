"""Bulk rows: the one place where many rows are written. `bulk_create` takes eight to twelve times as long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection, models

from habeas.ledger.forms import Cell

CHUNK = 5000
"""Rows handed over at a time: enough to amortise the call, few enough to stay small in memory."""


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write rows of `model` on Django's own connection, inside its transaction, and say how many.

    By COPY in PostgreSQL, by `executemany` in SQLite.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    table = quote(model._meta.db_table)
    if connection.vendor == "postgresql":
        return _copy(f"COPY {table} ({names}) FROM STDIN", rows)
    marks = ", ".join(["%s"] * len(columns))
    return _execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _execute(sql: str, rows: Iterable[Sequence[Cell]]) -> int:
    written = 0
    with connection.cursor() as cursor:
        remaining = iter(rows)
        while chunk := list(islice(remaining, CHUNK)):
            cursor.executemany(sql, chunk)
            written += len(chunk)
    return written


def _copy(sql: str, rows: Iterable[Sequence[Cell]]) -> int:
    """Rows are drawn as they are sent. Django's cursor hands `copy` on to psycopg's, whose errors it has to be asked to
    tell as its own."""
    written = 0
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)
            written += 1
    return written
