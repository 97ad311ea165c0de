"""Which edition is current: one look at the link a request, one open edition shared by all that follow."""

from __future__ import annotations

import os
import re
import threading
from collections import OrderedDict
from pathlib import Path

from habeas.edition.reader import Edition

KEPT_OPEN = 4
"""How many editions stay open at once: the current one, and those that cursors still read from."""
Stamp = tuple[int, int, int]
"""Which folder lies under an edition's name: device, inode, and when anything in it was renamed. An edition that was
made again after a redaction has the same id and lies in another folder."""
_ID = re.compile(r"\d{4}-\d{2}-\d{2}(\.\d+)?")


class NothingPublished(Exception):
    """There is no current edition to serve."""


class EditionGone(Exception):
    """An edition that was asked for by id is no longer kept."""


class Editions:
    """The folder of editions. Every answer takes its edition from here once and keeps to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._link = str(folder / "current")
        self._open: OrderedDict[str, tuple[Stamp, Edition]] = OrderedDict()
        self._lock = threading.Lock()
        self._current: tuple[Stamp, str] = ((0, 0, 0), "")
        self.turns = 0
        """How often another folder was found to be current: what was kept of the one before is of no use any more."""

    def current_id(self) -> str:
        """The id of the current edition: one system call, so that a swap is seen by the next request."""
        try:
            stamp = _stamp(self._link)
            if stamp != self._current[0]:
                self._current = stamp, os.readlink(self._link).rpartition("/")[2]
                self.turns += 1
        except OSError as error:
            raise NothingPublished(f"no edition is current in {self.folder}; run: habeas publish") from error
        return self._current[1]

    def current(self) -> Edition:
        """The current edition, open."""
        return self.get(self.current_id())

    def get(self, edition_id: str) -> Edition:
        """An edition by id, opened once and kept open while it lies where it lay and is among the latest used."""
        with self._lock:
            directory = self.folder / edition_id
            if not _ID.fullmatch(edition_id) or not directory.is_dir():
                raise EditionGone(edition_id)
            stamp = _stamp(directory)
            known, edition = self._open.get(edition_id, (None, None))
            if edition is None or known != stamp:
                edition = Edition.open(directory)
                self._open[edition_id] = stamp, edition
            self._open.move_to_end(edition_id)
            while len(self._open) > KEPT_OPEN:
                # Not closed here: a request may still be reading from it. It closes when the last one lets go.
                self._open.popitem(last=False)
            return edition


def _stamp(directory: str | Path) -> Stamp:
    found = os.stat(directory)
    return found.st_dev, found.st_ino, found.st_mtime_ns
