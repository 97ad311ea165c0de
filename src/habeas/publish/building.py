"""Building an edition's directory: tables, pages, data files, manifest; every byte synced before it is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from habeas.capture.durable import sync_tree
from habeas.catalog.carried import NAME as CATALOG
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


def write_tables(directory: Path, rows: Iterable[Row], carried: bytes) -> None:
    """Start an edition in `directory`, which must not exist, with its database and the catalog it carries."""
    directory.mkdir(parents=True)
    (directory / CATALOG).write_bytes(carried)
    build.write(directory / DATABASE, rows)


def finish(directory: Path, catalog: Catalog, site: Site, before: Path | None = None) -> Manifest:
    """Add pages, data files and the manifest to an edition that has its tables, and sync all of it.

    `before` is the directory of an edition whose equal files may be shared; the result does not depend on it.
    """
    with Edition.open(directory) as edition:
        site_files.write(directory, site.render(edition, catalog), site.assets(), before)
        data_files.write(edition, catalog, directory)
        if before:
            _share(directory / data_files.FOLDER, before / data_files.FOLDER)
        described = manifest.describe(directory, edition)
    (directory / manifest.NAME).write_bytes(described.to_bytes())
    sync_tree(directory)
    return described


def _share(folder: Path, before: Path) -> None:
    """Put in the place of every file that is byte for byte in `before` a link to that one."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        old = before / path.relative_to(folder)
        if old.is_file() and cmp(path, old, shallow=False):
            path.unlink()
            os.link(old, path)
