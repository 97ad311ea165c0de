"""Edits that somebody makes who owns the machine: triggers dropped, rows changed with plain SQL, triggers put back.

A few in every run, five hundred under `--soak`: each is found, and nothing is found in a copy that nobody touched.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.making import ANNA, BORIS, OPERATOR, figure, rule, source
from tests.ledger.statements import one_of_each_kind

from habeas.capture.store import FileStore
from habeas.ledger import sealing
from habeas.ledger.chain import links
from habeas.ledger.check.finding import Finding
from habeas.ledger.check.storage import soundness_of_ledger
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled
from habeas.ledger.editions import record_amendment, record_edition
from habeas.ledger.errors import LedgerError, NewerLedger, NotAnObservatory, OlderLedger
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose
from habeas.ledger.models import APPEND_ONLY, Verdict

TABLES = [*(model._meta.db_table for model in APPEND_ONLY), "ledger_standing"]
MEANS_NOTHING = {("ledger_standing", "id")}
"""The number of a row of what stands: the table is written anew from the decisions, whatever its numbers are."""
IN_LINKS = ("batch", "decision")


@pytest.fixture(scope="module")
def untouched(empty_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger with several rows in every table, and its files."""
    home = Home(tmp_path_factory.mktemp("untouched") / "observatory")
    shutil.copytree(empty_home, home.path)
    connect(home)
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
    yield home.path


def look(home: Home) -> list[Finding | LedgerError]:
    """What is found; a ledger that cannot even be opened any more is found out too."""
    try:
        connect(home)
        return list(soundness_of_ledger())
    except (OlderLedger, NewerLedger, NotAnObservatory) as error:  # its formats were removed
        return [error]
    finally:
        disconnect()


def in_sql(home: Home, edit: Callable[[sqlite3.Connection], str]) -> str:
    """Make an edit with the triggers away, and put them back as they were."""
    with closing(sqlite3.connect(home.database_file)) as database:
        triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            database.execute(f"DROP TRIGGER {name}")
        told = edit(database)
        for _name, sql in triggers:
            database.execute(sql)
        database.commit()
    return told


def rows_of(database: sqlite3.Connection, table: str) -> list[int]:
    return [row[0] for row in database.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]


def other(value: object, chance: random.Random) -> object:
    """Another value of the same type."""
    if isinstance(value, int):
        return value + chance.choice([1000, -1000])
    return f"{value or ''}{chance.choice('abcdef0123')}" if chance.random() < 0.8 or not value else ""


