"""A saved page as text; what is no page is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.intake.decoding import Undecodable, decoded
from habeas.intake.page.errors import PageError

MAX_BYTES = 20 * 1024 * 1024
"""A saved country page is under 1 MB; twenty are no page."""

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
        try:
            found = decoded(source)
        except Undecodable as error:
            raise PageError(name, str(error), "Save it again") from error
        text, notices = found.text, found.notices
    if "\0" in text:
        raise PageError(name, "the file is not text", "Save the page as text or HTML")
    return Decoded(text, bool(_MARKUP.match(text)) or name.casefold().endswith((".html", ".htm")), notices)
