"""The current edition and the swap."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from habeas.edition import current


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    for name in ("2026-11-24", "2026-11-24.2", "2026-11-24.10", "2025-01-01", ".building-x", "notes"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_the_link_moves_from_one_edition_to_the_next(editions: Path) -> None:
    current.swap(editions, "2026-11-24")
    assert current.current(editions) == (editions / "2026-11-24").resolve()
    current.swap(editions, "2026-11-24.2")
    assert current.current_id(editions) == "2026-11-24.2"
    assert os.readlink(editions / current.LINK) == "2026-11-24.2"


def test_a_swap_that_fails_leaves_the_old_one(editions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    current.swap(editions, "2026-11-24")

    def broken(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="no space"):
        patched.setattr(os, "replace", broken)
        current.swap(editions, "2026-11-24.2")
    assert current.current_id(editions) == "2026-11-24"
    current.swap(editions, "2026-11-24.2")
    assert current.current_id(editions) == "2026-11-24.2"


def test_nothing_published_is_said_so(tmp_path: Path, editions: Path) -> None:
    with pytest.raises(current.NoEdition, match="publish"):
        current.current(tmp_path / "nowhere")
    assert current.current_id(tmp_path / "nowhere") == ""
    (editions / "current").symlink_to("2020-01-01")
    with pytest.raises(current.NoEdition, match="2020-01-01"):
        current.current(editions)


def test_only_what_is_there_becomes_current(editions: Path) -> None:
    with pytest.raises(current.NoEdition):
        current.swap(editions, "2030-01-01")


def test_editions_are_in_the_order_they_were_made(editions: Path) -> None:
    assert current.kept(editions) == ["2025-01-01", "2026-11-24", "2026-11-24.2", "2026-11-24.10"]
    assert current.kept(editions / "nowhere") == []
