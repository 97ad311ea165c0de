"""Verifying an edition: every byte, every file and every table against the manifest."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.edition import manifest as manifests
from habeas.edition.digest import content_digest, table_digests
from habeas.edition.manifest import ListedFile, Manifest, ManifestError
from habeas.edition.reader import DATABASE, Edition, EditionError
from habeas.edition.schema import TABLES


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was published: where, and what."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def verify(directory: Path) -> list[Problem]:
    """Everything in which a directory differs from the edition that its manifest describes; empty when it is whole."""
    if not directory.is_dir():
        return [Problem(str(directory), "is not a directory: name that of an edition")]
    try:
        manifest = manifests.read(directory)
    except ManifestError as error:
        return [Problem(manifests.NAME, str(error))]
    problems = [*_stray(directory, manifest), *_files(directory, manifest)]
    if not any(problem.path == DATABASE for problem in problems):
        problems += _content(directory, manifest)
    return sorted(problems, key=lambda problem: (problem.path, problem.what))


def _stray(directory: Path, manifest: Manifest) -> Iterator[Problem]:
    """What is there and not in the manifest, and what is no plain file."""
    for path in manifests.files_in(directory):
        if not stat.S_ISREG((directory / path).lstat().st_mode):
            yield Problem(path, "is a link or no plain file: an edition holds plain files alone")
        elif path not in manifest.files:
            yield Problem(path, "was added: the manifest does not list it")


def _files(directory: Path, manifest: Manifest) -> Iterator[Problem]:
    owners: dict[ListedFile, str] = {}
    for path, listed in manifest.files.items():
        owners.setdefault(listed, path)
    for path, listed in manifest.files.items():
        problem = _file(directory, path, listed, owners)
        if problem:
            yield problem


def _file(directory: Path, path: str, listed: ListedFile, owners: Mapping[ListedFile, str]) -> Problem | None:
    try:
        if not stat.S_ISREG(os.lstat(directory / path).st_mode):
            return None  # told by `_stray`
        found = manifests.listed(directory / path)
    except (FileNotFoundError, NotADirectoryError):
        return Problem(path, "is missing")
    except OSError as error:
        return Problem(path, f"cannot be read: {error.strerror}")
    if found == listed:
        return None
    if found in owners:
        return Problem(path, f"holds what {owners[found]} should hold: the files were swapped")
    if found.size != listed.size:
        return Problem(path, f"has {found.size} bytes instead of {listed.size}")
    return Problem(path, "was changed: its bytes have another hash")


def _content(directory: Path, manifest: Manifest) -> Iterator[Problem]:
    """What the manifest says of the tables, held against them."""
    if DATABASE not in manifest.files:
        yield Problem(manifests.NAME, f"does not list {DATABASE}")
        return
    try:
        with Edition.open(directory) as edition:
            yield from _tables(edition, manifest)
    except (EditionError, sqlite3.DatabaseError, KeyError) as error:
        yield Problem(DATABASE, f"cannot be read: {error}")


def _tables(edition: Edition, manifest: Manifest) -> Iterator[Problem]:
    tables = table_digests(edition)
    for name, said, found in (
        ("id", manifest.id, edition.id),
        ("previous", manifest.previous, edition.meta.get("previous", "")),
        ("software", manifest.software, edition.meta.get("software", "")),
        ("digest", manifest.digest, content_digest(tables)),
        ("counts", dict(manifest.counts), {table.TABLE: edition.count(table) for table in TABLES}),
    ):
        if said != found:
            yield Problem(manifests.NAME, f"says {name} {said}, the tables say {found}")
    for table in sorted({*tables, *manifest.tables}):
        if tables.get(table) != manifest.tables.get(table):
            yield Problem(manifests.NAME, f"has another digest for the table {table} than the table itself")
