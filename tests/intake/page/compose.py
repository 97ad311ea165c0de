"""Composes country pages in the layouts of 2023 and later: labels from the catalog, values and years made up."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.catalog import Catalog


@dataclass
class Block:
    """Lines that stand together: in text with a blank line around them, in HTML in one element."""

    lines: list[str]
    tag: str = "div"


@dataclass
class Page:
    """A page being composed."""

    catalog: Catalog
    blocks: list[Block] = field(default_factory=list)

    def add(self, *lines: str, tag: str = "div") -> Page:
        self.blocks.append(Block(list(lines), tag))
        return self

    def head(self, country: str = "Kazakhstan", overview: str = "") -> Page:
        self.add(country, tag="h1")
        self.add("Detains migrants or asylum seekers?", "Yes")
        self.add("Has laws regulating migration-related detention?", "Yes")
        self.add("Overview", *([overview] if overview else []))
        return self.add(
            "Types of facilities used for migration-related detention", "Administrative Ad Hoc Criminal Unknown"
        )

    def updated(self, when: str = "July 2024") -> Page:
        return self.add(f"Last updated: {when}".strip())

    def section(self, key: str) -> Page:
        return self.add(self.catalog.sections[key].headings[0], tag="h2")

    def label(self, key: str) -> str:
        return self.catalog.indicators[key].aliases[0].label

    def row(self, key: str, *cells: str) -> Page:
        return self.add(self.label(key), *cells)

    def text(self, end: str = "\n", between: str = "\n\n") -> str:
        blocks = ["\n".join(block.lines) for block in self.blocks]
        return between.join(blocks).replace("\n", end) + end

    def html(self) -> str:
        return document(element(block) for block in self.blocks)


def element(block: Block) -> str:
    inner = "".join(f"<p>{html.escape(line)}</p>" for line in block.lines)
    if len(block.lines) == 1 and block.tag != "div":
        inner = html.escape(block.lines[0])
    return f"<{block.tag}>{inner}</{block.tag}>"


def document(elements: Iterable[str]) -> str:
    noise = '<nav><a href="/x">Refugees</a></nav><script>var a = "<p>99</p>";</script><style>p {}</style>'
    return f"<!doctype html><html><head><title>Page</title></head><body>{noise}{''.join(elements)}</body></html>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row holds the heads of its columns."""
    heads, *rest = rows
    made = "<tr>" + "".join(f"<th>{html.escape(cell)}</th>" for cell in heads) + "</tr>"
    made += "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rest)
    return f"<table>{made}</table>"
