"""An observatory's directory: what lies where in it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from habeas.capture import make_folder, sync_folder, write_file
from habeas.ledger import options
from habeas.ledger.errors import NotAnObservatory
from habeas.ledger.options import Options

DEFAULT = "observatory"
FOLDERS = ("editions", "catalog", "pages")
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
"""Captures, ledger and settings (a database's password may stand there) are for the observatory's own user; editions
are for whoever serves them, so the folder itself can be walked through."""
PAGES = {
    "about": "# About\n\nWho runs this observatory, why, and how it works. Write it here, in Markdown.\n",
    "contact": "# Contact\n\nHow to reach the people of this observatory.\n",
    "licence": "# Licence\n\nUnder which terms the data may be used. Sources keep their own terms.\n",
    "privacy": "# Privacy\n\nThe public pages set no cookie and ask no third party for anything.\n",
}
"""The observatory's own words, to be written over by its people."""


@dataclass(frozen=True, slots=True)
class Home:
    """An observatory's directory; nothing is opened or made until asked."""

    path: Path

    @classmethod
    def find(cls, path: str | Path | None = None) -> Home:
        """The one named, else by HABEAS_HOME, else ``./observatory``."""
        return cls(Path(path or os.environ.get("HABEAS_HOME") or DEFAULT).absolute())

    @property
    def settings_file(self) -> Path:
        """``habeas.toml``, which makes a directory an observatory."""
        return self.path / "habeas.toml"

    @property
    def database_file(self) -> Path:
        """Where the ledger lies when it is SQLite."""
        return self.path / "ledger.sqlite3"

    @property
    def files(self) -> Path:
        """Captured bytes by their hash."""
        return self.path / "files"

    @property
    def editions(self) -> Path:
        """Published editions and the link ``current``."""
        return self.path / "editions"

    @property
    def catalog(self) -> Path:
        """The observatory's own additions to the catalog."""
        return self.path / "catalog"

    @property
    def pages(self) -> Path:
        """The observatory's own words in Markdown."""
        return self.path / "pages"

    def options(self) -> Options:
        """The settings as they are now; no observatory here is an error that says how to make one."""
        if not self.settings_file.is_file():
            raise NotAnObservatory("there is no observatory here", str(self.path), "Make one with habeas init.")
        return options.read(self.settings_file)

    def create(self, settings: Options | None = None, pages: Mapping[str, str] = PAGES) -> None:
        """Make what is missing of the directory and its files; what is there stays as it is."""
        for name in FOLDERS:
            make_folder(self.path / name)
        make_folder(self.files, mode=PRIVATE_FOLDER)
        for name, words in pages.items():
            page = self.pages / f"{name}.md"
            if not page.exists():
                write_file(page, words.encode())
        if not self.settings_file.exists():  # last, as it is what makes a folder an observatory
            write_file(self.settings_file, options.written(settings or Options()), mode=PRIVATE_FILE)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the observatory alone, for work that must not run twice at a time; waits for whoever holds it."""
        with (self.path / ".lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def make_private(path: Path) -> None:
    """Make an empty file that its owner alone can read; one that is there stays as it is."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        sync_folder(path.parent)
