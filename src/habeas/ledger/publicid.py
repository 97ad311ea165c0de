"""Public ids: made of public content alone, and of the order in which statements came to stand in public.

Which statement has its natural id plain is settled by the first edition in which one stood, so that what was published
keeps its id for ever, and what was accepted and ended between two editions takes no id from what was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from habeas.ledger import rows, sealing
from habeas.ledger.editions import editions
from habeas.ledger.lives import Lives
from habeas.ledger.models import STATEMENTS
from habeas.ledger.rows import Row

SUFFIX = 6
"""Hexadecimal digits that tell apart statements with one natural id; there are rarely more than two."""
_PUBLIC = "s.visibility = 'public' AND o.visibility = 'public'"
_KIND_ORDER = {kind: place for place, kind in enumerate(STATEMENTS)}


class PublicIds:
    """The public id of every public statement that was ever accepted; `cuts` as `cuts_up_to` gives them.

    `where` limits of which statements, called ``s``, ids are asked for.
    """

    def __init__(
        self, lives: Lives, cuts: Sequence[int], where: tuple[str, Sequence[str | int]] = ("1 = 1", ())
    ) -> None:
        self._given: dict[tuple[str, int], str] = {}
        for kind in STATEMENTS:
            for natural_id in _shared(kind, *where):
                same = rows.statements(kind, "s.natural_id = %s", [natural_id], public=True)
                self._given.update(assign(published_first(same, lives, cuts)))

    def of(self, row: Row) -> str:
        """The id of one accepted public statement."""
        return self._given.get((row.kind, row.id), row.natural_id)


def cuts_up_to(cut: int) -> list[int]:
    """The cuts of the editions before `cut`, and `cut`: an edition that may be made there."""
    return [*sorted({edition.cut for edition in editions() if edition.cut < cut}), cut]


def published_first(same: Iterable[Row], lives: Lives, cuts: Sequence[int]) -> list[Row]:
    """Of some rows those ever accepted, in the order of the first cut at which they stood, then of their acceptance.

    Those that stood at none come last. A later cut adds rows behind those that stood at an earlier one, so the order of
    what was published never changes.
    """
    ordered = []
    for row in same:
        life = lives.of(row.kind, row.id, row.batch)
        if life.accepted is not None:
            first = next((place for place, cut in enumerate(cuts) if life.stood_at(cut)), len(cuts))
            ordered.append((first, life.accepted.id, _KIND_ORDER[row.kind], row.id, row))
    return [entry[4] for entry in sorted(ordered, key=lambda entry: entry[:4])]


def assign(ordered: Iterable[Row]) -> dict[tuple[str, int], str]:
    """Ids for rows that share a natural id: the first has it plain, later ones with a piece of their hash."""
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


def kind_of(public_id: str) -> str:
    """The kind of statement that an id is of: its second part, which for an observation is its indicator."""
    named = public_id.split("/")[1:2]
    return named[0] if named and named[0] in STATEMENTS else "observation"


def _shared(kind: str, where: str, bindings: Sequence[str | int]) -> list[str]:
    """Natural ids that several public statements of a kind have."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.natural_id FROM {STATEMENTS[kind]._meta.db_table} s JOIN ledger_source o ON o.key = s.source "
            f"WHERE {_PUBLIC} AND ({where}) GROUP BY s.natural_id HAVING COUNT(*) > 1 ORDER BY s.natural_id",
            bindings,
        )
        return [row[0] for row in cursor.fetchall()]
