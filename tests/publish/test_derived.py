"""Derived values: six functions, over what stands, is national, exact and public."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.factories import accepted, act, derived, figure, inputs, listed, of, rows

from habeas.edition.schema import DerivedRow
from habeas.intake.proposal import Observation, Statement
from habeas.publish.derived import agrees
from habeas.values import CoverageKind, Status


def population(value: int = 1_000_000, period: str = "2020", **given: Any) -> Observation:
    return figure(value, "population", period, **given)


def test_a_rate_names_its_inputs_and_formula() -> None:
    found = derived(figure(250, "prison_population", "2020-06-01"), population())
    row = found["KAZ/prison_rate/2020-06-01/derived"]
    assert (row.value, row.number, row.function, row.unit) == ("25", 25.0, "rate", "per 100,000")
    assert row.inputs == ("KAZ/prison_population/2020-06-01/stats", "KAZ/population/2020/stats")
    assert (row.printed, row.agrees) == ("", None)


@pytest.mark.parametrize(
    ("part", "whole", "name", "value"),
    [
        ("migrants_stock", "population", "migrants_pct", "10.5"),
        ("refugees", "population", "refugees_per_1000", "105"),
    ],
)
def test_shares_and_thousands(part: str, whole: str, name: str, value: str) -> None:
    row = derived(figure(105, part), figure(1000, whole))[f"KAZ/{name}/2020/derived"]
    assert row.value == value


def test_a_sum_needs_every_part() -> None:
    parts = [figure(6, "detained_children_accompanied"), figure(3, "detained_children_unaccompanied")]
    assert derived(*parts)["KAZ/detained_children/2020/derived"].value == "9"
    assert "KAZ/detained_children/2020/derived" not in derived(parts[0])


def test_a_computed_count_of_fewer_than_five_people_is_left_out() -> None:
    parts = [figure(2, "detained_children_accompanied"), figure(2, "detained_children_unaccompanied")]
    assert derived(*parts) == {}


@pytest.mark.parametrize(
    "other",
    [
        {"coverage_kind": CoverageKind.AREA},
        {"breakdown": {"sex": "female"}},
        {"value": {"about": 250}},
        {"value": {"at_least": 250}},
        {"value": None, "status": Status.NOT_AVAILABLE},
        {"unit": "households"},
        {"period": ""},
        {"period": "2019"},
        {"subject": "KAZ-almaty"},
    ],
)
def test_only_national_exact_whole_figures_of_one_time_are_computed_with(other: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"value": 250, "indicator": "refugees", **other}
    assert derived(figure(**fields), population()) == {}


def test_only_the_preferred_rival_is_computed_with() -> None:
    row = derived(figure(10), figure(20, key="newer"), population(1000))["KAZ/refugees_per_1000/2020/derived"]
    assert (row.value, row.inputs[0]) == ("20", "KAZ/refugees/2020/newer")


def test_what_ended_is_not_computed_with() -> None:
    gone = accepted(figure(10), 1, ended=15)
    assert derived(gone, accepted(population(), 1), cuts=(("2026-01-01", 10), ("2026-02-01", 20))) == {}


def test_nothing_is_divided_by_zero() -> None:
    assert derived(figure(10), population(0)) == {}


@pytest.mark.parametrize(("printed", "agreed"), [(25, True), (25.4, True), (25.0, True), (25.5, False), (26, False)])
def test_the_printed_value_is_compared_as_far_as_it_is_printed(printed: float, agreed: bool) -> None:
    found = derived(figure(25.4, "prison_population"), population(100_000), figure(printed, "prison_rate", key="ngo"))
    row = found["KAZ/prison_rate/2020/derived"]
    assert (row.printed, row.agrees) == ("KAZ/prison_rate/2020/ngo", agreed)


@given(st.decimals(-(10**6), 10**6, places=6), st.integers(0, 5))
def test_a_correctly_rounded_value_always_agrees(value: Decimal, places: int) -> None:
    assert agrees(value, round(value, places))


def count(*found: Statement, day: str = "2026-11-24") -> DerivedRow | None:
    made = of(DerivedRow, rows(inputs(*found, cuts=((day, 1000),))))
    return next((row for row in made if row.indicator == "treaty_ratio"), None)


def said(*found: Statement, day: str = "2026-11-24") -> tuple[str, int]:
    row = count(*found, day=day)
    return (row.value, row.considered) if row else ("", 0)


@pytest.mark.parametrize("action", ["ratification", "accession", "succession", "acceptance"])
def test_every_way_of_joining_counts(action: str) -> None:
    assert said(act("CAT", action)) == ('{"of":1,"out_of":1}', 1)


@pytest.mark.parametrize("action", ["signature", "reservation", "declaration"])
def test_what_does_not_bind_is_not_even_considered(action: str) -> None:
    assert count(act("CAT", action)) is None


def test_a_later_withdrawal_ends_it_and_a_new_accession_begins_it_again() -> None:
    left = [act("CAT"), act("CAT", "withdrawal", "2010-05")]
    assert said(*left) == ('{"of":0,"out_of":1}', 1)
    assert said(*left, act("CAT", "accession", "2015")) == ('{"of":1,"out_of":1}', 1)


def test_not_party_is_an_answer_and_silence_is_not() -> None:
    assert said(act("CAT"), listed("CRC", "not_party"), listed("CEDAW", "signatory")) == ('{"of":1,"out_of":3}', 3)


def test_the_latest_list_decides_where_no_act_is_known() -> None:
    assert said(listed("CAT", "not_party", "2015"), listed("CAT", "party", "2022-08-25")) == ('{"of":1,"out_of":1}', 1)


def test_a_dated_act_stands_against_an_older_and_a_newer_list() -> None:
    assert said(act("CAT", date="2018"), listed("CAT", "not_party", "2015")) == ('{"of":1,"out_of":1}', 1)


def test_the_future_is_not_yet() -> None:
    assert count(act("CAT", date="2026-11-25")) is None
    assert said(act("CAT", date="2026-11-25"), day="2026-11-25") == ('{"of":1,"out_of":1}', 1)


def test_the_period_is_that_of_the_evidence_so_that_time_alone_makes_nothing_new() -> None:
    one = count(act("CAT", date="2000"), listed("CRC", "party", "2022-08-25"))
    later = count(act("CAT", date="2000"), listed("CRC", "party", "2022-08-25"), day="2030-01-01")
    assert one is not None
    assert one == later
    assert one.period == "2022-08-25"


def test_a_printed_ratio_is_compared_with_the_count_of_its_own_year() -> None:
    printed = figure({"of": 1, "out_of": 19}, "treaty_ratio", "2017", key="ngo")
    made = of(DerivedRow, rows(inputs(act("CAT"), act("CRC", date="2020"), printed)))
    found = {row.period: (row.value, row.printed, row.agrees) for row in made}
    assert found["2017"] == ('{"of":1,"out_of":2}', "KAZ/treaty_ratio/2017/ngo", True)
    assert found["2020"] == ('{"of":2,"out_of":2}', "", None)


def test_who_joined_later_was_checked_and_not_bound_yet() -> None:
    printed = figure({"of": 0, "out_of": 19}, "treaty_ratio", "1990", key="ngo")
    made = of(DerivedRow, rows(inputs(act("CAT"), listed("CRC", "party", "2022", year="1995"), printed)))
    found = {row.period: row.value for row in made}
    assert found["1990"] == '{"of":0,"out_of":2}'


def test_a_list_that_says_since_which_year_tells_of_the_years_between() -> None:
    printed = figure({"of": 1, "out_of": 19}, "treaty_ratio", "2010", key="ngo")
    made = of(DerivedRow, rows(inputs(listed("CRC", "party", "2022", year="2009"), printed)))
    assert {row.period: row.value for row in made}["2010"] == '{"of":1,"out_of":1}'


def test_an_accepted_article_counts_for_complaints_and_not_for_the_treaty() -> None:
    made = of(DerivedRow, rows(inputs(act("CAT", "acceptance", "../2008-11", article="22"))))
    assert [(row.indicator, row.value) for row in made] == [("complaints_ratio", '{"of":1,"out_of":1}')]
