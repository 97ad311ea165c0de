from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import ANNA, BORIS, OPERATOR, READER, bring_in, figure, rule, source
from tests.ledger.statements import STATEMENTS, one_of_each_kind

from habeas.intake.proposal import Statement
from habeas.ledger import format, public, rows, standing
from habeas.ledger.check import Severity, check
from habeas.ledger.closing import Tally
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled, decide_batch
from habeas.ledger.dump import dump
from habeas.ledger.editions import record_amendment, record_edition
from habeas.ledger.errors import RefusedDump, RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose
from habeas.ledger.load import Loaded, load
from habeas.ledger.models import Batch, Decision, Observation, Verdict
from habeas.ledger.models import Source as SourceRow
from habeas.ledger.options import Options
from habeas.ledger.shapes import SHAPES
from habeas.values import Visibility

HEADER = b'{"habeas":"ledger","format":1}\n'


def fill() -> None:
    """A ledger with a bit of everything."""
    capture = Captured(sha256="ab" * 32, media_type="text/html", url="https://example.org", how="by hand")
    intent = BatchIntent(reader="page", version="2", mapping="tiles", capture=capture)
    propose(intent, [source()], one_of_each_kind("moi-2025"), accept=True, by=OPERATOR)
    bring_in(figure(1, note="private"), figure(2, visibility=Visibility.CONFIDENTIAL), accept=False, by=ANNA)
    rule(Verdict.REJECT, 2)
    rule(Verdict.ACCEPT, 3, by=BORIS)
    rule(Verdict.PREFER, 1)
    correct("observation", 1, {"value": "413"}, Ruled(ANNA, "misread", note="told by B."))
    bring_in(figure(0.5, period="2020", indicator="prison_rate"))
    record_edition("2026-11-24", cut=1, previous="", content_digest="aa")
    record_amendment("2026-11-24", decision=2, content_digest="bb")


def stops() -> set[str]:
    """The codes of everything that must stop a publication."""
    return {finding.code for finding in check() if finding.severity is Severity.STOP}


def rows_of(lines: Iterable[bytes]) -> int:
    """What the last line of a dump counts."""
    last: int = json.loads(list(lines)[-1])["rows"]
    return last


def closed(lines: Sequence[bytes]) -> list[bytes]:
    """A dump that was changed, with a last line that fits."""
    tally = Tally()
    return [*(tally.add(line) for line in lines[:-1]), json.dumps(tally.end()).encode()]


def another(path: Path) -> Home:
    """An empty ledger of its own, connected."""
    home = Home(path)
    home.create()
    connect(home, check=False)
    format.migrate()
    return home


def test_a_ledger_is_the_same_after_dump_and_load(ledger: Home, tmp_path: Path) -> None:
    fill()
    lines, told, stands = list(dump()), list(public.accepted()), standing.stored()
    another(tmp_path / "second")
    assert load(lines, "dump", OPERATOR) == Loaded(len(lines) - 2)
    assert list(dump()) == lines
    assert list(public.accepted()) == told
    assert standing.stored() == stands
    assert stops() == {"file_missing"}, "a dump holds no files"


def test_every_kind_of_row_is_in_the_dump(ledger: Home) -> None:
    fill()
    assert {json.loads(line).get("row") for line in dump()} - {None} == set(SHAPES)


@pytest.mark.postgres
def test_from_sqlite_to_postgresql_and_back(ledger: Home, postgres_url: str, tmp_path: Path) -> None:
    fill()
    lines, stands = list(dump()), standing.stored()
    middle = Home(tmp_path / "postgres")
    middle.create(Options(database=postgres_url))
    connect(middle, check=False)
    format.migrate()
    load(lines, "dump", OPERATOR)
    assert list(dump()) == lines
    assert standing.stored() == stands
    assert stops() == {"file_missing"}, "a dump holds no files"
    goes_on()
    longer = list(dump())
    another(tmp_path / "back")
    load(longer, "dump", OPERATOR)
    assert list(dump()) == longer


def goes_on() -> None:
    """Numbering goes on behind the highest id, and what was imported is known."""
    last = Observation.objects.order_by("-pk")[0].pk
    assert bring_in(figure(1, note="private")).batch == 0
    assert bring_in(figure(77, period="1999")).accepted == 1
    assert Observation.objects.order_by("-pk")[0].pk == last + 1


def test_a_loaded_ledger_goes_on_where_the_old_one_stopped(ledger: Home, tmp_path: Path) -> None:
    fill()
    lines = list(dump())
    another(tmp_path / "second")
    load(lines, "dump", OPERATOR)
    goes_on()
    assert standing.compare() == []


