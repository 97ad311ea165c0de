"""Writing a file so that it survives a power cut: aside, synced, renamed, and the folder synced."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

FILE_MODE = 0o644
"""Readable by the web server's user; what is private is written with 0o600."""
FOLDER_MODE = 0o777
"""Less what the process's umask takes away, as for every folder."""
ASIDE = ".part"
"""How the name of a file ends that is not yet in its place."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of Linux's ``fcntl.h`` and ``stdio.h``."""


def write_file(path: Path, data: bytes, *, mode: int = FILE_MODE) -> None:
    """Put `data` at `path`, wholly or not at all; when this returns it would survive a power cut.

    Missing folders are made, and each is as durable as the file. An existing file is replaced in one step.
    """
    with new_file(path, mode=mode) as file:
        file.write(data)


@contextmanager
def new_file(path: Path, *, mode: int = FILE_MODE) -> Iterator[BinaryIO]:
    """`write_file` for what is too large to hold: write into the file given; it stands at `path` once the block ends.

    Whatever fails leaves `path` as it was and nothing beside it. What a killed writer left there is swept by the next.
    """
    make_folder(path.parent)
    _sweep(path)
    aside, descriptor = _open_aside(path, mode)
    try:
        with open(aside, "w+b", opener=lambda *_: descriptor) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)  # in its place by now, unless something failed
    sync_folder(path.parent)


def make_folder(folder: Path, *, mode: int = FOLDER_MODE) -> None:
    """Make `folder` and what is missing above it; the parent of every folder made is synced. `mode` is its own."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=mode if part == folder else FOLDER_MODE, exist_ok=True)
        sync_folder(part.parent)


def sync_folder(folder: Path) -> None:
    """Make the names inside `folder` durable: what was created, renamed or removed there."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(directory: Path) -> None:
    """Make every file and folder below `directory` durable.

    Where the system can, in one call over the file system: a folder of thousands of files takes minutes file by file.
    """
    if _sync_file_system(directory):
        sync_folder(directory)
        return
    for folder, _, files in os.walk(directory, topdown=False):  # files before the folders that name them
        for name in files:
            _sync_file(Path(folder, name))
        sync_folder(Path(folder))


def share_file(old: Path, new: Path) -> None:
    """Let a file have one more name, where the file system lets one have so many; else copy it."""
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno not in {errno.EMLINK, errno.EPERM, errno.ENOTSUP, errno.EXDEV}:
            raise
        shutil.copyfile(old, new)


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one parent change names, in one step where the system and the file system can.

    Elsewhere in three renames: a crash between them leaves the old folder under ``other``'s name with ``.was`` added.
    """
    if _exchange_at_once(one, other):
        return
    was = other.with_name(f"{other.name}.was")
    other.rename(was)
    try:
        one.rename(other)
    except OSError:
        was.rename(other)
        raise
    was.rename(one)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Linux's ``renameat2`` with ``RENAME_EXCHANGE``; false where it is not known."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    failed = ctypes.get_errno()
    if failed in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(failed, os.strerror(failed), str(one), None, str(other))


def _sync_file_system(folder: Path) -> bool:
    """Linux's ``syncfs``; false where it is not known."""
    try:
        sync = ctypes.CDLL(None, use_errno=True).syncfs
    except AttributeError:
        return False
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if sync(descriptor) == 0:
            return True
        failed = ctypes.get_errno()
    finally:
        os.close(descriptor)
    if failed == errno.ENOSYS:
        return False
    raise OSError(failed, os.strerror(failed), str(folder))


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open_aside(path: Path, mode: int) -> tuple[Path, int]:
    """A new file beside `path`, held by a lock that ends with its writer, so that nobody sweeps it while it is used."""
    while True:
        aside = path.with_name(f".{path.name}.{secrets.token_hex(6)}{ASIDE}")
        descriptor = os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return aside, descriptor
        os.close(descriptor)  # swept between making and locking it


def _sweep(path: Path) -> None:
    """Remove what writers of `path` that were killed left beside it."""
    for aside in _asides(path.parent, f".{path.name}."):
        with _unheld(aside) as left:
            if left:
                aside.unlink(missing_ok=True)


def left_aside(folder: Path) -> Iterator[Path]:
    """Files beside their place that nobody writes any more: their writer was killed. They hold nothing acknowledged."""
    for aside in _asides(folder, "."):
        with _unheld(aside) as left:
            if left:
                yield aside


def _asides(folder: Path, start: str) -> list[Path]:
    with os.scandir(folder) as entries:
        return [folder / one.name for one in entries if one.name.startswith(start) and one.name.endswith(ASIDE)]


@contextmanager
def _unheld(aside: Path) -> Iterator[bool]:
    """Whether no writer holds a file; for as long as the block runs none can begin to."""
    try:
        descriptor = os.open(aside, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)
