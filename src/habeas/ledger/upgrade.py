"""Bringing an older observatory up to this version: back up, migrate, check."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from habeas.capture.durable import new_file
from habeas.ledger import clock, format, standing, triggers
from habeas.ledger.chain import witness
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.errors import LedgerError, NewerLedger, NotAnObservatory
from habeas.ledger.home import PRIVATE_FILE, Home


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which format to which; `backup` is the copy that was taken first, None where there is none."""

    old: int
    new: int
    backup: Path | None


def upgrade(home: Home, *, back_up: bool = True) -> Upgraded:
    """Back the ledger up into its folder, migrate it and check it. Nothing is done where it is up to date."""
    home.options()  # says so where there is no observatory, before its lock is sought
    with home.lock():
        connect(home, check=False)
        old = format.present()
        if old is None:
            raise NotAnObservatory("there is no ledger to upgrade", str(home.path), "Run habeas init.")
        if old > format.FORMAT:
            problem = f"the ledger has format {old}, this habeas knows {format.FORMAT}"
            raise NewerLedger(problem, str(home.path), "Install a newer habeas.")
        if old == format.FORMAT:
            return Upgraded(old, old, None)
        backup = _back_up(home, old) if back_up else None
        format.migrate()
        _demand_sound(backup)
        return Upgraded(old, format.FORMAT, backup)


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database in use, readable by its owner alone; it appears once it is whole."""
    with (
        new_file(target, mode=PRIVATE_FILE) as file,
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(file.name)) as new,
    ):
        # `new_file` syncs and renames what SQLite writes under that name; a journal beside it would be of no use.
        new.execute("PRAGMA journal_mode = OFF")
        old.backup(new)


@dataclass(frozen=True, slots=True)
class Undone:
    """From which format back to which, and where the ledger lies that was upgraded."""

    new: int
    old: int
    kept: Path


def undo(home: Home, *, lose: bool = False) -> Undone:
    """Put the copy that the last upgrade took in the ledger's place; the upgraded one stays beside it.

    What was written since the upgrade would be missing: with any such row this refuses, unless it may be lost.
    """
    home.options()
    with home.lock():
        connect(home, check=False)
        _demand_sqlite(home, "Restore what pg_dump wrote with pg_restore.")
        new, copy = format.present(), _last_copy(home)
        counted = {table: _count(connection.cursor(), table) for table in _WRITTEN}
        disconnect()
        if new is None:
            raise NotAnObservatory("there is no ledger here", str(home.path), "Restore a backup.")
        old = _format_of(copy)
        if new <= old:
            raise LedgerError(f"there is nothing to undo: the ledger has format {new}", str(home.path))
        if (since := _since(copy, counted)) and not lose:
            fix = "Keep them with habeas dump; habeas upgrade --undo --lose then goes back without them."
            raise LedgerError(f"since the upgrade came {since}, which would be gone", str(copy), fix)
        kept = home.path / f"ledger-format-{new}-undone-{clock.now().replace(':', '')}.sqlite3"
        _swap(home.database_file, copy, kept)
    return Undone(new, old, kept)


_WRITTEN = {"ledger_batch": "imports", "ledger_decision": "decisions", "ledger_editioncut": "editions"}
"""What every command that writes adds to; these tables are there in every format."""
_COPY = re.compile(r"ledger-format-(\d+)-(\d{4}-[0-9TZ-]+)\.sqlite3")


def _last_copy(home: Home) -> Path:
    found = [(match[2], path) for path in home.path.iterdir() if (match := _COPY.fullmatch(path.name))]
    if not found:
        raise LedgerError(
            "no copy of an upgrade lies here", str(home.path), "Restore a backup into another folder: habeas restore."
        )
    return max(found)[1]


def _format_of(copy: Path) -> int:
    match = _COPY.fullmatch(copy.name)
    assert match
    return int(match[1])


def _since(copy: Path, counted: Mapping[str, int]) -> str:
    """What the ledger has more than its copy, in words."""
    with closing(sqlite3.connect(f"file:{quote(str(copy))}?immutable=1", uri=True)) as old:
        more = {name: counted[table] - _count(old.cursor(), table) for table, name in _WRITTEN.items()}
    return ", ".join(f"{name} ({count})" for name, count in more.items() if count)


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {table}")
    return int(cursor.fetchone()[0])


def _swap(present: Path, copy: Path, kept: Path) -> None:
    """The name of the ledger is a whole one at every moment: one is copied away, then the other over it."""
    copy_sqlite(present, kept)
    with closing(sqlite3.connect(present, timeout=0, isolation_level=None)) as alone:
        try:
            alone.execute("PRAGMA journal_mode = DELETE")  # to be had only where nobody else has it open
        except sqlite3.OperationalError as error:
            kept.unlink()
            fix = "End every other command and the desk, then try again."
            raise LedgerError("another program has the ledger open", str(present), fix) from error
    with new_file(present, mode=PRIVATE_FILE) as target, copy.open("rb") as source:
        shutil.copyfileobj(source, target)
    witness.path(present.parent).unlink(missing_ok=True)  # it tells of the ledger that was upgraded


def _back_up(home: Home, old: int) -> Path:
    _demand_sqlite(home, "Take a backup with pg_dump, then run habeas upgrade --no-backup.")
    disconnect()
    target = home.path / f"ledger-format-{old}-{clock.now().replace(':', '')}.sqlite3"
    copy_sqlite(home.database_file, target)
    return target


def _demand_sqlite(home: Home, fix: str) -> None:
    if connection.vendor != "sqlite":
        raise LedgerError("habeas cannot copy a database in PostgreSQL", str(home.settings_file), fix)


def _demand_sound(backup: Path | None) -> None:
    wrong = [f"trigger {name} is missing" for name in triggers.missing()]
    wrong += [f"{reference} does not stand as decided" for reference in standing.compare()]
    if wrong:
        raise LedgerError(
            f"the upgraded ledger is not sound: {wrong[0]}", str(backup or ""), "habeas upgrade --undo puts it back."
        )
