"""A copy takes its place in one step, and never the place of anything that is not an earlier copy."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.edition.conftest import write_edition

from habeas.capture import durable
from habeas.site.static_copy.contents import MARK
from habeas.site.static_copy.place import CopyRefused, refuse_inside, taking_place
from habeas.site.static_copy.writing import write


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "editions/2026-11-24")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "www" / "copy"


def left(place: Path) -> list[str]:
    """What lies beside the place."""
    return sorted(path.name for path in place.parent.iterdir() if path != place)


def test_a_copy_is_made_where_nothing_is(edition: Path, place: Path) -> None:
    made = write(edition, place)
    assert made.edition == "2026-11-24"
    assert made.files == sum(1 for path in place.rglob("*") if path.is_file())
    assert left(place) == []


def test_an_empty_folder_is_taken(edition: Path, place: Path) -> None:
    place.mkdir(parents=True)
    write(edition, place)
    assert (place / MARK).is_file()


@pytest.mark.parametrize("at_once", [True, False])
def test_an_earlier_copy_is_replaced_whole(
    edition: Path, place: Path, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:
        monkeypatch.setattr(durable, "_exchange_at_once", lambda one, other: False)
    write(edition, place)
    (place / "countries/index.html").unlink()  # as if the earlier edition had had other pages
    before = place.stat().st_ino
    write(edition, place)
    assert place.stat().st_ino != before
    assert (place / "countries/index.html").is_file()
    assert left(place) == []


def test_a_link_to_the_place_stays_a_link(edition: Path, place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(place)
    write(edition, link)
    write(edition, link)
    assert link.is_symlink()
    assert (place / MARK).is_file()


def test_a_file_is_refused(edition: Path, place: Path) -> None:
    place.parent.mkdir()
    place.write_text("mine")
    with pytest.raises(CopyRefused, match="is a file"):
        write(edition, place)
    assert place.read_text() == "mine"
    assert left(place) == []


def test_a_folder_of_somebody_elses_is_refused(edition: Path, place: Path) -> None:
    place.mkdir(parents=True)
    (place / "thesis.txt").write_text("mine")
    with pytest.raises(CopyRefused, match="not an earlier export"):
        write(edition, place)
    assert [path.name for path in place.iterdir()] == ["thesis.txt"]
    assert left(place) == []


def test_an_edition_is_no_earlier_copy(edition: Path, tmp_path: Path) -> None:
    other = write_edition(tmp_path / "mirror")
    with pytest.raises(CopyRefused, match="not an earlier export"):
        write(edition, other)
    assert (other / "site/index.html").is_file()


@pytest.mark.parametrize("strange", ["CNAME", ".git/HEAD", "countries/notes.txt"])
def test_a_file_that_no_export_wrote_is_never_lost(edition: Path, place: Path, strange: str) -> None:
    write(edition, place)
    (place / strange).parent.mkdir(exist_ok=True)
    (place / strange).write_text("mine")
    with pytest.raises(CopyRefused, match=strange):
        write(edition, place)
    assert (place / strange).read_text() == "mine"


def test_what_a_killed_export_left_is_cleared_and_nothing_else(edition: Path, place: Path) -> None:
    for name in ("copy.building-2020-01-01/half", "copy.building-plans/mine", "copy.building-2020-01-01.x/mine"):
        (place.parent / name).mkdir(parents=True)
    (place.parent / ".copy.exporting").touch()
    write(edition, place)
    assert left(place) == ["copy.building-2020-01-01.x", "copy.building-plans"]


def test_a_second_export_at_the_same_time_is_refused(edition: Path, place: Path) -> None:
    with taking_place(place, "2026-11-24"), pytest.raises(CopyRefused, match="another export"):
        write(edition, place)


def test_a_failure_leaves_nothing_not_even_the_folders_above(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path) -> bool:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(durable, "_sync_file_system", full)
    with pytest.raises(OSError, match="No space left"):
        write(edition, tmp_path / "a/b/copy")
    assert sorted(tmp_path.iterdir()) == before


def test_a_failure_leaves_the_earlier_copy(edition: Path, place: Path) -> None:
    write(edition, place)
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    (edition / "site/robots.txt").write_text("changed behind the manifest's back")
    with pytest.raises(CopyRefused, match="not as it was published"):
        write(edition, place)
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    assert left(place) == []


@pytest.mark.parametrize("damaged", ["edition.sqlite", "site/index.html", "site/countries/index.html"])
def test_a_damaged_edition_is_not_copied(edition: Path, place: Path, damaged: str) -> None:
    (edition / damaged).write_bytes(b"<h1>Hime</h1>")
    with pytest.raises(CopyRefused, match="not as it was published") as refused:
        write(edition, place)
    assert refused.value.where.endswith(damaged)
    assert not place.parent.exists()


def test_the_editions_and_the_copy_are_never_one_inside_the_other(tmp_path: Path) -> None:
    editions = tmp_path / "observatory/editions"
    editions.mkdir(parents=True)
    for inside in (editions, editions / "2026-11-24/copy", editions.parent, tmp_path):
        with pytest.raises(CopyRefused, match="one inside the other"):
            refuse_inside(inside, editions)
    refuse_inside(editions.parent / "copy", editions)
