"""Decisions by people on what is in the ledger: each in one transaction with what then stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.ledger import chain, clock, history, rows, sealing, standing
from habeas.ledger.actor import CHECKING_ROLES, Actor
from habeas.ledger.connection import current
from habeas.ledger.errors import Conflict, RefusedDecision, UnknownReference
from habeas.ledger.forms import Cell
from habeas.ledger.lives import ENDED, Life, State
from habeas.ledger.models import STATEMENTS, Batch, Decision, Standing, Verdict
from habeas.ledger.rows import Row
from habeas.ledger.storing import store_text
from habeas.ledger.transaction import writing

REASONED = frozenset({Verdict.REJECT, Verdict.PREFER, Verdict.WITHDRAW, Verdict.RESTORE})
"""Verdicts that need a reason, for they go against what somebody stated or decided."""
FOUR_EYES = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.PREFER, Verdict.RESTORE})
"""Verdicts that take two people where the observatory asks for it; anybody may take back what they stated."""
_POSSIBLE: Mapping[Verdict, frozenset[State]] = {
    Verdict.ACCEPT: frozenset({State.PROPOSED, State.REJECTED, State.STANDING}),
    Verdict.REJECT: frozenset({State.PROPOSED}),
    Verdict.PREFER: frozenset({State.STANDING}),
    Verdict.WITHDRAW: frozenset({State.STANDING}),
    Verdict.RESTORE: ENDED,
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision to be written: who, why (public), and a private note. `after` is the decision that was seen, where the
    person saw one; otherwise whatever is the last one now."""

    by: Actor
    reason: str = ""
    note: str = ""
    after: int | None = None


def decide(verdict: Verdict, statements: Sequence[tuple[str, int]], ruled: Ruled) -> list[int]:
    """Give one verdict on each of some statements, all or none; the result is the decisions' ids."""
    _demand_reason(verdict, ruled)
    with writing():
        return [rule(verdict, _row(kind, id), ruled) for kind, id in statements]


def decide_batch(verdict: Verdict, batch: int, ruled: Ruled) -> int:
    """Accept or reject what waits in a batch, or withdraw all of it that stands; the result is the decision's id."""
    if verdict not in (Verdict.ACCEPT, Verdict.REJECT, Verdict.WITHDRAW):
        raise RefusedDecision(f"a batch cannot be given the verdict {verdict}", _named(batch), "Name its statements.")
    _demand_reason(verdict, ruled)
    with writing():
        found = Batch.objects.filter(pk=batch).first()
        if found is None:
            raise UnknownReference("there is no such batch", _named(batch), "See habeas proposals for those that wait.")
        if verdict in FOUR_EYES and found.by == ruled.by.name:
            demand_two_people(f"{verdict} a batch you brought in yourself")
        last = history.last_on_batch(batch)
        _demand_unchanged(_named(batch), last, ruled.after)
        if verdict is not Verdict.WITHDRAW and last:
            raise RefusedDecision("the batch was already decided on", _named(batch), "Name statements instead.")
        decision = write(verdict, f"batch/{batch}", last, ruled, batch=batch)
        if verdict is Verdict.ACCEPT:
            standing.add_batch(batch, decision)
        elif verdict is Verdict.WITHDRAW:
            standing.drop_batch(batch)
        return decision


def accept_new_batch(batch: int, by: Actor, reason: str = "") -> int:
    """Accept a batch in the transaction that brings it in."""
    decision = write(Verdict.ACCEPT, f"batch/{batch}", 0, Ruled(by, reason), batch=batch)
    standing.add_batch(batch, decision)
    return decision


def rule(verdict: Verdict, row: Row, ruled: Ruled) -> int:
    """One verdict on one statement, inside a transaction that is already open."""
    life = history.life_of(row.kind, row.id)
    _demand_possible(verdict, row, life, ruled)
    if verdict in FOUR_EYES and row.stated_by == ruled.by.name:
        demand_two_people(f"{verdict} what you stated yourself", row.reference)
    last = history.last_on(row.kind, row.question)
    _demand_unchanged(row.reference, last, ruled.after)
    decision = write(verdict, row.question, last, ruled, row=row)
    if verdict is Verdict.ACCEPT and (old := rows.corrected_by(row)):
        _take_over(old, row, decision, ruled)
    standing.refresh(row.kind, row.question)
    return decision


