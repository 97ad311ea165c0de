"""The rows of a backup, loaded into a database that holds nothing, and taken out again where the restore fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

from django.db import connection

from habeas.keeping.backup.errors import RefusedBackup
from habeas.ledger import format
from habeas.ledger.actor import operator
from habeas.ledger.chain import witness
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.dump import dump
from habeas.ledger.home import Home
from habeas.ledger.load import load
from habeas.ledger.models import Batch, Decision, EditionCut, Source
from habeas.publish.redaction import apply_list

Say = Callable[[str], None]
_FUNCTION = "habeas_append_only"


@contextmanager
def loaded(built: Home, lines: Path, say: Say) -> Iterator[int]:
    """Load a dump into the database of `built`, hold the result against it, and disconnect when the block ends."""
    connect(built, check=False)
    new = format.present() is None
    try:
        if new:
            format.migrate()
        yield _load(built, lines, say)
    except BaseException:
        if new and connection.vendor == "postgresql":  # a file goes with the folder it lies in
            _drop_everything()
        raise
    finally:
        disconnect()


def _load(built: Home, lines: Path, say: Say) -> int:
    if any(model._default_manager.exists() for model in (Batch, Source, Decision, EditionCut)):
        _demand_same_ledger(built, lines)
        witness.begin(built.path)
        say("the database holds this very ledger already")
        return _counted(lines)
    with lines.open("rb") as file:
        done = load(file, lines.name, operator())
    say(f"ledger: {done.rows} rows")
    if _held_against(lines) is False:
        what = "the ledger that was loaded is not the one that was taken"
        raise RefusedBackup(what, lines.name, "This is a fault of habeas: report it. Nothing was restored.")
    return done.rows


def _demand_same_ledger(built: Home, lines: Path) -> None:
    """A restore that was stopped after the rows were committed goes on; another ledger is somebody's."""
    if not _held_against(lines):
        fix = "Name an empty database with --database."
        raise RefusedBackup("the database holds another ledger already", str(built.settings_file), fix)


def _held_against(lines: Path) -> bool | None:
    """Whether the ledger connected to gives the very lines; None where another version of habeas wrote them."""
    with lines.open("rb") as file:
        mine = dump()
        if next(mine) != file.readline():
            return None
        return all(one == other for one, other in zip_longest(mine, file))


def _counted(lines: Path) -> int:
    with lines.open("rb") as file:
        return sum(1 for _ in file) - 2


def redact_again(built: Home, lines: Sequence[bytes], say: Say) -> int:
    """Take out again what was redacted after the backup was taken; the result counts it."""
    if not lines:
        return 0
    count = apply_list(built, lines)
    say(f"list of redactions: {len(lines)} lines, {count} to be taken out again")
    return count


def _drop_everything() -> None:
    """Leave the database as empty as it was."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("ledger_") or table == "django_migrations":
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        cursor.execute(f"DROP FUNCTION IF EXISTS {_FUNCTION}()")
