"""What a source lets others do with its figures, and how the data files keep to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow, Published, RecommendationRow, SourceRow, TreatyActionRow

WITHHELD = "no"
"""`redistribute` of a source whose figures are shown on pages one by one and not passed on in files."""

MEANING = {
    "yes": "the table may be passed on",
    "facts": "single facts may be passed on, each with its source; the table may not",
    "no": "figures are shown on their pages; in the files their value, number and printed form are empty",
}


def passed_on(row: Published, sources: dict[str, SourceRow]) -> Published:
    """A row as the data files may hold it: emptied of what its source does not let pass on; the page still shows it."""
    source = sources.get(row.source)
    if source is None or source.redistribute != WITHHELD:
        return row
    if isinstance(row, ObservationRow):
        return replace(row, value="", number=None, raw="")
    if isinstance(row, RecommendationRow | TreatyActionRow):
        return replace(row, text="")
    return row


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