def test_a_ledger_that_is_not_empty_takes_no_whole_ledger(ledger: Home) -> None:
    fill()
    lines = list(dump())
    with pytest.raises(RefusedDump, match="this one is not empty"):
        load(lines, "dump", OPERATOR)
    assert list(dump()) == lines


def changed(row: str, change: Callable[[dict[str, Any]], None]) -> Callable[[list[bytes]], tuple[list[bytes], int]]:
    """The lines with the first row of a kind changed, and its number."""

    def apply(lines: list[bytes]) -> tuple[list[bytes], int]:
        place = next(place for place, line in enumerate(lines) if json.loads(line).get("row") == row)
        content = json.loads(lines[place])
        change(content)
        return [*lines[:place], json.dumps(content).encode(), *lines[place + 1 :]], place + 1

    return apply


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (changed("observation", lambda row: row.update(id="one")), "id: must be a whole number, not 'one'"),
        (changed("observation", lambda row: row.pop("seal")), "seal: is missing"),
        (changed("observation", lambda row: row.update(colour="red")), "colour: is no field of observation"),
        (changed("observation", lambda row: row["statement"].pop("period")), "period: is missing"),
        (changed("observation", lambda row: row["statement"].update(status="maybe")), "status: 'maybe' is none of"),
        (changed("observation", lambda row: row["statement"].update(value=999)), "seal: does not fit the row"),
        (changed("observation", lambda row: row.update(stated_by="eve")), "seal: does not fit the row"),
        (changed("text", lambda row: row.update(words="other words")), "hash: does not fit the words"),
        (changed("decision", lambda row: row.update(by="eve")), "seal: does not fit the row"),
        (changed("batch", lambda row: row.update(row="bunch")), "row: 'bunch' is not a kind of row"),
        (changed("source", lambda row: row.update(batch_id=None)), "batch_id: must be a whole number"),
    ],
)
def test_a_line_in_error_is_named_and_nothing_is_loaded(
    ledger: Home,
    tmp_path: Path,
    spoil: Callable[[list[bytes]], tuple[list[bytes], int]],
    words: str,
) -> None:
    fill()
    lines, number = spoil(list(dump()))
    another(tmp_path / "second")
    with pytest.raises(RefusedDump, match=f"dump, line {number}: {words}"):
        load(lines, "dump", OPERATOR)
    assert rows_of(dump()) == 0


@pytest.mark.parametrize("row", ["text", "source", "batch", "observation"])
def test_a_dump_that_lost_a_row_is_refused(ledger: Home, tmp_path: Path, row: str) -> None:
    fill()
    lines = list(dump())
    lines.remove(next(line for line in lines if json.loads(line).get("row") == row))
    another(tmp_path / "second")
    with pytest.raises(RefusedDump, match="rows: the last line counts"):
        load(lines, "dump", OPERATOR)
    with pytest.raises(RefusedDump, match="points to nothing"):
        load(closed(lines), "dump", OPERATOR)
    assert rows_of(dump()) == 0


def test_a_dump_that_was_cut_short_is_refused_wherever_it_was_cut(ledger: Home, tmp_path: Path) -> None:
    fill()
    lines = list(dump())
    another(tmp_path / "second")
    for left in (1, 2, len(lines) // 2, len(lines) - 1):
        with pytest.raises(RefusedDump, match=r"dump: ends without the last line of a dump.*Nothing was loaded"):
            load(lines[:left], "dump", OPERATOR)
    assert rows_of(dump()) == 0


def test_a_dump_is_what_its_last_line_says(ledger: Home, tmp_path: Path) -> None:
    fill()
    lines = list(dump())
    another(tmp_path / "second")
    swapped = [*lines[:-3], lines[-2], lines[-3], lines[-1]]
    with pytest.raises(RefusedDump, match=f"line {len(lines)}: sha256"):
        load(swapped, "dump", OPERATOR)
    with pytest.raises(RefusedDump, match=f"line {len(lines) + 1}: comes after the last line"):
        load([*lines, lines[-2]], "dump", OPERATOR)
    other_endings = [line.rstrip() + b"\r\n" for line in lines]
    assert load(other_endings, "dump", OPERATOR) == Loaded(len(lines) - 2)


def test_the_dump_of_an_empty_ledger_is_loaded(ledger: Home) -> None:
    assert load(list(dump()), "dump", OPERATOR) == Loaded(0)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "its first line does not say so"),
        ([b'{"kind": "observation"}\n'], "its first line does not say so"),
        ([b'{"habeas":"ledger","format":99}\n'], "line 1: format: the dump has format 99, this habeas reads 1"),
        ([HEADER, b"{not json\n"], "line 2: is not JSON"),
        ([HEADER, b"[1]\n"], "line 2: is not a JSON object"),
        ([HEADER, b'{"row":"observation","statement":{"subject":"KAZ"}}\n'], "line 2: source: a observation needs"),
        ([HEADER, b'{"row":"law","statement":{"subject":1}}\n'], "line 2: subject: words are expected, not 1"),
        ([HEADER, b'{"row":"law","statement":{"colour":1}}\n'], "line 2: colour: is no field of law"),
        ([HEADER, b'{"row":"law","statement":{},"by":"me"}\n'], "line 2: by: is no field of a law without id"),
        ([HEADER, b'{"row":"law"}\n'], "line 2: statement: must be an object"),
        ([HEADER, b'{"row":"law","statement":{}}\n', b'{"row":"law","id":1}\n'], "needs subject"),
    ],
)
def test_a_file_that_is_no_dump_is_refused(ledger: Home, lines: list[bytes], words: str) -> None:
    with pytest.raises(RefusedDump, match=words):
        load(lines, "file", OPERATOR)
    assert not Batch.objects.exists()


