"""Lines of a page, numbered from 1, and the sheet that hands each out once and knows where it was put."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.intake.page.errors import LostLine, PageError

MAX_LINES = 200_000
MAX_LINE = 200_000
"""The longest paragraph of a profile has some 20,000 characters."""

_ENDS = re.compile(r"\r\n|[\n\r\x85]")

_WIDE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks of other widths than the plain one: "Refugees\u00a0(Year)" is the label that it looks like."""

_UNSEEN = "\u200b\ufeff"
"""Characters without width, which pages leave around words."""

Span = tuple[int, int]
"""First and last line, from 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stood in a table of an HTML page. Columns count from 0, spanned ones included."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: as printed, every blank a plain one and none around it.

    Those of HTML may know their cell, heading level and link.
    """

    number: int
    text: str
    cell: Cell | None = None
    heading: bool = False
    href: str = ""
    after_blank: bool = False
    """Whether a blank line stands before it: in a full copy, the beginning of a block."""
    end: int = 0
    """The last line of those that it was put together from, where the page broke it."""

    @property
    def last(self) -> int:
        """The last line that it takes."""
        return self.end or self.number

    def wrapped(self, text: str, end: int) -> Line:
        """The same line with the words of those after it, up to `end`."""
        return replace(self, text=text, end=end)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text


def split_lines(text: str, name: str) -> list[Line]:
    """The lines of a text; CRLF, LF, CR and NEL end one, other separators are blanks inside a line."""
    parts = _ENDS.split(text)
    if len(parts) > MAX_LINES or any(len(part) > MAX_LINE for part in parts):
        raise PageError(
            name, f"the file has more than {MAX_LINES} lines or a line of more than {MAX_LINE} characters",
            "Give the saved page of one country",
        )  # fmt: skip
    return [Line(number, _WIDE.sub(" ", part).strip().strip(_UNSEEN).strip()) for number, part in enumerate(parts, 1)]


def span(lines: Sequence[Line]) -> Span:
    """First and last line of some."""
    return (lines[0].number, lines[-1].last)


def joined(lines: Iterable[Line]) -> str:
    """The words of several lines, one line each."""
    return "\n".join(line.text for line in lines)


def flowing(lines: Sequence[Line]) -> str:
    """The words of lines that were broken by their width; a blank line still begins a paragraph."""
    text = lines[0].text
    for line in lines[1:]:
        text += ("\n\n" if line.after_blank else " ") + line.text
    return text


def block_size(lines: Sequence[Line]) -> int:
    """How many of the lines after a label can be its own in a copy with blank lines between blocks.

    Where the first value stands right below its label, a blank line after it ends the block: what follows has lost its
    label. Where blank lines are everywhere they say nothing.
    """
    if not lines or lines[0].after_blank:
        return len(lines)
    return next((at for at, line in enumerate(lines) if line.after_blank), len(lines))


def is_whole(label: Line, lines: Sequence[Line], following: Line | None) -> bool:
    """Whether blank lines or a table say where the lines under a label begin and end: none of them lost its label."""
    if not lines:
        return False
    if (cell := lines[0].cell) is not None:
        return all(line.cell is not None and line.cell.table == cell.table for line in lines)
    apart = any(line.after_blank for line in lines[1:]) or following is None or following.after_blank
    return label.after_blank and not lines[0].after_blank and apart


class Sheet:
    """The lines of one page that are not blank: `take` hands out each once, `place` notes where it went.

    A line that holds two things must be named by `divide` before it is placed twice. `finish` refuses to end while a
    line is nowhere, so that no reader can lose or double one unnoticed.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines: list[Line] = []
        blank = False
        for line in lines:
            if not line.blank:
                self._lines.append(replace(line, after_blank=blank and bool(self._lines)))
            blank = line.blank
        self._index = {line.number: at for at, line in enumerate(self._lines)}
        self._at = 0
        self._end = len(self._lines)
        self._places = [0] * len(self._lines)
        self._divided: set[int] = set()

    def hold_back(self, count: int) -> None:
        """Keep the last lines until `release`: they are not whole."""
        self._end = len(self._lines) - count

    def release(self) -> None:
        """Hand out the lines that were kept."""
        self._end = len(self._lines)

    def peek(self, ahead: int = 0) -> Line | None:
        """The next line, or the one `ahead` of it, without taking it."""
        at = self._at + ahead
        return self._lines[at] if at < self._end else None

    def last(self, count: int) -> Sequence[Line]:
        """The last lines of the page, fewer where it has fewer."""
        return self._lines[-count:]

    def take(self) -> Line:
        """Hand out the next line."""
        line = self._lines[self._at]
        self._at += 1
        return line

    def take_while(self, accept: Callable[[Line], bool]) -> list[Line]:
        """Hand out lines as long as they are accepted."""
        taken: list[Line] = []
        while (line := self.peek()) is not None and accept(line):
            taken.append(self.take())
        return taken

    def divide(self, line: Line) -> None:
        """Say that a line holds two things and may be placed twice."""
        self._divided.add(line.number)

    def place(self, lines: Sequence[Line]) -> Span:
        """Note that these lines, one after another, are in one element; their span is its `lines`."""
        places = [self._index[line.number] for line in lines]
        if not places or places != list(range(places[0], places[0] + len(places))):
            raise LostLine(f"lines {[line.number for line in lines]} do not follow one another")
        for at, line in zip(places, lines, strict=True):
            if at >= self._at or (self._places[at] and line.number not in self._divided):
                raise LostLine(f"line {line.number} is placed {'before it is taken' if at >= self._at else 'twice'}")
            self._places[at] += 1
        return span(lines)

    def follow(self, first: Line, second: Line) -> bool:
        """Whether `second` is the next line after `first` that is not blank."""
        return self._index[second.number] == self._index[first.number] + 1

    def finish(self) -> None:
        """Refuse to end while a line is nowhere."""
        lost = [line.number for line, count in zip(self._lines, self._places, strict=True) if not count]
        if lost:
            raise LostLine(f"lines {lost[:10]} of the page are in no element")
