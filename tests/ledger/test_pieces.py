"""A long file is read by several processes: with the same result as by one, and one clear error where there is one."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator

import pytest
from tests.ledger.making import OPERATOR, READER, figure, source

from habeas.capture import forks
from habeas.intake.proposal import Source, Statement
from habeas.ledger import importing, rows, standing
from habeas.ledger.check.run import check
from habeas.ledger.errors import LedgerError, RefusedDump, RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.importing import Imported, take_in
from habeas.ledger.load import load
from habeas.ledger.models import Batch, LedgerKey, Observation, Text
from habeas.ledger.models import Source as SourceRow

HEADER = b'{"habeas":"ledger","format":1,"software":"theirs"}\n'


def written(row: str, **fields: object) -> bytes:
    nested = "source" if row == "source" else "statement"
    return json.dumps({"row": row, nested: fields}).encode() + b"\n"


def said(year: int, **fields: object) -> bytes:
    told = {"subject": "KAZ", "source": "moi", "indicator": "detainee_entries", "period": str(year), "value": year}
    return written("observation", **{**told, "raw": f"{year} people", **fields})


SOURCE = written("source", key="moi", title="Report")
LINES = [HEADER, *(said(year) for year in range(1990, 2020)), b"\n", SOURCE, said(1990), said(2020)]


@pytest.fixture(params=[1, 2, 3])
def hands(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """As many processes, and pieces so small that a few lines are many."""
    workers: int = request.param
    monkeypatch.setattr(forks, "hands", lambda: workers)
    monkeypatch.setattr(importing, "PIECE", 3)
    return workers


def test_any_number_of_processes_brings_in_the_same(either_ledger: Home, hands: int) -> None:
    assert load(LINES, "file", OPERATOR, accept=True).proposals == Imported(1, 0, 31, 0)
    kept = [row.statement for row in rows.statements("observation")]
    wanted = [figure(year, period=str(year), source="moi", raw=f"{year} people") for year in range(1990, 2021)]
    assert kept == wanted
    assert Text.objects.filter(words__endswith="people").count() == 31
    assert standing.compare() == []
    assert not list(check())
    assert load(LINES, "file", OPERATOR, accept=True).proposals == Imported(0, 0, 0, 31)
    assert load([*LINES, said(2021)], "file", OPERATOR).proposals == Imported(2, 1, 0, 31)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (b"{\n", "file, line 37: is not JSON"),
        (said(2022, value="many"), "observation KAZ/detainee_entries/2022/moi: value"),
        (said(2022, source="other"), "observation KAZ/detainee_entries/2022/other: source: there is no source 'other'"),
        (said(2022, colour="red"), "file, line 37: colour: is no field of observation"),
        (b'{"row":"observation","id":1}\n', "file, line 37: id: stored rows and new statements"),
    ],
)
def test_one_wrong_line_stops_everything_and_is_named(ledger: Home, hands: int, wrong: bytes, told: str) -> None:
    lines = [*LINES, said(2021), wrong, *(said(year, source="third") for year in range(1950, 1985))]
    with pytest.raises((RefusedDump, RefusedStatement)) as caught:
        load(lines, "file", OPERATOR, accept=True)
    assert told in str(caught.value)
    assert caught.value.fix
    assert not any(model.objects.exists() for model in (Batch, LedgerKey, Observation, SourceRow, Text))
    assert multiprocessing.active_children() == []


def test_a_reading_process_that_the_system_ends_is_told(ledger: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "hands", lambda: 2)
    here = os.getpid()

    def read(piece: int) -> Iterator[Source | Statement]:
        if piece == 11 and os.getpid() != here:
            os._exit(1)
        yield source()
        yield figure(piece, period=str(1990 + piece))

    with pytest.raises(LedgerError, match="the system ended a process that was reading"):
        take_in(READER, range(20), read, accept=True, by=OPERATOR)
    assert not Observation.objects.exists()
