"""A finished page, and a quire: pages that are made together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from habeas.site.render import render, twin
from habeas.site.volume import Volume

Address = tuple[str, str]
"""A page's path and the edition in which it last changed; empty where that is told by the page alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its address, its HTML (or a file's own bytes) and its JSON twin, empty where it has none.

    `changed_edition` is the edition in which the page last changed.
    """

    path: str
    html: bytes
    json: bytes
    changed_edition: str


@dataclass(frozen=True, slots=True)
class Quire:
    """Pages that are made together. `make` reads the volume that it is given, and nothing else of the edition."""

    name: str
    make: Callable[[Volume], Iterator[Page]]


def page_of(volume: Volume, template: str, view: Any) -> Page:
    """The page of a view."""
    html = render(f"{template}.html", view, volume.language)
    return Page(unquote(view.frame.path), html.encode(), twin(view), view.frame.changed_edition)


def file(path: str, text: str, changed: str) -> Page:
    """A file for machines, which has no twin."""
    return Page(path, text.encode(), b"", changed)
