"""Building an edition's directory: tables, pages, data files, manifest; every byte synced before it is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from habeas.catalog.model import Catalog
from habeas.edition import build, data_files, manifest
from habeas.edition.manifest import Manifest
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import Row
from habeas.publish import site_files
from habeas.publish.site_files import Assets, Render


@dataclass(frozen=True, slots=True)
class Site:
    """What makes the pages: the site room's two functions."""

    render: Render
    assets: Assets


def write_tables(directory: Path, rows: Iterable[Row]) -> None:
    """Start an edition in `directory`, which must not exist, with its database."""
    directory.mkdir(parents=True)
    build.write(directory / DATABASE, rows)


def finish(directory: Path, catalog: Catalog, site: Site, before: Path | None = None) -> Manifest:
    """Add pages, data files and the manifest to an edition that has its tables, and sync all of it.

    `before` is the directory of an edition whose equal pages may be shared; the result does not depend on it.
    """
    with Edition.open(directory) as edition:
        site_files.write(directory, site.render(edition, catalog), site.assets(), before)
        data_files.write(edition, catalog, directory)
        described = manifest.describe(directory, edition)
    (directory / manifest.NAME).write_bytes(described.to_bytes())
    sync_tree(directory)
    return described


def sync_tree(directory: Path) -> None:
    """Make every file and folder below `directory` durable; files before the folders that name them."""
    for folder, _, files in os.walk(directory, topdown=False):
        for name in files:
            _sync(Path(folder, name))
        _sync(Path(folder))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
