"""Numbered paragraphs with the headings they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.intake.document.blocks import Blocks
from habeas.intake.document.flow import Flow, flow
from habeas.intake.document.furniture import without_furniture
from habeas.intake.document.numbering import Numbered, numbered

_LONGEST_HEADING = 200
_SUB_ITEM = re.compile(r"\(?(?:[a-zа-я]{1,2}|[ivx]{1,5}|\d{1,2}|[أ-ي]|[一二三四五六七八九十]{1,3})[).）]|[-–—•·●▪]\s")
_SENTENCE = re.compile(
    r"^(?:The|It|They|This|These|He|She|In|At|On|We|Il|Ils|Elle|Le|La|Les|L[’']\w+|El|Los|Las|Lo|Комитет|Он|Она|Они|"
    r"Государств\w+)\s|\d(?![\d,\s]*$)(?![^()]*\))"
)
"""How sentences begin and headings seldom do; or a number inside, neither the mark of a note nor in brackets."""
_COUNTED = re.compile(r"\d{1,2}\.\s?[A-ZÀ-ÞА-ЯЁ]")
"""A heading that counts in its section; the items of a list end in a mark."""
_TERMINAL = re.compile(r"[.;:!?…。；：؛]['\"”’»)\]]*\s?[\d*]{0,4}$|[,，、]$")
_OPENING = re.compile(r"^[\[(“\"«*]*[A-ZÀ-ÞА-ЯЁ\d\u0600-\u06ff\u4e00-\u9fff]")
_GLUED = re.compile(
    r"(?:(?<=[.;:!?…。”\"’»)])|(?<=[.;:”’»)]\d)|(?<=[.;:”’»)]\d\d))\s*(?P<heading>[A-ZÀ-ÞА-ЯЁ“][^.;:!?…]{2,140})$"
)
_LETTERED = re.compile(r"\s(?P<heading>(?:[A-Z]|[IVX]{1,5})\.\s?[A-ZÀ-ÞА-ЯЁ][^;:!?…]{2,160})$")
_ABBREVIATED = re.compile(r"\b(?:nos?|arts?|paras?|mr|mrs|ms|dr|mm?|sr|sra|núms?|párrs?|[A-Z])\.\s*$", re.I)
_AFTER = re.compile(
    r"[\n\v ]\[?(?:Adopted in (?:Arabic|Chinese|English|French|Russian|Spanish)|Done in (?:Arabic|English|French)|"
    r"Adopté en|Fait en|Aprobad[oa] en|Adoptad[oa] en|Принято на|\[[*\d]{1,2}\]|_{5,})"
    r"|\n(?:Annex(?:es)?|Appendix|Appendice|Anexos?|Apéndice|Приложени[ея]|المرفق|附件|Individual opinion of)\b"
    r"[^\n]{0,60}\n"
)
"""Where the last paragraph ends though the document goes on: the note on languages, an annex, an opinion."""
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph: its words, the heading above it, the page it begins on.

    `sections` are the headings above that one which are still in force, the outermost first.
    """

    number: str
    text: str
    heading: str = ""
    page: int | None = None
    sections: tuple[str, ...] = ()
    within: str = ""
    """For an item of a list that counts from one again, the paragraph the list is in."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """A document's paragraphs, what stands before the first, and its furniture."""

    opening: str
    paragraphs: Sequence[Paragraph]
    furniture: str


def paragraphs_of(blocks: Blocks) -> Numbering:
    """The paragraphs of a document."""
    kept, taken = without_furniture(blocks.blocks)
    running = flow(kept)
    found = numbered(running.text)
    first = found[0].start if found else len(running.text)
    _, heading = _split_heading(running, 0, first)
    return Numbering(
        _plain(running.text[:first]), tuple(_sliced(running, found, heading)), "\n".join(block.text for block in taken)
    )


def _sliced(running: Flow, found: Sequence[Numbered], first: Sequence[str]) -> Iterator[Paragraph]:
    """Each paragraph's words from its number to the next; headings at the end of one belong to the next."""
    trail = _Trail()
    heading = trail.under(first)
    for at, one in enumerate(found):
        stop = found[at + 1].start if at + 1 < len(found) else _last_word(running.text, one.end)
        text, following = _split_heading(running, one.end, stop)
        if _is_numbered_heading(found, at, text):
            heading = trail.under([_plain(text)])
        else:
            yield Paragraph(
                one.label, _plain(text), heading, running.page(one.start), tuple(trail.sections),
                ".".join(map(str, one.within)),
            )  # fmt: skip
        if following:
            heading = trail.under(following)


