from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import bulk_load


def test_as_many_statements_as_asked_for_are_measured(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    arguments = ["--statements", "300", "--rounds", "1", "--database", "sqlite", "--folder", str(tmp_path)]
    bulk_load.main(arguments)
    told = capfd.readouterr().out.splitlines()
    assert told[0].startswith("sqlite: 300 statements, ")
    assert [line.split(":")[0].strip() for line in told[2:]] == [
        "against bare executemany",
        "the same file again, against the first time",
        "peak memory",
    ]
    assert list(tmp_path.iterdir()) == []
