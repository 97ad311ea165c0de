"""Ledgers to test on: one in SQLite, made once and copied, and one in PostgreSQL where the machine has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fixtures.databases import Databases, copy_observatory

from habeas.ledger import format
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.home import Home
from habeas.ledger.options import Options


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty observatory to copy."""
    home = Home(tmp_path_factory.mktemp("empty") / "observatory")
    home.create()
    connect(home, check=False)
    format.migrate()
    disconnect()
    return home.path


@pytest.fixture
def ledger(empty_home: Path, tmp_path: Path) -> Iterator[Home]:
    """An empty ledger, connected: in SQLite, unless the whole suite runs on PostgreSQL."""
    home = Home(tmp_path / "observatory")
    copy_observatory(empty_home, home.path)
    connect(home)
    yield home
    disconnect()


@pytest.fixture
def postgres_ledger(postgres_url: str, tmp_path: Path) -> Iterator[Home]:
    """An empty ledger in PostgreSQL, connected."""
    home = Home(tmp_path / "postgres-observatory")
    home.create(Options(database=postgres_url))
    connect(home, check=False)
    format.migrate()
    yield home
    disconnect()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either_ledger(request: pytest.FixtureRequest, databases: Databases | None) -> Home:
    """The same test on both databases."""
    if databases and request.param == "postgres":
        pytest.skip("runs once: the whole suite is on PostgreSQL")
    found: Home = request.getfixturevalue("ledger" if request.param == "sqlite" else "postgres_ledger")
    return found
