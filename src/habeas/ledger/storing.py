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


@dataclass(slots=True)
class Prepared:
    """A statement that was validated and may be written."""

    statement: Statement
    cells: list[Cell]
    said: dict[str, Cell]
    """The cells that hold something, by column."""
    question: str
    natural_id: str
    fingerprint: str
    content: str
    """What the fingerprint is over."""
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """When rows were stated, and under which name."""

    at: str
    by: str


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
    stamp = Stamp(clock.now(), by.name)
    maker = RowMaker(SOURCE, stamp)
    rows = [maker.row(SOURCE.to_columns(source), source.language) for source in sources]
    insert(Text, TEXT_COLUMNS, ((*text, "") for text in maker.taken()))
    insert(SourceRow, SOURCE_COLUMNS, ((*cells, batch, stamp.at, stamp.by, *sealed) for cells, *sealed in rows))


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
    stamp = Stamp(clock.now(), by.name)
    maker = RowMaker(layout, stamp)
    rows = []
    for one in prepared:
        cells, salt, seal = maker.row(one.cells, one.statement.language, one.said, one.replaces)
        own = (one.replaces, one.question, one.natural_id, stamp.at, stamp.by, one.fingerprint)
        rows.append((*cells, batch, *own, salt, seal))
    insert(Text, TEXT_COLUMNS, ((*text, "") for text in maker.taken()))
    insert(STATEMENTS[kind], (*layout.columns, *ANATOMY), rows)


class RowMaker(Generic[T]):
    """Makes rows of one layout and collects the texts they point to."""

    def __init__(self, layout: Layout[T], stamp: Stamp) -> None:
        self._layout = layout
        self._stamp = {"stated_at": stamp.at, "stated_by": stamp.by}
        self._salts = sealing.salts()
        self._texts: list[tuple[str, str, str, str]] = []

    def taken(self) -> list[tuple[str, str, str, str]]:
        """Hash, salt, words and language of each text since this was asked before."""
        texts, self._texts = self._texts, []
        return texts

    def row(
        self, cells: list[Cell], language: str, said: dict[str, Cell] | None = None, replaces: int | None = None
    ) -> tuple[list[Cell], str, str]:
        """The columns of one item, in place, each text replaced by its hash; then the salt and the seal over them.

        `said` are those columns that hold something, where the caller has them; it is changed as well.
        """
        said = self._layout.said(cells) if said is None else said
        for place in self._layout.texts:
            if words := cells[place]:
                cells[place] = said[self._layout.columns[place]] = self._text(str(words), language)
        said |= self._stamp
        said["replaces"] = replaces
        salt = next(self._salts)
        return cells, salt, sealing.seal(salt, self._layout.name, said)

    def _text(self, words: str, language: str) -> str:
        salt = next(self._salts)
        hashed = sealing.text_hash(salt, words)
        self._texts.append((hashed, salt, words, language))
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
