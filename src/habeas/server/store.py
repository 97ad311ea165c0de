"""The page store: finished files of an edition, ready to send, bounded in memory by least recent use."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path

from habeas.edition.licences import database_passes_on
from habeas.edition.reader import DATABASE, Edition, EditionError
from habeas.server.answer import Answer, answer
from habeas.server.headers import cache_control, is_data, media_type

LIMIT = 256 * 1024 * 1024
"""Bytes of answers kept in memory by one worker."""
LARGEST_KEPT = 4 * 1024 * 1024
"""A file above this is read anew for each request, so that one download does not drive out a thousand pages."""


class PageStore:
    """Finished answers by edition, path and encoding; used by one event loop, so it needs no lock."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._size = 0
        self._kept: OrderedDict[tuple[str, str, bool], Answer] = OrderedDict()

    def get(self, edition_id: str, path: str, brotli: bool) -> Answer | None:
        """The answer for a path of one edition."""
        key = (edition_id, path, brotli)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        found = self._read(edition_id, path, brotli)
        if found is not None:
            self.keep(edition_id, path, brotli, found)
        return found

    def keep(self, edition_id: str, path: str, brotli: bool, ready: Answer) -> None:
        """Keep an answer, unless it is too large, and let go of those that were asked for longest ago."""
        key = (edition_id, path, brotli)
        if ready.size > LARGEST_KEPT or key in self._kept:
            return
        self._kept[key] = ready
        self._size += ready.size
        while self._size > self._limit:
            _, dropped = self._kept.popitem(last=False)
            self._size -= dropped.size

    def forget(self) -> None:
        """Let everything go: another folder lies under the name of the current edition."""
        self._kept.clear()
        self._size = 0

    def __len__(self) -> int:
        """How many answers are kept."""
        return len(self._kept)

    def _read(self, edition_id: str, path: str, brotli: bool) -> Answer | None:
        file = self._file(edition_id, path)
        if file is None:
            return None
        squeezed = file.with_name(file.name + ".br")
        encoding = b"br" if brotli and squeezed.is_file() else b""
        body = (squeezed if encoding else file).read_bytes()
        tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
        return answer(
            200,
            media_type(file.name),
            body,
            cache=cache_control(path),
            etag=tag,
            encoding=encoding,
            data=is_data(file.name),
            more=((b"x-edition", edition_id.encode()),),
        )

    def _file(self, edition_id: str, path: str) -> Path | None:
        """The file behind a path: pages under ``site/``, downloads under ``data/`` and the three files at the top."""
        parts = path.split("/")[1:]
        if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts) or path.endswith(".br"):
            return None
        directory = self._folder / edition_id
        if path == f"/{DATABASE}" and not _passes_on(directory):
            return None
        if path in {"/edition.sqlite", "/MANIFEST.json", "/catalog.json"} or path.startswith("/data/"):
            file = directory.joinpath(*parts)
        else:
            file = directory.joinpath("site", *parts)
            if path.endswith("/"):
                file = file / "index.html"
        # A folder's name in place of a file's, a too long or a missing name: all are simply not a page.
        try:
            return file if file.is_file() else None
        except OSError:
            return None


def _passes_on(directory: Path) -> bool:
    """Whether an edition's database may be downloaded; looked up for each download, as there are few."""
    try:
        with Edition.open(directory) as edition:
            return database_passes_on(edition)
    except EditionError:
        return False
