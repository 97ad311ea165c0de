"""Whatever fails, whenever: the current edition stays whole, and the next publish heals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.publish import power_cut
from tests.publish.conftest import SITE
from tests.publish.factories import figure
from tests.publish.steps import add, content, publish, same

from habeas.edition import build, current, data_files, manifest
from habeas.edition.verify import verify
from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish import publishing, site_files
from habeas.publish.publishing import rebuild

STEPS = ["replace", "fsync", "tables", "pages", "data", "manifest", "record", "swap"]


def break_at(step: str, patched: pytest.MonkeyPatch) -> None:
    """Let one step of publishing fail as a full disk or a power cut would."""

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    owner: object
    owner, name = {
        "replace": (os, "replace"),
        "fsync": (os, "fsync"),
        "tables": (build, "renew"),
        "pages": (site_files, "write"),
        "data": (data_files, "write"),
        "manifest": (manifest, "describe"),
        "record": (public, "record_edition"),
        "swap": (publishing, "swap"),
    }[step]
    patched.setattr(owner, name, broken)


@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_current_edition_whole(home: Home, step: str, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    before = content(home.editions / "2026-11-24")
    add(figure(7, period="2021"))
    with pytest.MonkeyPatch.context() as patched, pytest.raises(OSError, match="full"):
        break_at(step, patched)
        publish(home)
    assert current.current_id(home.editions) == "2026-11-24"
    assert content(home.editions / "2026-11-24") == before
    assert verify(home.editions / "2026-11-24") == []
    recorded = {cut.edition for cut in public.editions()}
    assert recorded <= set(current.kept(home.editions)), "what is recorded has its directory"

    publish(home)
    assert current.current_id(home.editions) == "2026-11-24.2"
    assert verify(current.current(home.editions)) == []
    assert {cut.edition for cut in public.editions()} == {"2026-11-24", "2026-11-24.2"}
    assert not [path.name for path in home.editions.iterdir() if path.name.startswith((".building", ".removing"))]
    rebuild(home, "2026-11-24.2", tmp_path / "again", site=SITE)
    same(tmp_path / "again", home.editions / "2026-11-24.2")


@pytest.mark.parametrize("step", range(2 * len(power_cut.STEPS) + 1))
def test_a_power_cut_before_or_after_any_step_is_healed(home: Home, step: int) -> None:
    """The process is gone: nothing after the step runs, not even what cleans up."""
    add(figure())
    publish(home)
    add(figure(7, period="2021"))
    command = [sys.executable, "-m", "tests.publish.power_cut", str(home.path), str(step)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == (power_cut.GONE if step < 2 * len(power_cut.STEPS) else 0), done.stderr
    assert current.current_id(home.editions) in {"2026-11-24", "2026-11-24.2"}
    assert verify(current.current(home.editions)) == []
    assert {cut.edition for cut in public.editions()} <= set(current.kept(home.editions))
    publish(home)
    assert current.current_id(home.editions) == "2026-11-24.2"
    assert [cut.edition for cut in public.editions()] == ["2026-11-24", "2026-11-24.2"]
    assert verify(home.editions / "2026-11-24.2") == []
    assert sorted(path.name for path in home.editions.iterdir() if path.name.startswith(".")) == [
        ".publishing",
        ".worksheet-2026-11-24.2",
    ]
