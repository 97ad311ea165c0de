"""The finished pages of an edition as files: HTML, its JSON twin, and both in Brotli where that is worth it.

Quires are made by a crew. One whose parts of the edition say what they said in the edition before is not made: its
files are linked, and so is each file of the others that came out the same.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import brotli  # type: ignore[import-untyped]  # it has no stubs

from habeas.capture.durable import share_file
from habeas.catalog.model import Catalog
from habeas.edition.manifest import ListedFile
from habeas.edition.watched import Watched
from habeas.publish.before import Before
from habeas.publish.crew import spread
from habeas.publish.errors import PublishError
from habeas.publish.worksheet import Address, Made
from habeas.site.quires import Page, Quire
from habeas.site.volume import Volume

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
TEXT = frozenset({".html", ".json", ".css", ".js", ".svg", ".xml", ".atom", ".ics", ".csv", ".txt", ".docx"})
"""Endings of what compresses; images and fonts are compressed already. Our documents are not: see the brief's."""

Files = dict[str, ListedFile]
"""Files by their path in the edition."""


@dataclass(frozen=True, slots=True)
class Site:
    """What makes the pages: the site room's functions."""

    gather: Callable[[Watched, Catalog], Sequence[Quire]]
    open_volume: Callable[[Watched, Catalog], Volume]
    site_map: Callable[[Volume, Sequence[Address], Sequence[str]], Iterable[Page]]
    assets: Callable[[], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Written:
    """All files of the site, and how each quire was made."""

    files: Files
    quires: Mapping[str, Made]


def write(
    directory: Path, catalog: Catalog, site: Site, before: Before | None = None, alike: Mapping[str, Made] | None = None
) -> Written:
    """Write the pages and assets of the edition in `directory`, which has its tables, into its ``site/``.

    `alike` are quires of the edition before that would be made alike.
    """
    with Watched.open(directory) as edition:
        bound = _Bindery(directory, catalog, site, before, alike or {})
        quires = site.gather(edition, catalog)
        _once(quire.name for quire in quires)
        made: dict[str, Made] = {}
        files: Files = {}
        listings = []
        for number, (one, listing) in spread(lambda number: bound.bind(quires[number]), len(quires)):
            made[quires[number].name] = one
            listings.append(listing)
            files |= listing
        made = {quire.name: made[quire.name] for quire in quires}
        shelf = bound.shelf
        addresses = [address for one in made.values() for address in one.addresses]
        others = [path.removeprefix(FOLDER) for one in made.values() for path in one.files if path.endswith(".xml")]
        for page in site.site_map(site.open_volume(edition, catalog), addresses, others):
            listings.append(shelf.put_page(page))
        listings += [shelf.put(f"{FOLDER}/{path}", content) for path, content in site.assets()]
    _once(path for listing in listings for path in listing)
    return Written({path: file for listing in listings for path, file in listing.items()}, made)


class _Bindery:
    """Makes quires into files; in a crew each worker opens the edition for itself."""

    def __init__(
        self, directory: Path, catalog: Catalog, site: Site, before: Before | None, alike: Mapping[str, Made]
    ) -> None:
        self.shelf = Shelf(directory, before)
        self._catalog, self._site, self._alike = catalog, site, alike
        self._editions: dict[int, Watched] = {}

    def bind(self, quire: Quire) -> tuple[Made, Files]:
        """One quire: linked where nothing that it reads has changed, else made."""
        before = self._alike.get(quire.name)
        if before is not None:
            linked = self.shelf.link(before.files)
            if linked is not None:
                return before, linked
        return self._make(quire)

    def _make(self, quire: Quire) -> tuple[Made, Files]:
        edition = self._edition()
        edition.noted.clear()
        files: Files = {}
        addresses: list[Address] = []
        for page in quire.make(self._site.open_volume(edition, self._catalog)):
            files |= _added(files, self.shelf.put_page(page))
            if page.json:
                addresses.append((page.path, page.changed_edition))
        return Made(tuple(files), tuple(addresses), tuple(sorted(edition.noted))), files

    def _edition(self) -> Watched:
        """The edition as this process has it open: a connection does not pass through a fork."""
        process = os.getpid()
        if process not in self._editions:
            self._editions[process] = Watched.open(self.shelf.directory)
        return self._editions[process]


class Shelf:
    """The files of one edition as they are written, or linked to those of the edition before."""

    def __init__(self, directory: Path, before: Before | None) -> None:
        self.directory = directory
        self._before = before
        self._folders: set[str] = set()

    def put_page(self, page: Page) -> Files:
        """A page with its twin."""
        inside = f"{FOLDER}{page.path}"
        if not page.path.endswith("/"):
            return self.put(inside, page.html)
        files = self.put(f"{inside}{INDEX}", page.html)
        return files | self.put(f"{inside}{TWIN}", page.json) if page.json else files

    def put(self, path: str, content: bytes) -> Files:
        """One file and its compressed form, where that is worth it."""
        if not path.startswith(f"{FOLDER}/") or ".." in PurePosixPath(path).parts or "//" in path:
            raise _fault(f"{path!r} is no address inside the site")
        listed = ListedFile(len(content), sha256(content).hexdigest())
        if self._before and self._before.files.get(path) == listed:
            same = [path, *(one for one in [path + COMPRESSED] if one in self._before.files)]
            if (linked := self.link(same)) is not None:
                return linked
        files = {path: self._write(path, content)}
        if Path(path).suffix in TEXT and len(content) >= SMALLEST:
            squeezed = brotli.compress(content, quality=QUALITY, lgwin=window(len(content)))
            if len(squeezed) <= WORTH * len(content):
                files[path + COMPRESSED] = self._write(path + COMPRESSED, squeezed)
        return files

    def link(self, paths: Sequence[str]) -> Files | None:
        """Link files to those of the edition before; None, and no link, where one of them is not as it was."""
        assert self._before is not None
        if not all(self._before.is_whole(path) for path in paths):
            return None
        for path in paths:
            self._folder(path)
            share_file(self._before.directory / path, self.directory / path)
        return {path: self._before.files[path] for path in paths}

    def _write(self, path: str, content: bytes) -> ListedFile:
        self._folder(path)
        with open(self.directory / path, "xb", buffering=0) as file:
            file.write(content)
        return ListedFile(len(content), sha256(content).hexdigest())

    def _folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self.directory / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)


def window(size: int) -> int:
    """The logarithm of the window for a content of so many bytes."""
    return min(max(size.bit_length(), SMALLEST_WINDOW), LARGEST_WINDOW)


def _added(there: Files, more: Files) -> Files:
    _once((*there, *more)) if not there.keys().isdisjoint(more) else None
    return more


def _once(names: Iterator[str] | Iterable[str]) -> None:
    twice = next((name for name, times in Counter(names).items() if times > 1), "")
    if twice:
        raise _fault(f"two pages have the address {twice}")


def _fault(what: str) -> PublishError:
    return PublishError(what, "the site", "This is a fault of habeas: report it.")
