"""The one way in: sources and statements, validated as a whole, written in one transaction, once."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from django.db import connection

from habeas.intake.proposal import KINDS, Source, Statement
from habeas.ledger import deciding, rows, sealing
from habeas.ledger.actor import Actor
from habeas.ledger.errors import RefusedStatement
from habeas.ledger.mapping import SOURCE, layout_of
from habeas.ledger.models import STATEMENTS, Batch, LedgerKey
from habeas.ledger.storing import BatchIntent, Captured, Prepared, store_batch, store_sources, store_statements
from habeas.ledger.transaction import writing
from habeas.ledger.validating import Validator, check_id, check_source

__all__ = ["BatchIntent", "Captured", "Imported", "propose"]

MAY_DIFFER = frozenset({"accessed", "note"})
"""Fields of a source that change when the same publication is read again; the first reading's are kept."""
_ORDER: Mapping[str, int] = {kind: place for place, kind in enumerate(KINDS)}
_ASKED_AT_ONCE = 500
"""Values in one IN (…): below the number of variables that every SQLite allows."""


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
    batch: BatchIntent, sources: Iterable[Source], statements: Iterable[Statement], *, accept: bool, by: Actor
) -> Imported:
    """Take in what a reader found. The same again adds nothing; one bad statement stops the whole.

    Everything is validated, sorted and compared first; the ledger is locked for the writing alone.
    """
    if accept:
        deciding.demand_two_people("accept what you import yourself")
    with _collector_at_rest():
        return _propose(batch, sources, statements, accept, by)


def _propose(
    batch: BatchIntent, sources: Iterable[Source], statements: Iterable[Statement], accept: bool, by: Actor
) -> Imported:
    new_sources = _new_sources(sources)
    seen_batch = _last_batch()
    everything = _prepare(statements, {source.key for source in new_sources} | _known_keys())
    fresh = _unknown(everything)
    if not fresh and not new_sources:
        return Imported(0, 0, 0, len(everything), _waiting(everything))
    with writing():
        if _last_batch() != seen_batch:  # somebody wrote since we compared
            new_sources, fresh = _new_sources(new_sources), _unknown(fresh)
        if not fresh and not new_sources:
            return Imported(0, 0, 0, len(everything), _waiting(everything))
        number = store_batch(batch, by)
        store_sources(new_sources, number, by)
        store_statements(fresh, number, by)
        if accept and fresh:
            deciding.accept_new_batch(number, by)
    return _told(number, accept, fresh, everything)


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


def _told(number: int, accept: bool, fresh: Sequence[Prepared], everything: Sequence[Prepared]) -> Imported:
    added = len(fresh)
    written = {one.fingerprint for one in fresh}
    old = [one for one in everything if one.fingerprint not in written]
    return Imported(number, 0 if accept else added, added if accept else 0, len(old), _waiting(old))


def unknown(sources: Iterable[Source], statements: Iterable[Statement]) -> list[Statement]:
    """Those that the ledger does not have yet, as it would keep them. Everything is validated, nothing written."""
    keys = {source.key for source in _new_sources(sources)} | _known_keys()
    found = LedgerKey.objects.filter(purpose="fingerprint").first()
    key = bytes.fromhex(found.secret) if found else b""
    return [one.statement for one in _unknown(_prepare(statements, keys, key))]


def prepare(statement: Statement, known_sources: set[str] | None = None) -> Prepared:
    """Validate one statement and give it its fingerprint."""
    return _prepare([statement], _known_keys() if known_sources is None else known_sources)[0]


def reference_of(prepared: Prepared) -> str | None:
    """The statement with this very content, if the ledger has it: ``observation-123``."""
    kind = prepared.statement.KIND
    found = STATEMENTS[kind]._default_manager.filter(fingerprint=prepared.fingerprint).first()
    return f"{kind}-{found.pk}" if found else None


