"""The one way in: sources and statements, validated as a whole, written in one transaction, once."""

from __future__ import annotations

import gc
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from habeas.intake.proposal import KINDS, Source, Statement
from habeas.ledger import clock, deciding, sealing
from habeas.ledger.actor import Actor
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import STATEMENTS, Batch, LedgerKey
from habeas.ledger.preparing import Named, Preparer
from habeas.ledger.progress import SILENT, Progress
from habeas.ledger.publications import chunks, known_keys, new_sources
from habeas.ledger.spool import Spool, spooling
from habeas.ledger.storing import BatchIntent, Captured, Prepared, RowMaker, Stamp, store_batch, store_sources
from habeas.ledger.transaction import writing

__all__ = ["BatchIntent", "Captured", "Imported", "propose"]

CHUNK = 2000
"""Statements compared with the ledger at a time."""
KEY_BYTES = 32
CACHE_KIB = 128 * 1024
"""Of SQLite's pages kept in memory while rows are written."""
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

    Everything is validated, sorted and compared first; the ledger is locked for the writing alone. Statements are
    read once, a piece at a time, and before the sources: both may come from one file as it is being read.
    """
    if accept:
        deciding.demand_two_people("accept what you import yourself")
    with _collector_at_rest(), spooling() as spool:
        return _Import(spool, by, progress).run(batch, sources, statements, accept)


class _Import:
    """One import: what waits to be written, and what was there already."""

    def __init__(self, spool: Spool, by: Actor, progress: Progress) -> None:
        self._spool, self._by, self._progress = spool, by, progress
        self._stamp = Stamp(clock.now(), by.name)
        self._key = stored_key() or secrets.token_bytes(KEY_BYTES)
        self._makers = {kind: RowMaker(layout, self._stamp) for kind, layout in LAYOUTS.items()}

    def run(
        self, batch: BatchIntent, sources: Iterable[Source], statements: Iterable[Statement], accept: bool
    ) -> Imported:
        """Read, compare, then write."""
        seen_batch = _last_batch()
        named = Named()
        self._read(statements, Preparer(self._key, named), named)
        fresh_sources = new_sources(sources)
        named.demand({source.key for source in fresh_sources} | known_keys())
        self._spool.settle()
        if not self._spool and not fresh_sources:
            return self._told(0, accept)
        with writing():
            self._agree_on_key()
            if _last_batch() != seen_batch:  # somebody wrote since we compared
                fresh_sources = new_sources(fresh_sources)
                self._compare_again()
            if not self._spool and not fresh_sources:
                return self._told(0, accept)
            number = store_batch(batch, self._by)
            store_sources(fresh_sources, number, self._by)
            self._write(number)
            if accept and self._spool:
                deciding.accept_new_batch(number, self._by)
        return self._told(number, accept)

    def _read(self, statements: Iterable[Statement], preparer: Preparer, named: Named) -> None:
        self._progress.begin("checked")
        for chunk in chunks(statements, CHUNK):
            of_kind: dict[str, list[Prepared]] = defaultdict(list)
            for statement in chunk:
                of_kind[statement.KIND].append(preparer.prepared(statement))
                named.by(statement)
            for kind, prepared in of_kind.items():
                known = self._meet(kind, [one.fingerprint for one in prepared])
                self._put(kind, [one for one in prepared if one.fingerprint not in known])
            self._progress.add(len(chunk))

    def _put(self, kind: str, prepared: Sequence[Prepared]) -> None:
        """Into the spool, as the rows they will be."""
        maker = self._makers[kind]
        rows = []
        for one in prepared:
            cells, salt, seal = maker.row(one.cells, one.statement.language)
            rows.append((one.content, *cells, one.question, one.natural_id, one.fingerprint, salt, seal))
        self._spool.add(kind, rows, maker.texts)
        maker.texts.clear()

    def _meet(self, kind: str, fingerprints: Sequence[str]) -> set[str]:
        """Which of these the ledger has; they are counted."""
        found = [row for chunk in chunks(fingerprints) for row in _known(kind, chunk)]
        self._spool.meet(kind, [(id, waiting) for _fingerprint, id, waiting in found])
        return {fingerprint for fingerprint, _id, _waiting in found}

    def _agree_on_key(self) -> None:
        """Keep the key that fingerprints were made with, or take the one that somebody kept since."""
        key = kept_key(self._key)
        if key != self._key:
            self._spool.fingerprint_again(lambda content: sealing.fingerprint(key, content))

    def _compare_again(self) -> None:
        for kind in self._spool.counts:
            known = [one for some in self._spool.fingerprints(kind) for one in self._meet(kind, some)]
            self._spool.drop(kind, known)

    def _write(self, number: int) -> None:
        self._progress.begin("written", len(self._spool))
        with _room_to_write():
            for count in self._spool.move(number, self._stamp):
                self._progress.add(count)

    def _told(self, number: int, accept: bool) -> Imported:
        self._progress.end()
        added, (same, waiting) = len(self._spool), self._spool.met()
        return Imported(number, 0 if accept else added, added if accept else 0, same, waiting)


def unknown(sources: Iterable[Source], statements: Iterable[Statement]) -> list[Statement]:
    """Those that the ledger does not have yet, as it would keep them. Everything is validated, nothing written."""
    preparer = Preparer(stored_key() or b"", {source.key for source in new_sources(sources)} | known_keys())
    fresh: dict[str, Prepared] = {}
    for statement in statements:
        one = preparer.prepared(statement)
        fresh.setdefault(one.fingerprint, one)
    for kind in KINDS:
        for chunk in chunks([key for key, one in fresh.items() if kind == one.statement.KIND]):
            for fingerprint, _id, _waiting in _known(kind, chunk):
                del fresh[fingerprint]
    return [one.statement for one in sorted(fresh.values(), key=_order)]


def _order(one: Prepared) -> tuple[int, str, bytes]:
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


def _known(kind: str, fingerprints: Sequence[str]) -> list[tuple[str, int, int]]:
    """Those that the ledger has: fingerprint, id, and 1 where nobody has decided on it or on its batch."""
    marks = ", ".join(["%s"] * len(fingerprints))
    sql = (
        "SELECT s.fingerprint, s.id, CASE WHEN "
        f"NOT EXISTS (SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id) AND "
        "NOT EXISTS (SELECT 1 FROM ledger_decision d WHERE d.batch_id = s.batch_id) THEN 1 ELSE 0 END "
        f"FROM {STATEMENTS[kind]._meta.db_table} s WHERE s.fingerprint IN ({marks})"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, list(fingerprints))
        return list(cursor.fetchall())


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


@contextmanager
def _room_to_write() -> Iterator[None]:
    """More of SQLite's pages in memory while many rows are written: their hashes fall all over an index."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA main.cache_size").fetchone()
        cursor.execute(f"PRAGMA main.cache_size = -{CACHE_KIB}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA main.cache_size = {before}")
