"""Decisions and corrections as they are stored, read into `habeas.ledger.lives`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection

from habeas.ledger.lives import Life, Link, Lives, Ruling
from habeas.ledger.models import STATEMENTS

MOST = 500
"""Ids in one query."""

_RULINGS = (
    "SELECT d.id, d.verdict, d.kind, d.statement, d.batch_id, d.question, d.by, d.role, d.at, COALESCE(t.words, '') "
    "FROM ledger_decision d LEFT JOIN ledger_text t ON t.hash = d.reason WHERE "
)


def last_decision() -> int:
    """The id of the latest decision; 0 where none was made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_decision")
        return int(cursor.fetchone()[0])


def lives(cut: int, *, public: bool = False) -> Lives:
    """All lives under the decisions up to `cut`. With `public`, decisions on, and corrections by, what is not public do
    not exist."""
    rulings = list(_rulings("d.id <= %s", [cut]))
    if public:
        hidden = _hidden({(one.kind, one.statement) for one in rulings if one.statement is not None})
        rulings = [one for one in rulings if (one.kind, one.statement) not in hidden]
    return Lives(rulings, _links(public=public))


def life_of(kind: str, statement: int) -> Life:
    """The life of one statement now, read without looking at any other but its corrections."""
    links = list(_links_to(kind, statement))
    table = STATEMENTS[kind]._meta.db_table
    named = [statement, *(link.id for link in links)]
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(named))
        cursor.execute(f"SELECT id, batch_id FROM {table} WHERE id IN ({marks})", named)
        batches: dict[int, int] = dict(cursor.fetchall())
    batch_marks = ", ".join(["%s"] * len(set(batches.values())))
    rulings = _rulings(
        f"(d.kind = %s AND d.statement IN ({marks})) OR d.batch_id IN ({batch_marks})",
        [kind, *named, *sorted(set(batches.values()))],
    )
    return Lives(rulings, links).of(kind, statement, batches[statement])


def last_on(kind: str, question: str) -> int:
    """The last decision that touched a question, on one of its statements or on a batch that holds one; else 0."""
    table = STATEMENTS[kind]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE(MAX(id), 0) FROM ledger_decision WHERE question = %s OR batch_id IN "
            f"(SELECT batch_id FROM {table} WHERE question = %s)",
            [question, question],
        )
        return int(cursor.fetchone()[0])


def last_on_batch(batch: int) -> int:
    """The last decision on a batch as a whole; 0 where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_decision WHERE batch_id = %s", [batch])
        return int(cursor.fetchone()[0])


def _rulings(where: str, values: Sequence[int | str]) -> Iterator[Ruling]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_RULINGS}{where} ORDER BY d.id", values)
        for row in cursor.fetchall():
            yield Ruling(*row)


def _links(*, public: bool) -> Iterator[Link]:
    """Corrections. One of a redacted correction is one of what that corrected, as if it had never been."""
    shown = "s.visibility = 'public' AND o.visibility = 'public'" if public else "1 = 1"
    with connection.cursor() as cursor:
        for kind, model in STATEMENTS.items():
            cursor.execute(
                f"SELECT s.id, s.batch_id, s.replaces, s.salt = '' FROM {model._meta.db_table} s JOIN ledger_source o "
                f"ON o.key = s.source WHERE s.replaces IS NOT NULL AND (s.salt = '' OR ({shown})) ORDER BY s.id"
            )
            found = cursor.fetchall()
            gone = {id: replaces for id, _batch, replaces, redacted in found if redacted}
            for id, batch, replaces, redacted in found:
                while replaces in gone:
                    replaces = gone[replaces]
                if not redacted:
                    yield Link(kind, id, batch, replaces)


def _links_to(kind: str, statement: int) -> Iterator[Link]:
    """The corrections of a statement, and theirs; behind a redacted one those that corrected it."""
    waiting = [(statement, statement)]
    while waiting:
        looked_for, corrected = waiting.pop()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, batch_id, salt = '' FROM {STATEMENTS[kind]._meta.db_table} WHERE replaces = %s",
                [looked_for],
            )
            for id, batch, redacted in cursor.fetchall():
                waiting.append((id, corrected if redacted else id))
                if not redacted:
                    yield Link(kind, id, batch, corrected)


def _hidden(named: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Of the statements named, those that are not public."""
    hidden: set[tuple[str, int]] = set()
    ids: dict[str, list[int]] = defaultdict(list)
    for kind, id in sorted(named):
        ids[kind].append(id)
    with connection.cursor() as cursor:
        for kind, wanted in ids.items():
            for first in range(0, len(wanted), MOST):
                some = wanted[first : first + MOST]
                cursor.execute(
                    f"SELECT s.id FROM {STATEMENTS[kind]._meta.db_table} s JOIN ledger_source o ON o.key = s.source "
                    "WHERE (s.visibility <> 'public' OR o.visibility <> 'public') "
                    f"AND s.id IN ({', '.join(['%s'] * len(some))})",
                    some,
                )
                hidden |= {(kind, row[0]) for row in cursor.fetchall()}
    return hidden


def preferred_on(question: str) -> tuple[str, int] | None:
    """The statement that the last such decision preferred on a question."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, statement FROM ledger_decision WHERE verdict = 'prefer' AND question = %s "
            "ORDER BY id DESC LIMIT 1",
            [question],
        )
        found = cursor.fetchone()
        return (found[0], found[1]) if found else None
