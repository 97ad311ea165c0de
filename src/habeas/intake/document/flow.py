"""The words of a document as one string that still knows its lines, pages and headings.

A line that begins something is parted by ``\\n`` from what stands before it, a line that the width of the page broke
off by ``\\v``: readers look for numbers and sentences in one string, at the speed of one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.intake.document.blocks import Block, Part

_ENDED = re.compile(r"[.;:!?…。；：？！؛؟]['\"”’»)\]]*\d{0,3}$")
_BEGINS = re.compile(r"(?:\d{1,3}|\(?[a-zа-я]{1,4}|\(?[ivx]{1,5}|[IVX]{1,5}|[A-Z])[.)] ?\S|[•·–—●▪-] ")


@dataclass(slots=True)
class Flow:
    """The running text, and where in it each line starts, on which page, and whether the file calls it a heading."""

    text: str
    starts: list[int] = field(default_factory=list)
    pages: list[int | None] = field(default_factory=list)
    headings: frozenset[int] = frozenset()
    """Offsets at which lines start that the file itself marks as headings."""

    def page(self, at: int) -> int | None:
        """The page of the word at an offset."""
        return self.pages[bisect_right(self.starts, at) - 1] if self.starts else None


def flow(blocks: Iterable[Block]) -> Flow:
    """Run blocks together; at the top of a page a line goes on with the sentence that the page before left open."""
    texts: list[str] = []
    starts: list[int] = []
    pages: list[int | None] = []
    headings: set[int] = set()
    at, before = 0, Block("", None)
    for block in blocks:
        text = block.text
        opens = block.opens
        if opens and block.page != before.page and before.part is block.part is Part.BODY:
            opens = bool(_ENDED.search(before.text)) or bool(_BEGINS.match(text))
        if texts:
            texts.append("\n" if opens else "\v")
            at += 1
        if block.part is Part.HEADING:
            headings.add(at)
        starts.append(at)
        pages.append(block.page)
        texts.append(text)
        at += len(text)
        before = block
    return Flow("".join(texts), starts, pages, frozenset(headings))
