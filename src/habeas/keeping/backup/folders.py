"""Files and folders of an observatory on their way into a backup, read in pieces while others may be writing."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from habeas.edition import manifest as manifests
from habeas.edition.manifest import ManifestError
from habeas.keeping.backup.archive import PIECE, Member, Writer
from habeas.keeping.backup.contents import EDITIONS

_TRIES = 3
"""How often an edition is begun again that was amended while it was read."""
_NAMED = 5
"""How many files a warning names."""


class Folders:
    """Adds files to a backup and collects what a person should know of them."""

    def __init__(self, writer: Writer, say: Callable[[str], None]) -> None:
        self.writer = writer
        self.warnings: list[str] = []
        self._say = say
        self._seen: dict[tuple[int, int], Member] = {}

    def add_bytes(self, path: str, content: bytes) -> None:
        """One member that lies nowhere."""
        self.writer.add(path, iter([content]))

    def add_file(self, source: Path, path: str) -> Member | None:
        """One file; None where it is not there, or is gone before it was opened."""
        try:
            with source.open("rb") as file:
                state = os.fstat(file.fileno())
                if not stat.S_ISREG(state.st_mode):
                    self.warnings.append(f"{source} is no plain file and is not in the backup")
                    return None
                if known := self._seen.get((state.st_dev, state.st_ino)):
                    self.writer.link(path, known.path)
                    return known
                member = self.writer.add(path, _pieces(file))
                if state.st_nlink > 1:
                    self._seen[state.st_dev, state.st_ino] = member
                return member
        except FileNotFoundError:
            return None

    def add_tree(self, folder: Path, path: str) -> int:
        """Every file below a folder, in the order of names; the result counts them."""
        added = 0
        for source in _below(folder):
            added += self.add_file(source, f"{path}/{source.relative_to(folder).as_posix()}") is not None
        return added

    def add_captures(self, folder: Path, path: str) -> set[str]:
        """Every captured file, held against its name; the result has their names."""
        found = set()
        for source in _below(folder):
            if source.name.startswith("."):
                continue  # one that is being written: no row points to it yet
            if member := self.add_file(source, f"{path}/{source.relative_to(folder).as_posix()}"):
                found.add(source.name)
                if member.sha256 != source.name:
                    self.warnings.append(f"{source} is not what came in: its bytes have another hash")
        self._say(f"captured files: {len(found)}")
        return found

    def warn_missing(self, captures: set[str]) -> None:
        """Tell of captures that rows point to and that were not found."""
        if captures:
            named = ", ".join(sorted(captures)[:_NAMED])
            self.warnings.append(f"{len(captures)} captured files are missing, and so not in the backup: {named}")

    def add_edition(self, directory: Path, edition_id: str) -> bool:
        """A whole edition as it is; one that is pruned meanwhile is left out, one that is amended begun again."""
        mark = self.writer.mark()
        for _ in range(_TRIES):
            seen = dict(self._seen)
            before = _manifest(directory)
            added = self.add_tree(directory, f"{EDITIONS}/{edition_id}")
            if before is not None and _manifest(directory) == before:
                self._hold_against_manifest(directory, edition_id, mark[1])
                self._say(f"edition {edition_id}: {added} files")
                return True
            self.writer.go_back(mark)
            self._seen = seen
        if directory.is_dir():
            self.warnings.append(
                f"edition {edition_id} has no manifest or does not hold still; it is not in the backup"
            )
        return False

    def _hold_against_manifest(self, directory: Path, edition_id: str, first: int) -> None:
        """A damaged edition is taken all the same: the rest of the backup is worth more than it."""
        try:
            listed = manifests.read(directory).files
        except ManifestError as error:
            self.warnings.append(f"edition {edition_id}: {error}")
            return
        start = f"{EDITIONS}/{edition_id}/"
        members = {one.path: one for one in self.writer.members}
        taken = {}
        for one in self.writer.members[first:]:
            taken[one.path.removeprefix(start)] = members[one.link] if one.link else one
        wrong = [path for path, said in listed.items() if path not in taken or taken[path].sha256 != said.sha256]
        if wrong:
            named = ", ".join(wrong[:_NAMED])
            self.warnings.append(f"edition {edition_id} is not as it was published ({named}); see habeas verify")


def _manifest(directory: Path) -> str | None:
    try:
        return hashlib.sha256((directory / manifests.NAME).read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            yield Path(here, name)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
