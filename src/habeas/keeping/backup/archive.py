"""The file format of a backup: a tar archive of which no byte is free, and a list of its members at the end.

Any tar unpacks it. Every header follows from the list, every padding is zeros, and the list is sealed by the last
member; so whatever byte is changed, the reader finds it and says in which member. `docs/backup.md` describes it.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from habeas.keeping.backup.errors import RefusedBackup
from habeas.ledger.forms import canonical

FORMAT = 1
"""The number of this layout; it grows when a member changes its meaning."""
LIST = "MANIFEST.jsonl"
SEAL = "MANIFEST.sha256"
MODE = 0o600
"""Of every member, for whoever unpacks it by hand: it holds what is confidential."""
BLOCK = 512
"""Tar's."""
PIECE = 1 << 20
"""Bytes held at a time."""
_END = bytes(2 * BLOCK)
_SEALED = re.compile(rb"([0-9a-f]{64}) ([0-9]{20})\n")
_SEAL_SIZE = 86
_TAIL = 2 * BLOCK + len(_END)
"""The seal with its header, and the end of the archive."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its path, and its size and hash, or the path of an earlier member that is the same file."""

    path: str
    size: int = 0
    sha256: str = ""
    link: str = ""

    def to_line(self) -> dict[str, Any]:
        """As it stands in the list."""
        if self.link:
            return {"path": self.path, "link": self.link}
        return {"path": self.path, "size": self.size, "sha256": self.sha256}

    def header(self) -> bytes:
        """Its header in the archive: it depends on nothing but what the list says."""
        info = tarfile.TarInfo(self.path)
        info.mode, info.size = MODE, self.size
        if self.link:
            info.type, info.linkname = tarfile.LNKTYPE, self.link
        return info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")


class Writer:
    """Writes members one after the other into a new file; `finish` makes it a backup."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.members: list[Member] = []

    def add(self, path: str, pieces: Iterator[bytes]) -> Member:
        """Write one member as its bytes come: its size is known, and its header written, once they end."""
        start = self._file.tell()
        self._file.write(bytes(len(Member(path).header())))
        digest, size = hashlib.sha256(), 0
        for piece in pieces:
            digest.update(piece)
            size += self._file.write(piece)
        member = Member(path, size, digest.hexdigest())
        self._file.write(bytes(_padding(size)))
        end = self._file.tell()
        self._file.seek(start)
        self._file.write(member.header())
        self._file.seek(end)
        self.members.append(member)
        return member

    def link(self, path: str, to: str) -> None:
        """Write one more name of a member."""
        member = Member(path, link=to)
        self._file.write(member.header())
        self.members.append(member)

    def mark(self) -> tuple[int, int]:
        """A place to go back to."""
        return self._file.tell(), len(self.members)

    def go_back(self, mark: tuple[int, int]) -> None:
        """Forget everything that was written since."""
        position, count = mark
        self._file.seek(position)
        self._file.truncate()
        del self.members[count:]

    def finish(self, about: Mapping[str, Any]) -> None:
        """Write the list, whose first line says what this is, and the seal."""
        lines = [canonical({"habeas": "backup", "format": FORMAT, **about})]
        lines += [canonical(member.to_line()) for member in self.members]
        listed = self.add(LIST, (line + b"\n" for line in lines))
        self.add(SEAL, iter([f"{listed.sha256} {listed.size:020d}\n".encode()]))
        self._file.write(_END)


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of a backup says: of the backup, and of its members in their order."""

    about: Mapping[str, Any]
    members: list[Member]


def read_list(file: BinaryIO, name: str) -> Listed:
    """The list of a backup, held against its seal."""
    size = file.seek(0, 2)
    if size < _TAIL:
        raise RefusedBackup("is not a backup, or was cut short", name, _WHOLE)
    tail = _exactly(file, size - _TAIL, _TAIL)
    sealed = _SEALED.fullmatch(tail[BLOCK : BLOCK + _SEAL_SIZE])
    seal = Member(SEAL, _SEAL_SIZE)
    if not sealed or tail != seal.header() + tail[BLOCK : BLOCK + _SEAL_SIZE] + bytes(_padding(_SEAL_SIZE)) + _END:
        raise RefusedBackup("is not a backup, or was cut short or changed at its end", f"{name}, {SEAL}", _WHOLE)
    listed = Member(LIST, int(sealed[2]), sealed[1].decode())
    start = size - _TAIL - _length(listed)
    if start < 0 or _exactly(file, start, BLOCK) != listed.header():
        raise _changed(name, listed)
    file.seek(start + BLOCK)
    content = file.read(listed.size)
    if hashlib.sha256(content).hexdigest() != listed.sha256 or any(file.read(_padding(listed.size))):
        raise _changed(name, listed)
    return _parsed(content, name, start)


def unpack(file: BinaryIO, listed: Listed, name: str, take: Callable[[Member, Iterator[bytes]], None]) -> None:
    """Hand every member to `take` with its bytes, in order; a byte that is not as it was written is an error.

    The error may come after `take` was given the bytes: what it made of them is good once this returns.
    """
    file.seek(0)
    for member in listed.members:
        header = member.header()
        if file.read(len(header)) != header:
            raise _changed(name, member)
        content = _Content(file, member.size)
        take(member, iter(content))
        if not member.link and not content.is_whole(member):
            raise _changed(name, member)


class _Content:
    """The bytes of one member, hashed as they pass."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._left = size
        self._padding = _padding(size)
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        while self._left and (piece := self._file.read(min(PIECE, self._left))):
            self._left -= len(piece)
            self._digest.update(piece)
            yield piece

    def is_whole(self, member: Member) -> bool:
        for _ in self:  # whoever takes it may have stopped early
            pass
        padding = self._file.read(self._padding)
        return not self._left and not any(padding) and self._digest.hexdigest() == member.sha256


def _parsed(content: bytes, name: str, start: int) -> Listed:
    about, *lines = [orjson.loads(line) for line in content.splitlines()]
    if about.get("habeas") != "backup" or about.get("format") != FORMAT:
        what = f"is a backup of format {about.get('format')!r}, this habeas reads {FORMAT}"
        raise RefusedBackup(what, f"{name}, {LIST}", "Install the habeas that wrote it, or a newer one.")
    members = [Member(**line) for line in lines]
    if sum(map(_length, members)) != start:
        raise RefusedBackup("bytes were added or taken away before the list", f"{name}, {LIST}", _WHOLE)
    return Listed(about, members)


_WHOLE = "Copy the file again, or take another backup. Nothing was restored."


def _changed(name: str, member: Member) -> RefusedBackup:
    return RefusedBackup("was changed since the backup was taken", f"{name}, {member.path}", _WHOLE)


def _exactly(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


def _padding(size: int) -> int:
    return -size % BLOCK


def _length(member: Member) -> int:
    return len(member.header()) + member.size + _padding(member.size)
