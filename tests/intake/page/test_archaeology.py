"""Many copies of one page: their days, and zeros where another copy says that nothing is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.page.archaeology import Copy, Held, dated, day_in_name, set_apart, settle
from habeas.intake.proposal import Observation, Source, Statement
from habeas.values import Json, Status


def copy(key: str, *said: Json, file: str = "", series: str = "page-cpv", published: str = "") -> Copy:
    """A copy that answers one question, with None for *Not Available*."""
    statements: list[Statement] = [
        Observation(
            subject="CPV", source=key, via=key, indicator="detained_children", period="2017",
            status=Status.NOT_AVAILABLE if one is None else Status.REPORTED, value=one,
            unit="" if one is None else "persons", raw="Not Available" if one is None else str(one),
        )
        for one in said
    ]  # fmt: skip
    return Copy(
        file or key,
        Source(key=key, title=key, kind="country_page", series=series, published=published),
        tuple(statements),
    )


def forms(copies: list[Copy]) -> dict[str, list[tuple[str, str]]]:
    """Status and printed form by copy."""
    return {
        one.source.key: [(s.status.value, s.raw) for s in one.statements if isinstance(s, Observation)]
        for one in copies
    }


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("kazakhstan-2020-06-14.html", "2020-06-14"),
        ("2020-06 kazakhstan.txt", "2020-06"),
        ("old/2019-01-01/kazakhstan.html", ""),
        ("kaz_20200614093000.html", "2020-06-14"),
        ("kaz20200614.html", "2020-06-14"),
        ("kaz-2020-06-14-and-2021-06-14.html", ""),
        ("kaz-2020-13-01.html", ""),
        ("kaz-2020-02-30.html", ""),
        ("kaz-2020.html", ""),
        ("kaz-112020-06-14.html", ""),
    ],
)
def test_a_day_in_a_name_is_read_and_never_guessed(name: str, day: str) -> None:
    assert day_in_name(name) == day


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    iso = str(day)
    assert day_in_name(f"kaz-{iso}.html") == day_in_name(f"kaz_{iso.replace('-', '')}120000.html") == iso


def test_the_printed_month_comes_before_the_day_in_the_name() -> None:
    one = dated([copy("a", 1, file="kaz-2023-05-02.html", published="2023-03")], {})[0].source
    assert (one.published, one.accessed) == ("2023-03", "2023-05-02")
    two = dated([copy("a", 1, file="kaz-2023-05-02.html")], {})[0].source
    assert (two.published, two.accessed) == ("2023-05-02", "2023-05-02")
    three = dated([copy("a", 1, file="kaz.html")], {})[0].source
    assert (three.published, three.accessed) == ("", "")


def test_the_same_bytes_under_two_names_are_one_copy_of_the_earliest_day() -> None:
    both = dated([copy("a", 1, file="kaz-2023-05.html"), copy("a", 1, file="kaz-2021-02-01.html")], {})
    assert {one.source.published for one in both} == {"2021-02-01"}


def test_a_copy_that_is_known_keeps_its_day() -> None:
    known = Source(key="a", title="a", kind="country_page", series="page-cpv", published="2020-01-05")
    assert dated([copy("a", 1, file="kaz-2023-05.html")], {"a": known})[0].source == known


def test_a_zero_beside_not_available_is_no_number_in_whatever_order_the_copies_come() -> None:
    copies = [copy("g2", None), copy("g3", 0), copy("g4", 0), copy("g6", None)]
    zero, gap = [("unparsed", "0 / 2017")], [("not_available", "Not Available")]
    expected = {"g2": gap, "g3": zero, "g4": zero, "g6": gap}
    for order in permutations(copies):
        assert forms(settle(order, [])) == expected


def test_a_zero_that_no_copy_contradicts_and_any_other_number_stay() -> None:
    assert forms(settle([copy("a", 0), copy("b", 0)], [])) == {"a": [("reported", "0")], "b": [("reported", "0")]}
    assert forms(settle([copy("a", 9), copy("b", None)], []))["a"] == [("reported", "9")]


def test_another_series_decides_nothing() -> None:
    assert forms(settle([copy("a", 0), copy("b", None, series="page-sle")], []))["a"] == [("reported", "0")]
    assert forms(settle([copy("a", 0, series=""), copy("b", None, series="")], []))["a"] == [("reported", "0")]


def held(one: Copy, *, alive: bool = True) -> list[Held]:
    return [Held(one.source.series, s, alive) for s in one.statements if isinstance(s, Observation)]


def test_what_the_ledger_holds_of_the_series_counts() -> None:
    assert forms(settle([copy("b", 0)], held(copy("a", None))))["b"] == [("unparsed", "0 / 2017")]
    assert forms(settle([copy("b", 0)], held(copy("a", None), alive=False)))["b"] == [("reported", "0")]


def test_a_copy_read_again_keeps_the_form_in_which_it_is_held() -> None:
    assert forms(settle([copy("a", 0), copy("b", None)], held(copy("a", 0))))["a"] == [("reported", "0")]
    apart = settle([copy("a", 0), copy("b", None)], [])[0]
    assert forms(settle([copy("a", 0)], held(apart)))["a"] == [("unparsed", "0 / 2017")]


def test_what_was_set_apart_is_told() -> None:
    before = [copy("a", 0), copy("b", None)]
    after = settle(before, [])
    assert [set_apart(one, other) for one, other in zip(before, after, strict=True)] == [
        ["detained_children, 2017"],
        [],
    ]


def test_answers_and_truth_values_are_no_zeros() -> None:
    one = copy("a", 0)
    number = one.statements[0]
    assert isinstance(number, Observation)
    answer = replace(number, value=False)
    assert settle([replace(one, statements=(answer,)), copy("b", None)], [])[0].statements == (answer,)
