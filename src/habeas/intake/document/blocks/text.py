"""Text to blocks: decoded, a line each; lines that were broken by their width are told from those that end."""

from __future__ import annotations

import re
from itertools import pairwise

from habeas.intake.decoding import Decoded, Undecodable, decoded
from habeas.intake.document.blocks.block import Block, Blocks
from habeas.intake.document.errors import DocumentError

MAX_LINES = 400_000

_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = dict.fromkeys(
    map(ord, "\0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\xad")
)
_CONTROL = (*range(9), *range(14, 19))
_FEW_SIGNS = 200
"""One sign that is no text among so many may be an accident."""
_READABLE = re.compile(r"[^\x00-\x08\x0e-\x1f]{200,}")
_LONGEST_WORDS = 12
"""Letters from blank to blank that prose has on average at most."""
_WORTH_READING = 2000
"""Letters of readable passages together."""
_BROKEN_SHARE = 0.3
"""Where more than this share of the lines goes on in the next one, lines are those of a page, not paragraphs."""
_GOES_ON = re.compile(r"[^\W\d_][,;]?$|,$")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ]")


def text_of(data: bytes, name: str) -> Decoded:
    """The text of bytes. Where much of it is no text, as in a file that lost its form, what is readable is kept."""
    try:
        found = decoded(data)
    except Undecodable as error:
        raise DocumentError(name, str(error), "Get the document again") from error
    signs = sum(found.text.count(chr(code)) for code in _CONTROL)
    if signs <= len(found.text) // _FEW_SIGNS:
        return Decoded(found.text.replace("\0", ""), found.notices)
    passages = (one[0] for one in _READABLE.finditer(found.text))
    readable = "\n".join(one for one in passages if one.count(" ") * _LONGEST_WORDS > len(one))
    if len(readable) < _WORTH_READING:
        raise DocumentError(name, "the file is not text", "Give it as PDF, DOCX, HTML or text")
    return Decoded(readable, (*found.notices, "much of the file is no text: only what is readable was read"))


def text_blocks(data: bytes, name: str) -> Blocks:
    """The lines of a text; a form feed begins a page."""
    found = text_of(data, name)
    blocks = blocks_of_text(found.text, name)
    blocks.notices = found.notices
    return blocks


def blocks_of_text(text: str, name: str) -> Blocks:
    """The lines of a text that is decoded."""
    pages = text.split("\f")
    if text.count("\n") > MAX_LINES:
        raise DocumentError(name, f"the text has more than {MAX_LINES} lines", "Give the document alone")
    lines = [
        (clean(line), number) for number, page in enumerate(pages, 1) for line in _ENDS.split(page)
    ]  # fmt: skip
    broken = _are_broken([line for line, _ in lines if line])
    blocks: list[Block] = []
    blank = True
    for line, number in lines:
        if line:
            opens = blank or not broken
            blocks.append(Block(line, number if len(pages) > 1 else None, opens=opens))
        blank = not line
    return Blocks("text", blocks, len(pages) if len(pages) > 1 else None)


def clean(text: str) -> str:
    """A line with plain blanks, without characters that are not seen."""
    return _BLANKS.sub(" ", text.translate(_UNSEEN)).strip()


def _are_broken(lines: list[str]) -> bool:
    """Whether lines are those of a page: many end inside a sentence that goes on in small letters.

    Only lines about as long as others are asked: a title ends before the width of the page does.
    """
    if len(lines) < 8:
        return False
    usual = sorted(map(len, lines))[len(lines) * 9 // 10]
    going = sum(
        2 * len(line) > usual and bool(_GOES_ON.search(line)) and bool(_LOWER.match(following))
        for line, following in pairwise(lines)
    )
    return going > _BROKEN_SHARE * len(lines)
