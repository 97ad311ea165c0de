"""An upgrade can be gone back on: the copy it took is the ledger again, row by row, and nothing is lost in silence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection as django_connection
from django.db.migrations.executor import MigrationExecutor
from tests.ledger.back_door import execute

from habeas.ledger import clock, connection, format, standing, triggers
from habeas.ledger.check.storage import soundness_of_ledger
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home
from habeas.ledger.models import LedgerFormat, Link
from habeas.ledger.options import Options
from habeas.ledger.upgrade import undo, upgrade

BATCH = "INSERT INTO ledger_batch (reader, version, mapping, started_at, by, role) VALUES ('hand', '', '', '', 'x', '')"


def of_format_1(home: Home, database: str) -> Home:
    """A ledger of format 1 with a batch in it, made by the migration of its day."""
    home.create(Options(database=database))
    connection.connect(home, check=False)
    MigrationExecutor(django_connection).migrate([("ledger", "0001_ledger")])
    LedgerFormat.objects.create(format=1, at=clock.now(), software="habeas 0")
    connection.disconnect()
    write(home, BATCH)
    return home


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Home]:
    """One that lies in SQLite."""
    yield of_format_1(Home(tmp_path / "older"), "sqlite")
    connection.disconnect()


def write(home: Home, sql: str) -> None:
    connection.connect(home, check=False)
    execute(sql)
    connection.disconnect()


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def upgraded(home: Home) -> Path:
    done = upgrade(home)
    assert done.backup is not None
    connection.connect(home)
    assert (triggers.missing(), standing.compare()) == ([], [])
    connection.disconnect()
    return done.backup


@pytest.mark.sqlite("the copy of its file")
def test_an_upgrade_that_is_undone_leaves_the_ledger_as_it_was(older: Home) -> None:
    before = content(older.database_file)
    upgraded(older)
    after = content(older.database_file)
    back = undo(older)
    assert (back.new, back.old) == (format.FORMAT, 1)
    assert content(older.database_file) == before
    assert content(back.kept) == after
    with pytest.raises(LedgerError, match="habeas upgrade"):
        connection.connect(older)
    connection.disconnect()
    write(older, BATCH)
    assert upgrade(older).new == format.FORMAT, "and it can be upgraded again"
    connection.connect(older)


@pytest.mark.sqlite("the copy of its file")
def test_what_came_since_is_not_lost_in_silence(older: Home) -> None:
    upgraded(older)
    write(older, BATCH)
    with pytest.raises(LedgerError, match=r"since the upgrade came imports \(1\), which would be gone"):
        undo(older)
    assert format.present() == format.FORMAT
    back = undo(older, lose=True)
    with closing(sqlite3.connect(back.kept)) as kept:
        assert kept.execute("SELECT COUNT(*) FROM ledger_batch").fetchone() == (2,)


@pytest.mark.sqlite("the copy of its file")
def test_a_ledger_that_somebody_has_open_is_left_alone(older: Home) -> None:
    upgraded(older)
    with closing(sqlite3.connect(older.database_file)) as other:
        other.execute("SELECT COUNT(*) FROM ledger_batch").fetchone()
        with pytest.raises(LedgerError, match="another program has the ledger open"):
            undo(older)
    assert not [path for path in older.path.iterdir() if "undone" in path.name]
    undo(older)


@pytest.mark.sqlite("the copy of its file")
def test_without_an_upgrade_there_is_nothing_to_undo(ledger: Home, older: Home) -> None:
    with pytest.raises(LedgerError, match="no copy of an upgrade lies here"):
        undo(ledger)
    upgraded(older)
    undo(older)
    with pytest.raises(LedgerError, match="nothing to undo: the ledger has format 1"):
        undo(older)


@pytest.mark.postgres
def test_in_postgresql_the_error_names_the_way_back(postgres_ledger: Home) -> None:
    with pytest.raises(LedgerError, match="pg_restore"):
        undo(postgres_ledger)


@pytest.mark.postgres
def test_an_older_ledger_in_postgresql_is_upgraded_and_chained(postgres_url: str, tmp_path: Path) -> None:
    home = of_format_1(Home(tmp_path / "older"), postgres_url)
    assert upgrade(home, back_up=False).new == format.FORMAT
    connection.connect(home)
    assert list(Link.objects.values_list("about", "key")) == [("batch", "1")]
    assert list(soundness_of_ledger()) == []
    connection.disconnect()
