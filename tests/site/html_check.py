"""What every page of the site must keep: one parser, and the faults it finds in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "col"}
FOREIGN = {"svg", "path", "circle", "rect", "line", "polyline", "pattern", "defs", "title", "desc", "text"}
ID_LISTS = {"aria-labelledby", "aria-describedby"}


@dataclass
class Checked(HTMLParser):
    """One page: its faults, its ids, its links, its text."""

    faults: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "td" or tag == "dd":
            self.cells.append("")
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)
        if tag not in FOREIGN and tag not in VOID:
            self.faults.append(f"<{tag}/> closes itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.open_tags or self.open_tags.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes nothing that is open last")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.cells and {"td", "dd"} & set(self.open_tags):
            self.cells[-1] += data

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag in {"script", "style", "iframe"}:
            self.faults.append(f"there is a <{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag}> has {name}={value!r}")
            if name == "id":
                if not value or value in self.ids or " " in value:
                    self.faults.append(f"id {value!r} is empty, broken or not the only one")
                self.ids.add(value or "")
            if name in ID_LISTS:
                self.named += (value or "").split()
            if name in {"href", "src"}:
                self.links.append(value or "")
        if tag == "html":
            self.language = given.get("lang") or ""

    def finish(self) -> list[str]:
        """Every fault of the page."""
        faults = list(self.faults)
        if self.open_tags:
            faults.append(f"never closed: {self.open_tags}")
        if self.headings.count(1) != 1:
            faults.append(f"{self.headings.count(1)} headings of the first level")
        levels = self.headings
        faults += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
        faults += [f"nothing has the id {name!r}" for name in self.named if name not in self.ids]
        if not self.language:
            faults.append("no language")
        return faults


def check(html: bytes | str) -> Checked:
    """Parse one page."""
    page = Checked()
    page.feed(html.decode() if isinstance(html, bytes) else html)
    page.close()
    return page
