"""Bytes to text: byte order mark, the page's own word, UTF-8, else Windows-1252 with a notice."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from habeas.intake.page.errors import PageError

MAX_BYTES = 20 * 1024 * 1024
"""A saved country page is under 1 MB; twenty are no page."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_HEAD = 4096
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|div|p|main|article|table|ul|h[1-6]|section|meta|title|span|br)\b",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, whether it is HTML, and what a person should know about how it was decoded."""

    text: str
    html: bool
    notices: tuple[str, ...] = ()


def decode(source: bytes | str, name: str) -> Decoded:
    """Turn a saved page into text; bytes that are no text are refused."""
    if len(source) > MAX_BYTES:
        size = f"{len(source) / 1024 / 1024:.0f} MB"
        raise PageError(name, f"the file has {size}, more than a page", "Give the saved page of one country")
    if isinstance(source, bytes) and source.startswith(b"%PDF-"):
        raise PageError(name, "the file is a PDF", "Save the page as text or HTML")
    notices: tuple[str, ...] = ()
    if isinstance(source, str):
        text = source.removeprefix("\ufeff")
    else:
        text, notices = _decoded(source, name)
    if "\0" in text:
        raise PageError(name, "the file is not text", "Save the page as text or HTML")
    return Decoded(text, bool(_MARKUP.match(text)) or name.casefold().endswith((".html", ".htm")), notices)


def _decoded(source: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return _strictly(source, encoding, name), ()
    declared = _DECLARED.search(source[:_HEAD])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    notices: tuple[str, ...] = ()
    try:
        return source.decode(encoding), notices
    except LookupError:
        notices = (f"the page names an encoding that is not known ({encoding}); read as UTF-8",)
    except UnicodeDecodeError:
        notices = (f"the page is not {encoding} throughout",)
    if encoding.casefold().replace("-", "") != "utf8":
        try:
            return source.decode("utf-8"), (*notices, "read as UTF-8")
        except UnicodeDecodeError:
            pass  # neither the encoding that the page names nor UTF-8: the old Windows one is left
    text = source.decode("cp1252", "replace")
    return text, (*notices, "read as Windows-1252: check letters with accents")


def _strictly(source: bytes, encoding: str, name: str) -> str:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as error:
        raise PageError(name, f"the file begins as {encoding} but is not ({error.reason})", "Save it again") from error
