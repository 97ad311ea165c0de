from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.ledger.making import OPERATOR

from habeas.ledger.home import Home
from habeas.ledger.load import load
from habeas.ledger.progress import BAR, Progress, bar, said

HEADER = b'{"habeas":"ledger","format":1,"software":"theirs"}\n'
SOURCE = b'{"row":"source","source":{"key":"theirs","title":"Theirs"}}\n'
LAW = b'{"row":"law","statement":{"subject":"KAZ","source":"theirs","key":"act","title":"Act"}}\n'


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "1,000 checked, 100 a second"),
        (0.25, "1,000 checked, 100 a second, 0:30 left"),
        (0.05, "1,000 checked, 100 a second, 3:10 left"),
        (1.0, "1,000 checked, 100 a second"),
    ],
)
def test_rate_and_time_left_are_told(share: float, words: str) -> None:
    assert said("checked", 1000, share, 10) == words


def test_a_terminal_is_shown_a_bar_that_fills() -> None:
    assert bar(0.0) == ""
    assert bar(0.5) == f"[{'#' * (BAR // 2)}{'·' * (BAR // 2)}] "
    assert bar(1.0) == f"[{'#' * BAR}] "


def test_each_stage_of_an_import_is_told(ledger: Home) -> None:
    out = io.StringIO()
    load([HEADER, SOURCE, LAW], "file", OPERATOR, accept=True, progress=Progress(out))
    checked, written = out.getvalue().splitlines()
    assert checked.startswith("1 checked, ")
    assert written.startswith("1 written, ")


def test_without_anybody_to_tell_nothing_is_told(ledger: Home, capsys: pytest.CaptureFixture[str]) -> None:
    load([HEADER, SOURCE, LAW], "file", OPERATOR)
    assert capsys.readouterr() == ("", "")


def test_an_accepted_load_ends_with_its_batch(ledger: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from habeas.cli.main import main

    file = tmp_path / "theirs.jsonl"
    file.write_bytes(HEADER + SOURCE + LAW)
    command = ["--home", str(ledger.path), "load", str(file), "--accept", "--progress"]
    assert main(command) == 0
    told = capsys.readouterr()
    assert told.out == "accepted 1; 0 were there already\ncommitted BATCH 1\n"
    assert "1 checked" in told.err
    assert main(command) == 0
    assert capsys.readouterr().out == "accepted 0; 1 were there already\ncommitted BATCH 0\n"
