"""Reading an edition back."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.edition.rows import observation, small_edition

from habeas.edition import build
from habeas.edition.reader import DATABASE, Edition, EditionError
from habeas.edition.schema import CountryRow, DerivedRow, HeadlineRow, ObservationRow, SourceRow


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    build.write(tmp_path / DATABASE, small_edition())
    return tmp_path


def test_what_was_written_is_read(directory: Path) -> None:
    with Edition.open(directory) as edition:
        wanted = [row for row in small_edition() if isinstance(row, ObservationRow)]
        assert edition.rows(ObservationRow) == sorted(wanted, key=lambda row: row.id)
        assert edition.id == "2026-11-24"
        assert edition.meta["title"] == "Example"
        assert edition.get(SourceRow, "wpb-2018") == next(r for r in small_edition() if isinstance(r, SourceRow))
        assert edition.get(SourceRow, "nowhere") is None


def test_a_file_and_memory_hold_the_same(directory: Path) -> None:
    with Edition.open(directory) as one, Edition.in_memory(small_edition()) as other:
        assert one.rows(ObservationRow) == other.rows(ObservationRow)
        assert one.meta == other.meta


def test_filters_and_orders(directory: Path) -> None:
    with Edition.open(directory) as edition:
        found = edition.rows(ObservationRow, {"country": "KAZ", "status": ["reported", "estimated"]}, ["-number"])
        assert [row.period for row in found] == [str(year) for year in range(2017, 2009, -1)]
        assert edition.rows(ObservationRow, {"country": "KAZ"}, ["-number"], limit=2, offset=1) == found[1:3]
        assert edition.count(ObservationRow, {"preferred": True}) == 9
        assert edition.count(ObservationRow, {"number": None}) == 1
        assert edition.count(ObservationRow, {"country": []}) == 0


def test_a_key_of_two_columns() -> None:
    row = HeadlineRow(
        country="KAZ",
        question="detains",
        status="answered",
        text="",
        year="2024",
        observations=("a", "b"),
        written=False,
    )
    with Edition.in_memory([row]) as edition:
        assert edition.get(HeadlineRow, "KAZ", "detains") == row
        with pytest.raises(ValueError, match="country, question"):
            edition.get(HeadlineRow, "KAZ")


@pytest.mark.parametrize("name", ["nonsense", "id; DROP TABLE meta", "id = id OR 1", ""])
def test_only_columns_can_be_named(name: str) -> None:
    with Edition.in_memory(small_edition()) as edition:
        with pytest.raises(ValueError, match="has no column"):
            edition.rows(ObservationRow, {name: "x"})
        with pytest.raises(ValueError, match="has no column"):
            edition.rows(ObservationRow, order=[name])


@given(st.text(), st.lists(st.text()), st.floats(allow_nan=False, allow_infinity=False) | st.none())
def test_any_text_number_and_list_comes_back(text: str, items: list[str], number: float | None) -> None:
    try:
        text.encode()
        "".join(items).encode()
    except UnicodeEncodeError:
        return
    row = observation(raw=text, rivals=tuple(items), number=number)
    with Edition.in_memory([row]) as edition:
        assert edition.rows(ObservationRow, {"raw": text}) == [row]


def test_nobody_writes_into_an_edition(directory: Path) -> None:
    with Edition.open(directory) as edition, pytest.raises(sqlite3.OperationalError, match="readonly"):
        edition.query("DELETE FROM country")
    with Edition.in_memory(small_edition()) as edition, pytest.raises(sqlite3.OperationalError, match="readonly"):
        edition.query("DELETE FROM country")


@pytest.mark.parametrize("memory", [True, False])
def test_many_threads_read_one_edition(directory: Path, memory: bool) -> None:
    edition = Edition.in_memory(small_edition()) if memory else Edition.open(directory)
    with edition, ThreadPoolExecutor(8) as pool:
        counts = pool.map(lambda _: len(edition.rows(ObservationRow, {"country": "KAZ"})), range(64))
        assert set(counts) == {8}


def test_an_open_edition_stays_itself_when_the_link_moves(directory: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    build.write(other / DATABASE, [])
    link = tmp_path / "current"
    link.symlink_to(directory)
    with Edition.open(link) as edition:
        link.unlink()
        link.symlink_to(other)
        assert edition.count(CountryRow) == 2


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough" * 30])
def test_what_is_no_edition_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(EditionError, match=str(tmp_path)):
        Edition.open(tmp_path)


def test_every_type_of_column_survives() -> None:
    rows: list[Any] = [
        DerivedRow(
            id=f"KAZ/x/{year}/derived",
            country="KAZ",
            indicator="x",
            period=str(year),
            value="1.5",
            number=1.5,
            unit="",
            function="share",
            inputs=("a",),
            considered=2,
            printed="",
            agrees=agrees,
        )
        for year, agrees in ((2018, None), (2019, True), (2020, False))
    ]
    with Edition.in_memory(rows) as edition:
        assert edition.rows(DerivedRow) == rows
