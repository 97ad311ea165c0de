"""Looking into a ledger from beside it, whichever database it lies in, without habeas."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from habeas.ledger.home import Home

SQLITE = "sqlite"
WRITERS = 0x6861626561
"""The advisory lock that writers take in PostgreSQL."""


def rows(home: Home, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """The rows of one query; ``?`` stands for a value."""
    address = home.options().database
    if address == SQLITE:
        with closing(sqlite3.connect(home.database_file)) as database:
            return database.execute(sql, values).fetchall()
    import psycopg

    with psycopg.connect(address) as server:
        return server.execute(sql.replace("?", "%s").encode(), values).fetchall()


@contextmanager
def nobody_writes(home: Home) -> Iterator[None]:
    """Hold the lock that every writer waits for."""
    address = home.options().database
    if address == SQLITE:
        with closing(sqlite3.connect(home.database_file, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            yield
        return
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [WRITERS])
        yield
