"""All of the doctor's questions, in an order in which each may lean on the answers before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.db import DatabaseError

from habeas.capture.durable import ASIDE
from habeas.keeping.doctor import database, place, published
from habeas.keeping.doctor.symptom import Symptom, mind, wrong
from habeas.ledger.check import Severity as CheckSeverity
from habeas.ledger.check import storage
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home

Question = Callable[[Home], Iterator[Symptom]]

FIRST: tuple[Question, ...] = (place.no_observatory, place.settings_unreadable)
"""Without these nothing else can be asked."""
FOLDER: tuple[Question, ...] = (
    place.setting_empty,
    place.open_to_others,
    place.owned_by_another,
    place.disk_nearly_full,
    place.left_by_killed,
    place.backup_never,
    place.backup_old,
    published.current_dangling,
    published.nothing_published,
    published.edition_damaged,
    published.publish_interrupted,
    database.wal_large,
)
BEFORE_OPENING: tuple[Question, ...] = (database.database_missing, database.not_wal, database.database_locked)
"""Where one of these is wrong, the database is not opened: opening it would change it, or wait."""
LEDGER: tuple[Question, ...] = (database.server_forgets, database.clock_behind, published.current_unrecorded)

CODES: Mapping[str, str] = {
    **{asked.__name__: (asked.__doc__ or "").split("\n")[0] for asked in (*FIRST, *FOLDER, *BEFORE_OPENING, *LEDGER)},
    "database_unreachable": (database.database_unreachable.__doc__ or ""),
    "database_older": "The ledger was made by an older habeas.",
    "database_newer": "The ledger was made by a newer habeas.",
    "redaction_interrupted": "A redaction was stopped before its end.",
    **storage.MEANINGS,
}
"""Every code with what it means."""


def examine(home: Home) -> Iterator[Symptom]:
    """Everything that is wrong with an observatory, or that a person should know; nothing is changed."""
    for asked in FIRST:
        if found := list(asked(home)):
            yield from found
            return
    yield from _ask(FOLDER, home)
    before = list(_ask(BEFORE_OPENING, home))
    yield from before
    if not before:
        yield from _examine_ledger(home)


def _examine_ledger(home: Home) -> Iterator[Symptom]:
    try:
        connect(home, check=False)
    except LedgerError as error:
        yield database.database_unreachable(home, error)
        return
    try:
        of_another = list(database.database_of_another_version(home))
        yield from of_another
        if not of_another:
            yield from _ask(LEDGER, home)
            yield from _sound(home)
    except DatabaseError as error:
        yield database.database_unreachable(home, LedgerError(str(error).strip(), str(home.database_file)))
    finally:
        disconnect()


def _sound(home: Home) -> Iterator[Symptom]:
    """What `habeas check` finds in the ledger's rows, chain and files."""
    for finding in storage.soundness_of_ledger():
        where = f"{home.path}, {' '.join(finding.ids)}" if finding.ids else str(home.path)
        if finding.severity is CheckSeverity.ASK:
            if not where.endswith(ASIDE):  # told as left by a killed command
                yield mind(finding.code, where, finding.message, "If it is of no use, remove it.")
            continue
        fix = "Find out who wrote to it; then restore a backup into another folder and compare. See docs/chain.md."
        if finding.code == "file_missing":
            fix = "After habeas load that is so until the folder is copied; else find out who removed them."
        if finding.code == "trigger_missing":
            fix = "Find out who did it, and look at the rest of this list; then habeas init installs it again."
        yield wrong(finding.code, where, finding.message, fix)


def _ask(questions: tuple[Question, ...], home: Home) -> Iterator[Symptom]:
    for asked in questions:
        yield from asked(home)
