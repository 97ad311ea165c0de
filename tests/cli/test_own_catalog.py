"""An observatory's own catalog: what was asked there may be asked no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.cli.main import main
from habeas.ledger.connection import disconnect

OWN = """
indicators:
  escapes:
    section: detainee_data
    label: {en: Escapes}
    definition: {en: People who escaped from immigration detention in a year.}
    type: number
    time: flow
    unit: persons/yr
"""
ID = "KAZ/escapes/2024/moi-2025"
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> str:
        capsys.readouterr()
        code = main(["--home", str(tmp_path), *words])
        told = capsys.readouterr()
        assert code == 0, told.err
        return told.out

    return run


def test_an_entry_may_go_once_nothing_stands_that_uses_it(run: Run, tmp_path: Path) -> None:
    run("init")
    own = tmp_path / "catalog" / "ours.yaml"
    own.write_text(OWN, encoding="utf-8")
    run("add", "source", "key=moi-2025", "title=Annual report")
    for period in ("2023", "2024"):
        fields = ("subject=KAZ", "indicator=escapes", f"period={period}", "value=12", "source=moi-2025", "raw=twelve")
        run("add", "observation", *fields, "--accept")
    run(
        "add",
        "observation",
        "subject=KAZ",
        "indicator=refugees",
        "period=2024",
        "value=7",
        "source=moi-2025",
        "--accept",
    )
    run("publish", "--date", "2026-11-24")
    run("correct", ID, "value=13", "--reason", "misread")
    run("publish", "--date", "2026-11-25")
    run("withdraw", "observation-1", "--reason", "We count escapes no more")
    run("withdraw", "observation-4", "--reason", "We count escapes no more")
    own.unlink()
    disconnect()
    assert run("publish", "--date", "2026-11-26").splitlines()[-1] == "published 2026-11-26"
    run("verify")
    edition = tmp_path / "editions" / "2026-11-26"
    lines = [json.loads(line) for line in (edition / "data" / "statements.jsonl").read_text("utf-8").splitlines()]
    ended = {one["id"]: one for one in lines if one.get("indicator") == "escapes"}
    assert sorted(one["state"] for one in ended.values()) == ["superseded", "withdrawn", "withdrawn"]
    assert not [one for one in ended.values() if one["value"] or one["raw"]]
    table = (edition / "data" / "observations" / "no_longer_asked.csv").read_text("utf-8")
    assert table.count("We count escapes no more") == 2
    assert "escapes" in (edition / "site" / "corrections" / "index.html").read_text("utf-8")
    disconnect()
