"""``habeas diff``: what changed, for people and for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.edition.conftest import write_edition
from tests.edition.rows import meta, observation

from habeas.cli.main import main


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_edition(tmp_path / "editions/2026-11-24", [*meta(), observation()])
    newer = [*meta("2026-11-24.2"), observation(), observation("KAZ/refugees/2020/unhcr-2026")]
    write_edition(tmp_path / "editions/2026-11-24.2", newer)
    return tmp_path


def test_changes_are_told_by_country(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "diff", "2026-11-24", "2026-11-24.2"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2026-11-24 → 2026-11-24.2: 1 added, 0 changed, 0 ended")
    assert "KAZ · observation" in said


def test_json_alone_is_on_standard_output(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "diff", "--json", "2026-11-24.2", str(home / "editions/2026-11-24")]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["older"], said["newer"], said["counts"]["added"]) == ("2026-11-24", "2026-11-24.2", 1)


def test_an_edition_that_is_not_there_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "diff", "2026-11-24", "2026-11-25"]) == 1
    assert "2026-11-25" in capsys.readouterr().err
