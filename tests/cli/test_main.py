"""How every command ends: its exit code, and one error in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.cli.main import main


def told(capsys: pytest.CaptureFixture[str]) -> str:
    seen = capsys.readouterr()
    assert seen.out == ""
    return seen.err


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("serve", "--port", "0"), "--port"),
        (("serve", "--port", "70000"), "--port"),
        (("serve", "--workers", "0"), "--workers"),
        (("decide", "--accept"), "decide"),
        (("decide", "observation-1", "--batch", "1", "--accept"), "decide"),
        (("import", "page", "page.txt", "--dry-run", "--accept"), "--accept"),
    ],
)
def test_wrong_usage_exits_2_and_names_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], names: str
) -> None:
    assert main(["--home", str(tmp_path), *words]) == 2
    assert told(capsys).startswith(f"habeas: {names}: ")


@pytest.mark.parametrize("words", [("add", "source", "key"), ("add", "source", "key=a", "key=b")])
def test_a_word_that_is_no_field_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert main(["--home", str(tmp_path / "observatory"), "init"]) == 0
    capsys.readouterr()
    assert main(["--home", str(tmp_path / "observatory"), *words]) == 2
    assert told(capsys).startswith("habeas: key: ")


def test_upgrade_without_an_observatory_names_init(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path / "nowhere"), "upgrade"]) == 1
    assert "habeas init" in told(capsys)
    assert not (tmp_path / "nowhere").exists()


def test_what_the_system_refuses_is_one_error_that_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["--home", str(file), "init"]) == 1
    said = told(capsys)
    assert said.startswith(f"habeas: {file}")
    assert "Traceback" not in said
