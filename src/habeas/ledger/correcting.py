"""Corrections: a new statement in place of an old one, with a reason, accepted in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from habeas.ledger import history, importing, rows
from habeas.ledger.connection import current
from habeas.ledger.deciding import Ruled, rule
from habeas.ledger.errors import RefusedDecision, RefusedStatement, UnknownReference
from habeas.ledger.lives import State
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import Verdict
from habeas.ledger.rows import Row
from habeas.ledger.storing import BatchIntent, Prepared, store_batch, store_statements
from habeas.ledger.transaction import writing
from habeas.values import Visibility


@dataclass(frozen=True, slots=True)
class Correction:
    """The new statement, and whether it stands already."""

    reference: str
    accepted: bool


READER = "correction"
"""The reader that a batch of one correction names."""


def correct(kind: str, id: int, changes: Mapping[str, str], ruled: Ruled) -> Correction:
    """Replace a standing statement by one with some fields changed.

    Where the observatory asks for four eyes the new one waits as a proposal, for somebody else to accept.
    """
    if not ruled.reason.strip():
        raise RefusedDecision("a correction needs a reason", "--reason", "Say why; the reason is public.")
    old = rows.statement(kind, id)
    if old is None:
        raise UnknownReference("there is no such statement", f"{kind}-{id}", "See habeas proposals.")
    prepared = _prepared(old, changes)
    with writing():
        return _replace(old, prepared, ruled)


def _prepared(old: Row, changes: Mapping[str, str]) -> Prepared:
    layout = LAYOUTS[old.kind]
    fields = {name: getattr(old.statement, name) for name in layout.columns}
    for name, words in changes.items():
        if name not in layout.by_name:
            known = ", ".join(layout.columns)
            raise RefusedStatement(f"{name} is no field of {old.kind}", old.reference, f"Its fields are {known}.")
        try:
            fields[name] = layout.by_name[name].form.from_words(words)
        except ValueError as error:
            raise RefusedStatement(f"{name}: {error}", old.reference, "Nothing was written.") from error
    new = layout.made(**fields)
    if old.statement.visibility is Visibility.PUBLIC and new.visibility is not Visibility.PUBLIC:
        fix = "Withdraw it, or redact it where it may hurt someone."
        raise RefusedStatement("what is public cannot be made private by a correction", old.reference, fix)
    return replace(importing.prepare(new), replaces=old.id)


def _replace(old: Row, prepared: Prepared, ruled: Ruled) -> Correction:
    state = history.life_of(old.kind, old.id).state
    if state is not State.STANDING:
        raise RefusedDecision(f"it is {state}, so it cannot be corrected", old.reference, "Correct what stands.")
    if known := importing.reference_of(prepared):
        fix = "Accept, restore or prefer that one instead."
        raise RefusedStatement(f"{known} says exactly this already", old.reference, fix)
    store_statements([prepared], store_batch(BatchIntent(reader=READER), ruled.by), ruled.by)
    reference = importing.reference_of(prepared)
    new = rows.statement(old.kind, int(str(reference).rpartition("-")[2]))
    assert new is not None  # written just above
    if current().options().require_four_eyes:
        return Correction(new.reference, accepted=False)
    rule(Verdict.ACCEPT, new, ruled)
    return Correction(new.reference, accepted=True)
