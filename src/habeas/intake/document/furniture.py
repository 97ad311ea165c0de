"""What a page carries around its text: running heads, page numbers, symbols, job numbers, notes, tables of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from habeas.intake.document.blocks import Block, Part

SYMBOL = re.compile(
    r"(?:[A-Z]{1,5}(?:\.\d{1,2})?|ST|HRI)(?:\s?/\s?(?:(?:Add|Corr|Rev)\.\d+|[A-Z0-9][A-Z0-9.()-]{0,20})){2,8}(?:\s?\(\w{1,12}\))?\*?"
)
"""The symbol of a UN document, such as CAT/C/TKM/CO/2."""

_JOB = re.compile(r"(?:GE|V|N)\.?\s?\d{2}-?\s?\d{5,6}\b.*|\*\d{6,9}\*|\(E\)|Please recycle\b.{0,3}|[*∗]{1,3}", re.I)
_PAGE = re.compile(
    r"(?:page|página|стр(?:аница)?\.?|الصفحة|第)?\s?[-–]?\s?\d{1,4}\s?[-–]?\s?(?:页)?(?:\s?(?:/|of|de|из)\s?\d{1,4})?",
    re.I,
)
_DOTS = ("...", ". .", "……", "___")
_LONGEST_OVER_CONTENTS = 60
_LEADER = re.compile(r"(?:\.\s?){5,}|…{3,}|_{6,}")
_CONTENTS = re.compile(
    r"(?:table of )?contents|paragraphs?\s+page|page|paragraph|table des matières|paragraphes?\s+page|índice|"
    r"párrafos?\s+página|содержание|пункты\s+стр\.?|المحتويات|الفقرات\s+الصفحة|目录|段次\s+页次",
    re.I,
)
_NOTE = re.compile(r"(\d{1,3}|[*∗†‡]{1,3})\s+\S")
_NOTES = re.compile(r"(?:end|foot)?notes?|notas|примечания|сноски|الحواشي|注", re.I)
_DIGITS = re.compile(r"\d+")
_EDGE = 3
"""How many lines from the top or the foot of a page are looked at for running heads."""
_OFTEN = 0.25
"""The share of the pages on which a running head stands at least: it alternates between left and right pages."""


def without_furniture(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The text of a document and, apart, its furniture; nothing is lost between the two."""
    running = _running(blocks)
    repeated = _repeated_symbols(blocks)
    noted = _notes(blocks)
    kept: list[Block] = []
    taken: list[Block] = []
    for at, block in enumerate(blocks):
        text = block.text
        furniture = (
            block.part in (Part.NOTE, Part.MARGIN)
            or at in noted
            or at in running
            or (len(text) < 60 and (text in repeated or bool(_JOB.fullmatch(text))))
            or bool(len(text) < 400 and _is_contents(text))
        )
        (taken if furniture else kept).append(block)
    return kept, taken


def _is_contents(text: str) -> bool:
    """A line of a table of contents: a row of dots and a number, or what stands over such lines."""
    if any(dots in text for dots in _DOTS) and _LEADER.search(text):
        return text[-1].isdigit() or not any(char.isalnum() for char in text)
    return len(text) < _LONGEST_OVER_CONTENTS and bool(_CONTENTS.fullmatch(text))


def _running(blocks: Sequence[Block]) -> set[int]:
    """Lines at the edges of pages that come back on many of them, whatever number they carry, and page numbers."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.page is not None:
            pages[block.page].append(at)
    edges = [at for lines in pages.values() for at in {*lines[:_EDGE], *lines[-_EDGE:]}]
    alike = Counter(_shape(blocks[at].text) for at in edges)
    least = max(3, _OFTEN * len(pages))
    found = {at for at in edges if len(blocks[at].text) < 200 and alike[_shape(blocks[at].text)] >= least}
    outermost = {at for lines in pages.values() for at in (*lines[:2], *lines[-2:])}
    return found | {at for at in outermost if _PAGE.fullmatch(blocks[at].text)}


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text.replace(" ", "")).casefold()


def _repeated_symbols(blocks: Sequence[Block]) -> set[str]:
    """Lines that are a symbol, alone or with a page number, and stand more than once: heads of pages that are lost."""
    found = Counter(
        block.text for block in blocks if len(block.text) < 60 and "/" in block.text[:12] and SYMBOL.match(block.text)
    )
    alone = {text for text in found if _PAGE.fullmatch(SYMBOL.sub("", text).strip(" *") or "1")}
    roots = Counter(symbol[0] for text in alone if (symbol := SYMBOL.match(text)))
    return {text for text in alone if found[text] > 1 or ((one := SYMBOL.match(text)) and roots[one[0]] > 1)}


def _notes(blocks: Sequence[Block]) -> set[int]:
    """Notes that only their place and their numbers give away: at the foot of a page, or after the word *Notes*."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if len(block.text) < 20 and _NOTES.fullmatch(block.text.strip(" :")) and at > len(blocks) // 3:
            follows = [_NOTE.match(one.text) for one in blocks[at + 1 : at + 12]]
            if sum(map(bool, follows)) >= min(2, len(follows)):
                return found | set(range(at, len(blocks)))
    return found | _feet(blocks)


def _feet(blocks: Sequence[Block]) -> set[int]:
    """The runs of numbered notes at the foot of pages; their numbers go on from page to page."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.page is not None:
            pages[block.page].append(at)
    found: set[int] = set()
    expected = 1
    for lines in pages.values():
        for place, at in enumerate(lines):
            match = _NOTE.match(blocks[at].text)
            if match and match[1] == str(expected) and place > len(lines) // 4:
                found |= set(lines[place:])
                expected = 1 + max(_note_numbers(blocks, lines[place:], expected + 40))
                break
    return found


def _note_numbers(blocks: Sequence[Block], lines: Sequence[int], below: int) -> list[int]:
    found = (_NOTE.match(blocks[at].text) for at in lines)
    return [int(one[1]) for one in found if one and one[1].isdigit() and int(one[1]) < below]