def _is_numbered_heading(found: Sequence[Numbered], at: int, text: str) -> bool:
    """Whether a list of one item is no list but a heading that counts from one in its section: "1. Right to life"."""
    beside = (found[place] for place in (at - 1, at + 1) if 0 <= place < len(found))
    alone = bool(found[at].within) and all(one.within != found[at].within for one in beside)
    words = text.strip()
    return alone and len(words) < _LONGEST_HEADING and not _TERMINAL.search(words) and not words.endswith((")", "）"))


def _last_word(text: str, start: int) -> int:
    after = _AFTER.search(text, start)
    return after.start() if after else len(text)


class _Trail:
    """The headings in force: lettered and numbered sections, and the topic under them."""

    def __init__(self) -> None:
        self.sections: list[str] = []

    def under(self, headings: Sequence[str]) -> str:
        """The topic after some headings; lettered ones become sections."""
        topic = ""
        for heading in headings:
            if depth := _depth(heading):
                self.sections = [*(one for one in self.sections if _depth(one) < depth), heading]
                topic = ""
            else:
                topic = heading
        return topic or (self.sections[-1] if self.sections else "")


_ROMAN = re.compile(r"[IVX]{1,5}[.．、]\s?")
_LETTER = re.compile(r"[A-ZА-Я][.．、]\s?")


def _depth(heading: str) -> int:
    """1 for ``II.``, 2 for ``B.``; 0 for a topic."""
    if _ROMAN.match(heading) and not re.match(r"[CDLM]\.", heading):
        return 1
    return 2 if _LETTER.match(heading) else 0


def _split_heading(running: Flow, start: int, stop: int) -> tuple[str, list[str]]:
    """The words of a paragraph, and the headings that stand at its end for what follows."""
    text = running.text[start:stop].rstrip()
    if stop == len(running.text) and start:
        return text, []
    headings: list[str] = []
    while (cut := text.rfind("\n")) > 0 or (cut == -1 and start == 0):
        line = text[cut + 1 :]
        marked = start + cut + 1 in running.headings
        if not _is_heading(line, text[:cut] if cut > 0 else "", marked=marked):
            break
        headings.insert(0, _plain(line))
        text = text[: max(cut, 0)].rstrip()
        if cut == -1:
            break
    inside = stop < len(running.text) and running.text[stop - 1] not in "\n\v"
    if not headings and start and (inside or not _TERMINAL.search(text)):
        text, headings = _split_glued(text, surely=inside)
    return text, headings


def _is_heading(line: str, before: str, *, marked: bool) -> bool:
    """Whether the last line of a paragraph is the heading of the next: short, no sentence, after the end of one."""
    words = line.strip()
    if not words or len(words) > _LONGEST_HEADING or not _OPENING.match(words):
        return False
    if marked:
        return True
    if _SUB_ITEM.match(words) and not _depth(words) and not _COUNTED.match(words):
        return False
    open_sentence = before and not _TERMINAL.search(before.rstrip()) and "\n" not in before[-_LONGEST_HEADING:]
    return not _TERMINAL.search(words) and not open_sentence


def _split_glued(text: str, *, surely: bool) -> tuple[str, list[str]]:
    """A heading that a document without line breaks has glued to the end of a paragraph.

    Unless the next paragraph stands glued to it too (`surely`), words that begin as sentences do, or hold a date, are
    taken for a sentence without its stop.
    """
    end = text[-_LONGEST_HEADING:]
    found = _LETTERED.search(end) or _GLUED.search(end)
    if found and not surely and not _LETTERED.search(end) and _SENTENCE.search(found["heading"]):
        return text, []
    if not found or _ABBREVIATED.search(text[: len(text) - len(found["heading"])]):
        return text, []
    heading = _plain(found["heading"])
    cut = len(text) - len(text[-_LONGEST_HEADING:]) + found.start("heading")
    return text[:cut].rstrip(), [heading]


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\v", " ")).strip()
