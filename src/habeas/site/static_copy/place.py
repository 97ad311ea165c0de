"""Where a copy stands: written aside, put in its place in one step; nothing that is not an earlier copy is replaced."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from habeas.capture.durable import exchange, make_folder, sync_folder, sync_tree
from habeas.edition import manifest as manifests
from habeas.edition.current import EDITION_ID
from habeas.edition.manifest import ManifestError
from habeas.site.static_copy.contents import MARK, OF_THE_COPY, path_in_copy

BUILDING = ".building-"
_NAMED = 3
"""How many strange files an error names."""


class CopyRefused(Exception):
    """A copy cannot be made there, or not from this edition: what is wrong, where, and what to do."""

    def __init__(self, what: str, where: str, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix


@contextmanager
def taking_place(target: Path, edition_id: str) -> Iterator[Path]:
    """A new folder beside `target` to write into; when the block ends it takes the place of `target`.

    A reader sees the old copy or the new one. Whatever fails leaves `target` as it was and nothing beside it.
    """
    target = target.resolve()
    made = [folder for folder in target.parents if not folder.exists()]
    make_folder(target.parent)
    building = target.with_name(f"{target.name}{BUILDING}{edition_id}")
    try:
        with _alone(target):
            _sweep(target)
            _refuse_strange(target)
            try:
                building.mkdir()
                yield building
                sync_tree(building)
                _show(building, target)
            finally:
                shutil.rmtree(building, ignore_errors=True)  # half a copy, or the earlier one
    finally:
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()  # nothing came to stand in it


def _show(building: Path, target: Path) -> None:
    if target.exists():
        exchange(building, target)
    else:
        building.rename(target)
    sync_folder(target.parent)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock of this place; another export that holds it is an error, not a wait."""
    path = target.with_name(f".{target.name}.exporting")
    with _locked(path, target):
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _locked(path: Path, target: Path) -> IO[str]:
    """The lock file, held. One that its last holder removed while we waited to open it locks nothing: again, then."""
    while True:
        file = path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                return file
        except BlockingIOError as error:
            file.close()
            raise CopyRefused("another export is writing there", str(target), "wait for it to end") from error
        except FileNotFoundError:
            pass  # removed between the two looks at it
        file.close()


def _sweep(target: Path) -> None:
    """Clear what an interrupted export left beside the place; nothing else has such a name."""
    left = re.compile(re.escape(target.name + BUILDING) + f"(?:{EDITION_ID.pattern})")
    for path in target.parent.iterdir():
        if left.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)


def _refuse_strange(target: Path) -> None:
    """Only an empty place or an earlier copy that holds nothing of anybody else's may be replaced."""
    if not target.exists():
        return
    other = "name a folder that does not exist yet, or an earlier export"
    if not target.is_dir():
        raise CopyRefused("is a file, not a folder", str(target), other)
    if not any(target.iterdir()):
        return
    try:
        known = {path_in_copy(path) for path in manifests.read(target).files} | OF_THE_COPY
    except ManifestError:
        known = set()
    if not known or not (target / MARK).is_file():
        raise CopyRefused("is not empty and not an earlier export", str(target), other)
    strange = sorted(path for path in manifests.files_in(target) if path not in known and path != manifests.NAME)
    if strange:
        named = ", ".join(strange[:_NAMED]) + (" …" if len(strange) > _NAMED else "")
        what = f"holds files that no export wrote and that would be lost: {named}"
        raise CopyRefused(what, str(target), f"move them away, or {other}")


def refuse_inside(target: Path, editions: Path) -> None:
    """A copy inside the observatory's editions would change one; the editions inside a copy would be lost with it."""
    target, editions = target.resolve(), editions.resolve()
    if target == editions or editions in target.parents or target in editions.parents:
        what = "the place and the observatory's editions lie one inside the other"
        raise CopyRefused(what, str(target), "name a folder beside the observatory")
