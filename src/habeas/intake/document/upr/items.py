"""The recommendations in the report of a working group: number, words, States, response."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.intake.document.lexicon import Lexicon
from habeas.intake.document.ordinals import letter
from habeas.intake.document.paragraphs import Paragraph
from habeas.intake.document.upr.responses import remarks, response_of
from habeas.intake.document.upr.states import parted_by_states


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation by one or more States; `part` tells several under one number apart."""

    number: str
    part: str | None
    text: str
    recommending: tuple[str, ...]
    response: str | None
    lead: str
    """The paragraph that says what the State answered to the list."""


def items(paragraphs: Sequence[Paragraph], words: Lexicon) -> list[Item]:
    """The recommendations of a report, in order.

    They are the items of the paragraphs that announce recommendations: ``118.69`` under 118, or the list within 67.
    """
    above = {one.number.partition(".")[0] for one in paragraphs if "." in one.number}
    leads = {one.number: one for one in paragraphs if one.number in above and _announces(one.text, words)}
    listed: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for one in paragraphs:
        number, dot, _ = one.number.partition(".")
        if dot and number in leads:
            listed[number].append(one)
    remarked = _remarked(paragraphs, leads, words)
    found: list[Item] = []
    for number, its in listed.items():
        response = response_of(words, leads[number].text) or _announced(paragraphs, leads[number], words)
        for one in its:
            found += _items(one, number, remarked.get(one.number, response))
    return found


def _announces(text: str, words: Lexicon) -> bool:
    return bool(words.find("upr.lead", text)) or response_of(words, text) is not None


def _announced(paragraphs: Sequence[Paragraph], lead: Paragraph, words: Lexicon) -> str | None:
    """The response that the paragraph after a list states, where the one before it states none."""
    after = (one for one in paragraphs[paragraphs.index(lead) :] if "." not in one.number and one is not lead)
    following = next(after, None)
    return response_of(words, following.text) if following else None


def _remarked(paragraphs: Sequence[Paragraph], leads: Mapping[str, Paragraph], words: Lexicon) -> Mapping[str, str]:
    """Responses that a remark between or after the lists states for single numbers."""
    found: dict[str, str] = {}
    first = next((at for at, one in enumerate(paragraphs) if one.number in leads), len(paragraphs))
    for one in paragraphs[first:]:
        _, trailing = parted_by_states(one.text) if "." in one.number else ([], one.text)
        if trailing:
            found.update(remarks(trailing, words))
    return found


def _items(paragraph: Paragraph, lead: str, response: str | None) -> Iterator[Item]:
    """The recommendations under one number; what follows the last States is a remark or a heading, not a part."""
    number = ".".join(paragraph.number.split(".")[:2])
    pieces, _ = parted_by_states(paragraph.text)
    if not pieces:
        if paragraph.text:
            yield Item(number, None, paragraph.text, (), response, lead)
        return
    for at, (text, states) in enumerate(pieces):
        part = letter(at) if len(pieces) > 1 else None
        yield Item(number, part, text, states, response, lead)
