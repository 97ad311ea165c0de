"""Building an edition's directory: tables, pages, data files, manifest; every byte synced before it is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from filecmp import cmp
from pathlib import Path

from habeas.capture.durable import sync_tree
from habeas.catalog.carried import NAME as CATALOG
from habeas.catalog.model import Catalog
from habeas.edition import build, data_files, manifest
from habeas.edition.manifest import Manifest
from habeas.edition.parts import Tally, tally_of
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import Row
from habeas.edition.watched import Watched
from habeas.publish import site_files
from habeas.publish.earlier import CATALOG_PART, earlier, number
from habeas.publish.site_files import Site, Written
from habeas.publish.worksheet import Worksheet

__all__ = ["Site", "finish", "write_tables"]


def write_tables(directory: Path, rows: Iterable[Row], carried: bytes) -> None:
    """Start an edition in `directory`, which must not exist, with its database and the catalog it carries."""
    directory.mkdir(parents=True)
    (directory / CATALOG).write_bytes(carried)
    build.write(directory / DATABASE, rows)


def finish(directory: Path, catalog: Catalog, site: Site, before: Path | None = None) -> tuple[Manifest, Worksheet]:
    """Add pages, data files and the manifest to an edition that has its tables, and sync all of it.

    `before` is the directory of an edition whose equal files may be shared; the result does not depend on it.
    """
    with Watched.open(directory) as edition:
        tally = tally_of(edition)
        written = site_files.write(directory, catalog, site, earlier(before, edition, tally))
        data_files.write(edition, catalog, directory)
        if before:
            _share(directory / data_files.FOLDER, before / data_files.FOLDER)
        described = manifest.describe(directory, edition, written.files)
        sheet = _worksheet(edition, tally, written)
    (directory / manifest.NAME).write_bytes(described.to_bytes())
    sync_tree(directory)
    return described, sheet


def _worksheet(edition: Edition, tally: Tally, written: Written) -> Worksheet:
    """What the next edition needs to know of this one: its quires, and the numbers of all that they read."""
    parts = {CATALOG_PART, *(part for made in written.quires.values() for part in made.parts)}
    return Worksheet({part: number(edition, tally, part) for part in sorted(parts)}, written.quires)


def _share(folder: Path, before: Path) -> None:
    """Put in the place of every file that is byte for byte in `before` a link to that one."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        old = before / path.relative_to(folder)
        if old.is_file() and cmp(path, old, shallow=False):
            path.unlink()
            os.link(old, path)
