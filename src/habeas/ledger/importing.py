"""The one way in: sources and statements, validated as a whole, written in one transaction, once."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from django.db import connection

from habeas.capture.forks import in_order
from habeas.intake.proposal import KINDS, Source, Statement
from habeas.ledger import clock, deciding, sealing
from habeas.ledger.actor import Actor
from habeas.ledger.errors import LedgerError
from habeas.ledger.meeting import Met, found
from habeas.ledger.models import STATEMENTS, Batch, LedgerKey
from habeas.ledger.preparing import PieceMaker, Preparer, Ready
from habeas.ledger.progress import SILENT, Progress
from habeas.ledger.publications import chunks, known_keys, new_sources
from habeas.ledger.spool import Spool, spooling
from habeas.ledger.storing import BatchIntent, Captured, Prepared, Stamp, store_batch, store_sources
from habeas.ledger.transaction import writing
from habeas.ledger.validating import no_source

__all__ = ["BatchIntent", "Captured", "Imported", "propose", "take_in"]

P = TypeVar("P")

PIECE = 2000
"""Statements made ready and compared with the ledger at a time."""
KEY_BYTES = 32
_ORDER: Mapping[str, int] = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `batch` is 0 where it added nothing; `waiting` counts those of the `same` that nobody has
    decided on, however they came in."""

    batch: int
    proposed: int
    accepted: int
    same: int
    waiting: int = 0


def propose(
    batch: BatchIntent,
    sources: Iterable[Source],
    statements: Iterable[Statement],
    *,
    accept: bool,
    by: Actor,
    progress: Progress = SILENT,
) -> Imported:
    """Take in what a reader found. The same again adds nothing; one bad statement stops the whole.

    Statements are read once, a piece at a time, and before the sources.
    """
    with _collector_at_rest(), spooling() as spool:
        taking = _Import(spool, by, progress, accept)
        pieces = chunks(chain[Source | Statement](statements, sources), PIECE)
        return taking.run(batch, map(taking.maker.ready, pieces))


def take_in(
    batch: BatchIntent,
    pieces: Iterable[P],
    read: Callable[[P], Iterable[Source | Statement]],
    *,
    accept: bool,
    by: Actor,
    progress: Progress = SILENT,
) -> Imported:
    """The same from pieces that are still to be read, such as the lines of a file; several processes read many."""
    with _collector_at_rest(), spooling() as spool:
        taking = _Import(spool, by, progress, accept)
        try:
            ready = in_order(lambda piece: taking.maker.ready(read(piece)), pieces, let_go=connection.close)
            return taking.run(batch, ready)
        except BrokenProcessPool as error:
            fix = "Nothing was written. Import again; if it happens again, free memory."
            raise LedgerError("the system ended a process that was reading", "import", fix) from error


