"""The links of an exported page, and the file that each of them names."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKING = {"action", "cite", "data", "formaction", "href", "longdesc", "poster", "src", "srcset", "xlink:href"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in LINKING and value]
        self.anchors |= {value for name, value in attrs if name == "id" and value}


def links_of(text: str) -> list[str]:
    """Every link in the tags of a page or feed."""
    reader = _Reader()
    reader.feed(text)
    return reader.links


def anchors_of(text: str) -> set[str]:
    """Every place of a page that a link may name after ``#``."""
    reader = _Reader()
    reader.feed(text)
    return reader.anchors


def internal(links: list[str]) -> Iterator[str]:
    """The links that stay in the copy."""
    yield from (link for link in links if not urlsplit(link).scheme)


def named(page: Path, link: str) -> Path:
    """The file that a browser opens from a disk for a link on `page`."""
    path = unquote(urlsplit(link).path)
    return (page.parent / path).resolve() if path else page
