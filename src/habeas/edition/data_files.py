"""The data files of an edition: CSV a section and a table, JSON Lines of all statements, codebook, licences, README.

What is said of a country is written country by country (`habeas.edition.country_data`) and put together here.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.capture.durable import share_file
from habeas.catalog.model import Catalog
from habeas.edition import csv_table
from habeas.edition.codebook import HEADER, codebook
from habeas.edition.columns import names
from habeas.edition.country_data import GAPS, LINES, CountryData, Piece, observation_file, write_country
from habeas.edition.datapackage import Resource, datapackage
from habeas.edition.digest import rows_by_key
from habeas.edition.gaps import HEADER as GAP_HEADER
from habeas.edition.licences import WITHHELD, licences_page
from habeas.edition.manifest import ListedFile
from habeas.edition.parts import COUNTRY_OF
from habeas.edition.reader import Edition
from habeas.edition.readme import readme
from habeas.edition.schema import (
    STATEMENT_TABLES,
    TABLES,
    CountryRow,
    DerivedRow,
    EditionRow,
    HeadlineRow,
    ObservationRow,
    PrintedChangeRow,
    Row,
    SourceRow,
)

FOLDER = "data"

FILES: Mapping[type[Row], tuple[str, str]] = dict(
    zip(
        STATEMENT_TABLES,
        (
            ("observations", "Observations"),
            ("treaty_actions", "Treaty actions"),
            ("treaty_statuses", "What lists say of treaties"),
            ("recommendations", "Concerns and recommendations"),
            ("responses", "Responses to recommendations"),
            ("reviews", "Stages of reviews"),
            ("cases", "Cases"),
            ("laws", "Laws"),
            ("provisions", "Provisions of laws"),
            ("events", "Events"),
            ("visits", "Visits"),
            ("narratives", "Written words"),
            ("updates", "Updates"),
            ("contacts", "Contacts"),
            ("facilities", "Places of detention"),
            ("follow_ups", "What became of recommendations"),
        ),
        strict=True,
    )
) | {
    DerivedRow: ("derived", "Derived values"),
    HeadlineRow: ("headline", "The eight answers of each country"),
    PrintedChangeRow: ("printed_changes", "What publishers changed between copies of one publication"),
    CountryRow: ("countries", "Countries and territories"),
    SourceRow: ("sources", "Sources"),
    EditionRow: ("editions", "Editions"),
}
"""The file of every table, and its title; observations have one a section, in a folder of that name."""

CSV_OF: Mapping[type[Row], str] = {table: f"{name}.csv" for table, (name, _title) in FILES.items()}
LICENCE_COLUMNS = ("key", "publisher", "title", "licence", "redistribute", "url")
_TABLE_ORDER = {table.TABLE: place for place, table in enumerate(TABLES)}
_BLOCK = 1 << 20

Listing = dict[str, ListedFile]
"""Files by their path in the edition."""


@dataclass(frozen=True, slots=True)
class Held:
    """A country's data, and where each of its pieces lies: a file, and the place in it at which the piece begins."""

    data: CountryData
    places: Sequence[tuple[Path, int]]


def write(
    edition: Edition,
    catalog: Catalog,
    directory: Path,
    held: Mapping[str, Held] | None = None,
    finished: Mapping[Path, ListedFile] | None = None,
) -> Listing:
    """Write every data file into ``data/`` of an edition's directory; the same edition makes the same bytes.

    What its countries `held` may be at hand; else it is read here. A file made of all pieces of one that is `finished`,
    and of no others, becomes a link to it.
    """
    if held is not None:
        return _assemble(edition, catalog, directory, held, finished or {})
    withheld = withheld_sources(edition)
    with tempfile.TemporaryDirectory() as aside:
        made = {code: write_held(edition, code, withheld, Path(aside)) for code in countries(edition)}
        return _assemble(edition, catalog, directory, made, {})


def withheld_sources(edition: Edition) -> frozenset[str]:
    """The keys of the sources whose figures are not passed on."""
    return frozenset(str(key) for (key,) in edition.select(SourceRow, "key", {"redistribute": WITHHELD}))


