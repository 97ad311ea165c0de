"""Statements made ready to be written: validated, in the form their table takes, with fingerprint and seal.

A piece of an import may be made ready in another process, with a connection of its own that only reads.
"""

from __future__ import annotations

import marshal
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.intake.proposal import Source, Statement
from habeas.ledger import sealing
from habeas.ledger.mapping import LAYOUTS, layout_of
from habeas.ledger.meeting import Known, found
from habeas.ledger.storing import Prepared, RowMaker, Stamp
from habeas.ledger.validating import Validator, check_id, check_source, who_names

OWN = ("question", "natural_id", "fingerprint", "salt", "seal")
"""The columns of a row that is ready, after its content and its fields."""


@dataclass(slots=True)
class Ready:
    """A piece of an import: what it holds, as plain data."""

    count: int = 0
    sources: list[Source] = field(default_factory=list)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    """By kind, of what the ledger does not have: the content to order by, the fields, then `OWN`."""
    texts: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Hash, salt, words and language of each text that the rows point to."""
    met: dict[str, list[Known]] = field(default_factory=dict)
    """By kind, what the ledger has."""
    named: list[tuple[str, str, str]] = field(default_factory=list)
    """Sources that are not known yet: the key, the statement that names it, and the field."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Marshalled on its way from another process: a third of the time that pickling takes."""
        plain = (self.rows, self.texts, self.met, self.named)
        return _unpacked, (self.count, self.sources, marshal.dumps(plain))


def _unpacked(count: int, sources: list[Source], packed: bytes) -> Ready:
    return Ready(count, sources, *marshal.loads(packed))


class Preparer:
    """Prepares the statements of one import; `key` is that of the ledger's fingerprints."""

    def __init__(self, key: bytes, known_sources: Container[str]) -> None:
        self._key = key
        self._validator = Validator(known_sources)

    def prepared(self, statement: Statement) -> Prepared:
        """The statement ready to be written; one that cannot be kept is refused by name and field."""
        statement = self._validator.checked(statement)
        layout = layout_of(statement)
        cells = layout.to_columns(statement)
        said = layout.said(cells)
        content = sealing.content(layout.name, said)
        question, natural_id = statement.question, statement.natural_id
        check_id(statement, natural_id)
        fingerprint = sealing.fingerprint(self._key, content)
        return Prepared(statement, cells, said, question, natural_id, fingerprint, content)


class PieceMaker:
    """Makes pieces ready: validates, leaves out what the ledger has, and makes rows of the rest.

    Sources that statements name may come later, so every one is taken and told of. Where there is nothing to `compare`
    with, the ledger is not asked.
    """

    def __init__(self, key: bytes, known_sources: set[str], stamp: Stamp, *, compare: bool) -> None:
        self._named = Named(known_sources)
        self._preparer = Preparer(key, self._named)
        self._makers = {kind: RowMaker(layout, stamp) for kind, layout in LAYOUTS.items()}
        self._compare = compare

    def ready(self, items: Iterable[Source | Statement]) -> Ready:
        """Everything of a piece; what cannot be kept is refused."""
        piece = Ready()
        of_kind: dict[str, list[Prepared]] = {}
        for item in items:
            if isinstance(item, Source):
                check_source(item)
                piece.sources.append(item)
                continue
            one = self._preparer.prepared(item)
            if self._named.new:
                piece.named += self._named.by(item)
            of_kind.setdefault(item.KIND, []).append(one)
            piece.count += 1
        for kind, prepared in of_kind.items():
            self._add(piece, kind, prepared)
        return piece

    def _add(self, piece: Ready, kind: str, prepared: Sequence[Prepared]) -> None:
        known = set()
        if self._compare:
            piece.met[kind] = found(kind, [one.fingerprint for one in prepared])
            known = {fingerprint for fingerprint, _id, _waiting in piece.met[kind]}
        maker, rows = self._makers[kind], []
        for one in prepared:
            if one.fingerprint not in known:
                cells, salt, seal = maker.row(one.cells, one.statement.language, one.said)
                rows.append((one.content, *cells, one.question, one.natural_id, one.fingerprint, salt, seal))
        if rows:
            piece.rows[kind] = rows
            piece.texts += maker.taken()


class Named(Container[str]):
    """Keys of sources that statements name before all sources are read: every one is taken, and looked at later."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = set(known)
        self.new: list[str] = []
        """Those met for the first time, until `by` is asked which statement named them."""

    def __contains__(self, key: object) -> bool:
        if key not in self._known:
            self._known.add(str(key))
            self.new.append(str(key))
        return True

    def by(self, statement: Statement) -> list[tuple[str, str, str]]:
        """What is new, with the statement and the field that named it."""
        found = [(key, *who_names(key, statement)) for key in self.new]
        self.new.clear()
        return found
