from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.ledger.making import OPERATOR

from habeas.ledger import progress
from habeas.ledger.home import Home
from habeas.ledger.load import load
from habeas.ledger.progress import BAR, Progress, bar, said

HEADER = b'{"habeas":"ledger","format":1,"software":"theirs"}\n'
SOURCE = b'{"row":"source","source":{"key":"theirs","title":"Theirs"}}\n'
LAW = b'{"row":"law","statement":{"subject":"KAZ","source":"theirs","key":"act","title":"Act"}}\n'


class Out(io.StringIO):
    """A stream that is a terminal, or not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


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


@pytest.mark.parametrize("terminal", [True, False])
def test_each_stage_of_a_long_import_is_told(ledger: Home, terminal: bool) -> None:
    out = Out(terminal)
    load([HEADER, SOURCE, LAW], "file", OPERATOR, accept=True, progress=Progress(out, patience=0))
    told = out.getvalue()
    assert "1 checked, " in told
    assert "1 written, " in told
    assert told.endswith(" a second\n")
    assert ("\r" in told) is terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_what_does_not_last_is_not_told(ledger: Home, terminal: bool) -> None:
    out = Out(terminal)
    load([HEADER, SOURCE, LAW], "file", OPERATOR, accept=True, progress=Progress(out, patience=60))
    assert out.getvalue() == ""


def test_the_time_left_follows_from_the_number_or_the_share(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([0.0, *(second for ten in range(10, 100, 10) for second in (ten, ten))])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
    out = Out(False)
    telling = Progress(out)
    telling.begin("written", 1000)
    telling.add(100)
    telling.reached(0.5)
    telling.add(100)
    assert out.getvalue() == "100 written, 10 a second, 1:30 left\n200 written, 10 a second, 0:20 left\n"


def test_without_anybody_to_tell_nothing_is_told(ledger: Home, capsys: pytest.CaptureFixture[str]) -> None:
    load([HEADER, SOURCE, LAW], "file", OPERATOR)
    assert capsys.readouterr() == ("", "")


def test_an_accepted_load_ends_with_its_batch(ledger: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from habeas.cli.main import main

    file = tmp_path / "theirs.jsonl"
    file.write_bytes(HEADER + SOURCE + LAW)
    command = ["--home", str(ledger.path), "load", str(file), "--accept"]
    assert main(command) == 0
    assert capsys.readouterr().out == "accepted 1; 0 were there already\ncommitted BATCH 1\n"
    assert main(command) == 0
    assert capsys.readouterr().out == "accepted 0; 1 were there already\ncommitted BATCH 0\n"