def countries(edition: Edition) -> list[str]:
    """Every country of which an edition has a row, in the order of their codes."""
    found: set[str] = set()
    for table, column in COUNTRY_OF.items():
        found |= {str(code) for (code,) in edition.select(table, f"DISTINCT {column}")}
    return sorted(found)


def write_held(edition: Edition, country: str, withheld: frozenset[str], folder: Path) -> Held:
    """Write a country's pieces into a file of their own in `folder`."""
    path = folder / country
    with path.open("wb") as out:
        data = write_country(edition, country, CSV_OF, withheld, out)
    places, at = [], 0
    for piece in data.pieces:
        places.append((path, at))
        at += piece.size
    return Held(data, places)


def held_in(directory: Path, data: Mapping[str, CountryData]) -> Mapping[str, Held]:
    """Where the pieces of a finished edition lie in its own data files."""
    at: dict[tuple[str, str, str], tuple[Path, int]] = {}
    for path, pieces in _in_order(data).items():
        place = len(_header(path))
        for country, piece in pieces:
            at[country, path, piece.table] = (directory / FOLDER / path, place)
            place += piece.size
    return {
        country: Held(one, [at[country, piece.path, piece.table] for piece in one.pieces])
        for country, one in data.items()
    }


def _assemble(
    edition: Edition,
    catalog: Catalog,
    directory: Path,
    held: Mapping[str, Held],
    finished: Mapping[Path, ListedFile],
) -> Listing:
    folder = directory / FOLDER
    (folder / "observations").mkdir(parents=True)
    sources = {row.key: row for row in edition.rows(SourceRow)}
    made = _Data(folder, {}, finished)
    resources = [*_divided(made, catalog, held), *_whole(made, edition, catalog, sources)]
    order = {path: place for place, path in enumerate(titles(catalog))}
    resources.sort(key=lambda one: order.get(one.path, -1))
    licence = edition.meta.get("data_licence", "")
    made.put("LICENCES.md", licences_page(sources.values(), licence))
    made.put("README.md", readme(edition.meta, resources))
    made.put("datapackage.json", datapackage(edition.meta, resources, sources))
    return made.listing


def titles(catalog: Catalog) -> Mapping[str, str]:
    """The path and title of every data file that an edition may have, in their order."""
    sections = catalog.sections.values()
    return {
        **{observation_file(section.key): f"Observations: {section.label['en']}" for section in sections},
        observation_file(""): "Observations that have ended: no longer asked",
        **{f"{name}.csv": title for table, (name, title) in FILES.items() if table is not ObservationRow},
        GAPS: "Gaps: what was asked and has no published answer",
        LINES: "All statements as JSON Lines",
        "codebook.csv": "Codebook of indicators",
        "licences.csv": "Licences of the sources",
    }


@dataclass(frozen=True, slots=True)
class _Data:
    """The folder of data files as it is filled, and what is in it."""

    folder: Path
    listing: Listing
    finished: Mapping[Path, ListedFile]

    def put(self, path: str, text: str) -> None:
        self.gather(path, text.encode(), ())

    def gather(self, path: str, header: bytes, pieces: Sequence[tuple[Path, int, int]]) -> None:
        """A file of a header and of pieces of other files: path, place and size."""
        if whole := self._whole(header, pieces):
            share_file(whole, self.folder / path)
            self.listing[f"{FOLDER}/{path}"] = self.finished[whole]
            return
        digest, size = hashlib.sha256(header), len(header)
        opened: dict[Path, BinaryIO] = {}
        with ExitStack() as stack, (self.folder / path).open("xb") as out:
            out.write(header)
            for source, place, wanted in pieces:
                if source not in opened:
                    opened[source] = stack.enter_context(source.open("rb"))
                for block in _blocks(opened[source], place, wanted):
                    out.write(block)
                    digest.update(block)
                size += wanted
        self.listing[f"{FOLDER}/{path}"] = ListedFile(size, digest.hexdigest())

    def _whole(self, header: bytes, pieces: Sequence[tuple[Path, int, int]]) -> Path | None:
        """The finished file of which the pieces are all, one after the other."""
        found, place = pieces[0][0] if pieces else Path(), len(header)
        for source, at, size in pieces:
            if source != found or at != place:
                return None
            place += size
        return found if found in self.finished and self.finished[found].size == place else None

    def resource(
        self, path: str, title: str, table: type[Row] | None, sources: Sequence[str], header: Sequence[str] = ()
    ) -> Resource:
        """What the package says of a file that is written."""
        file = self.listing[f"{FOLDER}/{path}"]
        return Resource(path, title, file.size, file.sha256, table, header, sources)


