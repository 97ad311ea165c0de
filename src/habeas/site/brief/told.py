"""What bodies told the state last, with symbol and paragraph, and what the state replied."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from habeas.edition.schema import RecommendationRow, ResponseRow
from habeas.site.brief.notes import Notes
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography
from habeas.site.views.recommendation import (
    Answer,
    Recommendation,
    newest,
    on_detention,
    recommendation,
    responses_by_topic,
)
from habeas.site.volume import Volume

A_BODY = 3
"""Paragraphs a body: the newest, those on detention first."""
PARAGRAPHS = 8
"""Paragraphs in all, so that what follows stays on the second page: bodies that spoke longer ago give way first."""
LONGEST = 190
"""Characters of a quotation; the whole paragraph is on its own page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `symbol` is empty where it was not seen; `symbol_inferred` is a guess and never cited.

    `words` are verbatim, cut at `…` where `cut`; `summary` is in our own words.
    """

    id: str
    url: str
    year: str
    kind_text: str
    document: str
    symbol: str
    symbol_inferred: str
    paragraphs: tuple[str, ...]
    language: str
    words: str
    cut: bool
    starts_mid_sentence: bool
    summary: str
    responses: tuple[str, ...]
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OfBody:
    """A body's last paragraphs; `others` counts those that are only on the country's page.

    `responded` is false where no answer of the state to any of them is on record, which is said once.
    """

    body: str
    responded: bool
    items: tuple[Paragraph, ...]
    others: int


def told(volume: Volume, records: Records, notes: Notes) -> tuple[OfBody, ...]:
    """The last paragraphs of each body, the body that spoke last first."""
    bodies: dict[str, list[RecommendationRow]] = defaultdict(list)
    for row in sorted(records.standing(RecommendationRow), key=newest):
        bodies[row.body or row.mechanism].append(row)
    for rows in bodies.values():
        rows.sort(key=lambda row: (row.year, on_detention(row)), reverse=True)
    responses = responses_by_topic(records.standing(ResponseRow))
    ordered = sorted(bodies.values(), key=lambda rows: rows[0].year, reverse=True)
    aside, left, found = Bibliography(volume), PARAGRAPHS, list[OfBody]()
    for rows in ordered:
        if left:
            views = [(row, recommendation(volume, row, responses, aside)) for row in rows]
            found.append(_of_body(volume, views, min(A_BODY, left), notes))
            left -= len(found[-1].items)
    return tuple(found)


def _of_body(volume: Volume, rows: list[tuple[RecommendationRow, Recommendation]], most: int, notes: Notes) -> OfBody:
    items = tuple(_paragraph(volume, row, view, notes) for row, view in rows[:most])
    return OfBody(rows[0][1].body_name, any(one.responses for one in items), items, len(rows) - len(items))


def _paragraph(volume: Volume, row: RecommendationRow, view: Recommendation, notes: Notes) -> Paragraph:
    words, cut = shortened(view.text)
    return Paragraph(
        id=view.id,
        url=view.url,
        year=view.year,
        kind_text=view.kind_text,
        document=view.document_text,
        symbol=view.symbol,
        symbol_inferred="" if view.symbol else view.symbol_inferred,
        paragraphs=view.paragraphs,
        language=view.language,
        words=words,
        cut=cut,
        starts_mid_sentence=view.starts_mid_sentence,
        summary="" if words else view.abstract,
        responses=tuple(_reply(volume, one) for one in view.responses),
        marks=notes.marks([row]),
    )


def shortened(text: str, longest: int = LONGEST) -> tuple[str, bool]:
    """The opening words of a text, whole words only, and whether anything is missing."""
    if len(text) <= longest:
        return text, False
    return text[: longest + 1].rpartition(" ")[0].rstrip(" ,;:"), True


def _reply(volume: Volume, answer: Answer) -> str:
    said = ", ".join(part for part in (answer.response_text, answer.date) if part)
    words, cut = shortened(answer.text)
    return volume.words("%(said)s: “%(words)s”", said=said, words=words + ("…" if cut else "")) if words else said
