"""Sources, statements and decisions to fill a ledger with; every test says only what it is about."""

from __future__ import annotations

from typing import Any

from habeas.intake.proposal import Observation, Source, Statement
from habeas.ledger import public
from habeas.ledger.actor import Actor, Role
from habeas.ledger.deciding import Ruled, decide
from habeas.ledger.importing import BatchIntent, Imported, propose
from habeas.ledger.models import Verdict
from habeas.ledger.public import Accepted

ANNA = Actor("anna", Role.EDITOR)
BORIS = Actor("boris", Role.EDITOR)
OPERATOR = Actor("root", Role.OPERATOR)
READER = BatchIntent(reader="test", version="1")


def source(key: str = "moi-2025", **fields: Any) -> Source:
    return Source(**{"key": key, "title": f"Report {key}", **fields})


def figure(value: Any = 412, **fields: Any) -> Observation:
    said = {"subject": "KAZ", "source": "moi-2025", "indicator": "detainee_entries", "period": "2024", "value": value}
    return Observation(**{**said, **fields})


def bring_in(
    *statements: Statement, sources: tuple[Source, ...] | None = None, accept: bool = True, by: Actor = OPERATOR
) -> Imported:
    """Import statements with their sources, made up where none are given."""
    if sources is None:
        named = {one.source for one in statements} | {one.via for one in statements if one.via}
        sources = tuple(source(key) for key in sorted(named))
    return propose(READER, sources, statements, accept=accept, by=by)


def rule(verdict: Verdict, *ids: int, by: Actor = ANNA, reason: str = "because", after: int | None = None) -> list[int]:
    """Decide on observations by number."""
    return decide(verdict, [("observation", id) for id in ids], Ruled(by, reason, after=after))


def published(cut: int | None = None) -> dict[str, Accepted]:
    """What may leave the ledger, by public id."""
    return {one.id: one for one in public.accepted(cut)}
