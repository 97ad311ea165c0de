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
        self._open: OrderedDict[str, Edition] = OrderedDict()
        self._lock = threading.Lock()

    def current_id(self) -> str:
        """The id of the current edition: one system call, so that a swap is seen by the next request."""
        try:
            return os.readlink(self._link).rpartition("/")[2]
        except OSError as error:
            raise NothingPublished(f"no edition is current in {self.folder}; run: habeas publish") from error

    def current(self) -> Edition:
        """The current edition, open."""
        return self.get(self.current_id())

    def get(self, edition_id: str) -> Edition:
        """An edition by id, opened once and kept open while it is among the latest used."""
        with self._lock:
            edition = self._open.get(edition_id)
            if edition is None:
                directory = self.folder / edition_id
                if not _ID.fullmatch(edition_id) or not directory.is_dir():
                    raise EditionGone(edition_id)
                edition = self._open[edition_id] = Edition.open(directory)
            self._open.move_to_end(edition_id)
            while len(self._open) > KEPT_OPEN:
                # Not closed here: a request may still be reading from it. It closes when the last one lets go.
                self._open.popitem(last=False)
            return edition
