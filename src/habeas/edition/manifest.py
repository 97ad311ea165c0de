"""MANIFEST.json: what an edition is, how much is in it, and the hash of every file."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from habeas.edition.digest import content_digest, table_digests
from habeas.edition.reader import Edition
from habeas.edition.schema import FORMAT, TABLES

NAME = "MANIFEST.json"
UNLISTED = frozenset({NAME, "search.sqlite"})
"""The manifest cannot hold its own hash; the search index is derived and updated in place."""

SEALED_BY = "manifest"
"""Under which name the manifest holds the hash of all that it says besides; the first editions have none."""
BLOCK = 1 << 20


class ManifestError(ValueError):
    """A manifest cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the edition: its size in bytes and the hash of them."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What ``MANIFEST.json`` says."""

    format: int
    id: str
    previous: str
    software: str
    digest: str
    """The content digest: equal for equal content, whatever version of SQLite wrote it."""
    tables: Mapping[str, str]
    """The digest of each table."""
    counts: Mapping[str, int]
    """How many rows each table has."""
    files: Mapping[str, ListedFile]
    """Every file by its path from the edition's directory, with ``/``."""
    amended: str = ""
    """The day on which it was last made again because something in it was redacted."""
    chain: str = ""
    """The head of the ledger's chain of hashes at its cut; empty where the chain was not kept yet."""

    def to_bytes(self) -> bytes:
        """Its one written form: facts that are empty are left out, and `manifest` is the hash of all the rest."""
        said = {key: value for key, value in asdict(self).items() if value != "" or key not in _MAY_BE_EMPTY}
        return sealed(said)

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """Read it back; anything that `to_bytes` would not write is refused."""
        try:
            said = json.loads(data)
            seal = said.pop(SEALED_BY, None)
            manifest = _shaped(said)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ManifestError(f"is not a manifest: {error}") from error
        if manifest.to_bytes() != data and not (seal is None and _written(said) == data):
            raise ManifestError("is not written as a manifest is: somebody changed it by hand")
        return manifest


def describe(
    directory: Path,
    edition: Edition,
    known: Mapping[str, ListedFile] | None = None,
    digests: Mapping[str, str] | None = None,
) -> Manifest:
    """The manifest of a finished directory: hashes every file in it but those that are `known` already, and all tables
    unless their `digests` are."""
    known = known or {}
    tables = digests or table_digests(edition)
    return Manifest(
        format=FORMAT,
        id=edition.id,
        previous=edition.meta.get("previous", ""),
        software=edition.meta.get("software", ""),
        digest=content_digest(tables),
        tables=tables,
        counts={table.TABLE: edition.count(table) for table in TABLES},
        files={path: known.get(path) or listed(directory / path) for path in files_in(directory)},
    )


def read(directory: Path) -> Manifest:
    """The manifest of an edition."""
    try:
        data = (directory / NAME).read_bytes()
    except OSError as error:
        raise ManifestError(f"{directory / NAME} cannot be read: {error.strerror}") from error
    try:
        return Manifest.from_bytes(data)
    except ManifestError as error:
        raise ManifestError(f"{directory / NAME} {error}") from error


def files_in(directory: Path) -> Iterator[str]:
    """The path of every entry that the manifest must list, in order; a link is an entry and is never followed."""
    found: list[str] = []
    for folder, folders, files in os.walk(directory, onerror=_raise):
        here = Path(folder)
        links = [name for name in folders if stat.S_ISLNK((here / name).lstat().st_mode)]
        found += [(here / name).relative_to(directory).as_posix() for name in (*files, *links)]
    yield from sorted(path for path in found if path not in UNLISTED)


def listed(path: Path) -> ListedFile:
    """Size and hash of a file, read in blocks."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return ListedFile(size, digest.hexdigest())


def _shaped(said: Any) -> Manifest:
    names = {field.name for field in fields(Manifest)}
    if not isinstance(said, dict) or {*said, *_MAY_BE_EMPTY} != names:
        raise ManifestError(f"it must have {', '.join(sorted(names))}")
    if said["format"] != FORMAT or type(said["format"]) is not int:
        raise ManifestError(f"its format is {said['format']!r}, this habeas reads {FORMAT}")
    files = {_path(path): ListedFile(**entry) for path, entry in said["files"].items()}
    return Manifest(**{**said, "files": files})


def sealed(said: Mapping[str, Any]) -> bytes:
    """What a manifest says as it is written, with the hash of all of it."""
    return _written({**said, SEALED_BY: hashlib.sha256(_written(said)).hexdigest()})


def _written(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


_MAY_BE_EMPTY = frozenset(field.name for field in fields(Manifest) if field.default == "")


def _path(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path:
        raise ManifestError(f"{path!r} is not a path inside the edition")
    return path


def _raise(error: OSError) -> None:
    raise error
