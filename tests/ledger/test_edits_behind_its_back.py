"""Edits that somebody makes who owns the machine: triggers away, rows changed with plain SQL, triggers put back.

A few in every run, five hundred under `--soak`: each is found, and nothing is found in a copy that nobody touched. In
PostgreSQL, of which every run tries some too, both by a superuser and by the tables' owner.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from tests.fixtures.databases import NAMES, Databases, copy_observatory, remove_observatory
from tests.ledger.back_door import execute, unguarded
from tests.ledger.edits import EDITS
from tests.ledger.making import ANNA, BORIS, OPERATOR, figure, rule, source
from tests.ledger.statements import one_of_each_kind

from habeas.capture.store import FileStore
from habeas.ledger import format as ledger_format
from habeas.ledger.check.finding import Finding
from habeas.ledger.check.storage import soundness_of_ledger
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled
from habeas.ledger.editions import record_amendment, record_edition
from habeas.ledger.errors import LedgerError, NewerLedger, NotAnObservatory, OlderLedger
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose
from habeas.ledger.models import Verdict
from habeas.ledger.options import Options


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def untouched(request: pytest.FixtureRequest, databases: Databases | None, tmp_path_factory: Any) -> Path:
    """A ledger with several rows in every table, and its files."""
    if databases and request.param == NAMES[0]:
        pytest.skip("the whole suite is on PostgreSQL")
    home = Home(tmp_path_factory.mktemp("untouched") / "observatory")
    server: Databases | None = request.getfixturevalue("server_databases") if request.param == "postgresql" else None
    home.create(Options(database=server.url(home.path) if server else NAMES[0]))
    connect(home, check=False)
    ledger_format.migrate()
    kept = FileStore(home.files).put(b"a page")
    captured = Captured(sha256=kept.sha256, media_type="text/html", url="https://example.org", how="by hand")
    intent = BatchIntent(reader="page", version="2", mapping="tiles", capture=captured)
    propose(intent, [source()], one_of_each_kind("moi-2025"), accept=True, by=OPERATOR)
    for year in range(1990, 2000):
        # A version each: two rows that say the same could be exchanged without anything being another.
        told = [figure(number, period=str(year), raw=str(number), note="told") for number in (1, 2, 3)]
        propose(BatchIntent(reader="test", version=str(year)), [source()], told, accept=True, by=ANNA)
    rule(Verdict.PREFER, 2)
    record_edition("2026-11-24", cut=3, previous="", content_digest="aa")
    rule(Verdict.WITHDRAW, 3, by=BORIS)
    correct("observation", 4, {"value": "413"}, Ruled(ANNA, "misread", note="a word from B."))
    record_amendment("2026-11-24", decision=2, content_digest="bb")
    rule(Verdict.PREFER, 6)
    disconnect()
    return home.path


def look(home: Home) -> list[Finding | LedgerError]:
    """What is found; a ledger that cannot even be opened any more is found out too."""
    try:
        connect(home)
        return list(soundness_of_ledger())
    except (OlderLedger, NewerLedger, NotAnObservatory) as error:  # its formats were removed
        return [error]
    finally:
        disconnect()


def unnoticed(untouched: Path, tmp_path: Path, seeds: range) -> list[str]:
    """The edits that nothing was said of."""
    missed = []
    for seed in seeds:
        home = Home(copy_observatory(untouched, tmp_path / f"edited-{seed}"))
        done = EDITS[seed % len(EDITS)](home, random.Random(seed))
        if not look(home):
            missed.append(f"{seed}: {done}")
        remove_observatory(home.path)
    return missed


def test_nothing_is_found_in_a_copy_that_nobody_touched(untouched: Path, tmp_path: Path) -> None:
    home = Home(copy_observatory(untouched, tmp_path / "copy"))
    assert look(home) == []


def test_every_edit_is_found(untouched: Path, tmp_path: Path) -> None:
    assert unnoticed(untouched, tmp_path, range(40)) == []


@pytest.mark.soak
def test_five_hundred_edits_are_found(untouched: Path, tmp_path: Path) -> None:
    assert unnoticed(untouched, tmp_path, range(500)) == []


@pytest.mark.parametrize(
    ("sql", "first"),
    [
        ("UPDATE ledger_observation SET value = '7' WHERE id = 9", "observation-9"),
        ("UPDATE ledger_observation SET natural_id = 'x' WHERE id = 9", "observation-9"),
        ("UPDATE ledger_observation SET fingerprint = 'x' WHERE id = 9", "observation-9"),
        ("DELETE FROM ledger_observation WHERE id = 9", "observation-9"),
        ("UPDATE ledger_observation SET batch_id = 1 WHERE id = 9", "observation-9"),
        ("DELETE FROM ledger_decision WHERE id = 5", "decision-5"),
        ("UPDATE ledger_batch SET by = 'eve' WHERE id = 4", "batch-4"),
        ("UPDATE ledger_ledgerkey SET secret = '00'", "key-fingerprint"),
        ("DELETE FROM ledger_link WHERE id = 6", "link-6"),
        ("UPDATE ledger_link SET salt = 'x' WHERE id = 6", "link-6"),
    ],
)
def test_the_first_bad_row_is_named(untouched: Path, tmp_path: Path, sql: str, first: str) -> None:
    home = Home(copy_observatory(untouched, tmp_path / "copy"))
    with unguarded(home, superuser=False):
        execute(sql)
    found = look(home)[0]
    assert isinstance(found, Finding)
    assert found.ids == (first,)
