import os
import stat
from pathlib import Path

import pytest

from habeas.capture import durable, make_folder, write_file
from habeas.capture.durable import left_aside, new_file, sync_tree


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The order of syncing and renaming, by what was synced."""
    seen: list[str] = []
    fsync, replace, mkdir = os.fsync, os.replace, Path.mkdir

    def note_fsync(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        seen.append(f"sync {kind}")
        fsync(descriptor)

    def note_replace(old: Path, new: Path) -> None:
        seen.append("rename")
        replace(old, new)

    def note_mkdir(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        seen.append(f"make {self.name}")
        mkdir(self, mode, parents, exist_ok)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(os, "replace", note_replace)
    monkeypatch.setattr(Path, "mkdir", note_mkdir)
    return seen


def test_a_file_is_synced_then_renamed_then_its_folder_is_synced(tmp_path: Path, steps: list[str]) -> None:
    write_file(tmp_path / "a", b"x")
    assert steps == ["sync file", "rename", "sync folder"]


def test_the_parent_of_every_folder_made_is_synced(tmp_path: Path, steps: list[str]) -> None:
    write_file(tmp_path / "one" / "two" / "a", b"x")
    assert steps == ["make one", "sync folder", "make two", "sync folder", "sync file", "rename", "sync folder"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    write_file(path, b"old")

    def fail(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_the_mode_is_kept(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"x", mode=0o600)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_making_a_folder_twice_is_nothing(tmp_path: Path) -> None:
    make_folder(tmp_path / "one")
    make_folder(tmp_path / "one")
    assert (tmp_path / "one").is_dir()


def test_a_large_file_is_written_piece_by_piece_and_stands_only_once_it_is_whole(tmp_path: Path) -> None:
    with new_file(tmp_path / "a", mode=0o600) as file:
        file.write(b"one")
        assert not (tmp_path / "a").exists()
        assert list(left_aside(tmp_path)) == [], "it is being written"
        file.write(b"two")
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert os.listdir(tmp_path) == ["a"]


def test_what_a_killed_writer_left_is_told_and_swept_by_the_next(tmp_path: Path) -> None:
    left, others = tmp_path / ".a.0123456789ab.part", tmp_path / ".b.0123456789ab.part"
    left.write_bytes(b"half")
    others.write_bytes(b"half")
    assert set(left_aside(tmp_path)) == {left, others}
    write_file(tmp_path / "a", b"whole")
    assert sorted(os.listdir(tmp_path)) == [others.name, "a"]


def test_a_writer_does_not_sweep_what_another_is_writing(tmp_path: Path) -> None:
    with new_file(tmp_path / "a") as file:
        write_file(tmp_path / "a", b"the other")
        file.write(b"this one")
    assert (tmp_path / "a").read_bytes() == b"this one"
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_is_made_with_its_mode(tmp_path: Path) -> None:
    make_folder(tmp_path / "one" / "two", mode=0o700)
    assert stat.S_IMODE((tmp_path / "one" / "two").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) != 0o700


@pytest.mark.parametrize("at_once", [True, False])
def test_a_tree_is_synced_at_once_or_file_by_file_and_a_failure_is_told(
    tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a").write_bytes(b"x")
    steps.clear()
    if not at_once:
        monkeypatch.setattr(durable, "_sync_file_system", lambda _: False)
    sync_tree(tmp_path)
    assert steps == (["sync folder"] if at_once else ["sync file", "sync folder", "sync folder"])

    def fail(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        sync_tree(tmp_path)
