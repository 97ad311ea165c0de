"""The ledger's database: whether it is there, of this version, open to writing, and keeps what it is given."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from django.db import connection

from habeas.keeping.doctor.symptom import Symptom, mind, wrong
from habeas.ledger import format
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home
from habeas.ledger.models import Batch, Decision, EditionCut

WAIT_SECONDS = 2.0
"""How long the doctor waits for whoever writes: an import of usual size is through by then."""
LARGE_LOG = 256 * 1024 * 1024
"""Bytes of SQLite's log above which something keeps it from being emptied; it empties itself at 4 MiB."""
SLACK = timedelta(minutes=5)
"""By so much two machines' clocks may differ without anybody's fault."""
_WAL = (2, 2)
"""What SQLite's header says, at its bytes 18 and 19, of a database with a write-ahead log."""


def database_missing(home: Home) -> Iterator[Symptom]:
    """There is no database, or no ledger in it."""
    if home.options().database == "sqlite" and not home.database_file.exists():
        yield wrong("database_missing", home.database_file, "the ledger is not there", _INIT)


def not_wal(home: Home) -> Iterator[Symptom]:
    """SQLite's write-ahead log is off, without which readers and writers wait for each other."""
    if home.options().database == "sqlite" and home.database_file.exists():
        with home.database_file.open("rb") as file:
            header = file.read(20)
        if header[:15] == b"SQLite format 3" and tuple(header[18:20]) != _WAL:
            fix = "Any command switches it on again, such as habeas check; if not, move the folder to a local disk."
            yield wrong("not_wal", home.database_file, "its write-ahead log is switched off", fix)


def wal_large(home: Home) -> Iterator[Symptom]:
    """SQLite's write-ahead log has grown, because something reads without end."""
    log = home.database_file.with_name(home.database_file.name + "-wal")
    if log.exists() and log.stat().st_size > LARGE_LOG:
        what = f"has {log.stat().st_size // 1024**2} MiB: a program that has been reading for long keeps it growing"
        yield mind("wal_large", log, what, "End programs that have the ledger open, such as a desk left running.")


def database_locked(home: Home) -> Iterator[Symptom]:
    """Another program holds the ledger, or it cannot be written to."""
    if home.options().database != "sqlite" or not home.database_file.exists():
        return
    try:
        address = f"file:{quote(str(home.database_file))}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)) as probe:
            probe.execute("BEGIN IMMEDIATE")
            probe.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        fix = "See that the folder and the disk can be written to, and what the system's log says of the disk."
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            fix = "Wait for the command that is writing; if none is, end the program that holds it (fuser names it)."
        elif error.sqlite_errorname in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            return  # told when it is opened
        yield wrong("database_locked", home.database_file, f"nothing can be written to it: {error}", fix)


def database_unreachable(home: Home, error: LedgerError) -> Symptom:
    """The database cannot be opened: it is damaged, its server does not answer, or the address is wrong."""
    fix = error.fix or "See that the server runs, and what its log says."
    if home.options().database == "sqlite":
        fix = "If it is damaged, move the folder away and restore a backup: habeas restore FILE."
    return wrong("database_unreachable", error.where, error.what, fix)


def database_of_another_version(home: Home) -> Iterator[Symptom]:
    """The ledger was made by an older or a newer habeas, or there is none in the database."""
    found = format.present()
    if found is None:
        yield wrong("database_missing", home.path, "the database holds no ledger", _INIT)
    elif found < format.FORMAT:
        what = f"the ledger has format {found}, this habeas writes {format.FORMAT}"
        yield wrong("database_older", home.path, what, "Run habeas upgrade; it takes a copy first.")
    elif found > format.FORMAT:
        what = f"the ledger has format {found}, this habeas knows {format.FORMAT}"
        yield wrong(
            "database_newer", home.path, what, "Install the newer habeas again, or habeas upgrade --undo there."
        )


def server_forgets(home: Home) -> Iterator[Symptom]:
    """The PostgreSQL server is set so that a power cut loses what it acknowledged."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for name in ("fsync", "full_page_writes"):
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone() != ("on",):
                what = f"the server runs with {name} = off: a power cut may damage the whole ledger"
                yield wrong("server_forgets", home.settings_file, what, f"Set {name} = on in postgresql.conf.")


def clock_behind(home: Home) -> Iterator[Symptom]:
    """The machine's clock is behind the newest row: it was set back, or was ahead before."""
    newest = max(
        (
            at
            for model, name in ((Batch, "started_at"), (Decision, "at"), (EditionCut, "at"))
            for at in model._default_manager.order_by(f"-{name}").values_list(name, flat=True)[:1]
        ),
        default="",
    )
    if newest and datetime.fromisoformat(newest) > datetime.now(UTC) + SLACK:
        what = f"the newest row is of {newest}, which is still to come by this machine's clock"
        yield wrong("clock_behind", home.path, what, "Set the clock right (timedatectl) before anything is written.")


_INIT = "If it was there before, restore a backup into another folder: habeas restore FILE. Else run habeas init."
