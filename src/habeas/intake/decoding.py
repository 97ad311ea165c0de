"""Bytes to text: by their mark, as UTF-8, by what the file says of itself, else as Windows-1252 with a notice."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_HEAD = 4096


class Undecodable(ValueError):
    """Bytes begin as one encoding and go on as none."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what a person should know about how it was decoded."""

    text: str
    notices: tuple[str, ...] = ()


def decoded(data: bytes) -> Decoded:
    """The text of some bytes. What is UTF-8 throughout is taken for it, whatever the file says of itself."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding))
    found = _DECLARED.search(data[:_HEAD])
    declared = found[1].decode("ascii") if found else "utf-8"
    known = _known(declared)
    doubt = () if known else (f"the file names an encoding that is not known ({declared})",)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _of_another(data, declared if known and known != "utf-8" else None, doubt)
    if declared and not text.isascii() and known != "utf-8":
        doubt = doubt or (f"the file is not {declared} throughout",)
        return Decoded(text, (*doubt, "read as UTF-8"))
    return Decoded(text)


def _of_another(data: bytes, declared: str | None, doubt: tuple[str, ...]) -> Decoded:
    if declared:
        try:
            return Decoded(data.decode(declared))
        except UnicodeDecodeError:
            doubt = (f"the file is not {declared} throughout",)
    text = data.decode("cp1252", "replace")
    return Decoded(text, (*doubt, "read as Windows-1252: check letters with accents"))


def _known(encoding: str) -> str | None:
    """The one name of a text encoding; None where nobody knows it."""
    try:
        info = codecs.lookup(encoding)
    except LookupError:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(f"the file begins as {encoding} but is not ({error.reason})") from error
