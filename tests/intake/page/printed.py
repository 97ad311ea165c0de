"""Lines of a composed page, the facts that stand on them, and what of both a copy keeps."""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Fact = tuple[str, str, str, str | None]
"""Indicator, value as JSON, status, period."""


def fact(indicator: str, value: Any, period: str | None, status: str = "reported") -> Fact:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return (indicator, json.dumps(value, sort_keys=True), status, period)


@dataclass(eq=False)
class Printed:
    """One line of the page: in which part it stands, and in which kind of block."""

    text: str
    part: str = "row"
    tag: str = "p"
    block: int = 0
    parts: list[str] = field(default_factory=list)
    """Its words, broken over lines."""
    whole: bool = False
    """Whether nothing would say that a second line belongs to it."""
    cells: list[str] = field(default_factory=list)
    """Its cells where HTML has a row of a table; in text they run together, or stand between bars."""

    @property
    def lines(self) -> list[str]:
        return self.parts or [self.text]


@dataclass
class Composed:
    """A page with its facts: each is there as long as all of its lines are. `half` are facts that lost their year."""

    lines: list[Printed] = field(default_factory=list)
    facts: list[tuple[Fact, list[Printed]]] = field(default_factory=list)
    half: list[tuple[Fact, list[Printed]]] = field(default_factory=list)
    block: int = 0

    def add(self, *texts: str, part: str = "row", tag: str = "p") -> list[Printed]:
        """Add a block."""
        self.block += 1
        return [self.more(text, part=part, tag=tag) for text in texts]

    def more(self, text: str, *, part: str = "row", tag: str = "p", cells: Sequence[str] = ()) -> Printed:
        """Add a line to the block."""
        line = Printed(text, part, tag, self.block, cells=list(cells))
        self.lines.append(line)
        return line

    def says(self, what: Fact, *lines: Printed) -> None:
        """Note a fact; a copy that ends before its year holds the value without it."""
        self.facts.append((what, list(lines)))
        if what[3] is not None and len(lines) > 1:
            self.half.append(((*what[:3], None), list(lines[:-1])))

    def keep(self, kept: Callable[[Printed], bool]) -> Composed:
        """The copy that holds only some lines."""
        lines = [line for line in self.lines if kept(line)]
        there = set(map(id, lines))
        facts = [(what, on) for what, on in self.facts if all(id(line) in there for line in on)]
        return Composed(lines, facts, self.half, self.block)


@dataclass(frozen=True)
class Copy:
    """A saved copy: its text, what it says, and what it may be read to say without its year."""

    source: str
    expected: frozenset[Fact]
    allowed: frozenset[Fact]


def render(page: Composed, form: str, between: str = "\n\n") -> tuple[str, dict[int, tuple[int, int]]]:
    """The page as text or HTML, and where each of its lines begins and ends in it."""
    out, places, before, table = "", {}, 0, False
    if form == "html":
        out = "<!doctype html><html><head><title>Page</title></head><body><nav><a href='/'>Home</a></nav>"
    for line in page.lines:
        if form == "text":
            out += "" if not before else between if line.block != before else "\n"
            start = len(out)
            out += "\n".join(line.lines)
        else:
            if table and not (line.cells and line.block == before):
                out, table = out + "</table>", False
            if line.cells and not table:
                out, table = out + "<table>", True
            start = len(out)
            out += _element(line)
        places[id(line)] = (start, len(out))
        before = line.block
    return out + ("\n" if form == "text" else ("</table>" if table else "") + "</body></html>"), places


def _element(line: Printed) -> str:
    if line.cells:
        return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line.cells) + "</tr>"
    return f"<{line.tag}>" + "<br>".join(map(html.escape, line.lines)) + f"</{line.tag}>"


def copy(page: Composed, form: str, between: str = "\n\n") -> Copy:
    """The page as it is."""
    source, _ = render(page, form, between)
    return Copy(source, frozenset(what for what, _ in page.facts), frozenset())


def cut(page: Composed, form: str, draw: random.Random, between: str = "\n\n") -> Copy:
    """A copy that begins and ends anywhere, in the middle of a word too."""
    source, places = render(page, form, between)
    first, last = sorted(draw.sample(range(len(source)), 2))
    if draw.random() < 0.5:
        first = 0
    elif draw.random() < 0.5:
        last = len(source)

    def there(lines: Sequence[Printed]) -> bool:
        return all(first <= places[id(line)][0] and places[id(line)][1] <= last for line in lines)

    expected = frozenset(what for what, lines in page.facts if there(lines))
    source, end = source[first:last], last
    first, last = first - len("<p>• "), last + len("</td></tr>")  # a line that only lost its tag may be read
    allowed = {what for what, lines in page.facts if there(lines)} | {what for what, lines in page.half if there(lines)}
    for what, lines in page.facts:
        broken = lines[-2:] if len(lines) > 1 and lines[-2].parts else lines[-1:]
        if there(lines[: -len(broken)]) and places[id(broken[0])][0] < end:
            allowed.add((*what[:3], None))  # its year, or the half of its value that is a band, was cut
    return Copy(source, expected, frozenset(allowed))


def reduced(page: Composed, form: str, degree: int, between: str = "\n\n") -> Copy:
    """A copy that lost lines: all but headings and long text; all but headings and tables; the head of the page."""
    kept: Sequence[Callable[[Printed], bool]] = (
        lambda line: line.part == "heading" or len(line.text) >= 60,
        lambda line: line.part == "heading" or line.part == "table",
        lambda line: line.part != "head",
    )
    return copy(page.keep(kept[degree]), form, between)


def wrapped(page: Composed, draw: random.Random) -> Composed:
    """The page with some lines broken at a blank, never so that a part is short of a word."""
    for line in page.lines:
        words = line.text.split(" ")
        if line.part != "prose" and not (line.cells or line.whole) and len(words) > 1 and draw.random() < 0.3:
            at = draw.randrange(1, len(words))
            line.parts = [" ".join(words[:at]), " ".join(words[at:])]
    return page
