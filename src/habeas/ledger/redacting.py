"""Redaction in the ledger: what may hurt somebody is emptied, in one transaction, as if it had never been.

The steps, and what a crash between them leaves: the intention is written; the transaction empties rows and texts (a
crash before its end leaves everything as it was); the list, the files and the bytes of the database follow, as often as
it takes. `habeas.publish.redaction` goes on with the editions and ends it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from django.db import connection, models

from habeas.capture.store import FileStore
from habeas.ledger import emptying, history, holding, redactions, rows, scrubbing, standing, triggers
from habeas.ledger.actor import Actor, operator
from habeas.ledger.deciding import Ruled, write
from habeas.ledger.editions import editions
from habeas.ledger.errors import RefusedDecision, UnknownReference
from habeas.ledger.home import Home
from habeas.ledger.lives import Lives
from habeas.ledger.models import STATEMENTS, Batch, Decision, Standing, Text, Verdict
from habeas.ledger.redactions import Intention, Redaction
from habeas.ledger.rows import Row
from habeas.ledger.transaction import writing

TOUCHED = ("ledger_text", "ledger_decision", "ledger_standing")
"""Tables besides that of the statement in which something is emptied."""
Captures = Mapping[str, Collection[str]]
"""Names of captured files by the fingerprint of a statement."""
_NONE: Captures = {}
FROM_THE_LIST = "On the list of redactions: emptied again."
"""The private note of a decision that follows from the list alone."""


def intention(home: Home, found: Sequence[Row]) -> Intention:
    """What redacting these statements comes to."""
    lives = history.lives(history.last_decision(), public=True)
    told = [cut.edition for cut in editions() if any(_stood(row, lives, cut.cut) for row in found)]
    return Intention(redactions=tuple(_of(home, row) for row in found), since=told[0] if told else "")


def redact(home: Home, statements: Sequence[tuple[str, int]], by: Actor, reason: str, more: Captures = _NONE) -> None:
    """Empty statements for good; the reason is private. The caller goes on with `clear` and with the editions.

    `more` are captures to be erased with a statement, besides those that are found here.
    """
    if not reason.strip():
        raise RefusedDecision("to redact something needs a reason", "--reason", "Say why, without saying what it said.")
    scrubbing.prepare()
    with writing():
        found = [_row(kind, id) for kind, id in statements]
        intended = _with(intention(home, found), more)
        redactions.intend(home, intended)
        with triggers.lifted(_tables(intended)):
            for row, redaction in zip(found, intended.redactions, strict=True):
                _empty(row, redaction, Ruled(by, note=reason))


def apply_list(home: Home, lines: Iterable[bytes]) -> int:
    """Empty again what a list names and a ledger restored from an older backup still says; the result counts it.

    What is on the list and not in this ledger stays on the list: a later restore may bring it.
    """
    named = [Redaction.from_line(line) for line in lines if line.strip()]
    redactions.add(home, named)
    there = [(one, row) for one in {one.fingerprint: one for one in named}.values() if (row := _still_there(one))]
    if there:
        captures = {one.fingerprint: one.captures for one, _row in there}
        redact(home, [(row.kind, row.id) for _one, row in there], operator(), FROM_THE_LIST, captures)
    return len(there)


def decision_on(redaction: Redaction) -> Decision | None:
    """The decision that redacted a statement; None where the transaction was not committed."""
    of = Decision.objects.filter(verdict=Verdict.REDACT.value, kind=redaction.kind, statement=redaction.id)
    return of.order_by("-pk").first()


def clear(home: Home, intended: Intention) -> None:
    """Put them on the list, erase the captures they were read from, and leave nothing in the bytes of the database."""
    redactions.add(home, intended.redactions)
    store = FileStore(home.files)
    for capture in sorted({capture for one in intended.redactions for capture in one.captures}):
        store.erase(capture)
    tables = {STATEMENTS[one.kind]._meta.db_table for one in intended.redactions}
    scrubbing.scrub(tables.union(TOUCHED))


def _of(home: Home, row: Row) -> Redaction:
    """What redacting one statement comes to."""
    batch = Batch.objects.select_related("capture").get(pk=row.batch)
    texts = emptying.texts_of(row.kind, row.id)
    captures = holding.unnamed(FileStore(home.files), holding.words_of(texts))
    captures += [batch.capture.sha256] if batch.capture else []
    return Redaction(
        kind=row.kind,
        id=row.id,
        fingerprint=STATEMENTS[row.kind]._default_manager.values_list("fingerprint", flat=True).get(pk=row.id),
        texts=tuple(texts),
        captures=tuple(sorted(set(captures))),
    )


def _with(intended: Intention, more: Captures) -> Intention:
    found = [
        replace(one, captures=tuple(sorted({*one.captures, *more.get(one.fingerprint, ())})))
        for one in intended.redactions
    ]
    return replace(intended, redactions=tuple(found))


def _row(kind: str, id: int) -> Row:
    found = rows.statement(kind, id)
    if found is None:
        raise UnknownReference("there is no such statement", f"{kind}-{id}", "It may be redacted already.")
    return found


def _tables(intended: Intention) -> list[type[models.Model]]:
    return [Text, Decision, *(STATEMENTS[kind] for kind in sorted({one.kind for one in intended.redactions}))]


def _empty(row: Row, redaction: Redaction, ruled: Ruled) -> None:
    Standing.objects.filter(kind=row.kind, statement=row.id).delete()
    emptying.empty_texts(redaction.texts)
    emptying.empty(row.kind, row.id, row.statement.country)
    question = emptying.named(row.kind, row.id)
    write(Verdict.REDACT, question, _last_on(question), ruled, row=row)
    standing.refresh(row.kind, row.question)
    if (before := rows.corrected_by(row)) and before.question != row.question:
        standing.refresh(row.kind, before.question)


def _last_on(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_decision WHERE question = %s", [question])
        return int(cursor.fetchone()[0])


def _still_there(redaction: Redaction) -> Row | None:
    if redaction.kind not in STATEMENTS:
        return None
    found = STATEMENTS[redaction.kind]._default_manager.filter(fingerprint=redaction.fingerprint).first()
    return rows.statement(redaction.kind, found.pk) if found else None


def _stood(row: Row, lives: Lives, cut: int) -> bool:
    """Whether a statement, if it is public, stood in the edition of this cut."""
    public = rows.statements(row.kind, "s.id = %s", [row.id], public=True)
    return next(public, None) is not None and lives.of(row.kind, row.id, row.batch).stood_at(cut)