class _Import:
    """One import: everything is validated, sorted and compared first; the ledger is locked for the writing alone."""

    def __init__(self, spool: Spool, by: Actor, progress: Progress, accept: bool) -> None:
        if accept:
            deciding.demand_two_people("accept what you import yourself")
        self._spool, self._by, self._progress, self._accept = spool, by, progress, accept
        self._stamp = Stamp(clock.now(), by.name)
        self._seen_batch = _last_batch()  # before anything else is read: what comes after it is looked at again
        self._key = stored_key() or secrets.token_bytes(KEY_BYTES)
        self._met = Met()
        self._named: dict[str, tuple[str, str]] = {}
        self.maker = PieceMaker(self._key, known_keys(), self._stamp, compare=self._seen_batch > 0)

    def run(self, batch: BatchIntent, pieces: Iterable[Ready]) -> Imported:
        """Read, compare, then write."""
        fresh_sources = new_sources(self._read(pieces))
        self._demand_sources(fresh_sources)
        self._spool.settle()
        if not self._spool and not fresh_sources:
            return self._told(0)
        with writing():
            self._agree_on_key()
            if _last_batch() != self._seen_batch:  # somebody wrote since we compared
                fresh_sources = new_sources(fresh_sources)
                self._compare_again()
            if not self._spool and not fresh_sources:
                return self._told(0)
            number = store_batch(batch, self._by)
            store_sources(fresh_sources, number, self._by)
            self._write(number)
            if self._accept and self._spool:
                deciding.accept_new_batch(number, self._by)
        return self._told(number)

    def _read(self, pieces: Iterable[Ready]) -> list[Source]:
        """Put what is new into the spool; the result is the sources."""
        self._progress.begin("checked")
        sources: list[Source] = []
        for piece in pieces:
            sources += piece.sources
            for key, statement, field in piece.named:
                self._named.setdefault(key, (statement, field))
            for kind, known in piece.met.items():
                self._met.add(kind, known)
            if piece.rows:
                self._spool.add(piece.rows, piece.texts)
            self._progress.add(piece.count)
        return sources

    def _demand_sources(self, fresh: Iterable[Source]) -> None:
        """Refuse the first statement that names a source which is not known."""
        known = known_keys() | {source.key for source in fresh}
        for key, (statement, field) in self._named.items():
            if key not in known:
                raise no_source(key, statement, field)

    def _agree_on_key(self) -> None:
        """Keep the key that fingerprints were made with, or take the one that somebody kept since."""
        key = kept_key(self._key)
        if key != self._key:
            self._spool.fingerprint_again(lambda content: sealing.fingerprint(key, content))

    def _compare_again(self) -> None:
        for kind in self._spool.counts:
            known = [one for some in self._spool.fingerprints(kind) for one in found(kind, some)]
            self._met.add(kind, known)
            self._spool.drop(kind, [fingerprint for fingerprint, _id, _waiting in known])

    def _write(self, number: int) -> None:
        self._progress.begin("written", len(self._spool))
        for count in self._spool.move(number, self._stamp):
            self._progress.add(count)

    def _told(self, number: int) -> Imported:
        self._progress.end()
        added = len(self._spool)
        accepted = added if self._accept else 0
        return Imported(number, added - accepted, accepted, self._met.count, self._met.waiting)


def unknown(sources: Iterable[Source], statements: Iterable[Statement]) -> list[Statement]:
    """Those that the ledger does not have yet, as it would keep them. Everything is validated, nothing written."""
    preparer = Preparer(stored_key() or b"", {source.key for source in new_sources(sources)} | known_keys())
    fresh: dict[str, Prepared] = {}
    for statement in statements:
        one = preparer.prepared(statement)
        fresh.setdefault(one.fingerprint, one)
    for kind in KINDS:
        for fingerprint, _id, _waiting in found(
            kind, [key for key, one in fresh.items() if kind == one.statement.KIND]
        ):
            del fresh[fingerprint]
    return [one.statement for one in sorted(fresh.values(), key=_order)]


def _order(one: Prepared) -> tuple[int, str, str]:
    return _ORDER[one.statement.KIND], one.natural_id, one.content


def prepare(statement: Statement) -> Prepared:
    """Validate one statement and give it its fingerprint."""
    return Preparer(fingerprint_key(), known_keys()).prepared(statement)


def reference_of(prepared: Prepared) -> str | None:
    """The statement with this very content, if the ledger has it: ``observation-123``."""
    kind = prepared.statement.KIND
    found = STATEMENTS[kind]._default_manager.filter(fingerprint=prepared.fingerprint).first()
    return f"{kind}-{found.pk}" if found else None


def fingerprint_key() -> bytes:
    """The key of this ledger's fingerprints, made when it is first needed: a dump that is loaded brings its own."""
    if key := stored_key():
        return key
    with writing():
        return kept_key(secrets.token_bytes(KEY_BYTES))


def stored_key() -> bytes | None:
    """The key, where there is one."""
    found = LedgerKey.objects.filter(purpose="fingerprint").first()
    return bytes.fromhex(found.secret) if found else None


def kept_key(key: bytes) -> bytes:
    """The key there is, else this one, kept from now on. Called inside `writing`."""
    found, _made = LedgerKey.objects.get_or_create(purpose="fingerprint", defaults={"secret": key.hex()})
    return bytes.fromhex(found.secret)


def _last_batch() -> int:
    return Batch.objects.order_by("-id").values_list("id", flat=True).first() or 0


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing made here refers to itself, so looking for cycles among millions of rows is time for nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
