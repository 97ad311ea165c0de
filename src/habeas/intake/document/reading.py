"""What was read from a document: the answer of ``habeas read --json``, and the same back from a child process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from habeas.intake.document.front_matter import FrontMatter
from habeas.values import Json

Evidence = Mapping[str, tuple[str, ...]]
"""Themes, each with the words of the text that say so."""


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A numbered paragraph, or a part of one that both worries and recommends.

    `number` is None where the document numbers nothing. `evidence` stays out of the answer, where a recommendation says
    its own; a concern's is wanted when it is imported.
    """

    number: str | None
    part: str | None
    heading: str
    kind: str
    text: str
    articles: tuple[str, ...] = ()
    page: int | None = None
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadRecommendation:
    """A recommendation with what it answers and what it is about.

    In an addendum to a report of the UPR it is the answer to one: `number` is the recommendation's, `text` the words of
    the State under review. `paragraph` is the one it stands in; it is not part of the answer.
    """

    number: str | None
    part: str | None
    text: str
    recommending: tuple[str, ...] = ()
    response: str | None = None
    concerns: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=dict)
    page: int | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """Everything found in one document. `notices` say what a person should know; they are not part of the answer."""

    file: str
    matter: FrontMatter
    paragraphs: tuple[ReadParagraph, ...] = ()
    recommendations: tuple[ReadRecommendation, ...] = ()
    notices: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The object that the contract of the command names, field by field."""
        return {
            "file": self.file,
            **asdict(self.matter),
            "paragraphs": [_paragraph(one) for one in self.paragraphs],
            "recommendations": [_recommendation(one) for one in self.recommendations],
        }

    def to_child_json(self) -> dict[str, Any]:
        """Everything, as it travels from the child that read it."""
        return {
            "file": self.file,
            "matter": asdict(self.matter),
            "paragraphs": [_cells(one) for one in self.paragraphs],
            "recommendations": [_cells(one) for one in self.recommendations],
            "notices": self.notices,
        }

    @classmethod
    def from_child_json(cls, form: Mapping[str, Any]) -> DocumentReading:
        """The reading that `to_child_json` wrote."""
        return cls(
            form["file"],
            FrontMatter(**form["matter"]),
            tuple(ReadParagraph(*_uncelled(cells)) for cells in form["paragraphs"]),
            tuple(ReadRecommendation(*_uncelled(cells)) for cells in form["recommendations"]),
            tuple(form["notices"]),
        )


def _paragraph(one: ReadParagraph) -> dict[str, Json]:
    return {
        "number": one.number,
        "part": one.part,
        "heading": one.heading,
        "kind": one.kind,
        "text": one.text,
        "articles": list(one.articles),
        "page": one.page,
    }


def _recommendation(one: ReadRecommendation) -> dict[str, Json]:
    return {
        "number": one.number,
        "part": one.part,
        "text": one.text,
        "recommending": list(one.recommending),
        "response": one.response,
        "concerns": list(one.concerns),
        "articles": list(one.articles),
        "themes": list(one.evidence),
        "evidence": {theme: list(words) for theme, words in one.evidence.items()},
    }


def _cells(one: ReadParagraph | ReadRecommendation) -> list[Any]:
    """The values of an element in the order of its fields: a document has thousands, and names would double them."""
    return [getattr(one, name) for name in _NAMES[type(one)]]


_NAMES = {kind: [one.name for one in fields(kind)] for kind in (ReadParagraph, ReadRecommendation)}


def _uncelled(cells: Iterable[Any]) -> Iterable[Any]:
    """Lists become tuples again, in evidence too."""
    for cell in cells:
        if isinstance(cell, list):
            yield tuple(cell)
        elif isinstance(cell, dict):
            yield {theme: tuple(words) for theme, words in cell.items()}
        else:
            yield cell
