"""Real lists beside the project: every row of them is accounted for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.intake.treaties.untc import CATALOG

from habeas.intake.treaties import TreatyReading, list_source, read_treaties, statements


def read(path: Path, as_of: str) -> TreatyReading:
    return read_treaties(path.read_bytes(), name=path.name, catalog=CATALOG, as_of=as_of)


@pytest.fixture
def treaties(shared: Path) -> Path:
    folder = shared / "data" / "treaties"
    if not folder.is_dir():
        pytest.skip(f"needs {folder}")
    return folder


def test_the_joined_table_is_read_but_for_a_union_and_a_line_without_a_date(treaties: Path) -> None:
    found = read(treaties / "un-treaty-collection-2015.csv", "2015-03-14")
    assert (found.rows, len(found.instruments)) == (2587, 18)
    assert Counter(piece.reason for piece in found.unparsed) == {
        "an organisation, which has no page": 3,
        "no date": 1,
    }
    kaz = {(one.instrument, one.action): one.date for one in found.acts if one.country == "KAZ"}
    assert kaz["CAT", "accession"] == "1998-08-26"
    assert kaz["ICCPR OP1", "ratification"] == "2009-06-30"


def test_the_table_of_statuses_contradicts_itself_in_six_rows(treaties: Path) -> None:
    found = read(treaties / "un-human-rights-treaties-2022.csv", "2022-08-25")
    assert (found.rows, len(found.statuses), found.unparsed) == (3474, 3474, ())
    assert len(found.contradictions) == 6
    told = {(one.instrument, one.country): one for one in found.statuses}
    assert told["ICCPR OP1", "KAZ"].status == "party"
    assert "flag" in told["ICCPR OP1", "KAZ"].note


@pytest.mark.parametrize(("name", "rows", "empty"), [("4-9", 50, 9), ("4-4", 67, 3), ("4-13", 15, 0)])
def test_every_entry_of_a_declarations_file_is_a_statement_or_listed(
    treaties: Path, name: str, rows: int, empty: int
) -> None:
    found = read(treaties / f"declarations-{name}.txt", "")
    without_words = [piece for piece in found.unparsed if piece.reason.startswith("nothing stands")]
    elsewhere = [piece for piece in found.unparsed if piece.reason.startswith("refers")]
    assert (found.rows, len(without_words)) == (rows, empty)
    assert len({one.place for one in found.acts}) == rows - empty - len(elsewhere)
    assert all(one.text for one in found.acts)


def test_the_same_bytes_make_the_same_source_and_statements(treaties: Path) -> None:
    path = treaties / "un-treaty-collection-2015.csv"
    first, second = read(path, "2015-03-14"), read(path, "2015-03-14")
    source = list_source(first, path.read_bytes())
    assert source == list_source(second, path.read_bytes())
    made = list(statements(first, source.key))
    assert made == list(statements(second, source.key))
    assert len({one.natural_id for one in made}) == len(made)
