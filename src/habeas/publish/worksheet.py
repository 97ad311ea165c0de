"""The worksheet of an edition: what publishing remembers of how it was made, so that the next need not make it all.

It lies beside the editions, is part of no promise and may be deleted at any time: the next publish then makes
everything. It counts for the very edition that it was written with, and for the very software.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import orjson

import habeas
from habeas.capture.durable import write_file
from habeas.edition import manifest as manifests
from habeas.edition.country_data import CountryData, Piece
from habeas.edition.parts import Part
from habeas.publish.recorded_inputs import tools
from habeas.publish.told import Told

NAME = ".worksheet-"
"""How the names of worksheets begin; the edition's id follows."""
FORMAT = 2
MODE = 0o600
_JUDGED = frozenset({".py", ".html", ".atom", ".css", ".svg", ".md", ".json", ".yaml", ".csv", ".mo", ".po"})
"""Endings of the package's files that may decide over an edition's bytes."""

Address = tuple[str, str]
"""A page's path and the edition in which it last changed."""


@dataclass(frozen=True, slots=True)
class Made:
    """A quire as it was made: its files by their paths in the edition, its pages that have a twin, and what it read."""

    files: tuple[str, ...]
    addresses: tuple[Address, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The sources that accepted statements name, what each country adds, and the quires by name."""

    named: frozenset[str] = frozenset()
    told: Mapping[str, Told] = field(default_factory=dict)
    data: Mapping[str, CountryData] = field(default_factory=dict)
    quires: Mapping[str, Made] = field(default_factory=dict)


def save(editions: Path, directory: Path, edition_id: str, sheet: Worksheet) -> None:
    """Write the worksheet of a finished edition that lies in `directory`."""
    said = {
        "format": FORMAT,
        "software": fingerprint(),
        "manifest": _seal(directory),
        "named": sorted(sheet.named),
        "told": list(sheet.told.values()),
        "data": sheet.data,
        "quires": {name: [made.files, made.addresses, made.parts] for name, made in sheet.quires.items()},
    }
    write_file(editions / f"{NAME}{edition_id}", orjson.dumps(said), mode=MODE)


def read(directory: Path) -> Worksheet | None:
    """The worksheet of the edition in `directory`; None where none counts for it and for this software."""
    try:
        said = orjson.loads((directory.parent / f"{NAME}{directory.name}").read_bytes())
        if (said["format"], said["software"], said["manifest"]) != (FORMAT, fingerprint(), _seal(directory)):
            return None
        return Worksheet(
            frozenset(said["named"]),
            {one["country"]: _told(one) for one in said["told"]},
            {country: _data(**entry) for country, entry in said["data"].items()},
            {name: _made(*entry) for name, entry in said["quires"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # cut, of another form or gone: everything is made


def clear(editions: Path, besides: str = "") -> None:
    """Delete every worksheet, but for that of one edition."""
    for path in editions.glob(f"{NAME}*"):
        if path.name != f"{NAME}{besides}":
            path.unlink(missing_ok=True)


@cache
def fingerprint() -> str:
    """One hash over the package's own files and the versions of what else decides over bytes."""
    digest = hashlib.sha256(repr(sorted(tools().items())).encode())
    package = Path(habeas.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in _JUDGED and path.is_file():
            digest.update(f"{path.relative_to(package)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _seal(directory: Path) -> str:
    return hashlib.sha256((directory / manifests.NAME).read_bytes()).hexdigest()


def _made(files: list[str], addresses: list[list[str]], parts: list[list[str]]) -> Made:
    return Made(
        tuple(files),
        tuple((path, changed) for path, changed in addresses),
        tuple((table, column, value) for table, column, value in parts),
    )


def _told(said: dict[str, Any]) -> Told:
    editions = {edition: (added, ended, changed) for edition, (added, ended, changed) in said["editions"].items()}
    return Told(said["country"], editions, said["sources"], said["waits"])


def _data(pieces: list[dict[str, Any]], digests: dict[str, str], counts: dict[str, int]) -> CountryData:
    found = [Piece(one["path"], one["table"], one["size"], tuple(one["sources"])) for one in pieces]
    return CountryData(tuple(found), digests, counts)
