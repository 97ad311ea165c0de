"""Which paragraphs of a document hold findings: that depends on who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.intake.document.front_matter import FrontMatter
from habeas.intake.document.kinds import Kind, Piece, pieces
from habeas.intake.document.lexicon import Lexicon
from habeas.intake.document.ordinals import letter
from habeas.intake.document.paragraphs import Paragraph

SILENT = frozenset({"national_report", "upr_report", "upr_addendum"})
"""Documents whose paragraphs are no body's findings: the State speaks, or each delegation in turn."""
REPORTED = frozenset({"upr_compilation", "upr_summary"})
"""Documents that tell what others recommended."""
_LETTER = re.compile(r"^(?:[A-ZА-Я]|[IVX]{1,5}|[一二三四五])[.．、]\s*")
LAST_WORDS = 4
"""The paragraphs at the end of a decision that hold its outcome: what it finds, the remedy, publication, a deadline."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a part of one, with its kind; `letter` tells parts apart where there are several."""

    paragraph: Paragraph
    letter: str | None
    kind: Kind
    text: str


def parts_of(paragraphs: Sequence[Paragraph], matter: FrontMatter, words: Lexicon) -> Iterator[Part]:
    """Every paragraph in order, parted where it both worries and recommends.

    Under a heading on dissemination or follow-up nothing is a finding, nor in the introduction or what is praised.
    """
    spoken = _spoken(paragraphs, matter, words)
    for at, one in enumerate(paragraphs):
        if at in spoken and not any(_without_findings(heading, words) for heading in (*one.sections, one.heading)):
            found = pieces(one.text, words.language, reported=matter.document in REPORTED)
            if matter.document == "decision":
                found = _decided(found, one.text)
            yield from _lettered(one, found)
        else:
            yield Part(one, None, Kind.OTHER, one.text)


def _without_findings(heading: str, words: Lexicon) -> bool:
    """Whether a heading stands over procedure, an introduction or praise. "Introduction of quotas" is a topic."""
    bare = _LETTER.sub("", heading)
    praise = words.find("headings.positive", bare)
    if praise and praise.start() == 0 and (" " in praise[0] or praise.end() == len(bare.rstrip())):
        return True
    return bool(words.find("headings.follow_up", heading))


def _spoken(paragraphs: Sequence[Paragraph], matter: FrontMatter, words: Lexicon) -> range:
    """The places of the paragraphs in which a body speaks for itself.

    In a decision on a complaint the parties speak first, and are weighed in what follows; what the body asks of the
    State it says at the end.
    """
    if matter.document in SILENT or (matter.document == "decision" and matter.body == "UPR"):
        return range(0)
    if matter.document != "decision":
        return range(len(paragraphs))
    headings = ((at, (*one.sections, one.heading)) for at, one in enumerate(paragraphs))
    begun = (at for at, above in headings if any(words.find("headings.deliberation", heading) for heading in above))
    return range(max(next(begun, len(paragraphs)), len(paragraphs) - LAST_WORDS), len(paragraphs))


def _decided(found: list[Piece], text: str) -> list[Piece]:
    """A decision may ask; the concerns in it are those of the parties."""
    if not any(piece.kind is Kind.RECOMMENDATION for piece in found):
        return [Piece(Kind.OTHER, text)]
    return [replace(piece, kind=Kind.OTHER) if piece.kind is Kind.CONCERN else piece for piece in found]


def _lettered(paragraph: Paragraph, found: Sequence[Piece]) -> Iterator[Part]:
    for at, piece in enumerate(found):
        yield Part(paragraph, letter(at) if len(found) > 1 else None, piece.kind, piece.text)
