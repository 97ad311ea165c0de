"""What is demanded of a database before it is worked on."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.db import connection as django_connection
from tests.ledger.making import bring_in, figure

from habeas.ledger import connection
from habeas.ledger.dump import dump
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home


@pytest.mark.sqlite("its pragmas")
@pytest.mark.parametrize(
    ("pragma", "words"),
    [
        ("journal_mode=DELETE", r"journal_mode is delete, not wal"),
        ("synchronous=NORMAL", r"synchronous is 1, not 2"),
        ("foreign_keys=OFF", r"foreign_keys is 0, not 1"),
    ],
)
def test_a_pragma_that_is_not_had_is_refused(
    ledger: Home, monkeypatch: pytest.MonkeyPatch, pragma: str, words: str
) -> None:
    entry = connection.database(ledger)
    entry["OPTIONS"]["init_command"] += f"; PRAGMA {pragma}"
    monkeypatch.setattr(connection, "database", lambda _home: entry)
    with pytest.raises(LedgerError, match=words):
        connection.connect(ledger)


@pytest.mark.sqlite("its lock")
def test_whoever_reads_keeps_no_writer_waiting_and_sees_one_moment(ledger: Home) -> None:
    bring_in(figure())
    lines = dump()
    first = [next(lines), next(lines)]
    with closing(sqlite3.connect(ledger.database_file, timeout=0)) as other:
        other.execute("INSERT INTO ledger_text VALUES ('0', '', '', 'en', '')")
        other.commit()
    assert b'"hash":"0"' not in b"".join([*first, *lines])
    assert b'"hash":"0"' in b"".join(dump())
    assert getattr(django_connection, "transaction_mode", None) == "IMMEDIATE"


@pytest.mark.postgres
def test_postgresql_is_asked_to_keep_what_it_acknowledges(postgres_ledger: Home) -> None:
    with django_connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)
