"""Statements, sources and texts made into rows and written. Called inside `transaction.writing` alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic

from habeas.intake.proposal import Source, Statement
from habeas.ledger import chain, clock, sealing
from habeas.ledger.actor import Actor
from habeas.ledger.forms import Cell
from habeas.ledger.insert import insert
from habeas.ledger.mapping import LAYOUTS, SOURCE, Layout, T
from habeas.ledger.models import STATEMENTS, Batch, Capture, Text
from habeas.ledger.models import Source as SourceRow

TEXT_COLUMNS = ("hash", "salt", "words", "language", "translation_of")
SOURCE_COLUMNS = (*SOURCE.columns, "batch_id", "stated_at", "stated_by", "salt", "seal")
ANATOMY = ("batch_id", "replaces", "question", "natural_id", "stated_at", "stated_by", "fingerprint", "salt", "seal")
"""The columns of a statement's row that its dataclass does not have, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that was validated and may be written."""

    statement: Statement
    cells: Sequence[Cell]
    question: str
    natural_id: str
    fingerprint: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The bytes a batch was read from, as they are kept in the file store."""

    sha256: str
    media_type: str = ""
    url: str = ""
    fetched: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchIntent:
    """What a batch will say of itself: which reader, in which version, with which mapping, over which bytes."""

    reader: str
    version: str = ""
    mapping: str = ""
    capture: Captured | None = None


def store_batch(intent: BatchIntent, by: Actor) -> int:
    """Write a batch, and its capture where it is new; the result is its id."""
    at = clock.now()
    capture = _capture(intent.capture) if intent.capture else None
    batch = Batch.objects.create(
        reader=intent.reader,
        version=intent.version,
        mapping=intent.mapping,
        capture=capture,
        started_at=at,
        by=by.name,
        role=by.role.value,
    )
    chain.note("batch", batch.pk)
    return batch.pk


def store_sources(sources: Iterable[Source], batch: int, by: Actor) -> None:
    """Write new sources."""
    writer = _Writer(SOURCE, by)
    rows = [writer.row(SOURCE.to_columns(source), source.language) for source in sources]
    insert(Text, TEXT_COLUMNS, writer.texts)
    insert(SourceRow, SOURCE_COLUMNS, ([*row.cells, batch, writer.at, by.name, row.salt, row.seal] for row in rows))


def store_statements(prepared: Sequence[Prepared], batch: int, by: Actor) -> None:
    """Write new statements, kind by kind; they must come grouped by kind."""
    for kind, of_kind in groupby(prepared, key=lambda one: one.statement.KIND):
        _store_kind(kind, list(of_kind), batch, by)


def store_text(words: str, language: str = "en") -> str:
    """Write one text and return its hash; no words, no text."""
    if not words:
        return ""
    salt = sealing.salt()
    hashed = sealing.text_hash(salt, words)
    insert(Text, TEXT_COLUMNS, [(hashed, salt, words, language, "")])
    return hashed


def _store_kind(kind: str, prepared: Sequence[Prepared], batch: int, by: Actor) -> None:
    layout = LAYOUTS[kind]
    writer = _Writer(layout, by)
    rows = []
    for one in prepared:
        made = writer.row(one.cells, one.statement.language, one.replaces)
        own = (one.replaces, one.question, one.natural_id, writer.at, by.name, one.fingerprint)
        rows.append((*made.cells, batch, *own, made.salt, made.seal))
    insert(Text, TEXT_COLUMNS, writer.texts)
    insert(STATEMENTS[kind], (*layout.columns, *ANATOMY), rows)


@dataclass(frozen=True, slots=True)
class _Made:
    cells: list[Cell]
    salt: str
    seal: str


class _Writer(Generic[T]):
    """Makes rows of one layout and collects the texts they point to."""

    def __init__(self, layout: Layout[T], by: Actor) -> None:
        self.layout = layout
        self.at = clock.now()
        self.by = by
        self.texts: list[tuple[str, str, str, str, str]] = []
        self._salts = sealing.salts()

    def row(self, said: Sequence[Cell], language: str, replaces: int | None = None) -> _Made:
        """The columns of one item, each text replaced by its hash, and the seal over them."""
        cells = list(said)
        for place in self.layout.texts:
            if words := cells[place]:
                cells[place] = self._text(str(words), language)
        columns = dict(zip(self.layout.columns, cells, strict=True))
        columns |= {"replaces": replaces, "stated_at": self.at, "stated_by": self.by.name}
        salt = next(self._salts)
        return _Made(cells, salt, sealing.seal(salt, self.layout.name, columns))

    def _text(self, words: str, language: str) -> str:
        salt = next(self._salts)
        hashed = sealing.text_hash(salt, words)
        self.texts.append((hashed, salt, words, language, ""))
        return hashed


def _capture(captured: Captured) -> Capture:
    known = Capture.objects.filter(sha256=captured.sha256, url=captured.url).order_by("id").first()
    return known or Capture.objects.create(
        sha256=captured.sha256,
        media_type=captured.media_type,
        url=captured.url,
        fetched=captured.fetched,
        how=captured.how,
    )
