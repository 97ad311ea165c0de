"""Where rows that are ready wait, checked and in order, until the ledger is locked: on disk, so that a million fit.

They lie in temporary tables of the ledger's own connection, which nobody else sees and which end with it: SQLite keeps
them in a file that has no name. One statement moves a slice of them into the ledger: in PostgreSQL they have crossed
from this process already, and SQLite opens a journal of its own for every statement that a trigger may stop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from habeas.ledger.insert import insert_into
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import STATEMENTS, Text
from habeas.ledger.preparing import OWN
from habeas.ledger.publications import chunks
from habeas.ledger.storing import TEXT_COLUMNS, Stamp

SLICE = 50_000
"""Rows moved by one statement: enough that its start costs nothing, few enough to tell how far it is."""
FETCH = 2_000
"""Rows fetched at a time."""
CONTENT = "by_content"
"""The column that rows with one natural id are ordered by."""
OF_BATCH = ("batch_id", "replaces", "stated_at", "stated_by")
"""Columns that are the same for a whole batch, and so do not lie here."""
TEXTS = ("hash", "salt", "words", "language")


@contextmanager
def spooling() -> Iterator[Spool]:
    """A spool for as long as the block runs."""
    spool = Spool()
    try:
        yield spool
    finally:
        spool.close()


class Spool:
    """Rows of statements and their texts, until they are moved into the ledger or forgotten.

    Nothing is made before the first rows come: until then the connection may be closed.
    """

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self._room: Mapping[str, str] = {}

    def __len__(self) -> int:
        return sum(self.counts.values())

    def add(self, rows: Mapping[str, Sequence[Sequence[Any]]], texts: Sequence[Sequence[Any]]) -> None:
        """Take in rows by their kinds: the content to order by, the fields, then `OWN`; and the texts of them all."""
        if not self.counts:
            self._room = _make_room()
            _do(f"CREATE TEMP TABLE spool_text AS SELECT {_listed(TEXTS)} FROM {Text._meta.db_table} WHERE 1 = 0")
        for kind in rows.keys() - self.counts.keys():
            table, made = STATEMENTS[kind]._meta.db_table, f"CREATE TEMP TABLE spool_{kind} AS SELECT '' AS {CONTENT}"
            _do(f"{made}, {_listed(_columns(kind))} FROM {table} WHERE 1 = 0")
            self.counts[kind] = 0
        with _at_once():
            for kind, of_kind in rows.items():
                insert_into(f"spool_{kind}", (CONTENT, *_columns(kind)), of_kind)
                self.counts[kind] += len(of_kind)
            insert_into("spool_text", TEXTS, texts)

    def settle(self) -> None:
        """Put the rows in order, and keep one of those that say the same: the first that came."""
        for kind in self.counts:
            for sql in _sorting(kind):
                _do(sql)
            ((kept,),) = _rows(f"SELECT count(*) FROM {_order(kind)}")
            for column in _text_columns(kind) if kept < self.counts[kind] else ():
                gone = f"SELECT {column} FROM spool_{kind} EXCEPT SELECT {column} FROM sorted_{kind}"
                _do(f"DELETE FROM spool_text WHERE hash IN ({gone})")
            self.counts[kind] = kept

    def fingerprints(self, kind: str) -> Iterator[list[str]]:
        """The fingerprints of a kind, piece by piece."""
        for where, bounds in self._slices(kind, FETCH):
            yield [row[0] for row in _rows(f"SELECT fingerprint FROM sorted_{kind} WHERE {where}", bounds)]

    def fingerprint_again(self, of: Callable[[str], str]) -> None:
        """Give every row another fingerprint."""
        for kind in self.counts:
            table, key = (f"spool_{kind}", "rowid") if connection.vendor == "sqlite" else (f"sorted_{kind}", "in_order")
            for number, content in _rows(f"SELECT {key}, {CONTENT} FROM {table}"):
                _do(f"UPDATE {table} SET fingerprint = %s WHERE {key} = %s", [of(content), number])

    def drop(self, kind: str, fingerprints: Sequence[str]) -> None:
        """Forget rows that the ledger has got meanwhile."""
        for piece in chunks(fingerprints):
            self._forget(kind, f"fingerprint IN ({', '.join(['%s'] * len(piece))})", piece)

    def move(self, batch: int, stamp: Stamp) -> Iterator[int]:
        """Write everything into the ledger, in the transaction that is open; tells after each slice how many rows."""
        if not self.counts:
            return
        table, names = Text._meta.db_table, _listed(TEXT_COLUMNS)
        _do(f"INSERT INTO {table} ({names}) SELECT {_listed(TEXTS)}, '' FROM spool_text")
        of_batch = (batch, None, stamp.at, stamp.by)
        for kind in [kind for kind in LAYOUTS if self.counts.get(kind)]:
            names = _listed(_columns(kind))
            for where, bounds in self._slices(kind, SLICE):
                yield _do(
                    f"INSERT INTO {STATEMENTS[kind]._meta.db_table} ({names}, {_listed(OF_BATCH)}) "
                    f"SELECT {names}, %s, %s, %s, %s FROM sorted_{kind} WHERE {where} ORDER BY in_order",
                    (*of_batch, *bounds),
                )

    def close(self) -> None:
        """Forget everything."""
        for kind in self.counts:
            if connection.vendor == "sqlite":
                _do(f"DROP VIEW IF EXISTS sorted_{kind}")
            _do(f"DROP TABLE IF EXISTS {_order(kind)}")
            _do(f"DROP TABLE IF EXISTS spool_{kind}")
        _do("DROP TABLE IF EXISTS spool_text")
        _give_back(self._room)

    def _slices(self, kind: str, size: int) -> Iterator[tuple[str, Sequence[int]]]:
        ((last,),) = _rows(f"SELECT COALESCE(max(in_order), 0) FROM {_order(kind)}")
        for start in range(0, last, size):
            yield "in_order > %s AND in_order <= %s", (start, start + size)

    def _forget(self, kind: str, where: str, bindings: Sequence[Any]) -> None:
        """Take away rows, and the texts that they point to: no two rows share a text."""
        for column in _text_columns(kind):
            _do(f"DELETE FROM spool_text WHERE hash IN (SELECT {column} FROM sorted_{kind} WHERE {where})", bindings)
        gone = f"in_order IN (SELECT in_order FROM sorted_{kind} WHERE {where})"
        self.counts[kind] -= _do(f"DELETE FROM {_order(kind)} WHERE {gone}", bindings)


def _sorting(kind: str) -> Sequence[str]:
    """What makes ``sorted_KIND``: each content once, in order and numbered by it.

    SQLite writes down the order alone and reads the rows where they lie; PostgreSQL would read all of them for each
    slice, so it writes them anew.
    """
    if connection.vendor == "sqlite":
        by = f"natural_id, {CONTENT}"
        return (
            f"CREATE TEMP TABLE order_{kind} (in_order INTEGER PRIMARY KEY, place)",
            f"INSERT INTO order_{kind} (place) SELECT min(rowid) FROM spool_{kind} GROUP BY {by} ORDER BY {by}",
            f"CREATE TEMP VIEW sorted_{kind} AS SELECT o.in_order, s.* FROM order_{kind} o "
            f"CROSS JOIN spool_{kind} s ON s.rowid = o.place",
        )
    by = f'natural_id COLLATE "C", {CONTENT} COLLATE "C"'
    return (
        f"CREATE TEMP TABLE sorted_{kind} AS SELECT row_number() OVER () AS in_order, s.* FROM "
        f"(SELECT DISTINCT ON ({by}) * FROM spool_{kind} ORDER BY {by}, ctid) s",
        f"ALTER TABLE sorted_{kind} ADD PRIMARY KEY (in_order)",
    )


def _order(kind: str) -> str:
    """The table that says which rows are left."""
    return f"order_{kind}" if connection.vendor == "sqlite" else f"sorted_{kind}"


def _text_columns(kind: str) -> Sequence[str]:
    return [f'"{LAYOUTS[kind].columns[place]}"' for place in LAYOUTS[kind].texts]


def _columns(kind: str) -> tuple[str, ...]:
    return (*LAYOUTS[kind].columns, *OWN)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _do(sql: str, bindings: Sequence[Any] | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, bindings)
        return int(cursor.rowcount)


def _rows(sql: str, bindings: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, bindings)
        return list(cursor.fetchall())


@contextmanager
def _at_once() -> Iterator[None]:
    """One transaction around many rows. It touches temporary tables alone, so it locks nobody out, which Django's own
    transactions in SQLite do."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    _do("BEGIN")
    done = False
    try:
        yield
        done = True
    finally:
        if connection.connection.in_transaction:  # a full disk has ended it already
            _do("COMMIT" if done else "ROLLBACK")


_ROOM: Mapping[str, Mapping[str, str]] = {
    "sqlite": {"main.cache_size": "-131072", "temp.cache_size": "-16384"},
    "postgresql": {"work_mem": "64MB", "maintenance_work_mem": "64MB"},
}
"""What sorting and writing many rows may take of memory, in KiB or MB: hashes fall all over an index."""


def _make_room() -> Mapping[str, str]:
    """More memory for the database while many rows are sorted and written; the result is what it had before."""
    before = {}
    for name, size in _ROOM[connection.vendor].items():
        ((had,),) = _rows(f"SHOW {name}" if connection.vendor == "postgresql" else f"PRAGMA {name}")
        before[name] = str(had)
        _set(name, size)
    return before


def _give_back(before: Mapping[str, str]) -> None:
    for name, size in before.items():
        _set(name, size)


def _set(name: str, size: str) -> None:
    _do(f"SET {name} = '{size}'" if connection.vendor == "postgresql" else f"PRAGMA {name} = {size}")
