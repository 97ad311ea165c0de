"""What the ledger knows of a document of a UN body: its source, its other languages, and what others may answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from habeas.intake.proposal import Recommendation, Source, Statement
from habeas.ledger import rows


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document by its symbol: the year its paragraphs are known by, and as what each recommendation, by number.

    Both are the same whatever the language: a paragraph in French adds a text to the recommendation.
    """

    year: str = ""
    known_as: Mapping[str, str] = field(default_factory=dict)


def known_document(country: str, symbol: str) -> KnownDocument:
    """What is known of the document of this symbol that speaks to a country; empty where nothing is."""
    found = rows.statements("recommendation", "s.subject = %s AND s.symbol = %s", [country, symbol])
    said = [row.statement for row in found if isinstance(row.statement, Recommendation)]
    return KnownDocument(
        next((one.year for one in said), ""), {one.paragraphs[0]: one.topic for one in said if one.paragraphs}
    )


def known_source(key: str) -> Source | None:
    """The source with this key as its first reading left it."""
    return next(iter(rows.sources("s.key = %s", [key])), None)


def in_another_language(source: Source) -> Source | None:
    """A source of the same series in another language, if there is one: the same document, read before."""
    where, bindings = "s.series = %s AND s.language <> %s", [source.series, source.language]
    return next(iter(rows.sources(where, bindings)), None) if source.series else None


def stated_by(source: str) -> Iterator[Statement]:
    """What the ledger has of a document: its recommendations, concerns and responses."""
    for kind in ("recommendation", "response"):
        yield from (row.statement for row in rows.statements(kind, "s.source = %s", [source]))
