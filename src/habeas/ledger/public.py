"""What may leave the ledger, and nothing else: the one door through which publishing reads it.

Every query here drops what is not public first, by the statement's own visibility and its source's; decisions on what
is not public, and corrections by it, do not exist here either. So no private row can change a public byte.
Ids of decisions count private ones too: they order and link, and must not be printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from habeas.intake.proposal import Source, Statement
from habeas.ledger import history, publicid, rows
from habeas.ledger.editions import Amended, Cut, amendments, editions, record_amendment, record_edition
from habeas.ledger.lives import Life, Lives, Ruling, State
from habeas.ledger.models import STATEMENTS
from habeas.ledger.publicid import PublicIds, cuts_up_to
from habeas.ledger.rows import Row
from habeas.values import ReviewLevel

__all__ = [
    "Accepted",
    "Amended",
    "Cut",
    "Decided",
    "accepted",
    "amendments",
    "editions",
    "last_decision",
    "public_sources",
    "record_amendment",
    "record_edition",
]

last_decision = history.last_decision


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the public may know it: when, in which role, and the public reason; never by whom."""

    id: int
    verdict: str
    """accept, prefer, withdraw, or superseded."""
    date: str
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A public statement that was accepted at some time, and what became of it.

    `id` is its public id. `preferred` is the decision that chose it among its rivals, while it stands. `review_level`
    is how far it was checked by the cut, `checked_on` the day of the last check.
    """

    id: str
    kind: str
    statement: Statement
    accepted: Decided
    ended: Decided | None
    replaced_by: str | None
    preferred: Decided | None
    review_level: ReviewLevel
    checked_on: str | None
    touched: tuple[Decided, ...] = ()
    """The other decisions that changed it: checks, an end that was taken back, a preference given or taken away."""
    turns: tuple[int, ...] = ()
    """Ids of the decisions by which it came to stand and ceased to stand, in turn."""

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor superseded by the cut."""
        return self.ended is None


def accepted(cut: int | None = None) -> Iterator[Accepted]:
    """Every public statement ever accepted by a decision up to `cut`, in the order of acceptance; redacted ones never.

    Without `cut`, up to the last decision there is when the first row is asked for.
    """
    cut = history.last_decision() if cut is None else cut
    lives = history.lives(cut, public=True)
    ids = PublicIds(lives, cuts_up_to(cut))
    for row in _in_order(lives):
        life = lives.of(row.kind, row.id, row.batch)
        if life.state is not State.REDACTED and not _rests_on_hidden(row.statement, lives):
            yield _told(row, life, lives, ids)


def public_sources(cut: int | None = None) -> Iterator[Source]:
    """Public sources that an accepted public statement names, in the order of their keys, without private words."""
    named: set[str] = set()
    lives = history.lives(history.last_decision() if cut is None else cut, public=True)
    for kind in STATEMENTS:
        named |= _named_in_batches(kind, lives) | _named_alone(kind, lives)
    return (source for source in rows.sources(public=True) if source.key in named)


def _in_order(lives: Lives) -> Iterator[Row]:
    """Rows at their first acceptance: one statement, or what of a batch was accepted with it."""
    contents = _kinds_in_batches()
    for ruling in lives.rulings:
        if ruling.verdict != "accept":
            continue
        if ruling.statement is not None:
            found = rows.statements(ruling.kind, "s.id = %s", [ruling.statement], public=True)
        else:
            found = _batch(ruling.batch or 0, contents)
        for row in found:
            life = lives.of(row.kind, row.id, row.batch)
            if life.accepted is not None and life.accepted.id == ruling.id:
                yield row


def _batch(batch: int, contents: dict[int, list[str]]) -> Iterator[Row]:
    for kind in contents.get(batch, []):
        yield from rows.statements(kind, "s.batch_id = %s", [batch], public=True)