def digests_by_table(data: Iterable[tuple[str, CountryData]]) -> Mapping[str, Mapping[str, str]]:
    """The digests of the countries' rows of every table that is divided by countries."""
    found: dict[str, dict[str, str]] = {table.TABLE: {} for table in COUNTRY_OF}
    for country, one in data:
        for table, digest in one.digests.items():
            found[table][country] = digest
    return found


def _divided(made: _Data, catalog: Catalog, held: Mapping[str, Held]) -> Iterator[Resource]:
    """The files that are put together from the countries' pieces."""
    places = {
        (country, piece.path, piece.table): place
        for country, one in held.items()
        for piece, place in zip(one.data.pieces, one.places, strict=True)
    }
    found = _in_order({country: one.data for country, one in held.items()})
    always = [CSV_OF[table] for table in CSV_OF if table in COUNTRY_OF and table is not ObservationRow]
    said = titles(catalog)
    for path in dict.fromkeys([*always, GAPS, LINES, *found]):
        pieces = found.get(path, [])
        where = [(*places[country, path, piece.table], piece.size) for country, piece in pieces]
        made.gather(path, _header(path), where)
        named = sorted({key for _country, piece in pieces for key in piece.sources})
        table, header = _table_of(path)
        title = said.get(path, f"Observations: {path}")  # of a section that has left the catalog
        yield made.resource(path, title, table, named, header)


def _whole(made: _Data, edition: Edition, catalog: Catalog, sources: Mapping[str, SourceRow]) -> Iterator[Resource]:
    """The files that are no single country's."""
    said = titles(catalog)
    for table in (SourceRow, EditionRow):
        path = CSV_OF[table]
        made.put(path, _header(path).decode() + csv_table.rows_text(table, rows_by_key(edition, table)))
        yield made.resource(path, said[path], table, ())
    licences = ([getattr(row, name) for name in LICENCE_COLUMNS] for row in sources.values())
    for path, header, records in (
        ("codebook.csv", HEADER, codebook(catalog)),
        ("licences.csv", LICENCE_COLUMNS, licences),
    ):
        made.put(path, csv_table.csv_text([header, *records]))
        yield made.resource(path, said[path], None, (), header)


def _in_order(data: Mapping[str, CountryData]) -> Mapping[str, list[tuple[str, Piece]]]:
    """The pieces of every file in their order: table by table, and in each the countries by their codes."""
    found: dict[str, list[tuple[str, Piece]]] = {}
    for country in sorted(data):
        for piece in data[country].pieces:
            found.setdefault(piece.path, []).append((country, piece))
    for pieces in found.values():
        pieces.sort(key=lambda one: (_TABLE_ORDER.get(one[1].table, 0), one[0]))
    return found


def _table_of(path: str) -> tuple[type[Row] | None, Sequence[str]]:
    """The table that a file holds, and its columns where it holds none."""
    if path in (GAPS, LINES):
        return None, GAP_HEADER if path == GAPS else ()
    return next((table for table, name in CSV_OF.items() if name == path), ObservationRow), ()


def _header(path: str) -> bytes:
    table, header = _table_of(path)
    columns = names(table) if table else header
    return csv_table.csv_text([columns]).encode() if columns else b""


def _blocks(file: BinaryIO, place: int, wanted: int) -> Iterator[bytes]:
    file.seek(place)
    while wanted:
        block = file.read(min(wanted, _BLOCK))
        if not block:
            raise OSError(f"{file.name} is shorter than it was")
        wanted -= len(block)
        yield block
