"""Periods: one form, one order, and what overlaps, holds and is latest."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.values.strategies import periods

from habeas.values import UNDATED, Moment, Period, PeriodError, ValueFormError, latest, slug_of


@given(periods())
def test_a_period_is_read_back_from_its_own_form(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods())
def test_a_slug_holds_no_slash_and_is_read_back(period: Period) -> None:
    assert "/" not in period.slug
    assert Period.from_slug(period.slug) == period


def test_no_period_is_undated_in_an_id() -> None:
    assert slug_of(None) == UNDATED
    assert Period.from_slug(UNDATED) is None
    assert slug_of(Period.parse("2016-09-20/2016-09-29")) == "2016-09-20--2016-09-29"


@given(st.text() | st.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?(/([0-9]{4}|\.\.)?)?", fullmatch=True))
def test_what_is_read_is_canonical_and_all_else_is_a_period_error(text: str) -> None:
    try:
        period = Period.parse(text)
    except PeriodError as error:
        assert "is not a period" in str(error)
        assert "Write a year (2017)" in str(error)
    else:
        assert str(period) == text
        assert period.start <= period.end


@given(periods(), periods(), periods())
def test_the_order_is_total(a: Period, b: Period, c: Period) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (not a > b)
    if a <= b <= c:
        assert a <= c
    if a < b:
        assert a.start <= b.start
    assert sorted([a, b, c]) == sorted([c, a, b])


@given(periods(), periods())
def test_overlap_is_symmetric_and_holding_implies_it(a: Period, b: Period) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)
    assert a.holds(a)
    if a.holds(b):
        assert a.overlaps(b)
        assert b.holds(a) == ((a.start, a.end) == (b.start, b.end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-05-03", date(2017, 5, 3), date(2017, 5, 3)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("20XX?", date(2000, 1, 1), date(2099, 12, 31)),
        ("2016-09-20/2016-09-29", date(2016, 9, 20), date(2016, 9, 29)),
        ("2013-01/2013-03", date(2013, 1, 1), date(2013, 3, 31)),
        ("2019/..", date(2019, 1, 1), date.max),
        ("../2008-11", date.min, date(2008, 11, 30)),
        ("000X", date(1, 1, 1), date(9, 12, 31)),
    ],
)
def test_first_and_last_day(text: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("", " 2017", "2017\n", "17", "20170", "2017-5", "2017-13", "2017-00", "2017-02-29", "0000", "-0044"),
        *("2017-XX", "2017-05-XX", "20XX-05", "XXXX", "2XXX", "20X7", "~2017", "2017??", "2017-05-03T10:00"),
        *("2017/", "/2017", "../..", "2018/2017", "2017-05/2017-04", "2017/2018/2019", "٢٠١٧", "2017–2018", "undated"),
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError, match="is not a period"):
        Period.parse(text)


def test_an_unknown_month_is_left_out_and_the_message_says_so() -> None:
    with pytest.raises(PeriodError, match="leave out what is not known"):
        Period.parse("2017-XX")


def test_a_period_error_is_a_value_form_error() -> None:
    assert issubclass(PeriodError, ValueFormError)


def test_parts_are_checked_too_not_strings_alone() -> None:
    parts: list[tuple[str, int | None, int | None]] = [
        *(("2017", 13, None), ("2017", None, 3), ("2017", 2, 30), ("20XX", 5, None), ("0000", None, None)),
        ("17", None, None),
    ]
    for year, month, day in parts:
        with pytest.raises(PeriodError):
            Moment(year, month, day)
    with pytest.raises(PeriodError, match="'!' is not a mark"):
        Moment("2017", mark="!")
    with pytest.raises(PeriodError, match="at least one end"):
        Period(None, None)
    with pytest.raises(PeriodError, match="interval=True"):
        Period(Moment("2016"), Moment("2017"))


def test_a_quarter_is_an_interval_of_months() -> None:
    assert str(Period.of_quarter(2013, 1)) == "2013-01/2013-03"
    assert str(Period.of_quarter(2013, 4)) == "2013-10/2013-12"
    with pytest.raises(PeriodError, match="a quarter is 1, 2, 3 or 4"):
        Period.of_quarter(2013, 5)


def test_years_and_days_are_made_from_numbers() -> None:
    assert str(Period.of_year(2017)) == "2017"
    assert str(Period.of_day(date(2017, 5, 3))) == "2017-05-03"
    with pytest.raises(PeriodError):
        Period.of_year(20170)


def test_the_year_of_a_period_is_the_one_that_holds_all_of_it() -> None:
    assert Period.parse("2016-09-20/2016-09-29").year == 2016
    assert Period.parse("2016/2017").year is None
    assert Period.parse("202X").year is None
    assert Period.parse("9999/..").year is None


def test_a_day_in_doubt_is_no_day() -> None:
    assert Period.parse("2017-05-03").is_day
    assert not Period.parse("2017-05-03?").is_day
    assert not Period.parse("2017-05").is_day


def test_masks_and_marks_qualify() -> None:
    qualified = [p for p in ("2017", "2017?", "2017~", "202X", "2016/2017~", "2019/..") if Period.parse(p).qualified]
    assert qualified == ["2017?", "2017~", "202X", "2016/2017~"]


def test_as_of_takes_the_latest_that_began_on_or_before_the_day() -> None:
    states = [Period.parse(text) for text in ("2013", "2017", "2017-05-03", "2020", "20XX")]
    assert latest(states, date(2017, 5, 2)) == Period.parse("2017")
    assert latest(states, date(2017, 5, 3)) == Period.parse("2017-05-03")
    assert latest(states, date(2026, 11, 24)) == Period.parse("2020")
    assert latest(states, date(1999, 12, 31)) is None
    assert latest([Period.parse("../2008")], date(1950, 1, 1)) == Period.parse("../2008")


@given(st.lists(periods()), st.dates())
def test_nothing_begins_between_the_latest_and_the_day(states: list[Period], day: date) -> None:
    found = latest(states, day)
    begun = [state for state in states if state.start <= day]
    assert (found is None) == (not begun)
    if found is not None:
        assert found in begun
        assert all(state.start <= found.start for state in begun)


def test_a_period_is_not_compared_with_other_things() -> None:
    with pytest.raises(TypeError):
        sorted([Period.of_year(2017), "2016"])  # type: ignore[type-var]


def test_every_period_of_the_example_is_read(shared: Path) -> None:
    with (shared / "example" / "observations.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["period"] for row in csv.DictReader(file) if row["period"]}
    assert len(texts) > 100
    assert {str(Period.parse(text)) for text in texts} == texts
