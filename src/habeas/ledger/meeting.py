"""Statements that come again: found in the ledger by their fingerprints, and counted once each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from habeas.ledger.models import STATEMENTS
from habeas.ledger.publications import chunks

Known = tuple[str, int, int]
"""What the ledger has: fingerprint, id, and 1 where nobody has decided on it or on its batch."""


class Met:
    """The rows of the ledger that came again in one import: how many, and how many of them nobody has decided on."""

    def __init__(self) -> None:
        self.count = self.waiting = 0
        self._seen: dict[str, bytearray] = defaultdict(bytearray)
        """A bit for each id of a kind: a file may say a million things twice."""

    def add(self, kind: str, known: Iterable[Known]) -> None:
        """Count each of these once."""
        for _fingerprint, id, waiting in known:
            if self._is_new(kind, id):
                self.count += 1
                self.waiting += waiting

    def _is_new(self, kind: str, id: int) -> bool:
        seen, (place, bit) = self._seen[kind], divmod(id, 8)
        if place >= len(seen):
            seen.extend(bytes(place + 1 - len(seen)))
        new = not seen[place] >> bit & 1
        seen[place] |= 1 << bit
        return new


def found(kind: str, fingerprints: Sequence[str]) -> list[Known]:
    """Those of some fingerprints that the ledger has."""
    return [known for chunk in chunks(fingerprints) for known in _found(kind, chunk)]


def _found(kind: str, fingerprints: Sequence[str]) -> list[Known]:
    bindings: list[Any] = list(fingerprints)
    one_of = f"IN ({', '.join(['%s'] * len(fingerprints))})"
    if connection.vendor == "postgresql":  # which takes a while to plan a list
        one_of, bindings = "= ANY (%s)", [bindings]
    sql = (
        "SELECT s.fingerprint, s.id, CASE WHEN "
        "EXISTS (SELECT 1 FROM ledger_decision d WHERE d.batch_id = s.batch_id) OR "
        f"EXISTS (SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id) THEN 0 ELSE 1 END "
        f"FROM {STATEMENTS[kind]._meta.db_table} s WHERE s.fingerprint {one_of}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, bindings)
        return list(cursor.fetchall())
