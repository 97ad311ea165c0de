"""Paragraphs of UN documents as pages copy them: broken lines, glued numbers, rows of dots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.intake.page.lines import Line

_LEADER = re.compile(r"(?P<stop>\.)\.{4,}\s*(?:(?P<number>\d{1,3})\s*\.{2,}(?=\s*\d{1,3}\s*\.))?")
"""Five dots or more: what led the eye to a page number. Three or four are an ellipsis."""
_NUMBER = re.compile(
    r"""^(?P<open>["“”'«]?)\s*(?P<mark>§{1,2}\s*)?(?:para(?:graph|\.)?\s*)?"""
    r"""(?P<number>\d{1,3}(?:\.\d{1,3})?)\s?(?P<stop>\)\.|[.)])\s*(?=[^\s\d.,;)])""",
    re.I,
)
_DOTTED = re.compile(r"""^(?P<open>["“]?)(?P<number>\d{1,3}\.\d{1,3})\s+(?=[A-Z])""")
"""Numbers of reviews, `118.69 Ensure …`; elsewhere such a line may begin with a quantity."""
_ALONE = re.compile(r"""["“]?(?:§{1,2}\s*(?P<marked>\d{1,3}(?:\.\d{1,3})?)\.?|(?P<number>\d{1,3})\.)""")
"""A number alone on its line; without mark or full stop it may be that of a page."""
_ENDED = re.compile(r"""[.:;!?…\])"”»']\s*$""")
_ABBREVIATED = re.compile(r"\b(?:arts?|paras?|para|nos?|see|cf|articles?|paragraphs?|chap|sect)\.?\s*$", re.I)
_QUOTES = {'"': '"', "“": "”", "”": "”", "«": "»", "'": "'"}


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its number as printed, its words rejoined, its lines."""

    number: str | None
    parts: list[str]
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(filter(None, self.parts))

    @property
    def ended(self) -> bool:
        """Whether its last words end a sentence."""
        return bool(_ENDED.search(self.parts[-1])) and not _ABBREVIATED.search(self.parts[-1])


@dataclass(slots=True)
class Paragraphs:
    """Lines parted into paragraphs; where `dotted`, numbers may be those of reviews.

    `furniture` are rows of dots with their line; `divided` lines hold two things."""

    dotted: bool = False
    found: list[Paragraph] = field(default_factory=list)
    furniture: list[tuple[str, Line]] = field(default_factory=list)
    divided: list[Line] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Put a line where it belongs: to the last paragraph, or a new one, or parted among them."""
        dots = len(self.furniture)
        pieces = list(self._pieces(line))
        if not pieces and self.found:
            self.found[-1].lines.append(line)
        if pieces or self.found:
            self.divided.extend([line] * (len(pieces) > 1 or len(self.furniture) > dots))
        for at, piece in enumerate(pieces):
            self._put(piece, line, parted=at > 0 and (piece[0].isupper() or bool(self._number(piece))))

    def _pieces(self, line: Line) -> Iterable[str]:
        """The words of a line without rows of dots; a row of dots inside parts it."""
        start = 0
        for leader in _LEADER.finditer(line.text):
            before = line.text[start : leader.end("stop")].strip()
            rest = line.text[leader.end() :].strip()
            junk = leader[0]
            if leader["number"] and (number := _NUMBER.match(rest)):
                junk += number[0].rstrip()
            self.furniture.append((junk, line))
            if before.strip(". "):
                yield before
            start = leader.end()
        if rest := line.text[start:].strip():
            yield rest

    def _put(self, piece: str, line: Line, *, parted: bool) -> None:
        last = self.found[-1] if self.found else None
        alone = _ALONE.fullmatch(piece)
        if alone and (last is None or last.ended):
            self.found.append(Paragraph(alone["marked"] or alone["number"], [""], [line]))
            return
        number = self._number(piece)
        if last is None or parted or (number and last.ended) or self._opens(piece, line, last):
            self.found.append(_begun(piece, number, line))
        else:
            last.parts.append(piece)
            if last.lines[-1] is not line:
                last.lines.append(line)

    def _number(self, piece: str) -> re.Match[str] | None:
        return _NUMBER.match(piece) or (_DOTTED.match(piece) if self.dotted else None)

    def _opens(self, piece: str, line: Line, last: Paragraph) -> bool:
        """Whether an unnumbered line begins a paragraph: after a full stop, by a blank line or a body's asking."""
        if not last.ended or last.lines[-1] is line:
            return False
        return (line.after_blank and piece[0].isupper()) or bool(_ASKS.match(piece))


_ASKS = re.compile(r"The (?:State party should|Committee (?:\w+ )?(?:recommends|urges|calls))", re.I)


def part(lines: Sequence[Line], *, dotted: bool = False) -> Paragraphs:
    """Part lines into paragraphs; `dotted` numbers are those of the reviews' reports."""
    paragraphs = Paragraphs(dotted)
    for line in lines:
        paragraphs.add(line)
    return paragraphs


def looks_numbered(line: Line) -> bool:
    """Whether a line begins with the number of a paragraph."""
    return bool(_NUMBER.match(line.text) or _ALONE.fullmatch(line.text))


def unquoted(text: str) -> str:
    """The words without the pair of quotation marks that encloses them all."""
    closing = _QUOTES.get(text[:1], "")
    if len(text) > 1 and closing and text.endswith(closing) and closing not in text[1:-1]:
        return text[1:-1].strip()
    return text


def unquote(found: Sequence[Paragraph]) -> None:
    """Take off the quotation marks around several paragraphs, if they enclose them all."""
    first, last = found[0].parts, found[-1].parts
    opening, closing = first[0][:1], _QUOTES.get(first[0][:1], "")
    whole = " ".join(one.text for one in found)
    if len(found) > 1 and closing and whole.endswith(closing) and not {opening, closing} & set(whole[1:-1]):
        first[0], last[-1] = first[0][1:].lstrip(), last[-1][:-1].rstrip()


def _begun(piece: str, number: re.Match[str] | None, line: Line) -> Paragraph:
    if number is None:
        return Paragraph(None, [piece], [line])
    return Paragraph(number["number"], [number["open"] + piece[number.end() :]], [line])
