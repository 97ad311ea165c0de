"""Sources on their way in: each key has one content for ever, but for what a later reading may differ in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection

from habeas.intake.proposal import Source
from habeas.ledger import rows
from habeas.ledger.errors import RefusedStatement
from habeas.ledger.mapping import SOURCE
from habeas.ledger.validating import check_source

MAY_DIFFER = frozenset({"accessed", "note"})
"""Fields of a source that change when the same publication is read again; the first reading's are kept."""
ASKED_AT_ONCE = 500
"""Values in one IN (…): below the number of variables that every SQLite allows."""

V = TypeVar("V")


def new_sources(sources: Iterable[Source]) -> list[Source]:
    """The sources the ledger does not have; one that it has under the same key with other content is refused."""
    given: dict[str, Source] = {}
    for source in sources:
        check_source(source)
        if source.key in given:
            _demand_same(given[source.key], source)
        given.setdefault(source.key, source)
    for keys in chunks(list(given)):
        for known in rows.sources(f"s.key IN ({', '.join(['%s'] * len(keys))})", keys):
            _demand_same(known, given.pop(known.key))
    return [given[key] for key in sorted(given)]


def known_keys() -> set[str]:
    """The keys of every source the ledger has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM ledger_source")
        return {row[0] for row in cursor.fetchall()}


def chunks(values: Iterable[V], size: int = ASKED_AT_ONCE) -> Iterator[Sequence[V]]:
    """Values a few at a time."""
    remaining = iter(values)
    while chunk := list(islice(remaining, size)):
        yield chunk


def _demand_same(known: Source, other: Source) -> None:
    left, right = SOURCE.to_json(known), SOURCE.to_json(other)
    differ = [name for name in left if left[name] != right[name] and name not in MAY_DIFFER]
    if differ:
        name = differ[0]
        raise RefusedStatement(
            f"{name} is {right[name]!r}, but the source known by this key has {left[name]!r}",
            f"source {known.key}",
            "A later vintage of a publication is another source: give it a key of its own. Nothing was written.",
        )
