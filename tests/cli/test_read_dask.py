"""`habeas read --engine dask`: the same answers from the machines of a cluster. Needs the extra habeas[dask]."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.cli.main import main

distributed = pytest.importorskip("distributed", reason="needs the extra habeas[dask]")

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"


@pytest.mark.filterwarnings("default")
def test_a_cluster_answers_as_this_machine_does(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    files = [*sorted(map(str, DOCUMENTS.glob("*.txt"))), str(tmp_path / "empty.pdf")]
    assert main(["read", *files, "--jsonl"]) == 1
    here = capsys.readouterr()
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        assert main(["read", *files, "--jsonl", "--engine", "dask", "--scheduler", cluster.scheduler_address]) == 1
    there = capsys.readouterr()
    assert there.out == here.out
    assert "the file is empty" in there.err
