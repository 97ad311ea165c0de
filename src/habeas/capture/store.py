"""Captures: the bytes that came in, each kept once under the SHA-256 of its content."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.capture.durable import sync_folder, write_file

PRIVATE = 0o600
"""Captures are private: what partners sent must not be readable by other users of the machine."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class CaptureError(Exception):
    """A capture cannot be read: it is missing or its bytes have changed."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What the store answers for bytes it holds: their SHA-256 in hexadecimal and their number."""

    sha256: str
    size: int


class FileStore:
    """A folder of captures named by content: the same bytes are kept once, changed bytes are never handed out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def name(data: bytes) -> str:
        """Under which name these bytes are kept, or would be."""
        return hashlib.sha256(data).hexdigest()

    def put(self, data: bytes) -> Capture:
        """Keep `data`; when this returns it would survive a power cut. Idempotent; a damaged copy is replaced."""
        capture = Capture(self.name(data), len(data))
        path = self.path(capture.sha256)
        if path.is_file() and path.read_bytes() == data:
            self._sync_again(path)
        else:
            write_file(path, data, mode=PRIVATE)
            sync_folder(self.folder)  # whoever made the folder inside it first may have been stopped before syncing
        return capture

    def open(self, sha256: str) -> BinaryIO:
        """Open a capture for reading, after its bytes have been compared with its name."""
        path = self.path(sha256)
        try:
            file = path.open("rb")
        except FileNotFoundError as error:
            raise CaptureError(f"capture {sha256} is not in {self.folder}. Restore it from a backup.") from error
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            file.close()
            raise CaptureError(f"capture {sha256}: the bytes of {path} have changed. Restore it from a backup.")
        file.seek(0)
        return file

    def read(self, sha256: str) -> bytes:
        """All bytes of a capture, compared with its name."""
        with self.open(sha256) as file:
            return file.read()

    def erase(self, sha256: str) -> None:
        """Remove a capture for good, as a redaction asks; nothing happens where it is not there."""
        path = self.path(sha256)
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)

    def path(self, sha256: str) -> Path:
        """Where a capture lies: a folder for its first two digits, then its whole name."""
        if not _SHA256.fullmatch(sha256):
            raise CaptureError(f"{sha256!r} is not a capture's name: give the 64 hexadecimal digits of its SHA-256.")
        return self.folder / sha256[:2] / sha256

    def __contains__(self, sha256: str) -> bool:
        return _SHA256.fullmatch(sha256) is not None and self.path(sha256).is_file()

    def _sync_again(self, path: Path) -> None:
        """Whoever wrote the file first may have been stopped between renaming it and syncing its folder."""
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(path.parent)
        sync_folder(path.parent.parent)