def _take_over(old: Row, new: Row, accepted: int, ruled: Ruled) -> None:
    """A correction takes its predecessor's place, its preference too where it answers the same question."""
    preferred = Standing.objects.filter(kind=old.kind, statement=old.id, preferred=True).exists()
    if old.question != new.question:
        standing.refresh(old.kind, old.question)
    elif preferred:
        reason = ruled.reason or f"Corrects {old.reference}, which was preferred."
        write(Verdict.PREFER, new.question, accepted, replace(ruled, reason=reason), row=new)


def demand_two_people(what: str, where: str = "") -> None:
    """Refuse, where the observatory asks for four eyes."""
    if current().options().require_four_eyes:
        raise RefusedDecision(
            f"this observatory asks for four eyes: you cannot {what}", where, "Ask somebody else to decide."
        )


def _demand_reason(verdict: Verdict, ruled: Ruled) -> None:
    if verdict in REASONED and not ruled.reason.strip():
        raise RefusedDecision(f"to {verdict} something needs a reason", "--reason", "Say why; the reason is public.")


def _demand_possible(verdict: Verdict, row: Row, life: Life, ruled: Ruled) -> None:
    if life.state not in _POSSIBLE.get(verdict, frozenset()):
        by = f" by {life.successor.kind}-{life.successor.id}" if life.successor else ""
        problem = f"it is {life.state}{by}, so it cannot be given the verdict {verdict}"
        raise RefusedDecision(problem, row.reference, _WAY_ON[life.state])
    if verdict is Verdict.ACCEPT and life.state is State.STANDING:
        # A second acceptance says that a second person checked it, and nothing else.
        people = {check.by for check in life.checks}
        if ruled.by.role not in CHECKING_ROLES or ruled.by.name in people:
            raise RefusedDecision("it is accepted already", row.reference, "There is nothing to do.")


def _demand_unchanged(where: str, last: int, seen: int | None) -> None:
    if seen is not None and seen != last:
        found = Decision.objects.filter(pk=last).first()
        by = f" ({found.verdict} by {found.by}, {found.at})" if found else ""
        raise Conflict(
            f"somebody decided in between: you saw decision {seen}, the last one is {last}{by}",
            where,
            "Look at it again and decide anew.",
        )


def write(
    verdict: Verdict, question: str, after: int, ruled: Ruled, *, row: Row | None = None, batch: int | None = None
) -> int:
    """Write a decision down, inside an open transaction; whether it may be made is for the caller to know."""
    salt, at = sealing.salt(), clock.now()
    columns: dict[str, Cell] = {
        "verdict": verdict.value,
        "kind": row.kind if row else "",
        "statement": row.id if row else None,
        "batch_id": batch,
        "question": question,
        "reason": store_text(ruled.reason.strip()),
        "note": store_text(ruled.note.strip()),
        "by": ruled.by.name,
        "role": ruled.by.role.value,
        "at": at,
        "after": after,
    }
    made = Decision.objects.create(**columns, salt=salt, seal=sealing.seal(salt, "decision", columns))
    chain.note("decision", made.pk)
    return made.pk


def _named(batch: int) -> str:
    return f"batch {batch}"


def _row(kind: str, id: int) -> Row:
    found = rows.statement(kind, id) if kind in STATEMENTS else None
    if found is None:
        raise UnknownReference("there is no such statement", f"{kind}-{id}", "See habeas proposals.")
    return found


_WAY_ON: Mapping[State, str] = {
    State.PROPOSED: "Accept it first.",
    State.REJECTED: "Accept it first, if it was rejected by mistake.",
    State.STANDING: "Withdraw or correct it instead.",
    State.WITHDRAWN: "Restore it first.",
    State.SUPERSEDED: "Restore it first, or decide on the statement that replaced it.",
    State.REDACTED: "Nothing can be decided on it any more.",
}
"""What to do instead, by the state a statement is in."""
