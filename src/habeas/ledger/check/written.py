"""Checks on written words: they say in sentences what figures said, and do not change when those end."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.ledger import history, rows
from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.lives import ENDED, Life, Lives
from habeas.ledger.reference import Names
from habeas.ledger.rows import Row

_STANDS = "s.id IN (SELECT n.statement FROM ledger_standing n WHERE n.kind = '{kind}')"


def rests_on_ended() -> Iterator[Finding]:
    """Standing words name a figure that was withdrawn or superseded, and may still tell its old value."""
    resting = [row for row in rows.statements("narrative", _STANDS.format(kind="narrative")) if row.statement.rests_on]
    if not resting:
        return
    names, lives = Names(), history.lives(history.last_decision())
    for row in resting:
        for id in row.statement.rests_on:
            for figure, life in _ended(id, names, lives):
                message = f"{row.question}: the words rest on {id}, which was {_what_became(life)}; write them anew"
                yield Finding("rests_on_ended", Severity.ASK, (row.reference, figure.reference), message)


def leads_nowhere() -> Iterator[Finding]:
    """What is said to bear on a recommendation is not there: its id may be mistyped."""
    links = [row for row in rows.statements("follow_up", _STANDS.format(kind="follow_up")) if row.statement.rests_on]
    names = Names() if links else None
    for row in links:
        for id in row.statement.rests_on:
            if names and not any(names.by_public_id(id)):
                message = f"{row.question}: nothing goes by the id {id}; correct `later`"
                yield Finding("leads_nowhere", Severity.ASK, (row.reference,), message)


def _ended(id: str, names: Names, lives: Lives) -> Iterator[tuple[Row, Life]]:
    for figure in names.by_public_id(id):
        life = lives.of(figure.kind, figure.id, figure.batch)
        if life.state in ENDED:
            yield figure, life


def _what_became(life: Life) -> str:
    by = f" by {life.successor.kind}-{life.successor.id}" if life.successor else ""
    return f"{life.state}{by}"
