"""Verifying finds whatever was done to an edition, and names it."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edition.conftest import MakeEdition, write_edition
from tests.edition.rows import small_edition

from habeas.edition import manifest
from habeas.edition.reader import DATABASE
from habeas.edition.verify import verify


@pytest.fixture
def edition(make_edition: MakeEdition) -> Path:
    return make_edition()


def names(directory: Path) -> set[str]:
    return {problem.path for problem in verify(directory)}


def rewrite(directory: Path, said: dict[str, Any]) -> None:
    """The manifest saying something else, in its own form."""
    said.pop(manifest.SEALED_BY)
    (directory / manifest.NAME).write_bytes(manifest.sealed(said))


def test_a_whole_edition_has_no_problem(edition: Path) -> None:
    assert verify(edition) == []


def test_a_copy_under_another_name_is_as_whole(edition: Path, tmp_path: Path) -> None:
    shutil.copytree(edition, tmp_path / "mirror")
    assert verify(tmp_path / "mirror") == []


@settings(max_examples=150)
@given(data=st.data())
def test_any_flipped_bit_of_any_file_is_found_and_named(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    directory = whole(tmp_path_factory)
    path = data.draw(
        st.sampled_from([*(p for p in manifest.files_in(directory) if p != "site/robots.txt"), manifest.NAME])
    )
    original = (directory / path).read_bytes()
    position = data.draw(st.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[position] ^= 1 << data.draw(st.integers(0, 7))
    (directory / path).write_bytes(changed)
    try:
        assert verify(directory), f"{path}: byte {position}"
        if path != manifest.NAME:
            assert names(directory) == {path}
    finally:
        (directory / path).write_bytes(original)


@settings(max_examples=30)
@given(data=st.data())
def test_any_cut_or_grown_file_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    directory = whole(tmp_path_factory)
    path = data.draw(st.sampled_from([*manifest.files_in(directory), manifest.NAME]))
    original = (directory / path).read_bytes()
    kept = data.draw(st.integers(0, len(original)))
    grown = data.draw(st.binary(max_size=4))
    changed = original[:kept] + grown
    (directory / path).write_bytes(changed)
    try:
        assert bool(verify(directory)) == (changed != original)
    finally:
        (directory / path).write_bytes(original)


def whole(factory: pytest.TempPathFactory) -> Path:
    """One edition for all the examples of a run; every example puts back what it changed."""
    directory = factory.getbasetemp() / "verified"
    return directory if directory.exists() else write_edition(directory)


@pytest.mark.parametrize("path", ["site/index.html", "site/robots.txt", DATABASE])
def test_a_missing_file_is_named(edition: Path, path: str) -> None:
    (edition / path).unlink()
    assert [str(problem) for problem in verify(edition)] == [f"{path}: is missing"]


def test_a_missing_folder_names_its_files(edition: Path) -> None:
    shutil.rmtree(edition / "site/countries")
    assert names(edition) == {"site/countries/index.html"}


def test_an_added_file_is_named(edition: Path) -> None:
    (edition / "site/countries/extra.html").write_text("x")
    assert names(edition) == {"site/countries/extra.html"}


def test_swapped_files_are_named_with_each_other(edition: Path) -> None:
    one, other = edition / "site/index.html", edition / "site/countries/index.html"
    one.rename(edition / "x")
    other.rename(one)
    (edition / "x").rename(other)
    said = {problem.path: problem.what for problem in verify(edition)}
    assert "site/countries/index.html" in said["site/index.html"]
    assert "site/index.html" in said["site/countries/index.html"]


@pytest.mark.parametrize("target", ["index.html", "/etc/hostname", "nowhere"])
def test_a_link_is_refused_even_where_it_leads_to_the_same_bytes(edition: Path, target: str) -> None:
    path = edition / "site/countries/index.html"
    path.unlink()
    path.symlink_to(edition / "copy" if target == "index.html" else target)
    assert "site/countries/index.html" in names(edition)
    assert "link" in str(verify(edition))


def test_a_link_in_the_place_of_a_folder_is_refused(edition: Path, tmp_path: Path) -> None:
    (edition / "site/countries").rename(tmp_path / "elsewhere")
    (edition / "site/countries").symlink_to(tmp_path / "elsewhere")
    assert "site/countries" in names(edition)


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_a_manifest_that_cannot_be_read_is_said_so(edition: Path, data: bytes | None) -> None:
    (edition / manifest.NAME).unlink()
    if data is not None:
        (edition / manifest.NAME).write_bytes(data)
    assert names(edition) == {manifest.NAME}


@pytest.mark.parametrize("path", ["../outside", "/etc/passwd", "site/../../outside", ""])
def test_a_manifest_cannot_name_what_is_outside(edition: Path, path: str) -> None:
    said = json.loads((edition / manifest.NAME).read_text())
    said["files"][path] = {"size": 0, "sha256": "0" * 64}
    rewrite(edition, said)
    assert names(edition) == {manifest.NAME}


@pytest.mark.parametrize(
    ("key", "value"), [("id", "2026-11-25"), ("previous", "x"), ("software", "x"), ("digest", "0" * 64), ("counts", {})]
)
def test_a_manifest_that_tells_another_story_than_the_tables_is_found(edition: Path, key: str, value: object) -> None:
    said = json.loads((edition / manifest.NAME).read_text())
    said[key] = value
    rewrite(edition, said)
    assert [problem.path for problem in verify(edition)] == [manifest.NAME]
    assert key in str(verify(edition)[0])


def test_a_manifest_of_before_it_held_a_hash_of_itself_is_read(edition: Path) -> None:
    said = json.loads((edition / manifest.NAME).read_text())
    del said[manifest.SEALED_BY]
    text = json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False)
    (edition / manifest.NAME).write_text(text + "\n", encoding="utf-8")
    assert verify(edition) == []


def test_the_day_of_an_amendment_cannot_be_changed_or_taken_away_in_silence(edition: Path) -> None:
    found = replace(manifest.read(edition), amended="2026-12-01")
    (edition / manifest.NAME).write_bytes(found.to_bytes())
    assert verify(edition) == []
    assert manifest.read(edition).amended == "2026-12-01"
    for wrong in (b"2026-12-02", b"2027-12-01"):
        (edition / manifest.NAME).write_bytes(found.to_bytes().replace(b"2026-12-01", wrong))
        assert names(edition) == {manifest.NAME}
    (edition / manifest.NAME).write_bytes(found.to_bytes().replace(b' "amended": "2026-12-01",\n', b""))
    assert names(edition) == {manifest.NAME}


def test_a_database_put_in_with_a_fitting_hash_still_differs_by_its_digest(
    edition: Path, make_edition: MakeEdition
) -> None:
    other = make_edition(small_edition()[:-1], "other")
    shutil.copy(other / DATABASE, edition / DATABASE)
    said = json.loads((edition / manifest.NAME).read_text())
    found = manifest.listed(edition / DATABASE)
    said["files"][DATABASE] = {"size": found.size, "sha256": found.sha256}
    rewrite(edition, said)
    assert "digest" in str(verify(edition))


def test_the_search_index_is_outside_the_promise(edition: Path) -> None:
    (edition / "search.sqlite").write_bytes(b"updated in place")
    assert verify(edition) == []


def test_what_is_no_directory_is_said_so(tmp_path: Path) -> None:
    assert verify(tmp_path / "nowhere")[0].path == str(tmp_path / "nowhere")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_named(edition: Path) -> None:
    (edition / "site/index.html").chmod(0)
    assert names(edition) == {"site/index.html"}
