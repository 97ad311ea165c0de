"""Bringing an older observatory up to this version: back up, migrate, check."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from habeas.capture.durable import new_file
from habeas.ledger import clock, format, standing, triggers
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


def _back_up(home: Home, old: int) -> Path:
    if connection.vendor != "sqlite":
        raise LedgerError(
            "habeas cannot copy a database in PostgreSQL",
            str(home.settings_file),
            "Take a backup with pg_dump, then run habeas upgrade --no-backup.",
        )
    disconnect()
    target = home.path / f"ledger-format-{old}-{clock.now().replace(':', '')}.sqlite3"
    copy_sqlite(home.database_file, target)
    return target


def _demand_sound(backup: Path | None) -> None:
    wrong = [f"trigger {name} is missing" for name in triggers.missing()]
    wrong += [f"{reference} does not stand as decided" for reference in standing.compare()]
    if wrong:
        raise LedgerError(f"the upgraded ledger is not sound: {wrong[0]}", str(backup or ""), "Restore the backup.")
