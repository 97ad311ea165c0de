"""Public ids: made of public content alone, and of the order in which public statements were accepted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from habeas.ledger import rows, sealing
from habeas.ledger.lives import Lives
from habeas.ledger.models import STATEMENTS
from habeas.ledger.rows import Row

SUFFIX = 6
"""Hexadecimal digits that tell apart statements with one natural id; there are rarely more than two."""
_PUBLIC = "s.visibility = 'public' AND o.visibility = 'public'"
_KIND_ORDER = {kind: place for place, kind in enumerate(STATEMENTS)}


class PublicIds:
    """The public id of every public statement that was ever accepted."""

    def __init__(self, lives: Lives) -> None:
        self._given: dict[tuple[str, int], str] = {}
        for kind in STATEMENTS:
            for natural_id in _shared(kind):
                same = rows.statements(kind, "s.natural_id = %s", [natural_id], public=True)
                self._given.update(assign(accepted_first(same, lives)))

    def of(self, row: Row) -> str:
        """The id of one accepted public statement."""
        return self._given.get((row.kind, row.id), row.natural_id)


def accepted_first(same: Iterable[Row], lives: Lives) -> list[Row]:
    """Of some rows those ever accepted, in the order of their acceptance."""
    ordered = []
    for row in same:
        accepted = lives.of(row.kind, row.id, row.batch).accepted
        if accepted is not None:
            ordered.append((accepted.id, _KIND_ORDER[row.kind], row.id, row))
    return [entry[3] for entry in sorted(ordered, key=lambda entry: entry[:3])]


def assign(ordered: Iterable[Row]) -> dict[tuple[str, int], str]:
    """Ids for rows that share a natural id: the first accepted has it plain, later ones with a piece of their hash."""
    given: dict[tuple[str, int], str] = {}
    taken: set[str] = set()
    for row in ordered:
        wanted = row.natural_id
        if wanted in taken:
            wanted = f"{row.natural_id}~{sealing.public_hash(row.statement)[:SUFFIX]}"
        number = 2
        plain = wanted
        while wanted in taken:  # the same public content under different private words
            wanted, number = f"{plain}.{number}", number + 1
        taken.add(wanted)
        given[row.kind, row.id] = wanted
    return given


def _shared(kind: str) -> list[str]:
    """Natural ids that several public statements of a kind have."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.natural_id FROM {STATEMENTS[kind]._meta.db_table} s JOIN ledger_source o ON o.key = s.source "
            f"WHERE {_PUBLIC} GROUP BY s.natural_id HAVING COUNT(*) > 1 ORDER BY s.natural_id"
        )
        return [row[0] for row in cursor.fetchall()]
