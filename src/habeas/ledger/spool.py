"""Where prepared rows wait, checked and in order, until the ledger is locked: on disk, so that a million fit.

They lie in temporary tables of SQLite, in a file that has no name and is gone with the process: nothing confidential
stays behind. Where the ledger is SQLite too, the tables are its own connection's, and one statement moves a slice of
them into the ledger. A statement for each row would cost three times as much: SQLite opens a journal of its own for
every statement that a trigger may stop.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice, pairwise
from typing import Any

from django.db import connection, utils

from habeas.ledger.insert import insert
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import STATEMENTS, Text
from habeas.ledger.storing import TEXT_COLUMNS, Stamp

SLICE = 50_000
"""Rows moved by one statement: enough that its start costs nothing, few enough to tell how far it is."""
FETCH = 2_000
"""Rows fetched at a time."""
OWN = ("question", "natural_id", "fingerprint", "salt", "seal")
"""Columns of a statement's row, beside its fields, that lie here; the others are the same for a whole batch."""
OF_BATCH = ("batch_id", "replaces", "stated_at", "stated_by")
"""Those others."""

_Key = tuple[str, bytes]
"""What rows are ordered by: natural id, then content."""


@contextmanager
def spooling() -> Iterator[Spool]:
    """A spool for as long as the block runs: beside the ledger's own tables where that is SQLite, else by itself."""
    connection.ensure_connection()
    raw = connection.connection if connection.vendor == "sqlite" else sqlite3.connect(":memory:", isolation_level=None)
    spool = Spool(raw)
    try:
        yield spool
    except sqlite3.Error as error:  # a full disk, a trigger: told as Django tells what its own cursors meet
        raise getattr(utils, type(error).__name__)(*error.args) from error
    finally:
        spool.close()
        if raw is not connection.connection:
            raw.close()


