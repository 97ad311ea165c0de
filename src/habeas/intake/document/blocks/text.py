"""Text to blocks: decoded, a line each; lines that were broken by their width are told from those that end."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from habeas.intake.document.blocks.block import Block, Blocks
from habeas.intake.document.errors import DocumentError

MAX_LINES = 400_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = dict.fromkeys(
    map(ord, "\0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\xad")
)
_BROKEN_SHARE = 0.3
"""Where more than this share of the lines goes on in the next one, lines are those of a page, not paragraphs."""
_GOES_ON = re.compile(r"[^\W\d_][,;]?$|,$")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ]")


def decoded(data: bytes, name: str) -> str:
    """The text of bytes: by their mark, by what HTML says of itself, as UTF-8, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    declared = _DECLARED.search(data[:4096])
    for encoding in ("utf-8", declared[1].decode("ascii") if declared else "cp1252", "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue  # the next guess; the last takes nearly everything
        return _checked(text, name)
    return _checked(data.decode("cp1252", "replace"), name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise DocumentError(
            name, f"the file begins as {encoding} but is not ({error.reason})", "Get the document again"
        ) from error


def _checked(text: str, name: str) -> str:
    control = sum(text.count(chr(code)) for code in (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18))
    if control > len(text) // 200:
        raise DocumentError(name, "the file is not text", "Give it as PDF, DOCX, HTML or text")
    return text.replace("\0", "")


def text_blocks(data: bytes, name: str) -> Blocks:
    """The lines of a text; a form feed begins a page."""
    return blocks_of_text(decoded(data, name), name)


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
    """Whether lines are those of a page: many end inside a sentence that goes on in small letters."""
    if len(lines) < 8:
        return False
    going = sum(bool(_GOES_ON.search(line)) and bool(_LOWER.match(following)) for line, following in pairwise(lines))
    return going > _BROKEN_SHARE * len(lines)
