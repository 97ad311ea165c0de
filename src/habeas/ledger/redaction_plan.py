"""What redacting some statements would do, and what a person has to know besides; nothing of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from habeas.capture.store import FileStore
from habeas.ledger import emptying, history, holding, redactions, rows
from habeas.ledger.editions import editions
from habeas.ledger.home import Home
from habeas.ledger.lives import State
from habeas.ledger.models import STATEMENTS, Batch, Text
from habeas.ledger.redacting import intention
from habeas.ledger.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be erased and made again, and where the same words may stand besides. Statements go by reference."""

    statements: tuple[str, ...]
    texts: int
    captures: dict[str, int]
    """Captured files to be erased, each with the number of other statements that were read from it."""
    editions: tuple[str, ...]
    """Editions that told of it, kept ones and others."""
    same_words: tuple[str, ...]
    """Other statements with one of the same texts."""
    corrections: tuple[str, ...]
    """Statements that one of these corrects or is corrected by."""
    stands_again: tuple[str, ...]
    """What would stand again, since the correction of it would never have been."""
    resting: tuple[str, ...]
    """Written words and links that rest on one of these: they leave the editions, and may repeat what it said."""
    other_captures: dict[str, list[int]]
    """Other captured files with one of the same texts, and the batches that were read from them."""
    copies: tuple[str, ...]
    """What else lies in the folder."""


def plan(home: Home, found: Sequence[Row]) -> Plan:
    """Look at everything that a redaction of these would touch."""
    intended = intention(home, found)
    texts = sorted({text for one in intended.redactions for text in one.texts})
    captures = sorted({name for one in intended.redactions for name in one.captures})
    named = {row.reference for row in found}
    ids = [cut.edition for cut in editions()]
    store, words = FileStore(home.files), holding.words_of(texts)
    return Plan(
        statements=tuple(sorted(named)),
        texts=Text.objects.filter(hash__in=texts).exclude(words="").count(),
        captures={name: _others(name, found) for name in captures},
        editions=tuple(ids[ids.index(intended.since) :]) if intended.since else (),
        same_words=tuple(sorted(set(_same_words(texts)) - named)),
        corrections=tuple(sorted(set(_family(found)) - named)),
        stands_again=tuple(sorted(set(_stands_again(found)) - named)),
        resting=tuple(sorted(set(_resting(found)) - named)),
        other_captures=holding.elsewhere(store, words, captures),
        copies=tuple(_name(path, home) for path in redactions.copies_beside(home)),
    )


def _name(path: Path, home: Home) -> str:
    return path.relative_to(home.path).as_posix()


def _others(capture: str, found: Sequence[Row]) -> int:
    """How many statements were read from a captured file besides these."""
    batches = list(Batch.objects.filter(capture__sha256=capture).values_list("pk", flat=True))
    counts = (model._default_manager.filter(batch__in=batches).count() for model in STATEMENTS.values())
    return sum(counts) - sum(row.batch in batches for row in found)


def _same_words(texts: Sequence[str]) -> Iterator[str]:
    words = holding.plain_words(texts)
    same = list(Text.objects.filter(words__in=words).exclude(hash__in=texts).values_list("hash", flat=True))
    for kind in STATEMENTS:
        yield from (f"{kind}-{id}" for id in emptying.pointing_to(kind, same))


def _family(found: Sequence[Row]) -> Iterator[str]:
    for row in found:
        if old := rows.corrected_by(row):
            yield old.reference
        with connection.cursor() as cursor:
            table = STATEMENTS[row.kind]._meta.db_table
            cursor.execute(f"SELECT id FROM {table} WHERE replaces = %s AND salt <> ''", [row.id])
            yield from (f"{row.kind}-{id}" for (id,) in cursor.fetchall())


def _stands_again(found: Sequence[Row]) -> Iterator[str]:
    gone = {(row.kind, row.id) for row in found}
    for row in found:
        old = rows.corrected_by(row)
        while old and (old.kind, old.id) in gone:
            old = rows.corrected_by(old)
        life = history.life_of(old.kind, old.id) if old else None
        if old and life and life.state is State.SUPERSEDED and life.successor and life.successor.id == row.id:
            yield old.reference


def _resting(found: Sequence[Row]) -> Iterator[str]:
    ids = {row.natural_id for row in found}
    for row in (*rows.statements("narrative"), *rows.statements("follow_up")):
        if ids & {id.partition("~")[0] for id in row.statement.rests_on}:
            yield row.reference
