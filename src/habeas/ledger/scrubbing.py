"""Leaving nothing of an emptied row in a database's bytes: old pages, old versions of rows, the write-ahead log."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from habeas.ledger.errors import LedgerError

WAIT = "60s"
"""How long to wait for others in PostgreSQL; as long as a writer waits in SQLite."""


def prepare() -> None:
    """Let SQLite write zeros over whatever is deleted from now on."""
    if connection.vendor == "sqlite":
        _run("PRAGMA secure_delete = ON")


def scrub(tables: Iterable[str]) -> None:
    """Write the database anew, in PostgreSQL these tables of it, so that the old bytes are gone.

    What lies outside is not reached: PostgreSQL's own log and its archive, copies, snapshots of a disk.
    """
    if connection.vendor == "sqlite":
        _scrub_sqlite()
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT}'")
        for table in sorted(tables):
            cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
        cursor.execute("VACUUM FULL pg_statistic")  # it keeps samples of what columns hold
        cursor.execute("RESET lock_timeout")


def _scrub_sqlite() -> None:
    _run("PRAGMA secure_delete = ON")
    _run("VACUUM")
    busy = _run("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise LedgerError(
            "another program is reading the ledger, so that its log could not be emptied of what was redacted",
            "ledger.sqlite3-wal",
            "End whatever has the ledger open, then run habeas publish: it finishes what was begun.",
        )


def _run(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found = cursor.fetchone()
        return int(found[0]) if found else 0
