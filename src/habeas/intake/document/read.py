"""A document read from its bytes: paragraphs, what they are, and the recommendations with all that is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.catalog import Catalog
from habeas.intake.document.articles import articles_of, highest_article
from habeas.intake.document.blocks import Blocks, read_blocks
from habeas.intake.document.findings import Part, parts_of
from habeas.intake.document.front_matter import FrontMatter, front_matter
from habeas.intake.document.kinds import Kind
from habeas.intake.document.lexicon import Lexicon, lexicon
from habeas.intake.document.pairs import Told, concerns_answered
from habeas.intake.document.paragraphs import Numbering, Paragraph, paragraphs_of
from habeas.intake.document.reading import DocumentReading, Evidence, ReadParagraph, ReadRecommendation
from habeas.intake.document.themes import themes
from habeas.intake.document.upr import items, responses_in


def read_document(data: bytes, *, name: str, catalog: Catalog, own_lexicons: Path | None = None) -> DocumentReading:
    """Read one document of any format that is read; what cannot be read is a `DocumentError`.

    `own_lexicons` is a folder of an observatory's own words for themes, which add to ours.
    """
    blocks = read_blocks(data, name)
    numbering = paragraphs_of(blocks)
    matter = front_matter(numbering, catalog)
    reader = _Reader(matter, lexicon(matter.language or "en"), catalog, own_lexicons)
    paragraphs, recommendations = reader.read(numbering.paragraphs or _unnumbered(numbering))
    return DocumentReading(name, matter, paragraphs, recommendations, _notices(blocks, numbering, matter))


def _unnumbered(numbering: Numbering) -> list[Paragraph]:
    """The paragraphs of a document that numbers none: its lines, each on its own."""
    return [Paragraph("", line) for line in numbering.opening.split("\n") if line]


def _notices(blocks: Blocks, numbering: Numbering, matter: FrontMatter) -> tuple[str, ...]:
    found = list(blocks.notices)
    if blocks.drawn:
        found.append(f"{blocks.drawn} of {blocks.pages} pages hold no text: what is drawn on them was not read")
    if not numbering.paragraphs:
        found.append("no paragraph has a number: nothing in it can be cited by paragraph")
    if matter.language is None:
        found.append("its language could not be told: it was read as English, and no themes were looked for")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the paragraphs of one document, whose front matter is known."""

    matter: FrontMatter
    words: Lexicon
    catalog: Catalog
    own_lexicons: Path | None

    def read(self, paragraphs: Sequence[Paragraph]) -> tuple[tuple[ReadParagraph, ...], tuple[ReadRecommendation, ...]]:
        if self.matter.document == "upr_report":
            return self._by_states(paragraphs)
        parts = list(parts_of(paragraphs, self.matter, self.words))
        read = tuple(self._paragraph(one) for one in parts)
        if self.matter.document == "upr_addendum":
            return read, self._answers(paragraphs)
        return read, self._by_a_body(parts, read)

    def _by_a_body(self, parts: Sequence[Part], read: Sequence[ReadParagraph]) -> tuple[ReadRecommendation, ...]:
        """What a body recommends, each with the concerns before it."""
        concerns = concerns_answered([Told(one.paragraph.number, one.kind, one.paragraph.heading) for one in parts])
        return tuple(
            ReadRecommendation(
                one.number, one.part, one.text, concerns=tuple(filter(None, answered)), articles=one.articles,
                evidence=one.evidence, page=one.page, paragraph=one.number,
            )
            for one, answered in zip(read, concerns, strict=True)
            if one.kind == Kind.RECOMMENDATION
        )  # fmt: skip

    def _by_states(
        self, paragraphs: Sequence[Paragraph]
    ) -> tuple[tuple[ReadParagraph, ...], tuple[ReadRecommendation, ...]]:
        """What States recommended; what delegations said in the dialogue before is no recommendation."""
        found = items(paragraphs, self.words)
        pages = {one.number: one.page for one in paragraphs}
        numbers = {one.number for one in found}
        read = tuple(
            ReadParagraph(one.number or None, None, one.heading, _kind(one.number in numbers), one.text, page=one.page)
            for one in paragraphs
        )
        return read, tuple(
            ReadRecommendation(
                one.number, one.part, one.text, one.recommending, one.response, evidence=self._evidence(one.text),
                page=pages.get(one.number), paragraph=one.lead,
            )
            for one in found
        )  # fmt: skip

    def _answers(self, paragraphs: Sequence[Paragraph]) -> tuple[ReadRecommendation, ...]:
        """What the State under review answered, recommendation by recommendation.

        Where it names whole numbers such as 118.69, a bare one is that of something else.
        """
        pages = {one.number: one.page for one in paragraphs}
        found = responses_in(paragraphs, self.words)
        whole = any("." in one.number for one in found)
        return tuple(
            ReadRecommendation(
                one.number, None, one.text, response=one.response, page=pages.get(one.paragraph),
                paragraph=one.paragraph,
            )
            for one in found
            if "." in one.number or not whole
        )  # fmt: skip

    def _paragraph(self, part: Part) -> ReadParagraph:
        one = part.paragraph
        told = part.kind is not Kind.OTHER
        return ReadParagraph(
            one.number or None, part.letter, one.heading, part.kind.value, part.text,
            self._articles(one.heading, part.text) if told else (),
            one.page,
            self._evidence(part.text) if told else {},
        )  # fmt: skip

    def _articles(self, heading: str, text: str) -> tuple[str, ...]:
        """The articles that a paragraph cites, or the heading above it, as some bodies do."""
        highest = highest_article(self.catalog, self.matter.body)
        if not highest:
            return ()
        language = self.words.language
        cited = (*articles_of(text, highest, language), *articles_of(heading, highest, language))
        return tuple(sorted(dict.fromkeys(cited), key=int))

    def _evidence(self, text: str) -> Evidence:
        """The themes of a text with the words that say so, each once."""
        found = themes(self.matter.language or "und", self.own_lexicons).of(text)
        return {theme: tuple(dict.fromkeys(hit.words for hit in hits)) for theme, hits in found.items()}


def _kind(recommends: bool) -> str:
    return (Kind.RECOMMENDATION if recommends else Kind.OTHER).value