def _told(row: Row, life: Life, lives: Lives, ids: PublicIds) -> Accepted:
    assert life.accepted is not None  # only accepted rows come here
    ended = _decided(life.ended, "superseded" if life.successor else "withdraw") if life.ended else None
    best = lives.preferred(row.question) if ended is None else None
    chosen = best if best is not None and (best.kind, best.statement) == (row.kind, row.id) else None
    level, day = _checked(row.statement, life)
    return Accepted(
        id=ids.of(row),
        kind=row.kind,
        statement=row.statement,
        accepted=_decided(life.accepted),
        ended=ended,
        replaced_by=_successor(life, ids),
        preferred=_decided(chosen) if chosen else None,
        review_level=level,
        checked_on=day,
        touched=_touched(row, life, lives, {life.accepted, life.ended, chosen}),
        turns=life.turns,
    )


def _touched(row: Row, life: Life, lives: Lives, told: set[Ruling | None]) -> tuple[Decided, ...]:
    rulings = set(life.rulings)
    preferences = lives.preferences(row.question)
    own = [one.id for one in preferences if (one.kind, one.statement) == (row.kind, row.id)]
    rulings |= {one for one in preferences if own and one.id >= own[0]}
    return tuple(_decided(one) for one in sorted(rulings - told, key=lambda one: one.id))


def _rests_on_hidden(statement: Statement, lives: Lives) -> bool:
    """Whether it is said over a statement that is not public: it would tell what that says, or that it is there, so it
    is not told at all. An id holds its source's key, so ids are checked one by one."""
    return not all(_is_public(id, lives) for id in statement.rests_on)


def _is_public(id: str, lives: Lives) -> bool:
    found = rows.statements(publicid.kind_of(id), "s.natural_id = %s", [id.partition("~")[0]], public=True)
    lived = [lives.of(row.kind, row.id, row.batch) for row in found]
    return any(life.accepted is not None and life.state is not State.REDACTED for life in lived)


def _successor(life: Life, ids: PublicIds) -> str | None:
    if life.successor is None:
        return None
    found = next(rows.statements(life.successor.kind, "s.id = %s", [life.successor.id], public=True))
    return ids.of(found)


def _decided(ruling: Ruling, verdict: str = "") -> Decided:
    return Decided(ruling.id, verdict or ruling.verdict, ruling.at[:10], ruling.role, ruling.reason)


def _checked(statement: Statement, life: Life) -> tuple[ReviewLevel, str | None]:
    """What people's checks make of the level a statement came in with."""
    if not life.checks:
        return statement.review_level, None
    level = ReviewLevel.CHECKED if len(life.checks) == 1 else ReviewLevel.CHECKED_BY_TWO
    return max(statement.review_level, level, key=list(ReviewLevel).index), life.checks[-1].at[:10]


def _kinds_in_batches() -> dict[int, list[str]]:
    contents: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        for kind, model in STATEMENTS.items():
            cursor.execute(f"SELECT DISTINCT batch_id FROM {model._meta.db_table}")
            for (batch,) in cursor.fetchall():
                contents.setdefault(batch, []).append(kind)
    return contents


def _named_in_batches(kind: str, lives: Lives) -> set[str]:
    """Sources named by statements that were only ever decided with their batch."""
    alone = (
        f"SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id "
        "AND d.verdict IN ('accept', 'reject', 'redact')"
    )
    return {
        key
        for batch, keys in _names(kind, f"NOT EXISTS ({alone})")
        if lives.of("", 0, batch).accepted is not None
        for key in keys
    }


def _named_alone(kind: str, lives: Lives) -> set[str]:
    named: set[str] = set()
    for of_kind, id in sorted(lives.decided_alone):
        if of_kind == kind:
            for row in rows.statements(kind, "s.id = %s", [id], public=True):
                life = lives.of(kind, id, row.batch)
                if life.accepted is not None and life.state is not State.REDACTED:
                    named |= {row.statement.source, row.statement.via, getattr(row.statement, "outcome_source", "")}
    return named


def _names(kind: str, where: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    more = ", s.outcome_source" if kind == "case" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT s.batch_id, s.source, s.via{more} FROM {STATEMENTS[kind]._meta.db_table} s "
            "JOIN ledger_source o ON o.key = s.source "
            f"WHERE s.visibility = 'public' AND o.visibility = 'public' AND {where}"
        )
        yield from ((row[0], row[1:]) for row in cursor.fetchall())