def test_stored_rows_and_new_ones_do_not_mix(ledger: Home) -> None:
    new = b'{"row":"law","statement":{"subject":"KAZ","source":"s","key":"k","title":"t"}}'
    stored = b'{"row":"key","purpose":"a","secret":"b"}'
    with pytest.raises(RefusedDump, match="file, line 3: id: stored rows and new statements"):
        load([HEADER, new, stored], "file", OPERATOR)
    with pytest.raises(RefusedDump, match="file, line 3: id: stored rows and new statements"):
        load([HEADER, stored, new], "file", OPERATOR)
    assert rows_of(dump()) == 0


THEIRS = {"row": "source", "source": {"key": "theirs", "title": "Theirs"}}


def foreign(*rows: dict[str, Any]) -> list[bytes]:
    return [HEADER, *(json.dumps(row).encode() for row in rows)]


def test_statements_of_another_system_become_proposals(ledger: Home) -> None:
    said = {"subject": "KAZ", "source": "theirs", "indicator": "detainee_entries", "period": "2024", "value": 7}
    lines = foreign(
        {"row": "source", "source": {"key": "theirs", "title": "Theirs"}}, {"row": "observation", "statement": said}
    )
    done = load(lines, "file", ANNA)
    assert done.proposals is not None
    assert done.proposals.proposed == 1
    (row,) = rows.statements("observation")
    assert row.statement == figure(7, source="theirs")
    assert row.stated_by == "anna"
    assert not Decision.objects.exists()
    again = load(lines, "file", ANNA).proposals
    assert again is not None
    assert (again.batch, again.same) == (0, 1)


def test_statements_of_another_system_are_checked_like_any_other(ledger: Home) -> None:
    said = {"subject": "KAZ", "source": "theirs", "indicator": "happiness"}
    lines = foreign(
        {"row": "source", "source": {"key": "theirs", "title": "Theirs"}}, {"row": "observation", "statement": said}
    )
    with pytest.raises(RefusedStatement, match="happiness"):
        load(lines, "file", ANNA)
    assert not SourceRow.objects.exists()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STATEMENTS, min_size=1, max_size=6), st.booleans())
def test_whatever_was_said_survives_dump_and_load(
    ledger: Home, tmp_path_factory: pytest.TempPathFactory, statements: list[Statement], accept: bool
) -> None:
    another(tmp_path_factory.mktemp("first") / "home")
    batch = propose(READER, [source()], statements, accept=accept, by=OPERATOR).batch
    if not accept:
        decide_batch(Verdict.ACCEPT, batch, Ruled(ANNA))
    lines, told = list(dump()), list(public.accepted())
    another(tmp_path_factory.mktemp("second") / "home")
    load(lines, "dump", OPERATOR)
    assert list(dump()) == lines
    assert list(public.accepted()) == told
    disconnect()


def test_the_documentation_names_every_row_and_column(project: Path) -> None:
    text = (project / "docs/dump-format.md").read_text(encoding="utf-8")
    for shape in SHAPES.values():
        assert f"`{shape.row}`" in text
        for column in shape.columns:
            assert f"`{column.name}`" in text, f"{shape.row}.{column.name}"
