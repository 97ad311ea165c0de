"""Writing a file so that it survives a power cut: aside, synced, renamed, and the folder synced."""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
from pathlib import Path

FILE_MODE = 0o644
"""Readable by the web server's user; what is private is written with 0o600."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of Linux's ``fcntl.h`` and ``stdio.h``."""


def write_file(path: Path, data: bytes, *, mode: int = FILE_MODE) -> None:
    """Put `data` at `path`, wholly or not at all; when this returns it would survive a power cut.

    Missing folders are made, and each is as durable as the file. An existing file is replaced in one step.
    """
    make_folder(path.parent)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    try:
        _write_synced(aside, data, mode)
        os.replace(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it; the parent of every folder made is synced."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(exist_ok=True)
        sync_folder(part.parent)


def sync_folder(folder: Path) -> None:
    """Make the names inside `folder` durable: what was created, renamed or removed there."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(directory: Path) -> None:
    """Make every file and folder below `directory` durable; files before the folders that name them."""
    for folder, _, files in os.walk(directory, topdown=False):
        for name in files:
            _sync_file(Path(folder, name))
        sync_folder(Path(folder))


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
    except BaseException:
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


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_synced(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
