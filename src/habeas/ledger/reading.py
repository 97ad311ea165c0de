"""The ledger's public part under the decisions up to a cut, read for all countries or for some.

What is not public is dropped first, by a statement's own visibility and its source's; decisions on what is not public,
and corrections by it, do not exist here. So no private row can change a public byte.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from django.db import connection

from habeas.intake.proposal import Statement
from habeas.ledger import history, publicid, rows
from habeas.ledger.accepted import Accepted, Decided
from habeas.ledger.lives import Life, Lives, Ruling, State
from habeas.ledger.models import STATEMENTS
from habeas.ledger.publicid import PublicIds, cuts_up_to
from habeas.ledger.rows import Row
from habeas.values import ReviewLevel

Where = tuple[str, list[str | int]]
"""A condition on a statement ``s``, and its bindings."""


class Reading:
    """Everything public up to `cut`. Made once, it can be asked by several processes; each opens the ledger itself."""

    def __init__(self, cut: int) -> None:
        self.cut = cut
        self._lives = history.lives(cut, public=True)

    def accepted(self, countries: Collection[str] = ()) -> Iterator[Accepted]:
        """Every public statement ever accepted, or those about a group of countries, kind by kind; redacted ones never.

        The countries must be all of one or more `groups`.
        """
        where, bindings = of_countries(countries)
        ids = PublicIds(self._lives, cuts_up_to(self.cut), (where, bindings))
        for kind in STATEMENTS:
            for row in rows.statements(kind, where, bindings, public=True):
                life = self._lives.of(row.kind, row.id, row.batch)
                if life.accepted is None or life.state is State.REDACTED:
                    continue
                if not _rests_on_hidden(row.statement, self._lives):
                    yield _told(row, life, self._lives, ids)

    def source_keys(self, countries: Collection[str] = ()) -> set[str]:
        """The sources that accepted public statements name, public or not."""
        named: set[str] = set()
        condition = of_countries(countries)
        for kind in STATEMENTS:
            named |= _named_in_batches(kind, self._lives, condition) | _named_alone(kind, self._lives, condition)
        return named

    def groups(self) -> list[tuple[str, ...]]:
        """The countries of which statements speak, together where a statement on one names one on another: a correction
        of the country, words on a figure."""
        group: dict[str, set[str]] = {code: {code} for code in _countries()}
        for one, other in (*_corrections(), *_foundations()):
            if one in group and other in group and group[one] is not group[other]:
                group[one] |= group[other]
                group.update(dict.fromkeys(group[other], group[one]))
        return sorted({tuple(sorted(members)) for members in group.values()})

    def decided_since(self, cut: int) -> set[str]:
        """The countries on which anything was decided after another `cut`."""
        later = [one for one in self._lives.rulings if one.id > cut]
        batches = sorted({one.batch for one in later if one.statement is None and one.batch is not None})
        return {country_of(one.question) for one in later if one.statement is not None} | _countries_in(batches)


def country_of(question: str) -> str:
    """The country that a question, or a public id, is about: what comes before the first hyphen of its subject."""
    return question.partition("/")[0].partition("-")[0]


def of_countries(countries: Collection[str]) -> Where:
    """The condition that a statement is about one of these countries; none where they are not limited.

    SQLite finds a country's questions by their index. PostgreSQL orders texts by a language, so it looks through all.
    """
    if not countries:
        return "1 = 1", []
    wanted = sorted(countries)
    if connection.vendor == "sqlite":
        one = "(s.question >= %s AND s.question < %s)"
        return " OR ".join([one] * len(wanted)), [bound for code in wanted for bound in (code, f"{code}{_AFTER}")]
    return f"split_part(s.subject, '-', 1) IN ({', '.join(['%s'] * len(wanted))})", list(wanted)


_AFTER = "0"
"""The character after the slash and the hyphen, one of which follows a country's code."""


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


