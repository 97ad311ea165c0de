"""The finished pages of an edition as files: HTML, its JSON twin, and both in Brotli where that is worth it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # it has no stubs

from habeas.catalog.model import Catalog
from habeas.edition.reader import Edition
from habeas.publish.errors import PublishError

FOLDER = "site"
INDEX, TWIN, COMPRESSED = "index.html", "index.json", ".br"

QUALITY = 9
"""11 takes 25 times as long for a few per cent (DESIGN, *Stack*)."""
SMALLEST_WINDOW, LARGEST_WINDOW = 16, 22
"""Powers of two. A window beyond the content finds nothing more, and clearing its tables takes 30 times as long."""
SMALLEST = 860
"""Bytes below which a compressed answer fits the same packet as the plain one."""
WORTH = 0.9
"""A compressed file larger than this part of the plain one is not kept."""
TEXT = frozenset({".html", ".json", ".css", ".js", ".svg", ".xml", ".atom", ".txt", ".webmanifest", ".docx"})
"""Endings of what compresses; images and fonts are compressed already. Our documents are not: see the brief's."""


class Page(Protocol):
    """A finished page: its address, and the two forms of it. `json` is empty where a page has no twin."""

    @property
    def path(self) -> str:
        """The address, such as ``/countries/kazakhstan/`` or ``/robots.txt``."""

    @property
    def html(self) -> bytes:
        """The page, or the file's bytes where the address is a file's."""

    @property
    def json(self) -> bytes:
        """The twin."""


Render = Callable[[Edition, Catalog], Iterable[Page]]
Assets = Callable[[], Iterable[tuple[str, bytes]]]


def write(directory: Path, pages: Iterable[Page], assets: Iterable[tuple[str, bytes]], before: Path | None) -> None:
    """Write pages and assets into ``site/`` of an edition's directory.

    A file that is byte for byte in the edition `before` is linked, its compressed form with it.
    """
    folder = directory / FOLDER
    for path, content in _files(pages, assets):
        _write(folder, path, content, before / FOLDER if before else None)


def _files(pages: Iterable[Page], assets: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for page in pages:
        for path, content in _of_page(page):
            yield _once(path, seen), content
    for path, content in assets:
        yield _once(path, seen), content


def _of_page(page: Page) -> Iterator[tuple[str, bytes]]:
    inside = page.path.removeprefix("/")
    if page.path.endswith("/"):
        yield f"{inside}{INDEX}", page.html
        if page.json:
            yield f"{inside}{TWIN}", page.json
    else:
        yield inside, page.html


def _once(path: str, seen: set[str]) -> str:
    wrong = ""
    if path in seen:
        wrong = f"two pages have the address {path}"
    if path.startswith("/") or ".." in PurePosixPath(path).parts:
        wrong = f"{path!r} is no address inside the site"
    if wrong:
        raise PublishError(wrong, "the site", "This is a fault of habeas: report it.")
    seen.add(path)
    return path


def _write(folder: Path, path: str, content: bytes, before: Path | None) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    shared = before is not None and _holds(before / path, content)
    if before and shared:
        os.link(before / path, target)
    else:
        target.write_bytes(content)
    if target.suffix in TEXT and len(content) >= SMALLEST:
        _compress(target, content, _compressed(before / path) if before and shared else None)


def _compress(target: Path, content: bytes, before: Path | None) -> None:
    """Add the compressed form, taken from `before` where it is there and opens to the same content."""
    if before and before.is_file() and _opens_to(before, content):
        os.link(before, _compressed(target))
        return
    squeezed = brotli.compress(content, quality=QUALITY, lgwin=window(len(content)))
    if len(squeezed) <= WORTH * len(content):
        _compressed(target).write_bytes(squeezed)


def window(size: int) -> int:
    """The logarithm of the window for a content of so many bytes."""
    return min(max(size.bit_length(), SMALLEST_WINDOW), LARGEST_WINDOW)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _opens_to(path: Path, content: bytes) -> bool:
    try:
        return bool(brotli.decompress(path.read_bytes()) == content)
    except brotli.error:
        return False


def _compressed(path: Path) -> Path:
    return path.with_name(path.name + COMPRESSED)
