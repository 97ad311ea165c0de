"""Parts of an edition and what each says, as numbers that are equal where the rows are.

A part's number is the sum of its rows' hashes, so parts may overlap, rows may come in any order, and a row that is
replaced changes the numbers of its own parts alone. It tells what has changed by honest work; it is no seal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from habeas.edition.columns import Cell, canonical, names
from habeas.edition.reader import Edition, Part
from habeas.edition.schema import (
    STATEMENT_TABLES,
    TABLES,
    CountryRow,
    DerivedRow,
    HeadlineRow,
    Meta,
    ObservationRow,
    PrintedChangeRow,
    Row,
    SourceRow,
)

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

Tally = dict[Part, int]
"""The number of every part that has rows."""
_WIDTH = 16
_ALL = (1 << 8 * _WIDTH) - 1


def add_rows(tally: Tally, table: type[Row], rows: Iterable[Sequence[Cell]]) -> None:
    """Add rows, given as the cells of a table, to every part that they belong to."""
    places = [(column, names(table).index(column)) for column in PARTED.get(table, ())]
    name = table.TABLE
    for cells in rows:
        number = int.from_bytes(blake2b(canonical(cells).encode(), digest_size=_WIDTH).digest())
        add(tally, (name, "", ""), number)
        for column, place in places:
            add(tally, (name, column, str(cells[place])), number)


def add(tally: Tally, part: Part, number: int) -> None:
    """Add to the number of one part."""
    tally[part] = (tally.get(part, 0) + number) & _ALL


def tally_of(edition: Edition) -> Tally:
    """The numbers of every part of an edition, read whole."""
    found: Tally = {}
    for table in TABLES:
        add_rows(found, table, edition.query(f"SELECT {', '.join(names(table))} FROM {table.TABLE}"))
    return found
