"""What the State under review answers: in the words before a list, in a remark on numbers, in an addendum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.intake.document.lexicon import Lexicon
from habeas.intake.document.paragraphs import Paragraph

ACCEPTED, NOTED, PENDING = "accepted", "noted", "pending"

_NUMBER = r"\d{1,3}\s?\.\s?\d{1,3}"
_RANGE = re.compile(
    rf"(?P<first>{_NUMBER})(?:\s?(?:-|–|—|to|à|al|a|по|إلى|至)\s?(?P<last>{_NUMBER}|\d{{1,3}}(?![\d.])))?"
)
_BARE = re.compile(r"(\d{1,3})(?:\s?[-–—]\s?(\d{1,3}))?")
_BARE_LIST = re.compile(
    r"\s*(?:nos?\.?|numbers?|núms?\.?|n[°º]s?|№|:)?\s*\d{1,3}(?:\s?[-–—]\s?\d{1,3})?"
    r"(?:[\s,;]+(?:(?:and|et|y|и)\s+)?\d{1,3}(?:\s?[-–—]\s?\d{1,3})?)*(?![\d.]*\d|\s+(?:recommend|of|per))",
    re.I,
)
_PARAGRAPH = re.compile(r"(\d{1,3})\.\s")
_JOINED = re.compile(r"(?<![\d.-])(\d{1,3})-(\d{1,3})(?!\d|[.-]\d)")
"""Arabic writes 118-69 for 118.69."""
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.;:!?。；])\s+(?=[A-ZÀ-ÞА-Я\u4e00-\u9fff\u0600-\u06ff])|\n")


@dataclass(frozen=True, slots=True)
class Response:
    """What a State said to one recommendation, by number, and where: a response has a source of its own."""

    number: str
    response: str
    paragraph: str
    text: str


def response_of(words: Lexicon, lead: str) -> str | None:
    """The response that the words before a list state for all of it.

    What *will* be examined is pending even where the State "notes" it; what did not enjoy support is noted, though the
    words "enjoy support" stand in it.
    """
    for group, response in (("upr.pending", PENDING), ("upr.noted", NOTED), ("upr.accepted", ACCEPTED)):
        if words.find(group, lead):
            return response
    return None


def responses_in(paragraphs: Sequence[Paragraph], words: Lexicon, above: str = "") -> list[Response]:
    """The responses that an addendum gives, recommendation by recommendation.

    A sentence that names numbers and accepts or notes answers them; a heading or sentence of acceptance answers the
    list under it, and a row's second cell its number. `above` is the paragraph of the report whose items the addendum
    numbers from 1 ("recommendations 1-5").
    """
    found: dict[str, Response] = {}
    last = ""
    for paragraph in paragraphs:
        if "." not in paragraph.number:
            last = paragraph.number
        own = f"{paragraph.number} " if "." in paragraph.number and not paragraph.within else ""
        heading = f"{paragraph.heading}.\n{own}"
        for text in _parted(paragraph.text, last) if own else [paragraph.text]:
            if own and (begun := _PARAGRAPH.match(text)):
                last, heading = begun[1], ""
            for number, response, words_of_state in _stated(heading + text, words):
                number = number if "." in number or not above else f"{above}.{number}"
                found.setdefault(number, Response(number, response, last or paragraph.number, words_of_state))
    return list(found.values())


def _parted(text: str, last: str) -> list[str]:
    """A row of a list, parted where the addendum's own paragraphs go on after the last: they follow the list's rows."""
    following = int(last) + 1 if last.isdigit() else 0
    cut = re.search(rf"(?:^|\s){following}\.\s+(?=[^\W\d_a-zа-яё])", text) if following else None
    return [text[: cut.start()], text[cut.start() :].lstrip()] if cut else [text]


def remarks(text: str, words: Lexicon) -> Mapping[str, str]:
    """Responses in a remark such as "The recommendations in 136.1-136.3 did not enjoy the support of …"."""
    return {number: response for number, response, _ in _stated(text, words)}


def _stated(text: str, words: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Numbers with the response of their sentence, of the one that announced them, or of the one right after."""
    if words.language == "ar":
        text = _JOINED.sub(r"\1.\2", text)
    announced: str | None = None
    waiting: list[str] = []
    sentences = [one for one in map(str.strip, _SENTENCE.split(text)) if one]
    numbers = [list(numbers_in(one)) or list(_bare_numbers(one, words)) for one in sentences]
    if not any(numbers):
        return
    for sentence, listed in zip(sentences, numbers, strict=True):
        own = response_of(words, _RANGE.sub(" ", sentence))
        if response := own or (announced if listed else None):
            yield from ((number, response, sentence) for number in listed or waiting)
            waiting = []
        elif listed:
            waiting = listed
        announced = own or (announced if listed else None)


def _bare_numbers(sentence: str, words: Lexicon) -> Iterator[str]:
    """Numbers without the paragraph's before them: "accepts the recommendations 1-5, 14 and 20"."""
    asked = words.find("upr.lead", sentence) if _DIGIT.search(sentence) else None
    listed = _BARE_LIST.match(sentence, asked.end()) if asked else None
    for found in _BARE.finditer(listed[0]) if listed else ():
        first, last = int(found[1]), int(found[2] or found[1])
        yield from map(str, range(first, last + 1) if 0 <= last - first < 400 else (first,))


def numbers_in(text: str) -> Iterator[str]:
    """The recommendations' numbers in a text, ranges written out."""
    for found in _RANGE.finditer(text):
        first = _parts(found["first"])
        last = _parts(found["last"]) if found["last"] else first
        if len(last) == 1:
            last = (first[0], last[0])
        if last[0] != first[0] or not 0 <= last[1] - first[1] < 400:
            last = first
        yield from (f"{first[0]}.{item}" for item in range(first[1], last[1] + 1))


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))
