"""PDF to blocks: a line each, in reading order, superscripts and small print told by the size of their letters.

The order of a PDF's content is nearly always the order of reading. Where two columns were drawn row by row, lines are
put back in order by where they stand.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it ships no types

from habeas.intake.document.blocks.block import Block, Blocks, Part
from habeas.intake.document.errors import DocumentError

MAX_PAGES = 2000
"""A compilation of all bodies' views on a large State has some hundred."""

_SMALL = 0.95
"""Letters of less than this share of the body's size are small print: notes have nine points where text has ten."""
_LINES_OF_A_HEAD = 3
_RAISED = 0.8
"""Letters of less than this share are raised or lowered: marks of notes."""
_INDENT = 8
_MARK = re.compile(r"(?<=[^\d\s(/])(?:\d{1,3}|[*∗†‡]{1,3})(?:\s*,\s*\d{1,3})*\s*$")
_DIGITS = "0123456789*∗†‡, "
_SOFT_HYPHEN = "\ufffe"
_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f]+")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\ufeff\0\x02\xad"))


class _Line(NamedTuple):
    """A line as it stands on its page; `size` is the height of its first letter."""

    text: str
    left: float
    bottom: float
    size: float


def pdf_blocks(data: bytes, name: str) -> Blocks:
    """The lines of a PDF with their pages; `opens` where a line stands apart from the one above it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, str(error)) from error
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            raise DocumentError(
                name, f"the PDF has {count} pages, and at most {MAX_PAGES} are read", "Give the document alone"
            )
        pages = [_lines(document, number, name) for number in range(count)]
    finally:
        document.close()
    size = _body_size(pages)
    blocks: list[Block] = []
    for number, lines in enumerate(pages, 1):
        blocks += _page_blocks(_in_order(lines), number, size)
    return Blocks("pdf", blocks, count, drawn=sum(not lines for lines in pages))


def _refusal(name: str, said: str) -> DocumentError:
    if "password" in said.casefold():
        return DocumentError(name, "the PDF is encrypted", "Save it without a password")
    return DocumentError(name, f"the PDF is broken ({said.strip('. ')})", "Get the document again")


def _lines(document: pypdfium2.PdfDocument, number: int, name: str) -> list[_Line]:
    try:
        page = document[number]
        textpage = page.get_textpage()
        text = textpage.get_text_range()
    except pypdfium2.PdfiumError as error:
        raise DocumentError(
            name, f"page {number + 1} of the PDF is broken ({str(error).strip('. ')})", "Get the document again"
        ) from error
    lines = _measured(text, textpage.raw)
    textpage.close()
    page.close()
    return lines


def _measured(text: str, raw: pdfium.FPDF_TEXTPAGE) -> list[_Line]:
    """The lines of a page with where they stand; a raised mark at the end of one is taken off."""
    box = pdfium.FS_RECTF()
    where, measure = ctypes.byref(box), pdfium.FPDFText_GetLooseCharBox
    lines: list[_Line] = []
    at = 0
    for part in text.split("\r\n"):
        if part and not part.isspace():
            measure(raw, at, where)
            left, bottom, size = box.left, box.bottom, box.top - box.bottom
            if part.rstrip()[-1] in _DIGITS and (mark := _MARK.search(part)):
                measure(raw, at + mark.start(), where)
                if box.top - box.bottom < _RAISED * size:
                    part, at = part[: mark.start()], at + len(part) - mark.start()
            lines.append(_Line(part, left, bottom, size))
        at += len(part) + 2
    return lines


def _body_size(pages: Sequence[Sequence[_Line]]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=1.0)


def _in_order(lines: list[_Line]) -> list[_Line]:
    """The lines in the order of reading, where two columns were drawn row by row."""
    if len(lines) < 12:
        return lines
    lefts = sorted(line.left for line in lines)
    low, high = lefts[len(lefts) // 10], lefts[-1 - len(lefts) // 10]
    middle = (low + high) / 2
    if high - low < 150:
        return lines
    sides = [line.left > middle for line in lines]
    turns = sum(a != b for a, b in pairwise(sides))
    if turns < len(lines) // 3 or not 0.25 < sum(sides) / len(sides) < 0.75:
        return lines
    return sorted(lines, key=lambda line: (line.left > middle, -line.bottom))


def _page_blocks(lines: Sequence[_Line], page: int, size: float) -> list[Block]:
    """The blocks of a page: raised marks taken off, what stands on one line joined, gaps and small print seen."""
    blocks: list[Block] = []
    above: _Line | None = None
    pitch = _pitch(lines)
    for line in lines:
        if line.size < _RAISED * size and len(line.text) < 8 and not line.text.strip(_DIGITS):
            continue  # a mark alone
        if above is not None and _goes_on(above, line):
            blocks[-1] = blocks[-1]._replace(text=f"{blocks[-1].text} {_clean(line.text)}")
            above = line._replace(left=above.left)
            continue
        opens = above is None or _stands_apart(above, line, pitch, begun=blocks[-1].opens)
        part = Part.NOTE if line.size < _SMALL * size else Part.HEADING if line.size > 1.08 * size else Part.BODY
        blocks.append(Block(_clean(line.text), page, part, opens))
        above = line
    return _without_quotations(blocks)


def _without_quotations(blocks: list[Block]) -> list[Block]:
    """Small print between larger lines is a quotation, not a note: notes stand at the foot, running heads on top."""
    last = max((at for at, block in enumerate(blocks) if block.part is not Part.NOTE), default=-1)
    return [
        block._replace(part=Part.BODY) if block.part is Part.NOTE and _LINES_OF_A_HEAD <= at < last else block
        for at, block in enumerate(blocks)
    ]


def _stands_apart(above: _Line, line: _Line, pitch: float, *, begun: bool) -> bool:
    """Whether a line begins something: by the space above it, by its letters, or by being set in or out.

    The line after one that has just `begun` something may be set in or out and go on: first lines are.
    """
    step = above.bottom - line.bottom
    broken = above.text.count(_SOFT_HYPHEN)  # each joins the next line of the page to this one
    set_apart = abs(line.left - above.left) > _INDENT and not begun
    return step > (1.25 + broken) * pitch or step < 0 or abs(above.size - line.size) > 0.4 or set_apart


def _pitch(lines: Sequence[_Line]) -> float:
    """The usual distance from line to line."""
    steps = Counter(
        round(above.bottom - line.bottom) for above, line in pairwise(lines) if 4 < above.bottom - line.bottom < 60
    )
    return max(steps, key=steps.__getitem__, default=12)


def _goes_on(above: _Line, line: _Line) -> bool:
    """Whether a line stands right of the one before it, on the same level: a raised mark parted them."""
    return abs(above.bottom - line.bottom) < 0.5 * above.size and line.left > above.left + 4


def _clean(text: str) -> str:
    """A line with plain blanks; most lines have no others, and are left as they are."""
    text = text.strip()
    if not text.isascii():
        text = text.replace(_SOFT_HYPHEN, "-").translate(_UNSEEN)
    elif text.isprintable() and "  " not in text:
        return text
    else:
        text = text.translate(_UNSEEN)
    return _SPACES.sub(" ", text).strip()
