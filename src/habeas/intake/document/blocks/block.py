"""A block: the words of one line or one paragraph as a file holds them, before anything is known of their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """What the file itself says a block is."""

    BODY = "body"
    HEADING = "heading"
    CELL = "cell"
    NOTE = "note"
    """A footnote or endnote."""
    MARGIN = "margin"
    """A running head or foot that the file holds apart from its text."""


class Block(NamedTuple):
    """Some words. `opens` is False for a line that the width of the page broke off the one before it."""

    text: str
    page: int | None = None
    part: Part = Part.BODY
    opens: bool = True


@dataclass(slots=True)
class Blocks:
    """A file's blocks in reading order; `pages` is None where the format has none."""

    format: str
    blocks: Sequence[Block]
    pages: int | None = None
    notices: tuple[str, ...] = ()
    title: str = ""
    """What the file's own properties call it; often wrong, and only a last resort."""
    drawn: int = field(default=0)
    """Pages without a word on them: pictures of text."""
