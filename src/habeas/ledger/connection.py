"""One Django in one process, pointed at one observatory's database at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import DatabaseError, connection, connections

from habeas import catalog
from habeas.catalog import Catalog
from habeas.ledger import format as ledger_format
from habeas.ledger import triggers
from habeas.ledger.errors import LedgerError, NotAnObservatory
from habeas.ledger.home import Home, make_private
from habeas.ledger.opened import current, remember

__all__ = ["connect", "current", "current_catalog", "database", "demand", "disconnect"]

WAIT_SECONDS = 60
"""How long a writer waits for another: longer than any transaction here should hold the lock."""


def connect(home: Home, *, check: bool = True, guarded: bool = True) -> None:
    """Point Django at `home`; call it again to point it elsewhere.

    With `check`, a database without a ledger, or with one of another format, is an error that names the command to run;
    so is, where it must be `guarded`, one whose triggers are gone or changed.
    """
    options = home.options()
    if options.database == "sqlite" and check and not home.database_file.exists():
        raise NotAnObservatory("the observatory has no ledger yet", str(home.database_file), "Run habeas init.")
    _point_at(database(home))
    remember(home)
    _catalog.cache_clear()
    _open(home)
    if check:
        ledger_format.demand_current(str(home.path))
        if guarded:
            triggers.demand_installed(str(home.path))


def demand(home: Home) -> None:
    """Connect to `home`, unless this process is; a forked process opens what its parent closed."""
    try:
        if current().path == home.path:
            return
    except NotAnObservatory:
        pass  # nothing is open yet
    connect(home)


def current_catalog() -> Catalog:
    """The catalog of the observatory connected to: the built-in one, with the observatory's own entries over it."""
    return _catalog(current())


def disconnect() -> None:
    """Close this thread's connection; the next query opens it again."""
    connections["default"].close()


def database(home: Home) -> dict[str, Any]:
    """Django's entry for the home's database."""
    url = home.options().database
    if url == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home.database_file),
            "OPTIONS": {
                "timeout": WAIT_SECONDS,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise LedgerError(
            "the setting database is neither sqlite nor an address of PostgreSQL",
            str(home.settings_file),
            'Write database = "sqlite" or database = "postgresql://user:password@host:5432/name".',
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # What is acknowledged is on the disk, whatever the server's own default says; and nobody waits for ever.
        "OPTIONS": {"options": f"-c synchronous_commit=on -c lock_timeout={WAIT_SECONDS * 1000}"},
    }


@cache
def _catalog(home: Home) -> Catalog:
    """Read once for as long as the process stays connected to one observatory."""
    own = home.catalog
    return catalog.load(own) if any(own.glob("*.yaml")) else catalog.load()


def _point_at(entry: dict[str, Any]) -> None:
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": dict(entry)})["default"]


def _open(home: Home) -> None:
    if connection.vendor == "sqlite":
        # SQLite would leave it readable by everybody; the files beside it take their mode from it.
        make_private(home.database_file)
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        where, fix = str(home.database_file), "Restore a backup, or see that the file can be read and written."
        if connection.vendor != "sqlite":
            where, fix = str(home.settings_file), "See that the server runs and the setting database is right."
        raise LedgerError(f"the database cannot be opened: {str(error).strip()}", where, fix) from error
    if connection.vendor == "sqlite":
        _demand_pragmas(home)


_DEMANDED: Mapping[str, object] = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
"""SQLite's answers without which nothing is worked on; 2 is FULL."""


def _demand_pragmas(home: Home) -> None:
    """A pragma that cannot be had is no error to SQLite: WAL, for one, is not to be had on some network disks."""
    with connection.cursor() as cursor:
        for name, wanted in _DEMANDED.items():
            cursor.execute(f"PRAGMA {name}")
            (found,) = cursor.fetchone()
            if found != wanted:
                raise LedgerError(
                    f"SQLite cannot keep there what it acknowledges ({name} is {found}, not {wanted})",
                    str(home.database_file),
                    "Move the observatory to a local disk, or set database to PostgreSQL.",
                )
