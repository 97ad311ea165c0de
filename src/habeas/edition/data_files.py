"""The data files of an edition: CSV a section and a table, JSON Lines of all statements, codebook, licences, README."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from habeas.catalog.model import Catalog
from habeas.edition import csv_table
from habeas.edition.codebook import HEADER, codebook
from habeas.edition.columns import canonical, names
from habeas.edition.datapackage import Resource, datapackage
from habeas.edition.gaps import HEADER as GAP_HEADER
from habeas.edition.gaps import gaps, record_of
from habeas.edition.licences import licences_page, passed_on
from habeas.edition.manifest import listed
from habeas.edition.reader import Edition
from habeas.edition.readme import readme
from habeas.edition.schema import (
    STATEMENT_TABLES,
    CountryRow,
    DerivedRow,
    EditionRow,
    HeadlineRow,
    ObservationRow,
    PrintedChangeRow,
    Published,
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

LINES = "statements.jsonl"
LICENCE_COLUMNS = ("key", "publisher", "title", "licence", "redistribute", "url")


def write(edition: Edition, catalog: Catalog, directory: Path) -> None:
    """Write every data file into ``data/`` of an edition's directory; the same edition makes the same bytes."""
    folder = directory / FOLDER
    folder.mkdir()
    sources = {row.key: row for row in edition.rows(SourceRow)}
    resources = [
        *_observations(edition, catalog, folder, sources),
        *_tables(edition, folder, sources),
        _gaps(edition, folder),
        _lines(edition, folder, sources),
        *_reference(catalog, folder, sources),
    ]
    licence = edition.meta.get("data_licence", "")
    (folder / "LICENCES.md").write_text(licences_page(sources.values(), licence), encoding="utf-8")
    (folder / "README.md").write_text(readme(edition.meta, resources), encoding="utf-8")
    (folder / "datapackage.json").write_text(datapackage(edition.meta, resources, sources), encoding="utf-8")


def _observations(
    edition: Edition, catalog: Catalog, folder: Path, sources: dict[str, SourceRow]
) -> Iterator[Resource]:
    (folder / "observations").mkdir()
    for section in catalog.sections.values():
        rows = edition.rows(ObservationRow, {"section": section.key})
        if rows:
            title = f"Observations: {section.label['en']}"
            yield _table(folder, f"observations/{section.key}.csv", title, ObservationRow, rows, sources)
    if rows := edition.rows(ObservationRow, {"section": ""}):  # their indicator has left the catalog
        title = "Observations that have ended: no longer asked"
        yield _table(folder, "observations/no_longer_asked.csv", title, ObservationRow, rows, sources)


def _tables(edition: Edition, folder: Path, sources: dict[str, SourceRow]) -> Iterator[Resource]:
    for table, (name, title) in FILES.items():
        if table is not ObservationRow:
            yield _table(folder, f"{name}.csv", title, table, edition.rows(table), sources)


def _gaps(edition: Edition, folder: Path) -> Resource:
    found = gaps(edition)
    csv_table.write_csv(folder / "gaps.csv", GAP_HEADER, map(record_of, found))
    named = sorted({key for gap in found for key in gap.sources})
    return _resource(folder, "gaps.csv", "Gaps: what was asked and has no published answer", None, named, GAP_HEADER)


def _table(
    folder: Path, path: str, title: str, table: type[Row], rows: Sequence[Row], sources: dict[str, SourceRow]
) -> Resource:
    shown = [passed_on(row, sources) if isinstance(row, Published) else row for row in rows]
    csv_table.write_csv(folder / path, names(table), map(csv_table.record_of, shown))
    return _resource(folder, path, title, table, _sources_of(rows))


def _lines(edition: Edition, folder: Path, sources: dict[str, SourceRow]) -> Resource:
    """Every statement, a line of JSON each, exactly as the edition holds it: no mark before formulas here."""
    with (folder / LINES).open("w", encoding="utf-8", newline="\n") as file:
        for table in STATEMENT_TABLES:
            for row in edition.rows(table):
                file.write(_line(passed_on(row, sources)) + "\n")
    return _resource(folder, LINES, "All statements as JSON Lines", None, ())


def _line(row: Published) -> str:
    said: dict[str, object] = {name: getattr(row, name) for name in names(type(row))}
    if isinstance(row, ObservationRow):
        said["value"] = json.loads(row.value) if row.value else None
    return canonical({"table": row.TABLE, **said})


def _reference(catalog: Catalog, folder: Path, sources: Mapping[str, SourceRow]) -> Iterator[Resource]:
    csv_table.write_csv(folder / "codebook.csv", HEADER, codebook(catalog))
    yield _resource(folder, "codebook.csv", "Codebook of indicators", None, (), HEADER)
    licences = ([getattr(row, name) for name in LICENCE_COLUMNS] for row in sources.values())
    csv_table.write_csv(folder / "licences.csv", LICENCE_COLUMNS, licences)
    yield _resource(folder, "licences.csv", "Licences of the sources", None, (), LICENCE_COLUMNS)


def _resource(
    folder: Path,
    path: str,
    title: str,
    table: type[Row] | None,
    sources: Sequence[str],
    header: Sequence[str] = (),
) -> Resource:
    file = listed(folder / path)
    return Resource(path, title, file.size, file.sha256, table, header, sources)


def _sources_of(rows: Iterable[Row]) -> Sequence[str]:
    return sorted({row.source for row in rows if isinstance(row, Published)})
