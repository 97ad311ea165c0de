"""``habeas verify``: whole or not, said so that a script can tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.edition.conftest import write_edition

from habeas.cli.main import main
from habeas.edition import current


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_edition(tmp_path / "editions/2026-11-24")
    current.swap(tmp_path / "editions", "2026-11-24")
    return tmp_path


@pytest.mark.parametrize("name", [[], ["2026-11-24"], ["current"]])
def test_a_whole_edition_exits_0(home: Path, name: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "verify", *name]) == 0
    assert capsys.readouterr().out.endswith("2026-11-24: whole\n")


def test_a_directory_elsewhere_can_be_verified(home: Path, tmp_path: Path) -> None:
    write_edition(tmp_path / "mirror")
    assert main(["--home", str(home), "verify", str(tmp_path / "mirror")]) == 0


def test_a_damaged_edition_exits_1_and_names_the_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "editions/2026-11-24/site/index.html").write_text("<h1>Hime</h1>")
    assert main(["--home", str(home), "verify"]) == 1
    assert "site/index.html" in capsys.readouterr().err
    assert main(["--home", str(home), "verify", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [problem["path"] for problem in said["problems"]] == ["site/index.html"]


@pytest.mark.parametrize("name", ["2020-01-01", "nowhere", "../../etc"])
def test_an_unknown_edition_is_said_so(home: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "verify", name]) == 1
    assert name in capsys.readouterr().err


def test_nothing_published_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path), "verify"]) == 1
    assert "habeas publish" in capsys.readouterr().err
