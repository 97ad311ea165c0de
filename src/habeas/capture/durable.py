"""Writing a file so that it survives a power cut: aside, synced, renamed, and the folder synced."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

FILE_MODE = 0o644
"""Readable by the web server's user; what is private is written with 0o600."""


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


def _write_synced(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
