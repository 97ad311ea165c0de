"""What a source lets others do with its figures, and how the data files keep to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from habeas.edition.columns import Cell, names
from habeas.edition.parts import Cells
from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow, RecommendationRow, Row, SourceRow, TreatyActionRow

WITHHELD = "no"
"""`redistribute` of a source whose figures are shown on pages one by one and not passed on in files."""

MEANING = {
    "yes": "the table may be passed on",
    "facts": "single facts may be passed on, each with its source; the table may not",
    "no": "figures are shown on their pages; in the files their value, number and printed form are empty",
}


def passed_on(table: type[Row], rows: Sequence[Cells], withheld: Collection[str]) -> Sequence[Cells]:
    """Rows, as stored, as the data files may hold them: those of sources that are `withheld` emptied of what may
    not be passed on; their pages show it."""
    emptied = _EMPTIED.get(table)
    if not withheld or emptied is None:
        return rows
    source = names(table).index("source")
    places = {names(table).index(name): cell for name, cell in emptied.items()}
    return [
        tuple(places.get(place, cell) for place, cell in enumerate(cells)) if cells[source] in withheld else cells
        for cells in rows
    ]


_EMPTIED: Mapping[type[Row], Mapping[str, Cell]] = {
    ObservationRow: {"value": "", "number": None, "raw": ""},
    RecommendationRow: {"text": ""},
    TreatyActionRow: {"text": ""},
}


def database_passes_on(edition: Edition) -> bool:
    """Whether the database may be offered to others: it holds every figure, so only where no source keeps its own."""
    return not edition.count(SourceRow, {"redistribute": WITHHELD})


def licences_page(sources: Iterable[SourceRow], data_licence: str) -> str:
    """LICENCES.md: the licence of the compilation, then that of every source."""
    lines = [
        "# Licences",
        "",
        f"The compilation is published under {data_licence}. Each figure keeps the terms of its source, named in the",
        "column `source`; `licences.csv` has the same table. What a source lets be passed on is one of:",
        "",
        *(f"- `{key}`: {meaning}" for key, meaning in MEANING.items()),
        "",
        "| source | publisher | licence | passed on | address |",
        "| --- | --- | --- | --- | --- |",
    ]
    for source in sources:
        cells = (source.key, source.publisher, source.licence or "not stated", source.redistribute, source.url)
        lines.append("| " + " | ".join(_cell(text) for text in cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
