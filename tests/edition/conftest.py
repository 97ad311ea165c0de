"""A finished edition on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.edition.rows import small_edition

from habeas.edition import build, manifest
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import Row

MakeEdition = Callable[..., Path]


def write_edition(directory: Path, rows: Iterable[Row] | None = None) -> Path:
    """Write rows, two pages and a manifest into a directory."""
    (directory / "site/countries").mkdir(parents=True)
    (directory / "site/index.html").write_text("<h1>Home</h1>")
    (directory / "site/countries/index.html").write_text("<h1>List</h1>")
    (directory / "site/robots.txt").write_bytes(b"")
    build.write(directory / DATABASE, small_edition() if rows is None else rows)
    with Edition.open(directory) as edition:
        (directory / manifest.NAME).write_bytes(manifest.describe(directory, edition).to_bytes())
    return directory


@pytest.fixture
def make_edition(tmp_path: Path) -> MakeEdition:
    """A function that writes an edition below the test's own folder."""

    def make(rows: Iterable[Row] | None = None, name: str = "2026-11-24") -> Path:
        return write_edition(tmp_path / name, rows)

    return make
