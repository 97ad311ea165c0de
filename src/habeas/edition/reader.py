"""Reading an edition: one directory, opened once, read-only, from as many threads as there are."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import quote

from habeas.edition.build import fill
from habeas.edition.columns import Cell, RowType, columns, from_cells, key_of, names
from habeas.edition.parts import Part
from habeas.edition.schema import FORMAT, Meta, Row

DATABASE = "edition.sqlite"


class EditionError(Exception):
    """A directory cannot be read as an edition; the message says why and what to do."""


class Edition:
    """A finished edition. Nothing in it changes while it is open: what was read may be kept."""

    def __init__(self, directory: Path | None, connection: sqlite3.Connection | None = None) -> None:
        self.directory = directory
        """Where it lies; None for one in memory."""
        self._shared = connection
        self._lock = threading.RLock()
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = [connection] if connection else []
        self._closed = False
        self.aspects: dict[tuple[str, str], Any] = {}
        """What was read under an aspect (`habeas.edition.aspects`): nothing of it changes."""

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the edition in `directory` (a link such as ``current`` is resolved once, here)."""
        directory = directory.resolve()
        if not (directory / DATABASE).is_file():
            raise EditionError(f"{directory} holds no {DATABASE}: publish first, or name the directory of an edition")
        edition = cls(directory)
        try:
            found = edition.query("PRAGMA user_version")[0][0]
        except sqlite3.DatabaseError as error:
            edition.close()
            raise EditionError(f"{directory / DATABASE} cannot be read ({error}): run `habeas verify`") from error
        if found != FORMAT:
            edition.close()
            raise EditionError(f"{directory} has format {found}, this habeas reads {FORMAT}: publish again")
        return edition

    @classmethod
    def in_memory(cls, rows: Iterable[Row]) -> Self:
        """An edition of these rows that lies nowhere: for previews and tests."""
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        fill(connection, rows)
        connection.execute("PRAGMA query_only=ON")
        return cls(None, connection)

    @property
    def id(self) -> str:
        """The edition's id: ``2026-11-24`` or ``2026-11-24.2``."""
        return self.meta["id"]

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """What the edition says of itself: id, previous, title, data_licence, languages, software and so on."""
        return {row.key: row.value for row in self.rows(Meta)}

    def rows(
        self,
        table: type[RowType],
        where: Mapping[str, object] | None = None,
        order: Iterable[str] = (),
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[RowType]:
        """Rows of a table whose columns equal `where` (a list, set or tuple means any of its values).

        `order` names columns, with ``-`` before one that runs downwards; the key always comes last, so that the order
        is total.
        """
        clause, given = _where(table, where or {})
        statement = f"SELECT {', '.join(names(table))} FROM {table.TABLE}{clause} ORDER BY {_order(table, order)}"
        if limit is not None or offset:
            statement += " LIMIT ? OFFSET ?"
            given = [*given, -1 if limit is None else limit, offset]
        return [from_cells(table, cells) for cells in self.query(statement, given)]

    def select(
        self, table: type[Row], what: str, where: Mapping[str, object] | None = None, tail: str = ""
    ) -> list[tuple[Cell, ...]]:
        """Expressions over the rows of one table that equal `where`: counts, say, with ``GROUP BY`` as the `tail`."""
        clause, given = _where(table, where or {})
        return self.query(f"SELECT {what} FROM {table.TABLE}{clause} {tail}", given)

    def note(self, part: Part) -> None:
        """That a part of the edition was read by way of something kept; see `habeas.edition.watched`."""

    def quietly(self) -> AbstractContextManager[None]:
        """Read without noting what is read."""
        return nullcontext()

    def get(self, table: type[RowType], *key: str) -> RowType | None:
        """The row with this key, or None."""
        wanted = key_of(table)
        if len(key) != len(wanted):
            raise ValueError(f"the key of {table.TABLE} is {', '.join(wanted)}; {len(key)} values were given")
        found = self.rows(table, dict(zip(wanted, key, strict=True)))
        return found[0] if found else None

    def count(self, table: type[Row], where: Mapping[str, object] | None = None) -> int:
        """How many rows `rows` would return."""
        clause, given = _where(table, where or {})
        return cast(int, self.query(f"SELECT count(*) FROM {table.TABLE}{clause}", given)[0][0])

    def query(self, statement: str, parameters: Iterable[Cell] = ()) -> list[tuple[Cell, ...]]:
        """The rows of a SELECT written by hand, for joins and sums; values go in as parameters, never in the text."""
        given = tuple(parameters)
        if self._shared is not None:
            with self._lock:
                return self._shared.execute(statement, given).fetchall()
        return self._connection().execute(statement, given).fetchall()

    def close(self) -> None:
        """Close every connection. Reading afterwards is an error."""
        with self._lock:
            self._closed = True
            opened, self._opened = self._opened, []
        for connection in opened:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            assert self.directory is not None
            address = f"file:{quote(str(self.directory / DATABASE))}?mode=ro&immutable=1"
            with self._lock:
                if self._closed:
                    raise EditionError(f"{self.directory} is closed")
                # Used by one thread alone; closed, perhaps by another, when the edition is.
                connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
                self._opened.append(connection)
            self._local.connection = connection
        return connection


def _where(table: type[Row], where: Mapping[str, object]) -> tuple[str, list[Cell]]:
    parts: list[str] = []
    given: list[Cell] = []
    for name, value in where.items():
        _check(table, name)
        if value is None:
            parts.append(f"{name} IS NULL")
        elif isinstance(value, Collection) and not isinstance(value, str):
            values = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
            parts.append(f"{name} IN ({','.join('?' * len(values))})")
            given += [_cell(one) for one in values]
        else:
            parts.append(f"{name} = ?")
            given.append(_cell(value))
    return (" WHERE " + " AND ".join(parts) if parts else ""), given


def _order(table: type[Row], order: Iterable[str]) -> str:
    parts: dict[str, str] = {}
    for item in (*order, *key_of(table)):
        name = item.removeprefix("-")
        _check(table, name)
        parts.setdefault(name, f"{name} DESC" if item.startswith("-") else name)
    return ", ".join(parts.values())


def _check(table: type[Row], name: str) -> None:
    if name not in names(table):
        known = ", ".join(column.name for column in columns(table))
        raise ValueError(f"{table.TABLE} has no column {name!r}: it has {known}")


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int | float):
        return value
    raise TypeError(f"a column is compared with text, a number, true, false or None, not with {value!r}")
