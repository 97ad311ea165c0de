"""Parts of an edition that can be read, and can change, by themselves.

Rows are asked for by a column on whose equality they are found. A row that comes, changes or goes touches its own parts
alone: those that hold it as it was, and those that hold it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.edition.columns import Cell, names
from habeas.edition.schema import (
    STATEMENT_TABLES,
    CountryRow,
    DerivedRow,
    HeadlineRow,
    Meta,
    ObservationRow,
    PrintedChangeRow,
    Row,
    SourceRow,
)

Part = tuple[str, str, str]
"""A part of an edition that can be read by itself: a table, a column and its value; both empty for a whole table."""

COUNTRY_OF: Mapping[type[Row], str] = {
    **dict.fromkeys(STATEMENT_TABLES, "country"),
    DerivedRow: "country",
    HeadlineRow: "country",
    PrintedChangeRow: "country",
    CountryRow: "code",
}
"""The column that says whose a row is, of every table whose rows are each one country's."""

PARTED: Mapping[type[Row], tuple[str, ...]] = {
    **dict.fromkeys(STATEMENT_TABLES, ("country", "source")),
    ObservationRow: ("subject", "indicator", "country", "source"),
    DerivedRow: ("country", "indicator"),
    HeadlineRow: ("country",),
    PrintedChangeRow: ("country",),
    SourceRow: ("key", "series"),
    CountryRow: ("code",),
    Meta: ("key",),
}
"""Columns by whose values a table has parts. Where rows are asked for by several, the first decides."""

Cells = Sequence[Cell]
"""A row as SQLite stores it, in the order of its table's columns."""


def parts_of(table: type[Row], rows: Iterable[Cells]) -> Iterator[Part]:
    """Every part that holds one of some rows, often more than once."""
    places = [(column, names(table).index(column)) for column in PARTED.get(table, ())]
    name = table.TABLE
    for cells in rows:
        yield (name, "", "")
        for column, place in places:
            yield (name, column, str(cells[place]))


def changed_parts(table: type[Row], before: Iterable[Cells], after: Iterable[Cells]) -> set[Part]:
    """The parts that differ where some rows of a table were `before`, and are others now."""
    old, new = set(map(tuple, before)), set(map(tuple, after))
    return set(parts_of(table, old ^ new))
