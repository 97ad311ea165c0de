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

    PostgreSQL's COPY belongs here, when it is needed: nothing else knows how rows are written.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"
    written = 0
    with connection.cursor() as cursor:
        remaining = iter(rows)
        while chunk := list(islice(remaining, CHUNK)):
            cursor.executemany(sql, chunk)
            written += len(chunk)
    return written
