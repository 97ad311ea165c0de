"""The place a backup is restored into: built aside and put there in one step, so that there is never half of one."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.capture.durable import exchange, make_folder, sync_folder, sync_tree
from habeas.keeping.backup.contents import REDACTIONS
from habeas.keeping.backup.errors import RefusedBackup

_NAMED = 4
_RESTORING = ".restoring-"


def demand_empty(place: Path) -> None:
    """Refuse a place that holds anything but a list of redactions, which is what one keeps when all else is lost."""
    if not place.exists():
        return
    if not place.is_dir():
        raise RefusedBackup("is a file", str(place), "Name a folder that does not exist yet with --home.")
    if found := sorted(path.name for path in place.iterdir() if path.name != REDACTIONS):
        named = ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        fix = "Restore into a folder that does not exist yet (--home DIR), or move this one away first."
        raise RefusedBackup(f"is not empty: it holds {named}", str(place), fix)


@contextmanager
def building(place: Path) -> Iterator[Path]:
    """A new folder beside `place` that takes its place when the block ends; whatever fails leaves nothing of it.

    What a restore that was killed left beside the place is swept by the next.
    """
    place = place.absolute()
    make_folder(place.parent)
    _sweep(place)
    aside = place.with_name(f".{place.name}{_RESTORING}{secrets.token_hex(4)}")
    aside.mkdir()
    held = _hold(aside)
    try:
        yield aside
        sync_tree(aside)
        demand_empty(place)
        _show(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)  # half a restore, or the empty folder it took the place of
        os.close(held)


def _show(aside: Path, place: Path) -> None:
    if place.exists():
        exchange(aside, place)
    else:
        aside.rename(place)
    sync_folder(place.parent)


def _hold(folder: Path) -> int:
    """A lock on the folder that ends with this process."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def _sweep(place: Path) -> None:
    for left in place.parent.glob(f".{place.name}{_RESTORING}*"):
        try:
            os.close(_hold(left))
        except (BlockingIOError, FileNotFoundError):
            continue  # another restore is at work on it, or has just ended
        shutil.rmtree(left, ignore_errors=True)
