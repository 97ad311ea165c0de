"""Checks on the ledger itself: that it still is what was written, and that what stands follows from the decisions."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.ledger import integrity, standing, triggers
from habeas.ledger.check.finding import Finding, Severity


def standing_differs() -> Iterator[Finding]:
    """What is stored as standing is not what the decisions say."""
    for reference in standing.compare():
        yield _stop("standing_differs", "what stands does not follow from the decisions", reference)


def trigger_missing() -> Iterator[Finding]:
    """A trigger that keeps the ledger append-only is not there."""
    for name in triggers.missing():
        yield _stop("trigger_missing", f"the trigger {name} is missing or was changed; habeas init installs it", name)


def seal_broken() -> Iterator[Finding]:
    """A row or a text is not what was written: its hash or its seal does not fit."""
    for reference, problem in integrity.broken():
        yield _stop("seal_broken", problem, reference)


def pointer_lost() -> Iterator[Finding]:
    """A row points to a row that is not there."""
    for problem in integrity.dangling():
        yield _stop("pointer_lost", problem)


def _stop(code: str, message: str, *ids: str) -> Finding:
    return Finding(code, Severity.STOP, ids, message)
