"""Leaves that are made when they are asked for are, to the byte, the finished ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.pages import edition_of

from habeas.edition.reader import Edition
from habeas.site import leaves, pages
from habeas.site.page import Page, Quire
from habeas.site.volume import Volume


@pytest.fixture(scope="module")
def volume(world: Path) -> Iterator[Volume]:
    with Edition.open(edition_of(world)) as edition:
        yield pages.open_volume(edition)


def test_every_leaf_asked_for_is_the_finished_file(world: Path, volume: Volume) -> None:
    site, seen = edition_of(world) / "site", 0
    for one in leaves.every(volume):
        for path, _changed in one.addresses(volume):
            page = leaves.leaf(volume, path)
            assert page is not None, path
            assert page.html == (site / path[1:] / "index.html").read_bytes()
            assert page.json == (site / path[1:] / "index.json").read_bytes()
            seen += 1
    assert seen > 100


def test_addresses_name_what_is_made_and_nothing_else(volume: Volume) -> None:
    for one in leaves.every(volume):
        assert sorted(path for path, _ in one.addresses(volume)) == sorted(page.path for page in one.make(volume))


@pytest.mark.parametrize(
    "path",
    [
        "/countries/kazakhstan/nothing/",
        "/countries/nowhere/refugees/",
        "/recommendations/nothing/",
        "/recommendations/page/1/",
        "/recommendations/page/9999/",
        "/recommendations/years/1066/page/2/",
        "/recommendations/nothing/here/page/2/",
        "/facilities/nothing/",
        "/sources/nothing/",
        "/",
        "/countries/kazakhstan/",
    ],
)
def test_what_is_no_leaf_is_none(volume: Volume, path: str) -> None:
    assert leaves.leaf(volume, path) is None


def test_a_large_edition_lists_its_leaves_and_finishes_everything_else(
    volume: Volume, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = {page.path: page for page in pages.build(volume.edition)}
    monkeypatch.setattr(leaves, "MOST", 10)
    listed = {page.path: page for page in pages.build(volume.edition)}
    gone = {path for one in leaves.every(volume) for path, _ in one.addresses(volume)}
    maps = {path for path in listed if path.startswith(leaves.MAPS)}
    assert finished.keys() - listed.keys() == gone
    assert listed.keys() - finished.keys() - maps == {"/sitemap-1.xml"}
    assert all(listed[path] == finished[path] for path in finished.keys() & listed.keys() - {"/sitemap.xml"})
    index = listed["/sitemap.xml"].html.decode()
    assert all(f"{path}</loc>" in index for path in maps)
    told = "".join(listed[path].html.decode() for path in maps)
    assert told.count("<url>") == len(gone)


def test_names_differ_so_that_no_listed_quire_is_taken_for_a_finished_one(volume: Volume) -> None:
    one = leaves.figures("KAZ")
    made = [one.quire(finished=True), one.quire(finished=False)]
    assert made[0].name != made[1].name
    assert all(isinstance(quire, Quire) for quire in made)
    assert all(isinstance(page, Page) for page in made[1].make(volume))