class Spool:
    """Rows of statements and their texts, until they are moved into the ledger or forgotten."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._ends: dict[str, list[_Key]] = {}
        self.counts: dict[str, int] = {}
        raw.execute("CREATE TEMP TABLE spool_text (hash, salt, words, language)")
        raw.execute("CREATE TEMP TABLE spool_gone (kind, number)")
        raw.execute("CREATE TEMP TABLE spool_met (kind, id, waiting, PRIMARY KEY (kind, id)) WITHOUT ROWID")

    def __len__(self) -> int:
        return sum(self.counts.values())

    def add(self, kind: str, rows: Sequence[Sequence[Any]], texts: Sequence[Sequence[Any]]) -> None:
        """Take in rows: the content to order by, the fields, then `OWN`."""
        names = ("by_content", *_columns(kind))
        if kind not in self.counts:
            self.counts[kind] = 0
            self._raw.execute(f"CREATE TEMP TABLE spool_{kind} ({_listed(names)})")
        with self._at_once():
            marks = ", ".join("?" * len(names))
            self._raw.executemany(f"INSERT INTO temp.spool_{kind} VALUES ({marks})", rows)
            self._raw.executemany("INSERT INTO temp.spool_text VALUES (?, ?, ?, ?)", texts)
        self.counts[kind] += len(rows)

    def meet(self, kind: str, rows: Sequence[tuple[int, int]]) -> None:
        """Count rows of the ledger that came again, each by its id, with 1 where nobody has decided on it."""
        with self._at_once():
            self._raw.executemany(f"INSERT OR IGNORE INTO temp.spool_met VALUES ('{kind}', ?, ?)", rows)

    def met(self) -> tuple[int, int]:
        """How many different rows of the ledger came again, and how many of those wait."""
        found = self._raw.execute("SELECT count(*), COALESCE(sum(waiting), 0) FROM temp.spool_met").fetchone()
        return int(found[0]), int(found[1])

    def settle(self) -> None:
        """Put the rows in order, and keep one of those that say the same: the first that came."""
        for kind in self.counts:
            table = f"temp.spool_{kind}"
            self._raw.execute(f"CREATE INDEX {table}_order ON spool_{kind} (natural_id, by_content)")
            self._raw.execute(
                f"INSERT INTO temp.spool_gone SELECT '{kind}', s.rowid FROM "
                f"(SELECT natural_id, by_content, min(rowid) AS first FROM {table} GROUP BY 1, 2 HAVING count(*) > 1) a"
                f" JOIN {table} s ON s.natural_id = a.natural_id AND s.by_content = a.by_content "
                "WHERE s.rowid <> a.first"
            )
        self._forget_marked()
        for kind in self.counts:
            keys = self._raw.execute(f"SELECT natural_id, by_content FROM temp.spool_{kind} ORDER BY 1, 2")
            self._ends[kind] = list(islice(keys, SLICE - 1, None, SLICE))

    def fingerprints(self, kind: str) -> Iterator[list[str]]:
        """The fingerprints of a kind, piece by piece."""
        with closing(self._raw.execute(f"SELECT fingerprint FROM temp.spool_{kind}")) as found:
            while rows := found.fetchmany(FETCH):
                yield [row[0] for row in rows]

    def fingerprint_again(self, of: Callable[[bytes], str]) -> None:
        """Give every row another fingerprint."""
        self._raw.create_function("habeas_fingerprint", 1, of, deterministic=True)
        for kind in self.counts:
            self._raw.execute(f"UPDATE temp.spool_{kind} SET fingerprint = habeas_fingerprint(by_content)")

    def drop(self, kind: str, fingerprints: Sequence[str]) -> None:
        """Forget rows that the ledger has got meanwhile."""
        for start in range(0, len(fingerprints), FETCH):
            piece = fingerprints[start : start + FETCH]
            marks = ", ".join("?" * len(piece))
            found = f"SELECT '{kind}', rowid FROM temp.spool_{kind} WHERE fingerprint IN ({marks})"
            self._raw.execute(f"INSERT INTO temp.spool_gone {found}", piece)
        self._forget_marked()

    def move(self, batch: int, stamp: Stamp) -> Iterator[int]:
        """Write everything into the ledger, in the transaction that is open; tells after each piece how many rows."""
        in_place = self._raw is connection.connection
        self._move_texts() if in_place else self._copy_texts()
        for kind in [kind for kind in LAYOUTS if self.counts.get(kind)]:
            for first, last in _between(self._ends[kind]):
                move = self._move if in_place else self._copy
                yield move(kind, _within(first, last), (batch, None, stamp.at, stamp.by))

    def close(self) -> None:
        """Forget everything."""
        for name in (*self.counts, "text", "gone", "met"):
            self._raw.execute(f"DROP TABLE IF EXISTS temp.spool_{name}")

    def _move_texts(self) -> None:
        names = ", ".join(TEXT_COLUMNS)
        table = Text._meta.db_table
        self._raw.execute(
            f"INSERT INTO main.{table} ({names}) SELECT hash, salt, words, language, '' FROM temp.spool_text"
        )

    def _copy_texts(self) -> None:
        found = self._raw.execute("SELECT hash, salt, words, language, '' FROM temp.spool_text")
        insert(Text, TEXT_COLUMNS, found)

    def _move(self, kind: str, within: tuple[str, Sequence[Any]], of_batch: Sequence[Any]) -> int:
        names = _columns(kind)
        where, bounds = within
        done = self._raw.execute(
            f"INSERT INTO main.{STATEMENTS[kind]._meta.db_table} ({_listed((*names, *OF_BATCH))}) "
            f"SELECT {_listed(names)}, ?, ?, ?, ? FROM temp.spool_{kind} {where}",
            (*of_batch, *bounds),
        )
        return done.rowcount

    def _copy(self, kind: str, within: tuple[str, Sequence[Any]], of_batch: Sequence[Any]) -> int:
        names = _columns(kind)
        where, bounds = within
        sql = f"SELECT {_listed(names)}, ?, ?, ?, ? FROM temp.spool_{kind} {where}"
        found = self._raw.execute(sql, (*of_batch, *bounds))
        return insert(STATEMENTS[kind], (*names, *OF_BATCH), found)

    def _forget_marked(self) -> None:
        """Take away the rows that are marked as gone, and the texts that they point to: no two rows share a text."""
        if self._raw.execute("SELECT 1 FROM temp.spool_gone LIMIT 1").fetchone() is None:
            return
        for kind in self.counts:
            marked = f"rowid IN (SELECT number FROM temp.spool_gone WHERE kind = '{kind}')"
            for place in LAYOUTS[kind].texts:
                hashes = f'SELECT "{LAYOUTS[kind].columns[place]}" FROM temp.spool_{kind} WHERE {marked}'
                self._raw.execute(f"DELETE FROM temp.spool_text WHERE hash IN ({hashes})")
            self.counts[kind] -= self._raw.execute(f"DELETE FROM temp.spool_{kind} WHERE {marked}").rowcount
        self._raw.execute("DELETE FROM temp.spool_gone")

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """One transaction around many rows. It touches temporary tables alone, so it locks nobody out."""
        outer = self._raw.in_transaction
        if not outer:
            self._raw.execute("BEGIN")
        try:
            yield
        finally:
            if not outer:
                self._raw.execute("COMMIT")


def _columns(kind: str) -> tuple[str, ...]:
    return (*LAYOUTS[kind].columns, *OWN)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _between(ends: Sequence[_Key]) -> Iterator[tuple[_Key | None, _Key | None]]:
    """Each slice by the last key of the one before, and its own last key; the first and the last are open."""
    bounds: list[_Key | None] = [None, *ends, None]
    return pairwise(bounds)


def _within(first: _Key | None, last: _Key | None) -> tuple[str, Sequence[Any]]:
    limits = [limit for limit in ((">", first), ("<=", last)) if limit[1] is not None]
    where = " AND ".join(f"(natural_id, by_content) {sign} (?, ?)" for sign, _ in limits)
    bounds = [part for _, key in limits for part in (key or ())]
    return f"{'WHERE ' + where if where else ''} ORDER BY natural_id, by_content", bounds
