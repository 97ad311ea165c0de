"""Round the back of habeas: plain SQL on a ledger with what guards it out of the way, in either database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from habeas.ledger.connection import connect, disconnect
from habeas.ledger.home import Home
from habeas.ledger.models import APPEND_ONLY


def execute(sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """One statement on the database that is connected to, and its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values) or None)  # type: ignore[arg-type]  # whatever a row may hold
        return cursor.fetchall() if cursor.description else []


def drop_trigger(table: str, verb: str) -> str:
    """Drop the trigger that refuses an update or a delete, and leave it dropped; its name."""
    if connection.vendor == "sqlite":
        execute(f"DROP TRIGGER {table}_no_{verb}")
        return f"{table}_no_{verb}"
    execute(f"DROP TRIGGER {table}_no_change ON {table}")
    return f"{table}_no_change"


@contextmanager
def unguarded(home: Home, *, superuser: bool = True) -> Iterator[None]:
    """Connected to a ledger in which any row can be changed; what guarded it is there again afterwards.

    In PostgreSQL by one setting that only a superuser has, or as the owner of the tables, who cannot switch off what
    keeps foreign keys.
    """
    connect(home, check=False)
    try:
        with _without_triggers() if connection.vendor == "sqlite" else _replica() if superuser else _switched_off():
            yield
    finally:
        disconnect()


@contextmanager
def _without_triggers() -> Iterator[None]:
    execute("PRAGMA foreign_keys = OFF")
    with transaction.atomic():
        triggers = execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _sql in triggers:
            execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            execute(sql)


@contextmanager
def _replica() -> Iterator[None]:
    execute("SET session_replication_role = replica")
    yield


@contextmanager
def _switched_off() -> Iterator[None]:
    tables = [model._meta.db_table for model in APPEND_ONLY]
    for table in tables:
        execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
