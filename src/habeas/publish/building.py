"""Building an edition's directory: tables, pages, data files, manifest; every byte synced before it is shown."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.capture.durable import share_file, sync_tree
from habeas.catalog.carried import NAME as CATALOG
from habeas.edition import data_files, manifest
from habeas.edition.data_files import Held
from habeas.edition.digest import table_digests
from habeas.edition.manifest import ListedFile, Manifest
from habeas.edition.reader import Edition
from habeas.edition.watched import Watched
from habeas.publish import site_files, tables
from habeas.publish.before import Before, alike
from habeas.publish.crew import spread
from habeas.publish.draft import Draft
from habeas.publish.site_files import Site
from habeas.publish.tables import Tables
from habeas.publish.worksheet import Worksheet

__all__ = ["Finished", "Site", "finish", "whole", "whole_tables"]

ASIDE = ".aside"
"""The folder, inside an edition that is being built, for what is needed on the way."""


@dataclass(frozen=True, slots=True)
class Finished:
    """An edition whose directory is complete: its manifest, and what the next one may take over."""

    manifest: Manifest
    sheet: Worksheet


def whole(directory: Path, draft: Draft, site: Site) -> Finished:
    """Build all of an edition in `directory`, which must not exist."""
    made = finish(directory, draft, whole_tables(directory, draft), site)
    assert made is not None  # there is nothing before that could say the same
    return made


def whole_tables(directory: Path, draft: Draft) -> Tables:
    """Start an edition in `directory`, which must not exist, with all its tables."""
    directory.mkdir(parents=True)
    with _aside(directory) as aside:
        return tables.whole(directory, draft, aside)


def finish(directory: Path, draft: Draft, made: Tables, site: Site, before: Before | None = None) -> Finished | None:
    """Add the catalog, pages, data files and the manifest to an edition that has its tables, and sync all of it.

    What is equal in the edition `before` may be shared; the result does not depend on it. None, and nothing finished,
    where that one tells the public the same.
    """
    carried, catalog = draft.inputs.carried, draft.inputs.catalog
    (directory / CATALOG).write_bytes(carried)
    with Watched.open(directory) as edition, _aside(directory) as aside:
        held = _held(directory, made, before, aside)
        data = {country: one.data for country, one in held.items()}
        digests = table_digests(edition, data_files.digests_by_table(data.items()))
        if before and before.says(digests, edition):
            return None
        listing = data_files.write(edition, catalog, directory, held, _finished(before))
        shutil.rmtree(aside)
        quires = alike(before, made.changed, edition) if before else {}
        written = site_files.write(directory, catalog, site, before, quires)
        if before:
            _share(directory, listing, before)
        described = manifest.describe(directory, edition, {**written.files, **listing}, digests)
    (directory / manifest.NAME).write_bytes(described.to_bytes())
    sync_tree(directory)
    return Finished(described, Worksheet(draft.named, made.told, data, written.quires))


def _held(directory: Path, made: Tables, before: Before | None, aside: Path) -> Mapping[str, Held]:
    """The countries' data: of those that were not renewed from where it lies in the edition before."""
    kept: dict[str, Held] = {}
    if before and made.renewed is not None:
        found = data_files.held_in(before.directory, before.sheet.data)
        kept = {country: one for country, one in found.items() if country not in made.renewed}
    with Edition.open(directory) as edition:
        withheld = data_files.withheld_sources(edition)
        codes = [code for code in data_files.countries(edition) if code not in kept]
    opened: dict[int, Edition] = {}

    def write(number: int) -> Held:
        if os.getpid() not in opened:
            opened[os.getpid()] = Edition.open(directory)
        return data_files.write_held(opened[os.getpid()], codes[number], withheld, aside)

    new = {codes[number]: one for number, one in spread(write, len(codes))}
    for edition in opened.values():
        edition.close()
    return {code: kept[code] if code in kept else new[code] for code in sorted({*kept, *new})}


@contextmanager
def _aside(directory: Path) -> Iterator[Path]:
    folder = directory / ASIDE
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _finished(before: Before | None) -> Mapping[Path, ListedFile]:
    """The data files of the edition before that are as they were listed."""
    if before is None:
        return {}
    found = {path: file for path, file in before.files.items() if path.startswith(f"{data_files.FOLDER}/")}
    return {before.directory / path: file for path, file in found.items() if before.is_whole(path)}


def _share(directory: Path, listing: Mapping[str, ListedFile], before: Before) -> None:
    """Put in the place of every data file that came out alike a link to that of the edition before."""
    for path, file in listing.items():
        there = directory / path
        if before.files.get(path) == file and before.is_whole(path) and not there.samefile(before.directory / path):
            there.unlink()
            share_file(before.directory / path, there)