def _named_in_batches(kind: str, lives: Lives, condition: Where) -> set[str]:
    """Sources named by statements that were only ever decided with their batch."""
    alone = (
        f"SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id "
        "AND d.verdict IN ('accept', 'reject', 'redact')"
    )
    where, bindings = condition
    return {
        key
        for batch, keys in _names(kind, f"({where}) AND NOT EXISTS ({alone})", bindings)
        if lives.of("", 0, batch).accepted is not None
        for key in keys
    }


def _named_alone(kind: str, lives: Lives, condition: Where) -> set[str]:
    named: set[str] = set()
    where, bindings = condition
    decided = sorted(id for of_kind, id in lives.decided_alone if of_kind == kind)
    for first in range(0, len(decided), history.MOST):
        some = decided[first : first + history.MOST]
        marks = ", ".join(["%s"] * len(some))
        for row in rows.statements(kind, f"s.id IN ({marks}) AND ({where})", [*some, *bindings], public=True):
            life = lives.of(kind, row.id, row.batch)
            if life.accepted is not None and life.state is not State.REDACTED:
                named |= {row.statement.source, row.statement.via, getattr(row.statement, "outcome_source", "")}
    return named


def _names(kind: str, where: str, bindings: Sequence[str | int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    more = ", s.outcome_source" if kind == "case" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT s.batch_id, s.source, s.via{more} FROM {STATEMENTS[kind]._meta.db_table} s "
            "JOIN ledger_source o ON o.key = s.source "
            f"WHERE s.visibility = 'public' AND o.visibility = 'public' AND {where}",
            bindings,
        )
        yield from ((row[0], row[1:]) for row in cursor.fetchall())


def _countries() -> set[str]:
    """Every country that a statement is about."""
    return {
        country_of(question) for model in STATEMENTS.values() for question in _first_questions(model._meta.db_table)
    }


def _first_questions(table: str) -> Iterator[str]:
    """At least one question of every country: SQLite steps from one country to the next in the index."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f"SELECT DISTINCT subject FROM {table}")
            yield from (subject for (subject,) in cursor.fetchall())
            return
        after = ""
        while True:
            cursor.execute(f"SELECT question FROM {table} WHERE question >= %s ORDER BY question LIMIT 1", [after])
            found = cursor.fetchone()
            if found is None:
                return
            yield found[0]
            after = f"{country_of(found[0])}{_AFTER}"


def _countries_in(batches: Sequence[int]) -> set[str]:
    found: set[str] = set()
    if not batches:
        return found
    marks = ", ".join(["%s"] * len(batches))
    with connection.cursor() as cursor:
        for model in STATEMENTS.values():
            cursor.execute(f"SELECT DISTINCT subject FROM {model._meta.db_table} WHERE batch_id IN ({marks})", batches)
            found |= {country_of(subject) for (subject,) in cursor.fetchall()}
    return found


def _corrections() -> Iterator[tuple[str, str]]:
    """The countries of a correction and of what it corrects, where they differ."""
    with connection.cursor() as cursor:
        for model in STATEMENTS.values():
            table = model._meta.db_table
            cursor.execute(
                f"SELECT new.subject, old.subject FROM {table} new JOIN {table} old ON old.id = new.replaces "
                "WHERE new.replaces IS NOT NULL AND new.subject <> old.subject"
            )
            yield from ((country_of(new), country_of(old)) for new, old in cursor.fetchall())


def _foundations() -> Iterator[tuple[str, str]]:
    """The country that something said over other statements is about, with that of each of these."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT subject, observations FROM {STATEMENTS['narrative']._meta.db_table}")
        for subject, observations in cursor.fetchall():
            yield from ((country_of(subject), country_of(id)) for id in json.loads(observations or "[]"))
        cursor.execute(f"SELECT DISTINCT subject, later FROM {STATEMENTS['follow_up']._meta.db_table}")
        yield from ((country_of(subject), country_of(later)) for subject, later in cursor.fetchall())
