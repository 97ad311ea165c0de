"""Whether an observation fits what is asked."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.catalog import ObservationError, check_observation, load, outside_bounds
from habeas.values import Answer, Duration, Money, Names, Open, Quantity, Status, ValueType, from_json, to_json

CATALOG = load()


def check(indicator: str, value: object = None, status: str = "reported", **given: Any) -> object:
    fields = {"breakdown": {}, "subject_kind": "country", **given}
    return check_observation(CATALOG, indicator=indicator, value_json=value, status=status, **fields)


def test_a_value_that_fits_is_read() -> None:
    assert check("prison_population", 36343, unit="persons") == Quantity(Decimal(36343))
    assert check("detains", "Rarely") == Answer("Rarely")
    assert check("origin_countries", ["Pakistan", "India"]) == Names(("Pakistan", "India"))
    assert check("max_length_admin", {"code": "no_limit"}, breakdown={"group": "minors"}) == Duration(Open.NO_LIMIT)
    pounds = check("cost_per_day", {"amount": 102, "currency": "GBP"}, unit="GBP")
    assert pounds == Money(Quantity(Decimal(102)), "GBP")


def test_a_gap_carries_no_value() -> None:
    assert check("detained_children", None, "not_available") is None
    assert check("remittances_in", None, "unparsed", unit="USD") is None


def test_a_flow_over_another_period_than_a_year_drops_the_year_from_its_unit() -> None:
    assert check("deportations_forced", 80, unit="persons") == Quantity(Decimal(80))


def test_another_declared_unit_brings_its_own_type() -> None:
    assert check("remittances_in", 18.8, unit="% of GDP") == Quantity(Decimal("18.8"))


def test_names_may_go_beyond_the_known_options() -> None:
    assert check("grounds_immigration", ["something new"]) == Names(("something new",))


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("indicator", {"indicator": "prison_popluation"}, "no indicator 'prison_popluation'", "mean prison_population or"),
    ("indicator", {"indicator": "zzzz", "value": 5}, "no indicator 'zzzz'", "Use a key of the catalog"),
    ("subject", {"indicator": "population", "value": 5, "subject_kind": "facility"}, "asked of a country", "country"),
    ("subject", {"indicator": "facility_capacity", "value": 5}, "asked of a facility, not of a country", "facility"),
    ("status", {"indicator": "population", "value": 5, "status": "known"}, "no status 'known'", "reported"),
    ("value", {"indicator": "population"}, "needs a value", "not_available"),
    ("value", {"indicator": "population", "value": 0, "status": "unparsed"}, "carries no value", "raw"),
    ("value", {"indicator": "population", "value": 0, "status": "not_available"}, "carries no value", "Remove"),
    ("value", {"indicator": "population", "value": "many"}, "a value of type number", "Write it like 5"),
    ("value", {"indicator": "population", "value": True}, "a value of type number", "Write it like 5"),
    ("value", {"indicator": "treaty_ratio", "value": "12/19"}, "of type ratio", '{"of": 12'),
    ("value", {"indicator": "detention_law", "value": {"title": "A", "adopted": "soon"}}, "not a period", "title"),
    ("value", {"indicator": "remittances_in", "value": 5}, "of type money", "currency"),
    ("value", {"indicator": "detains", "value": "Sometimes"}, "'Sometimes' is not an answer", "Yes, No, Rarely"),
    ("value", {"indicator": "legal_tradition", "value": ["Civil law", "Lynch law"]}, "'Lynch law' is not", "Civil law"),
    ("unit", {"indicator": "population", "value": 5, "unit": "%"}, "not given in '%'", "Use persons"),
    ("unit", {"indicator": "detains", "value": "Yes", "unit": "persons"}, "not given in 'persons'", "no unit"),
    ("unit", {"indicator": "gdp_pc", "value": {"amount": 5, "currency": "GBP"}, "unit": "USD"}, "currency GBP", "two"),
    ("unit", {"indicator": "gdp_pc", "status": "unparsed", "unit": "dollars"}, "not given in 'dollars'", "USD"),
    ("breakdown", {"indicator": "gdp_pc", "status": "unparsed", "breakdown": {"age": "17"}}, "by 'age'", "nothing"),
    ("breakdown", {"indicator": "refugees", "value": 5, "breakdown": {"sex": "femal"}}, "no code 'femal'", "female"),
    ("breakdown", {"indicator": "refugees", "value": 5, "breakdown": {"age": "young"}}, "cannot be 'young'", "form"),
    ("breakdown", {"indicator": "detainees_on_day", "value": 5, "breakdown": {"authority": " "}}, "no code", "group"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "given", "problem", "fix"), REFUSED)
def test_what_does_not_fit_is_refused_with_the_way_out(
    field: str, given: dict[str, Any], problem: str, fix: str
) -> None:
    with pytest.raises(ObservationError) as caught:
        check(**given)
    assert caught.value.field == field
    assert problem in caught.value.problem
    assert fix in caught.value.fix
    assert str(caught.value).startswith(f"{field}: ")


def test_bounds_are_told_and_never_refused() -> None:
    prisoners = CATALOG.indicators["prison_foreign_pct"]
    printed = check("prison_foreign_pct", 120)
    assert isinstance(printed, Quantity)
    assert outside_bounds(prisoners, printed) == "120 is above 100, the most prison_foreign_pct can be"
    assert outside_bounds(prisoners, Quantity(Decimal(-1))) == "-1 is below 0, the least prison_foreign_pct can be"
    assert outside_bounds(prisoners, Quantity(Decimal(100))) is None


def test_bounds_hold_for_both_ends_of_a_range_for_money_and_days_but_not_for_words() -> None:
    share, money = CATALOG.indicators["migrants_pct"], CATALOG.indicators["gdp_pc"]
    spread = from_json(ValueType.PERCENT, {"from": 90, "to": 110})
    assert outside_bounds(share, spread) == "110 is above 100, the most migrants_pct can be"
    assert outside_bounds(money, Money(Quantity(Decimal(-5)), "USD")) is not None
    assert outside_bounds(CATALOG.indicators["max_length_admin"], Duration(Open.NO_LIMIT)) is None
    assert outside_bounds(CATALOG.indicators["max_length_admin"], Duration(Decimal(30))) is None
    assert outside_bounds(CATALOG.indicators["detains"], Answer("Yes")) is None


@given(
    st.sampled_from([key for key, one in CATALOG.indicators.items() if one.codes and one.type is ValueType.ANSWER]),
    st.data(),
)
def test_every_code_of_the_list_is_an_answer_and_nothing_else_is(key: str, data: st.DataObject) -> None:
    indicator = CATALOG.indicators[key]
    codes = CATALOG.codes_of(key)
    subject = indicator.asked_of[0]
    code = data.draw(st.sampled_from(codes))
    assert check(key, code, subject_kind=subject) == Answer(code)
    with pytest.raises(ObservationError):
        check(key, code + " indeed", subject_kind=subject)


@given(st.integers(0, 10**12), st.sampled_from([status for status in Status if status.has_value]))
def test_a_number_passes_through_unchanged(number: int, status: Status) -> None:
    value = check("population", number, status)
    assert isinstance(value, Quantity)
    assert to_json(value) == number
