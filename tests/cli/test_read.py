"""`habeas read`: documents in, JSON or words out; what cannot be read is told and the rest go on."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from tests.fixtures.hostile_documents import ENDLESS, HOSTILE

from habeas.cli.documents import LARGEST, LIMITS
from habeas.cli.main import main
from habeas.intake.document.blocks.sniff import MAX_BYTES

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
OBSERVATIONS, REVIEW = DOCUMENTS / "observations.txt", DOCUMENTS / "review.txt"


def test_json_is_a_list_in_the_order_of_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(REVIEW), str(OBSERVATIONS), str(REVIEW), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["document"] for one in answer] == ["upr_report", "concluding_observations", "upr_report"]
    assert answer[0] == answer[2]
    assert answer[1]["file"] == str(OBSERVATIONS)


def test_json_lines_are_the_same_objects(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(REVIEW), str(OBSERVATIONS), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert main(["read", str(REVIEW), str(OBSERVATIONS), "--jsonl"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == listed


def test_people_read_a_line_for_each_recommendation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(REVIEW)]) == 0
    out = capsys.readouterr().out
    assert "A/HRC/80/99, upr_report, UPR, KAZ, en" in out
    assert "  3.2a     End the detention of migrant children (France, Uruguay)  [FRA, URY, accepted" in out


def test_nothing_that_can_be_read_gives_an_empty_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["read", str(tmp_path / "none.pdf"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_folders_missing_files_and_pipes_are_told_and_the_rest_go_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    files = [tmp_path, tmp_path / "none.pdf", tmp_path / "pipe", REVIEW]
    assert main(["read", *map(str, files), "--jsonl"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    for told in ("is a folder", "No such file", "device or pipe", "3 of 4 files could not be read"):
        assert told in captured.err


def test_a_name_with_odd_characters_is_read_and_printed_harmlessly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\n\x1b[2J \xff \xc3\xa9.txt"))
    odd.write_bytes(OBSERVATIONS.read_bytes())
    assert main(["read", str(odd), "--jsonl"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["file"].endswith("/a\ufffd\ufffd[2J \ufffd é.txt")


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_hostile_documents_are_each_told_and_the_others_read(
    form: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = [OBSERVATIONS]
    for name, (make, _) in HOSTILE.items():
        files.append(tmp_path / name)
        files[-1].write_bytes(make())
    assert main(["read", *map(str, files), str(REVIEW), form]) == 1
    captured = capsys.readouterr()
    read = json.loads(captured.out) if form == "--json" else [json.loads(one) for one in captured.out.splitlines()]
    assert [one["document"] for one in read] == ["concluding_observations", "upr_report"]
    told = dict(line.split(": ", 2)[1:] for line in captured.err.splitlines() if line.count(": ") > 1)
    for name, (_, words) in HOSTILE.items():
        assert words in told[str(tmp_path / name)], name


@pytest.mark.parametrize("name", ENDLESS)
def test_what_would_not_end_is_ended(name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    make, words = ENDLESS[name]
    (tmp_path / name).write_bytes(make())
    assert main(["read", str(tmp_path / name), str(REVIEW), "--json"]) == 1
    captured = capsys.readouterr()
    assert words in captured.err
    assert len(json.loads(captured.out)) == 1


def test_the_limits_are_those_that_are_promised() -> None:
    assert LIMITS.wall_seconds + 2 <= 10  # the start of the command and of a child
    assert LIMITS.memory_mb + 3 * LARGEST // 2**20 < 512  # what the parent holds of the file, twice, and itself
    assert MAX_BYTES == LARGEST


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "only a Dask cluster has a scheduler"),
        (["--engine", "dask"], "the cluster is not named"),
    ],
)
def test_a_cluster_is_asked_for_whole(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(REVIEW), *words]) == 2
    assert told in capsys.readouterr().err


def test_without_dask_its_engine_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    assert main(["read", str(REVIEW), "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"]) == 1
    assert "pip install 'habeas[dask]'" in capsys.readouterr().err
