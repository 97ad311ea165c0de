"""Building ``edition.sqlite``: rows in, the same bytes out for the same rows."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

from habeas.edition import tags
from habeas.edition.columns import Cell, columns, key_of, names, to_cells
from habeas.edition.parts import COUNTRY_OF
from habeas.edition.schema import FORMAT, INDEXES, TABLES, Row

PAGE_SIZE = 4096
"""Fixed, so that another build of SQLite with another default writes the same bytes."""

APPLICATION_ID = 0x68616265
"""``habe``: what ``file`` and SQLite's ``application_id`` say of an edition."""


CACHE = 64 * 1024
"""KiB of pages that are kept in memory while a database is put together."""


class BuildError(ValueError):
    """Rows do not make an edition: two have one key, or a row is of no table of the format."""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows, in whatever order they come, as a finished SQLite file at `path`, which must not exist.

    The database is put together in a file beside it and copied by ``VACUUM INTO``, which leaves neither free pages nor
    a journal; the caller syncs.
    """
    with _aside(path) as connection:
        fill(connection, rows)


def merge(path: Path, shards: Sequence[Path], rows: Iterable[Row]) -> None:
    """Write what some shards hold, and `rows` besides, as a finished SQLite file at `path`: the bytes of `write`."""
    with _aside(path) as connection:
        _begin(connection)
        found = _by_table(rows)
        for table in TABLES:
            connection.execute(create_statement(table))
        connection.execute("COMMIT")
        for number, shard in enumerate(shards):
            connection.execute(f"ATTACH ? AS shard_{number}", (str(shard),))
        connection.execute("BEGIN")
        for table in TABLES:
            _merge(connection, table, [f"shard_{number}" for number in range(len(shards))])
            _insert(connection, table, found[table])
        for statement in index_statements():
            connection.execute(statement)
        tags.write(connection)
        connection.execute("COMMIT")
        for number in range(len(shards)):
            connection.execute(f"DETACH shard_{number}")


def renew(path: Path, before: Path, countries: Iterable[str], rows: Iterable[Row], *, tagged: bool) -> None:
    """Write at `path` the database at `before` with `rows` in the place of all that it says of some countries, and of
    all that is no single country's: the bytes of `write`. `tagged` says that what recommendations are found by is the
    same."""
    with _aside(path, before) as connection:
        connection.execute("PRAGMA journal_mode=OFF").fetchall()
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        codes = sorted(countries)
        for table, found in _by_table(rows).items():
            column = COUNTRY_OF.get(table)
            if column is None:
                connection.execute(f"DELETE FROM {table.TABLE}")
            else:
                connection.executemany(f"DELETE FROM {table.TABLE} WHERE {column} = ?", [(code,) for code in codes])
            _insert(connection, table, found)
        if not tagged:
            tags.remove(connection)
            tags.write(connection)
        connection.execute("COMMIT")


def write_shard(path: Path, rows: Iterable[Row]) -> None:
    """Add rows to a shard, which is made where it is missing: a database of the same tables that `merge` takes in."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _begin(connection)
        for table, found in _by_table(rows).items():
            connection.execute(create_statement(table).replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))
            _insert(connection, table, found)
        connection.execute("COMMIT")


@contextmanager
def _aside(path: Path, before: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A database beside `path`, empty or a copy of `before`, that stands at `path` when the block ends."""
    if path.exists():
        raise FileExistsError(f"{path} exists already: an edition is written once, into an empty place")
    aside = path.with_name(path.name + ".aside")
    aside.unlink(missing_ok=True)
    try:
        if before is not None:
            shutil.copyfile(before, aside)
        with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA cache_size=-{CACHE}")
            yield connection
            connection.execute("PRAGMA schema_version=1")  # it counts how often the file was made anew
            connection.execute("VACUUM INTO ?", (str(path),))
    finally:
        aside.unlink(missing_ok=True)


def fill(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Create the tables and insert the rows sorted by key; for a fresh connection in autocommit mode."""
    _begin(connection)
    cells = _by_table(rows)
    for table in TABLES:
        connection.execute(create_statement(table))
        _insert(connection, table, cells[table])
    for statement in index_statements():
        connection.execute(statement)
    tags.write(connection)
    connection.execute("COMMIT")


def _begin(connection: sqlite3.Connection) -> None:
    for pragma in (f"page_size={PAGE_SIZE}", "journal_mode=OFF", "synchronous=OFF", "encoding='UTF-8'"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
    connection.execute("BEGIN")


def _merge(connection: sqlite3.Connection, table: type[Row], shards: Sequence[str]) -> None:
    """Rows of all shards in the order of their keys, which is that in which each of them lies."""
    held = [
        shard
        for shard in shards
        if connection.execute(f"SELECT 1 FROM {shard}.sqlite_schema WHERE name = ?", (table.TABLE,)).fetchone()
    ]
    if held:
        union = " UNION ALL ".join(f"SELECT * FROM {shard}.{table.TABLE}" for shard in held)
        order = ", ".join(str(names(table).index(name) + 1) for name in key_of(table))
        connection.execute(f"INSERT INTO main.{table.TABLE} {union} ORDER BY {order}")


def _insert(connection: sqlite3.Connection, table: type[Row], cells: list[tuple[Cell, ...]]) -> None:
    if cells:
        marks = ",".join("?" * len(columns(table)))
        connection.executemany(f"INSERT INTO {table.TABLE} VALUES ({marks})", _sorted(table, cells))


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
