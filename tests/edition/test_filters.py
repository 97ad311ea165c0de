"""Recommendations are found by what is asked for, in the order of the list, and counted without being read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.reference_rows import response
from tests.site.small import recommendation

from habeas.edition.build import fill
from habeas.edition.filters import NAMES, Choice, choices, find, naming
from habeas.edition.reader import Edition
from habeas.edition.schema import RecommendationRow, ResponseRow, Row
from habeas.edition.tags import UNANSWERED, paragraph_order, tag


def told(number: str, **given: Any) -> RecommendationRow:
    """A paragraph of this number."""
    country, body, year = given.get("country", "KAZ"), given.get("body", "CAT"), given.get("year", "2023")
    topic = f"{body.lower()}-{year}-{number}"
    own = {"id": f"{country}/recommendation/{topic}/page", "question": f"{country}/recommendation/{topic}"}
    own |= {"slug": f"{country.lower()}-{topic}", "subject": country, "country": country, "symbol": f"{body} {year}"}
    return recommendation(**{**own, "paragraphs": (number,), **given})


ROWS: tuple[Row, ...] = (
    told("9", themes=("detention", "children")),
    told("10", themes=("detention",), kind="concern"),
    told("95.7", body="UPR", year="2014", themes=("asylum",)),
    told("95.12", body="UPR", year="2014", themes=("detention",), country="FRA"),
    told("11", state="withdrawn"),
    response("upr-2014-95.7", response="accepted"),
    response("cat-2023-9", id="KAZ/response/x", response="noted", state="withdrawn"),
)


def numbers(asked: dict[str, str], limit: int = 10, offset: int = 0) -> tuple[int, list[str]]:
    with Edition.in_memory(ROWS) as edition:
        found = find(edition, asked, limit, offset)
        rows = {row.id: row for row in edition.rows(RecommendationRow)}
        return found.total, [rows[one].paragraphs[0] for one in found.ids]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["9", "10", "95.7", "95.12"]),
        ({"country": "KAZ"}, ["9", "10", "95.7"]),
        ({"body": "UPR"}, ["95.7", "95.12"]),
        ({"theme": "detention"}, ["9", "10", "95.12"]),
        ({"theme": "detention", "country": "KAZ", "year": "2023"}, ["9", "10"]),
        ({"kind": "concern"}, ["10"]),
        ({"response": "accepted"}, ["95.7"]),
        ({"response": UNANSWERED}, ["9", "95.12"]),
        ({"response": "noted"}, []),
        ({"country": "TGO"}, []),
    ],
)
def test_what_stands_is_found_by_everything_that_is_asked(asked: dict[str, str], expected: list[str]) -> None:
    assert numbers(asked) == (len(expected), expected)


def test_a_page_counts_all_and_gives_its_own() -> None:
    assert numbers({"theme": "detention"}, limit=1, offset=1) == (3, ["10"])
    assert numbers({}, limit=2, offset=2) == (4, ["95.7", "95.12"])
    assert numbers({}, limit=2, offset=9) == (4, [])


def test_choices_are_what_something_stands_under() -> None:
    with Edition.in_memory(ROWS) as edition:
        found = choices(edition)
        assert {one.name for one in found} == set(NAMES)
        assert [one for one in found if one.name == "theme"] == [
            Choice("theme", "asylum", 1),
            Choice("theme", "children", 1),
            Choice("theme", "detention", 3),
        ]
        assert all(find(edition, {one.name: one.value}, 0).total == one.total for one in found)


def test_only_the_answers_to_what_is_shown_are_read() -> None:
    with Edition.in_memory(ROWS) as edition:
        rows = edition.rows(RecommendationRow)
        assert [one.recommendation for one in naming(edition, ResponseRow, rows)] == ["upr-2014-95.7"]
        assert naming(edition, ResponseRow, [row for row in rows if row.country == "FRA"]) == []


def test_the_index_says_the_same_as_another_of_the_same_rows() -> None:
    dumped = [list(edition.query("SELECT * FROM recommendation_tag_data")) for edition in _twice()]
    assert dumped[0] == dumped[1] != []


def _twice() -> list[Edition]:
    return [Edition.in_memory(rows) for rows in (ROWS, ROWS[::-1])]


def test_a_database_with_the_index_can_be_dumped_and_read_through() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, ROWS)
        assert any("recommendation_place" in line for line in connection.iterdump())
        assert len(connection.execute("SELECT rowid, * FROM recommendation_tag").fetchall()) == 4


@given(st.text(), st.text())
def test_two_values_never_share_a_tag(one: str, other: str) -> None:
    assert (tag("body", one) == tag("body", other)) == (one == other)
    assert tag("body", one).isascii() and tag("body", one).isalnum()


def test_paragraphs_are_ordered_as_people_count() -> None:
    ordered = sorted((["10"], ["9"], ["95.92"], ["95.7"], ["12 (a)"]), key=paragraph_order)
    assert ordered == [["9"], ["10"], ["95.7"], ["95.92"], ["12 (a)"]]
