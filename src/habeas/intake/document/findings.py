"""Which paragraphs of a document hold findings: that depends on who speaks in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.intake.document.front_matter import FrontMatter
from habeas.intake.document.kinds import Kind, Piece, pieces
from habeas.intake.document.lexicon import Lexicon
from habeas.intake.document.ordinals import letter
from habeas.intake.document.paragraphs import Paragraph

SILENT = frozenset({"national_report", "upr_report", "upr_addendum"})
"""Documents whose paragraphs are no body's findings: the State speaks, or each delegation in turn."""
REPORTED = frozenset({"upr_compilation", "upr_summary"})
"""Documents that tell what others recommended."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a part of one, with its kind; `letter` tells parts apart where there are several."""

    paragraph: Paragraph
    letter: str | None
    kind: Kind
    text: str


def parts_of(paragraphs: Sequence[Paragraph], matter: FrontMatter, words: Lexicon) -> Iterator[Part]:
    """Every paragraph in order, parted where it both worries and recommends.

    In a decision on a complaint the parties speak first: only what the body itself considers holds findings. Under a
    heading on dissemination or follow-up nothing is a finding.
    """
    decision = matter.document == "decision"
    speaks = matter.document not in SILENT and not (decision and matter.body == "UPR")
    deliberating = not decision
    for one in paragraphs:
        above = (*one.sections, one.heading)
        deliberating = deliberating or any(words.find("headings.deliberation", heading) for heading in above)
        procedural = any(words.find("headings.follow_up", heading) for heading in above)
        if speaks and deliberating and not procedural:
            reported = matter.document in REPORTED
            yield from _lettered(one, pieces(one.text, words.language, reported=reported))
        else:
            yield Part(one, None, Kind.OTHER, one.text)


def _lettered(paragraph: Paragraph, found: Sequence[Piece]) -> Iterator[Part]:
    for at, piece in enumerate(found):
        yield Part(paragraph, letter(at) if len(found) > 1 else None, piece.kind, piece.text)