def fingerprint_key() -> bytes:
    """The key of this ledger's fingerprints, made when it is first needed: a dump that is loaded brings its own."""
    found = LedgerKey.objects.filter(purpose="fingerprint").first()
    if found is None:
        with writing():
            found, _made = LedgerKey.objects.get_or_create(
                purpose="fingerprint", defaults={"secret": secrets.token_hex(32)}
            )
    return bytes.fromhex(found.secret)


def _prepare(statements: Iterable[Statement], known_sources: set[str], key: bytes | None = None) -> list[Prepared]:
    """Validated, each content once, in an order that depends on nothing but content."""
    key = fingerprint_key() if key is None else key
    found: dict[str, tuple[tuple[int, str, bytes], Prepared]] = {}
    validator = Validator(known_sources)
    for statement in statements:
        statement = validator.checked(statement)
        layout = layout_of(statement)
        cells = layout.to_columns(statement)
        content = sealing.content(layout, cells)
        natural_id = statement.natural_id
        check_id(statement, natural_id)
        fingerprint = sealing.fingerprint(key, content)
        one = Prepared(statement, cells, statement.question, natural_id, fingerprint)
        found.setdefault(fingerprint, ((_ORDER[statement.KIND], natural_id, content), one))
    return [prepared for _order, prepared in sorted(found.values(), key=itemgetter(0))]


def _new_sources(sources: Iterable[Source]) -> list[Source]:
    """The sources the ledger does not have; one that it has under the same key with other content is refused."""
    given: dict[str, Source] = {}
    for source in sources:
        check_source(source)
        if source.key in given:
            _demand_same(given[source.key], source)
        given.setdefault(source.key, source)
    for keys in _chunks(list(given)):
        for known in rows.sources(f"s.key IN ({', '.join(['%s'] * len(keys))})", keys):
            _demand_same(known, given.pop(known.key))
    return [given[key] for key in sorted(given)]


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


def _unknown(prepared: Sequence[Prepared]) -> list[Prepared]:
    """Those whose content the ledger does not have, in the same order."""
    known: set[str] = set()
    for kind, chunk in _by_kind(prepared):
        known |= set(_select(f"SELECT fingerprint FROM {STATEMENTS[kind]._meta.db_table}", "fingerprint", chunk))
    return [one for one in prepared if one.fingerprint not in known]


def _waiting(prepared: Sequence[Prepared]) -> int:
    """How many of these are in the ledger and undecided."""
    count = 0
    for kind, chunk in _by_kind(prepared):
        sql = (
            f"SELECT s.id FROM {STATEMENTS[kind]._meta.db_table} s WHERE "
            f"NOT EXISTS (SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id) AND "
            "NOT EXISTS (SELECT 1 FROM ledger_decision d WHERE d.batch_id = s.batch_id) AND"
        )
        count += len(list(_select(sql, "s.fingerprint", chunk)))
    return count


def _by_kind(prepared: Sequence[Prepared]) -> Iterator[tuple[str, list[str]]]:
    fingerprints: dict[str, list[str]] = {}
    for one in prepared:
        fingerprints.setdefault(one.statement.KIND, []).append(one.fingerprint)
    for kind, of_kind in fingerprints.items():
        for chunk in _chunks(of_kind):
            yield kind, chunk


def _select(sql: str, column: str, values: list[str]) -> Iterator[str]:
    where = "" if sql.endswith(" AND") else " WHERE"
    with connection.cursor() as cursor:
        cursor.execute(f"{sql}{where} {column} IN ({', '.join(['%s'] * len(values))})", values)
        yield from (row[0] for row in cursor.fetchall())


def _chunks(values: list[str]) -> Iterator[list[str]]:
    remaining = iter(values)
    while chunk := list(islice(remaining, _ASKED_AT_ONCE)):
        yield chunk


def _known_keys() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM ledger_source")
        return {row[0] for row in cursor.fetchall()}


def _last_batch() -> int:
    return Batch.objects.order_by("-id").values_list("id", flat=True).first() or 0
