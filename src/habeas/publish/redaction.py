"""Redaction from end to end: the ledger, the files, the list, and every kept edition."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from habeas.capture.durable import make_folder
from habeas.edition.current import current_id, kept
from habeas.edition.reader import Edition, EditionError
from habeas.edition.schema import STATEMENT_TABLES
from habeas.ledger import connection, redacting, redactions, wishes
from habeas.ledger.actor import Actor
from habeas.ledger.home import Home
from habeas.ledger.rows import Row
from habeas.publish import amending
from habeas.publish import cut as cuts
from habeas.publish.building import Site
from habeas.publish.errors import PublishError
from habeas.publish.healing import heal
from habeas.publish.lock import publishing_alone
from habeas.publish.rebuilding import STANDARD


@dataclass(frozen=True, slots=True)
class Redacted:
    """What became of a wish to redact: whether it is carried out, the editions amended, and who had wished it first."""

    done: bool
    amended: tuple[str, ...] = ()
    wished_by: str = ""


def redact(home: Home, found: Sequence[Row], by: Actor, reason: str, *, site: Site = STANDARD) -> Redacted:
    """Redact statements everywhere. Where the observatory asks for four eyes, the first person's call is a wish alone.

    It is done when this returns; whatever stops it after it was committed is gone on with by the next publish.
    """
    connection.demand(home)
    make_folder(home.editions)
    references = [row.reference for row in found]
    with publishing_alone(home.editions):
        heal(home, site)
        _demand_known(home, found)
        wished_by = ""
        if home.options().require_four_eyes:
            wish = wishes.agreed(home, references, by)
            if wish is None:
                return Redacted(done=False)
            wished_by = wish.by
        redacting.redact(home, [(row.kind, row.id) for row in found], by, reason)
        amended = amending.finish(home, site)
        wishes.fulfilled(home, references)
    return Redacted(True, tuple(amended), wished_by)


def go_on(home: Home, *, site: Site = STANDARD) -> None:
    """End a redaction that was stopped; nothing happens where none was."""
    if redactions.intended(home) is not None:
        connection.demand(home)
        with publishing_alone(home.editions):
            amending.finish(home, site)


def apply_list(home: Home, lines: Iterable[bytes], *, site: Site = STANDARD) -> int:
    """Redact again, in a restored observatory, what a list of redactions names; the result counts the statements."""
    connection.demand(home)
    make_folder(home.editions)
    with publishing_alone(home.editions):
        amending.finish(home, site)
        count = redacting.apply_list(home, lines)
        amending.finish(home, site)
    return count


def _demand_known(home: Home, found: Sequence[Row]) -> None:
    """Refuse where an edition tells of it that this ledger cannot make again, as of one restored from a backup."""
    known = {one.id for one in cuts.recorded()}
    ids = {row.natural_id for row in found}
    for edition_id in kept(home.editions):
        if edition_id not in known and _tells(home, edition_id, ids):
            fix = "Remove its directory, then redact again."
            if edition_id == current_id(home.editions):
                fix = "Publish first, so that another edition is current; remove its directory, then redact again."
            what = "this edition tells of it, and the ledger does not know the edition"
            raise PublishError(what, str(home.editions / edition_id), fix)


def _tells(home: Home, edition_id: str, ids: Collection[str]) -> bool:
    try:
        with Edition.open(home.editions / edition_id) as edition:
            return any(
                edition.query(f"SELECT 1 FROM {table.TABLE} WHERE id = ? OR id LIKE ? LIMIT 1", (one, f"{one}~%"))
                for table in STATEMENT_TABLES
                for one in ids
            )
    except EditionError:
        return True  # nobody can tell
