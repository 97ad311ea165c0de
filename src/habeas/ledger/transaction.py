"""The one way to write: a transaction that no other writer shares."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from habeas.ledger.chain import links, witness
from habeas.ledger.opened import current

_LOCK = 0x6861626561  # any number, the same in every process
"""PostgreSQL's advisory lock of writers."""


@contextmanager
def writing() -> Iterator[None]:
    """Write alone, and durably once the block is left.

    Ids must be given in the order in which they are committed, since an edition is cut at a decision's id; so writers
    take turns in both databases: SQLite by BEGIN IMMEDIATE, PostgreSQL by an advisory lock. What was noted with
    `chain.note` gets its links before the commit, and the observatory's folder a witness of them after it.
    """
    with transaction.atomic(durable=True), links.noting() as noted:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
        links.extend(noted)
    if noted:
        witness.follow(current().path)


@contextmanager
def reading() -> Iterator[None]:
    """Read everything as of one moment, whatever others write meanwhile; nobody waits for whoever reads."""
    with _without_lock(), transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def _without_lock() -> Iterator[None]:
    """SQLite's BEGIN IMMEDIATE, which writers need, would keep every writer out for as long as one reads."""
    mode = getattr(connection, "transaction_mode", None)
    if mode is None:
        yield
        return
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # of Django's SQLite back-end alone
    try:
        yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]
