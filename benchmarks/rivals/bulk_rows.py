"""Bare rows into a ledger's tables, with the same columns, indexes and triggers: one transaction, nothing looked at.

For SQLite ``executemany`` on a connection with the ledger's own settings and the cache that an import gives itself; for
PostgreSQL ``COPY`` in text form through psycopg. Run as ``python -m benchmarks.rivals.bulk_rows PREPARED INTO``: the
rows of one ledger, which lie in memory before the clock starts, into another; prints the seconds. With
``--without-standing`` the table of what stands is left out.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

CHUNK = 5000
CACHE_KIB = 128 * 1024

Tables = Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]
"""By table: columns and rows, in the order in which they are written."""


def prepared(path: str, tables: Sequence[str]) -> Tables:
    """The rows of a ledger in SQLite, as an import wrote them and in its order."""
    made = {}
    with sqlite3.connect(path) as ledger:
        for table in tables:
            columns = [row[1] for row in ledger.execute(f"PRAGMA table_info({table})")]
            numbered = table not in ("ledger_batch", "ledger_source")
            kept = [column for column in columns if column != "id" or not numbered]
            rows = ledger.execute(f"SELECT {_listed(kept)} FROM {table} ORDER BY rowid").fetchall()
            if rows:
                made[table] = (kept, rows)
    return made


def by_executemany(path: str, tables: Tables) -> float:
    """Seconds from the first row to the end of the commit."""
    ledger = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{CACHE_KIB}"):
        ledger.execute(f"PRAGMA {pragma}")
    began = time.perf_counter()
    ledger.execute("BEGIN IMMEDIATE")
    for table, (columns, rows) in tables.items():
        sql = f"INSERT INTO {table} ({_listed(columns)}) VALUES ({', '.join('?' * len(columns))})"
        for chunk in _chunks(rows):
            ledger.executemany(sql, chunk)
    ledger.execute("COMMIT")
    seconds = time.perf_counter() - began
    ledger.close()
    return seconds


def by_copy(url: str, tables: Tables) -> float:
    """Seconds from the first row to the end of the commit."""
    import psycopg

    with psycopg.connect(url) as ledger:
        began = time.perf_counter()
        for table, (columns, rows) in tables.items():
            with ledger.cursor().copy(f"COPY {table} ({_listed(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        ledger.commit()
        return time.perf_counter() - began


def _chunks(rows: Sequence[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


if __name__ == "__main__":
    from habeas.ledger.models import STATEMENTS

    tables = ["ledger_batch", "ledger_source", "ledger_text", *(model._meta.db_table for model in STATEMENTS.values())]
    if "--without-standing" not in sys.argv:
        tables.append("ledger_standing")
    into = sys.argv[2]
    rows = prepared(sys.argv[1], tables)
    gc.disable()  # nothing in these rows refers to itself
    print((by_copy if into.startswith("postgres") else by_executemany)(into, rows))
