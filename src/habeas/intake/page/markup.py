"""HTML to lines: what a person would see, one line a block, cell or break. Nothing is fetched, no entity is expanded
but the characters that HTML itself names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from habeas.intake.page.errors import PageError
from habeas.intake.page.lines import MAX_LINE, MAX_LINES, Cell, Line

MAX_DEPTH = 400
"""Real pages nest some forty deep."""

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
_DROPPED = frozenset({
    "head", "script", "style", "nav", "noscript", "template", "svg", "math", "iframe", "object", "canvas",
    "select", "textarea", "button", "audio", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_PARTED = frozenset({
    "article", "blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "section", "table",
    "ul",
})  # fmt: skip
"""Blocks with a blank line around them, as in a full text copy."""
_HEADINGS = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_CLOSED_BY: dict[str, frozenset[str]] = {
    "p": _BLOCKS - {"html", "body"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
}
"""Tags whose end may be left out, and what begins after it."""
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended."""

    tag: str
    hidden: bool
    line: int


@dataclass(slots=True)
class _Table:
    """A table that has begun: its number, and where in it the next cell stands."""

    number: int
    row: int = -1
    column: int = -1
    wide: int = 1


@dataclass(slots=True)
class _Draft:
    """The line that is being written."""

    text: list[str] = field(default_factory=list)
    heading: bool = False
    href: str = ""


class _Page(HTMLParser):
    """Collects lines as elements begin and end."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.lines: list[Line] = []
        self.stack: list[_Open] = []
        self.tables: list[_Table] = []
        self.count = 0
        self.draft = _Draft()
        self.gap = False

    @property
    def hidden(self) -> bool:
        return bool(self.stack) and self.stack[-1].hidden

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.stack and tag in _CLOSED_BY.get(self.stack[-1].tag, ()):
            self._end()
        if tag in _BLOCKS or tag == "br":
            self._break(tag)
        if tag in _VOID:
            return
        values = {key: value or "" for key, value in attrs}
        self.stack.append(_Open(tag, self.hidden or _hides(tag, values), self.getpos()[0]))
        if len(self.stack) > MAX_DEPTH:
            raise PageError(self.name, f"elements nest more than {MAX_DEPTH} deep", "Save the page again, or as text")
        if not self.hidden:
            self._begin(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # HTML has no self-closing elements but the void ones

    def handle_endtag(self, tag: str) -> None:
        if tag not in {one.tag for one in self.stack}:
            if tag == "br":
                self._break(tag)
            return
        while self._end() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if "\n" in data and any(one.tag == "pre" for one in self.stack):
            self._preformatted(data)
        else:
            self.draft.text.append(data)

    def _preformatted(self, data: str) -> None:
        """Inside <pre> lines are lines, and blank ones part blocks."""
        for at, line in enumerate(data.splitlines()):
            if at:
                self._break("br")
            self.draft.text.append(line)
            self.gap = self.gap or (not line.strip() and bool(self.lines))
        if data.endswith("\n"):
            self._break("br")

    def finish(self) -> list[Line]:
        """The lines; an element that hides what follows and never ends would hide the page, and is refused."""
        unended = next((one for one in self.stack if one.hidden and one.tag not in ("head",)), None)
        if unended:
            raise PageError(
                self.name, f"<{unended.tag}> in line {unended.line} hides what follows and is never ended",
                "Save the page again, or as text",
            )  # fmt: skip
        self._break("p")
        return self.lines

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        if tag in _HEADINGS:
            self.draft.heading = True
        elif tag == "a" and values.get("href", "").startswith(("http://", "https://")):
            self.draft.href = self.draft.href or values["href"].strip()
        elif tag == "table":
            self.count += 1
            self.tables.append(_Table(self.count))
        elif tag == "tr" and self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column, self.tables[-1].wide = -1, 1
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].column += self.tables[-1].wide
            span = values.get("colspan", "1")
            self.tables[-1].wide = min(int(span), 100) if span.isascii() and span.isdigit() and int(span) > 0 else 1

    def _end(self) -> str:
        one = self.stack[-1]
        if one.tag in _BLOCKS:
            self._break(one.tag)
        self.stack.pop()
        if one.tag == "table" and not one.hidden and self.tables:
            self.tables.pop()
        return one.tag

    def _break(self, tag: str) -> None:
        """End the line that is being written; where a blank line is due, it comes before the next words."""
        text = _BLANKS.sub(" ", "".join(self.draft.text)).strip()
        cell = self._cell()
        if self.gap and text:
            self._add(Line(len(self.lines) + 1, ""))
        if text:
            self._add(Line(len(self.lines) + 1, text, cell, self.draft.heading, self.draft.href))
            self.gap = False
            self.draft = _Draft()
        if tag in _PARTED and self.lines and not self.hidden:
            self.gap = True

    def _cell(self) -> Cell | None:
        inside = next((one.tag for one in reversed(self.stack) if one.tag in ("td", "th", "table")), "")
        if inside not in ("td", "th") or not self.tables:
            return None
        table = self.tables[-1]
        return Cell(table.number, table.row, table.column)

    def _add(self, line: Line) -> None:
        if len(self.lines) >= MAX_LINES or len(line.text) > MAX_LINE:
            raise PageError(
                self.name, f"the page has more than {MAX_LINES} lines or a line of more than {MAX_LINE} characters",
                "Give the saved page of one country",
            )  # fmt: skip
        self.lines.append(line)


def lines_of_html(html: str, name: str) -> list[Line]:
    """The lines of a page of HTML, numbered from 1, blank ones included."""
    page = _Page(name)
    page.feed(html)
    page.close()
    return page.finish()


def _hides(tag: str, values: dict[str, str]) -> bool:
    return (
        tag in _DROPPED
        or "hidden" in values
        or values.get("aria-hidden", "").casefold() == "true"
        or bool(_HIDING.search(values.get("style", "")))
    )
