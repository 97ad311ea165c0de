"""How a state stands to a treaty on a day: one rule for ratios, matrix and pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.reference_rows import act, listed

from habeas.edition.in_force import Bond, Evidence, count, standing

LATE = date(2026, 11, 24)


def bond(day: date | str, *evidence: Evidence) -> str:
    return standing(evidence, day if isinstance(day, date) else date.fromisoformat(day)).bond.value


@pytest.mark.parametrize(
    ("day", "said"),
    [("1998-08-25", "not_yet"), ("1998-08-26", "bound"), ("2009-12-31", "bound"), ("2010-05-01", "left")],
)
def test_acts_decide_by_their_days(day: str, said: str) -> None:
    assert bond(day, act(), act(action="withdrawal", date="2010-05-01")) == said


def test_an_act_that_was_done_by_a_day_is_known_from_that_day() -> None:
    withdrawn = act(action="withdrawal", date="../2010-05-01")
    assert bond("2010-04-30", act(), withdrawn) == "bound"
    assert bond("2010-05-01", act(), withdrawn) == "left"


def test_a_dated_act_stands_against_any_list() -> None:
    assert bond(LATE, act(), listed(status="not_party")) == "bound"


@pytest.mark.parametrize(
    ("day", "said"),
    [("2008-12-31", "not_yet"), ("2009-06-01", "unknown"), ("2009-12-31", "bound"), ("2015-01-01", "bound")],
)
def test_a_later_list_that_says_since_which_year_tells_of_the_years_before_it(day: str, said: str) -> None:
    assert bond(day, listed(as_of="2022-08-25", year="2009")) == said


def test_the_latest_list_up_to_the_day_decides() -> None:
    said = (listed(status="signatory", as_of="2010"), listed(status="party", as_of="2022"))
    assert bond("2009-01-01", *said) == "unknown"
    assert bond("2015-01-01", *said) == "signed"
    assert bond("2022-06-01", *said) == "bound"


def test_not_party_on_a_later_list_says_nothing_of_before() -> None:
    assert bond("2010-01-01", listed(status="not_party", as_of="2022")) == "unknown"


def test_a_signature_is_shown_and_decides_nothing() -> None:
    found = standing([act(action="signature")], LATE)
    assert (found.bond, found.known) == (Bond.UNKNOWN, False)
    assert found.deciding is not None
    assert standing([act(action="signature")], date(1990, 1, 1)).deciding is None


def test_only_the_preferred_rival_decides() -> None:
    assert bond("2000-01-01", act(date="2005", preferred=False), act(date="1998")) == "bound"
    assert bond("2000-01-01", act(date="2005"), act(date="1998", preferred=False)) == "not_yet"


@given(st.lists(st.dates(date(1950, 1, 1), date(2020, 1, 1)), min_size=1, max_size=6, unique=True))
def test_joining_and_leaving_in_turn_are_seen_on_each_of_their_days(days: list[date]) -> None:
    ordered = sorted(days)
    rows = [
        act(action="withdrawal" if place % 2 else "accession", date=day.isoformat())
        for place, day in enumerate(ordered)
    ]
    for place, day in enumerate(ordered):
        assert bond(day, *rows) == ("left" if place % 2 else "bound")
    assert bond(ordered[0] - timedelta(days=1), *rows) == "not_yet"


def test_a_count_is_of_those_checked() -> None:
    members = [("CAT", ""), ("CRC", ""), ("CEDAW", ""), ("ICERD", "")]
    found = count(members, [act(), listed("CRC", "not_party"), act("CEDAW", "signature")], LATE)
    assert (found.of, found.considered, found.latest) == (1, 2, "2015-03-14")
