"""The page of downloads names every file of an edition that is no page, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from tests.site.example_edition import rows

from habeas.catalog.load import load
from habeas.edition import build, data_files
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import ObservationRow, SourceRow
from habeas.site.render import render
from habeas.site.views.words_page import Downloads, downloads
from habeas.site.volume import Volume


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    asked = load().indicators
    placed = (
        replace(row, section=asked[row.indicator].section) if isinstance(row, ObservationRow) else row for row in rows()
    )
    build.write(folder / DATABASE, placed)
    with Edition.open(folder) as edition:
        data_files.write(edition, load(), folder)
    return folder


@pytest.fixture(scope="module")
def page(directory: Path) -> Iterator[Downloads]:
    with Edition.open(directory) as edition:
        yield downloads(Volume(edition))


def test_every_file_is_named(directory: Path, page: Downloads) -> None:
    there = {f"/{path.relative_to(directory).as_posix()}" for path in directory.rglob("*") if path.is_file()}
    assert page.sections
    named = [one.path for one in (*page.whole, *page.tables, *page.sections)]
    assert sorted(named) == sorted({*there, "/MANIFEST.json"})


def test_the_page_shows_what_the_twin_holds(page: Downloads) -> None:
    html = render("downloads.html", page)
    for group in ("whole", "tables", "sections"):
        for one in asdict(page)[group]:
            assert f'href="{one["path"]}"' in html


def test_where_a_source_keeps_its_figures_the_database_is_not_offered() -> None:
    kept = [replace(row, redistribute="no") if isinstance(row, SourceRow) else row for row in rows()]
    with Edition.in_memory(kept) as edition, Edition.in_memory(rows()) as other:
        offered, usual = downloads(Volume(edition)), downloads(Volume(other))
    assert {one.path for one in usual.whole} - {one.path for one in offered.whole} == {"/edition.sqlite"}
