"""What one country adds to the data files and to the digests of an edition: kept while nothing of it changes.

A data file is its header and one piece a country, in the order of their codes, which is the order of public ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from habeas.edition import csv_table
from habeas.edition.columns import names
from habeas.edition.digest import digests, rows_by_key
from habeas.edition.gaps import gaps, record_of
from habeas.edition.json_lines import line_of
from habeas.edition.licences import passed_on
from habeas.edition.parts import COUNTRY_OF, Cells
from habeas.edition.reader import Edition
from habeas.edition.schema import STATEMENT_TABLES, ObservationRow, Row

LINES = "statements.jsonl"
GAPS = "gaps.csv"
NO_LONGER_ASKED = "no_longer_asked"
"""The file of what has ended and whose indicator has left the catalog, so that it has no section."""

FileOf = Mapping[type[Row], str]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a country has in one file, of one table: its size in bytes, and the sources of its rows."""

    path: str
    table: str
    size: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryData:
    """A country's pieces in the order in which they lie one after the other, its digests and counts by table."""

    pieces: tuple[Piece, ...]
    digests: Mapping[str, str]
    counts: Mapping[str, int]


def write_country(
    edition: Edition, country: str, files: FileOf, withheld: frozenset[str], out: BinaryIO
) -> CountryData:
    """Write a country's pieces one after the other; `files` names the CSV of each table, `withheld` the sources whose
    figures are not passed on."""
    pieces: list[Piece] = []
    said: dict[str, str] = {}
    counts: dict[str, int] = {}

    def put(path: str, table: str, content: str, sources: Iterable[str] = ()) -> None:
        data = content.encode()
        out.write(data)
        pieces.append(Piece(path, table, len(data), tuple(sorted(set(sources)))))

    for table in COUNTRY_OF:
        if not (rows := rows_by_key(edition, table, country)):
            continue
        said[table.TABLE] = digests(table, rows)[country]
        counts[table.TABLE] = len(rows)
        shown = passed_on(table, rows, withheld)
        for path, some in _divided(table, shown, files):
            put(path, table.TABLE, csv_table.rows_text(table, some), _sources(table, some))
        if table in STATEMENT_TABLES:
            put(LINES, table.TABLE, "".join(map(line_of(table), shown)))
    if found := gaps(edition, country):
        text = csv_table.csv_text(map(record_of, found))
        put(GAPS, "", text, (key for gap in found for key in gap.sources))
    return CountryData(tuple(pieces), said, counts)


def observation_file(section: str) -> str:
    """The file of the observations of one section."""
    return f"observations/{section or NO_LONGER_ASKED}.csv"


def _divided(table: type[Row], rows: Sequence[Cells], files: FileOf) -> Iterator[tuple[str, Sequence[Cells]]]:
    """The rows by the file that they are in: observations by section, whatever else by table."""
    if table is not ObservationRow:
        yield files[table], rows
        return
    place = names(table).index("section")
    by_section: dict[str, list[Cells]] = defaultdict(list)
    for cells in rows:
        by_section[str(cells[place])].append(cells)
    for section, some in by_section.items():
        yield observation_file(section), some


def _sources(table: type[Row], rows: Iterable[Cells]) -> Iterator[str]:
    if table in STATEMENT_TABLES:
        place = names(table).index("source")
        yield from {str(cells[place]) for cells in rows}