def change_a_value(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        while True:
            table = chance.choice(TABLES)
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            column, row = chance.choice(columns), chance.choice(rows_of(database, table))
            if (table, column) in MEANS_NOTHING:
                continue
            old = database.execute(f'SELECT "{column}" FROM {table} WHERE rowid = ?', [row]).fetchone()[0]
            new = other(old, chance)
            try:
                database.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', [new, row])
            except sqlite3.IntegrityError:
                continue
            return f"{column} of row {row} in {table}: {old!r} to {new!r}"

    return in_sql(home, edit)


def exchange_two_rows(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        table = chance.choice(["ledger_observation", "ledger_decision", "ledger_batch", "ledger_link"])
        one, two = chance.sample(rows_of(database, table), 2)
        for old, new in ((one, -1), (two, one), (-1, two)):
            database.execute(f"UPDATE {table} SET id = ? WHERE id = ?", [new, old])
        return f"rows {one} and {two} of {table} exchanged"

    return in_sql(home, edit)


def remove_a_row(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        table = chance.choice(TABLES)
        row = chance.choice(rows_of(database, table))
        database.execute(f"DELETE FROM {table} WHERE rowid = ?", [row])
        return f"row {row} of {table} removed"

    return in_sql(home, edit)


def _forget(database: sqlite3.Connection, about: str, key: str) -> None:
    """Remove a row with all that came with it, and its link."""
    database.execute("DELETE FROM ledger_link WHERE about = ? AND key = ?", [about, key])
    table = {"edition": "ledger_editioncut"}.get(about, f"ledger_{about}")
    column = "edition" if about == "edition" else "id"
    database.execute(f"DELETE FROM {table} WHERE {column} = ?", [key])
    if about == "batch":
        for table in (model._meta.db_table for model in APPEND_ONLY):
            if "batch_id" in [row[1] for row in database.execute(f"PRAGMA table_info({table})")]:
                database.execute(f"DELETE FROM {table} WHERE batch_id = ?", [key])


def remove_a_row_with_its_link(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        about, key = chance.choice(database.execute("SELECT about, key FROM ledger_link").fetchall())
        _forget(database, about, key)
        return f"{about} {key} removed with its link"

    return in_sql(home, edit)


def cut_the_tail(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        count = chance.randint(1, 8)
        found = database.execute("SELECT about, key FROM ledger_link ORDER BY id DESC LIMIT ?", [count]).fetchall()
        for about, key in found:
            _forget(database, about, key)
        return f"the last {count} links removed with their rows"

    return in_sql(home, edit)


def cut_the_tail_of_a_table(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        table = chance.choice(TABLES)
        last = rows_of(database, table)[-chance.randint(1, 3) :]
        database.execute(f"DELETE FROM {table} WHERE rowid IN ({', '.join(map(str, last))})")
        return f"the last rows {last} of {table} removed"

    return in_sql(home, edit)


def take_a_salt(home: Home, chance: random.Random) -> str:
    def edit(database: sqlite3.Connection) -> str:
        table = chance.choice(["ledger_observation", "ledger_source", "ledger_decision", "ledger_link", "ledger_text"])
        row = chance.choice(rows_of(database, table))
        words = ", words = ''" if table == "ledger_text" else ""
        new = chance.choice(["", "0" * 32]) if table != "ledger_text" else ""
        database.execute(f"UPDATE {table} SET salt = ?{words} WHERE rowid = ?", [new, row])
        return f"salt of row {row} in {table} is now {new!r}"

    return in_sql(home, edit)


def _seal_anew(database: sqlite3.Connection, chance: random.Random) -> int:
    """Change a value and seal its row again, as somebody can who has read how."""
    database.row_factory = sqlite3.Row
    row = dict(chance.choice(database.execute("SELECT * FROM ledger_observation").fetchall()))
    database.row_factory = None
    row["value"] = "99999"
    left_out = {"id", "batch_id", "question", "natural_id", "fingerprint", "salt", "seal"}
    cells = {name: cell for name, cell in row.items() if name not in left_out}
    seal = sealing.seal(row["salt"], "observation", cells)
    database.execute("UPDATE ledger_observation SET value = '99999', seal = ? WHERE id = ?", [seal, row["id"]])
    return int(row["id"])


def seal_a_row_anew(home: Home, chance: random.Random) -> str:
    return in_sql(home, lambda database: f"observation {_seal_anew(database, chance)} sealed anew")


def build_the_chain_anew(home: Home, chance: random.Random) -> str:
    """The row sealed anew, and every link from its batch on made again by habeas's own code."""
    told: list[tuple[str, str]] = []

    def edit(database: sqlite3.Connection) -> str:
        row = _seal_anew(database, chance)
        sql = "SELECT id FROM ledger_link WHERE about = 'batch' AND key = (SELECT batch_id FROM ledger_observation"
        (start,) = database.execute(f"{sql} WHERE id = ?)", [row]).fetchone()
        told.extend(database.execute("SELECT about, key FROM ledger_link WHERE id >= ? ORDER BY id", [start]))
        database.execute("DELETE FROM ledger_link WHERE id >= ?", [start])
        return f"observation {row} sealed anew, the chain made anew from link {start} on"

    done = in_sql(home, edit)
    connect(home)
    links.extend(told)
    disconnect()
    return done


def meddle_with_files(home: Home, chance: random.Random) -> str:
    capture = next(path for path in home.files.rglob("*") if path.is_file())
    path = chance.choice([capture, home.path / "chain-head"])
    how = chance.choice(["flip", "remove", "add"])
    data = bytearray(path.read_bytes())
    if how == "flip":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
    elif how == "remove":
        path.unlink()
    else:
        path = home.files / f"{chance.randrange(256):02x}" / f"{chance.getrandbits(256):064x}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"more")
    return f"{how} {path.relative_to(home.path)}"


EDITS = (
    *[change_a_value] * 6,
    *[exchange_two_rows, remove_a_row, remove_a_row_with_its_link, cut_the_tail, cut_the_tail_of_a_table] * 2,
    *[take_a_salt, seal_a_row_anew, build_the_chain_anew, meddle_with_files],
)


def unnoticed(untouched: Path, tmp_path: Path, seeds: range) -> list[str]:
    """The edits that nothing was said of."""
    missed = []
    for seed in seeds:
        home = Home(tmp_path / f"edited-{seed}")
        shutil.copytree(untouched, home.path)
        done = EDITS[seed % len(EDITS)](home, random.Random(seed))
        if not look(home):
            missed.append(f"{seed}: {done}")
        shutil.rmtree(home.path)
    return missed


def test_nothing_is_found_in_a_copy_that_nobody_touched(untouched: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "copy")
    shutil.copytree(untouched, home.path)
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
    home = Home(tmp_path / "copy")
    shutil.copytree(untouched, home.path)
    in_sql(home, lambda database: str(database.execute(sql)))
    found = look(home)[0]
    assert isinstance(found, Finding)
    assert found.ids == (first,)
