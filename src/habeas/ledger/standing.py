"""What stands for each question: computed from the decisions, stored for speed, compared by the checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from habeas.ledger import history
from habeas.ledger.insert import insert
from habeas.ledger.lives import Lives, State
from habeas.ledger.models import STATEMENTS, Standing
from habeas.ledger.publications import chunks
from habeas.ledger.transaction import writing

COLUMNS = ("question", "kind", "statement", "preferred", "since")
AT_ONCE = 5000
"""Rows written between two readings: a connection to PostgreSQL does one of the two at a time."""


@dataclass(frozen=True, slots=True, order=True)
class Stands:
    """One statement that stands for its question."""

    kind: str
    statement: int
    question: str
    preferred: bool
    since: int

    @property
    def reference(self) -> str:
        """How a person names it."""
        return f"{self.kind}-{self.statement}"


def resolve(lives: Lives, kind: str, statement: int, batch: int, question: str) -> Stands | None:
    """Whether a statement stands, by its life alone."""
    life = lives.of(kind, statement, batch)
    if life.state is not State.STANDING or life.accepted is None:
        return None
    best = lives.preferred(question)
    preferred = best is not None and (best.kind, best.statement) == (kind, statement)
    return Stands(kind, statement, question, preferred, life.accepted.id)


def compute() -> Iterator[Stands]:
    """What stands by all decisions so far, in the order of kinds and ids."""
    lives = history.lives(history.last_decision())
    for kind, model in STATEMENTS.items():
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT id, batch_id, question FROM {model._meta.db_table} ORDER BY id")
            while rows := cursor.fetchmany(2000):
                for id, batch, question in rows:
                    if stands := resolve(lives, kind, id, batch, question):
                        yield stands


def stored() -> set[Stands]:
    """What the table says."""
    rows = Standing.objects.values_list("kind", "statement", "question", "preferred", "since")
    return {Stands(*row) for row in rows}


def compare() -> list[str]:
    """References of statements for which the table and the decisions disagree."""
    differ = set(compute()) ^ stored()
    return sorted({stands.reference for stands in differ})


def rebuild() -> int:
    """Write the table anew from the decisions and say how many rows it has."""
    with writing():
        return fill()


def fill() -> int:
    """`rebuild` inside a transaction that is already open."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_standing")
    rows = ((s.question, s.kind, s.statement, s.preferred, s.since) for s in compute())
    return sum(insert(Standing, COLUMNS, chunk) for chunk in chunks(rows, AT_ONCE))


def add_batch(batch: int, decision: int) -> None:
    """After a batch was accepted: every statement of it that no decision names alone now stands."""
    with connection.cursor() as cursor:
        for kind, model in STATEMENTS.items():
            table = model._meta.db_table
            waiting = (
                f"s.batch_id = %s AND NOT EXISTS "
                f"(SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id)"
            )
            cursor.execute(
                f"INSERT INTO ledger_standing (question, kind, statement, preferred, since) "
                f"SELECT s.question, '{kind}', s.id, %s, %s FROM {table} s WHERE {waiting}",
                [False, decision, batch],
            )
            cursor.execute(
                f"DELETE FROM ledger_standing WHERE kind = '{kind}' AND statement IN "
                f"(SELECT s.replaces FROM {table} s WHERE s.replaces IS NOT NULL AND {waiting})",
                [batch],
            )


def drop_batch(batch: int) -> None:
    """After a batch was withdrawn: nothing of it stands."""
    with connection.cursor() as cursor:
        for kind, model in STATEMENTS.items():
            cursor.execute(
                f"DELETE FROM ledger_standing WHERE kind = '{kind}' AND statement IN "
                f"(SELECT id FROM {model._meta.db_table} WHERE batch_id = %s)",
                [batch],
            )


def refresh(kind: str, question: str) -> None:
    """After decisions on single statements of a question: its rows anew, from its statements' lives."""
    Standing.objects.filter(kind=kind, question=question).delete()
    statements = STATEMENTS[kind]._default_manager.filter(question=question).values_list("pk", flat=True)
    best = history.preferred_on(question)
    for id in statements:
        life = history.life_of(kind, id)
        if life.state is State.STANDING and life.accepted:
            Standing.objects.create(
                question=question, kind=kind, statement=id, preferred=best == (kind, id), since=life.accepted.id
            )
