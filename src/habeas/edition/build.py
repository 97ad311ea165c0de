"""Building ``edition.sqlite``: rows in, the same bytes out for the same rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from habeas.edition import tags
from habeas.edition.columns import Cell, columns, key_of, names, to_cells
from habeas.edition.schema import FORMAT, INDEXES, TABLES, Row

PAGE_SIZE = 4096
"""Fixed, so that another build of SQLite with another default writes the same bytes."""

APPLICATION_ID = 0x68616265
"""``habe``: what ``file`` and SQLite's ``application_id`` say of an edition."""


class BuildError(ValueError):
    """Rows do not make an edition: two have one key, or a row is of no table of the format."""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows, in whatever order they come, as a finished SQLite file at `path`, which must not exist.

    The database is put together in a file beside it and copied by ``VACUUM INTO``, which leaves neither free pages nor
    a journal; the caller syncs.
    """
    if path.exists():
        raise FileExistsError(f"{path} exists already: an edition is written once, into an empty place")
    aside = path.with_name(path.name + ".aside")
    aside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            fill(connection, rows)
            connection.execute("VACUUM INTO ?", (str(path),))
    finally:
        aside.unlink(missing_ok=True)


def fill(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Create the tables and insert the rows sorted by key; for a fresh connection in autocommit mode."""
    for pragma in (f"page_size={PAGE_SIZE}", "journal_mode=OFF", "synchronous=OFF", "encoding='UTF-8'"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
    connection.execute("BEGIN")
    cells = _by_table(rows)
    for table in TABLES:
        connection.execute(create_statement(table))
        marks = ",".join("?" * len(columns(table)))
        connection.executemany(f"INSERT INTO {table.TABLE} VALUES ({marks})", _sorted(table, cells[table]))
    for statement in index_statements():
        connection.execute(statement)
    tags.write(connection)
    connection.execute("COMMIT")


def create_statement(table: type[Row]) -> str:
    """The ``CREATE TABLE`` of a table."""
    declared = [f"{column.name} {column.declaration}" for column in columns(table)]
    key = ", ".join(key_of(table))
    return f"CREATE TABLE {table.TABLE} ({', '.join(declared)}, PRIMARY KEY ({key})) WITHOUT ROWID, STRICT"


def index_statements() -> Iterator[str]:
    """The ``CREATE INDEX`` of every secondary index."""
    for table, indexes in INDEXES.items():
        for index in indexes:
            name = f"{table}_by_{'_'.join(index)}"
            yield f"CREATE INDEX {name} ON {table} ({', '.join(index)})"


def _by_table(rows: Iterable[Row]) -> Mapping[type[Row], list[tuple[Cell, ...]]]:
    cells: dict[type[Row], list[tuple[Cell, ...]]] = {table: [] for table in TABLES}
    for row in rows:
        found = cells.get(type(row))
        if found is None:
            raise BuildError(f"{type(row).__name__} is no table of the edition's format: add it to TABLES first")
        found.append(to_cells(row))
    return cells


def _sorted(table: type[Row], cells: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    places = [names(table).index(name) for name in key_of(table)]

    def key(row: tuple[Cell, ...]) -> tuple[str, ...]:
        return tuple(str(row[place]) for place in places)

    cells.sort(key=key)
    for one, other in pairwise(cells):
        if key(one) == key(other):
            raise BuildError(f"two rows of {table.TABLE} have the key {'/'.join(key(one))}: a key is given once")
    return cells
