"""The JSON form of values: every value of every type comes back from real JSON text."""

from __future__ import annotations

import json
from decimal import Decimal

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.values.strategies import OF_TYPE

from habeas.values import (
    Answers,
    Bound,
    Duration,
    Law,
    Money,
    Names,
    Open,
    Period,
    Quantity,
    Ratio,
    Text,
    Value,
    ValueFormError,
    ValueType,
    from_json,
    to_json,
)

typed_values = st.sampled_from(list(ValueType)).flatmap(lambda kind: st.tuples(st.just(kind), OF_TYPE[kind]))


@given(typed_values)
def test_a_value_comes_back_from_json_text(typed: tuple[ValueType, Value]) -> None:
    kind, value = typed
    assert from_json(kind, json.loads(json.dumps(to_json(value)))) == value
    assert from_json(kind, orjson.loads(orjson.dumps(to_json(value)))) == value


json_documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["amount", "currency", "scale", "of", "out_of", "days", "code", "from", "to", "title"])
            | st.text(),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(st.sampled_from(list(ValueType)), json_documents)
def test_any_other_form_is_one_value_form_error(kind: ValueType, form: object) -> None:
    try:
        value = from_json(kind, form)
    except ValueFormError as error:
        assert str(error)
    else:
        assert from_json(kind, to_json(value)) == value


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Quantity(Decimal(36343)), 36343),
        (Quantity(Decimal("1.3")), 1.3),
        (Quantity(Decimal(5), Bound.AT_LEAST), {"at_least": 5}),
        (Quantity(Decimal(5), Bound.MORE_THAN), {"more_than": 5}),
        (Quantity(Decimal(5), Bound.AT_MOST), {"at_most": 5}),
        (Quantity(Decimal(5), Bound.LESS_THAN), {"less_than": 5}),
        (Quantity(Decimal(5), Bound.ABOUT), {"about": 5}),
        (Quantity(Decimal(1), Bound.RANGE, Decimal(2)), {"from": 1, "to": 2}),
        (Money(Quantity(Decimal(102)), "GBP"), {"amount": 102, "currency": "GBP", "scale": 1}),
        (Ratio(12, 19), {"of": 12, "out_of": 19}),
        (Duration(Decimal(30)), {"days": 30}),
        (Duration(Decimal("0.5")), {"days": 0.5}),
        (Duration(Open.NO_LIMIT), {"code": "no_limit"}),
        (Answers(("reporting", "bail")), ["reporting", "bail"]),
        (Law("Act", adopted=Period.parse("2011-07-22")), {"title": "Act", "adopted": "2011-07-22"}),
    ],
)
def test_the_forms_are_those_of_the_design(value: Value, form: object) -> None:
    assert to_json(value) == form


@pytest.mark.parametrize(
    ("kind", "form", "says"),
    [
        (ValueType.NUMBER, "5", "must be a number"),
        (ValueType.NUMBER, {"at_least": 5, "at_most": 7}, "a number is written 5"),
        (ValueType.NUMBER, {"exact": 5}, "a number is written 5"),
        (ValueType.NUMBER, {"from": 2, "to": 1}, "exchange its ends"),
        (ValueType.MONEY, {"amount": 5}, "currency"),
        (ValueType.MONEY, {"amount": 5, "currency": "usd"}, "three capital letters"),
        (ValueType.MONEY, {"amount": 5, "currency": "USD", "scale": 0}, "multiplied by"),
        (ValueType.RATIO, {"of": 20, "out_of": 19}, "0 to n out of n"),
        (ValueType.RATIO, {"of": True, "out_of": 19}, "whole number"),
        (ValueType.DURATION, {"code": "forever"}, "no_limit, not_specified"),
        (ValueType.DURATION, {"days": -1}, "0 days or more"),
        (ValueType.DURATION, 30, "days"),
        (ValueType.ANSWERS, "Yes", "a list"),
        (ValueType.ANSWERS, [], "must not be empty"),
        (ValueType.NAMES, ["A", "A"], "must not repeat"),
        (ValueType.TEXT, " padded ", "without blanks around"),
        (ValueType.TEXT, "bad \x92 quote", "right encoding"),
        (ValueType.TEXT, "half a letter \ud800", "right encoding"),
        (ValueType.LAW, {"title": "Act", "adopted": "1994-13"}, "no month 13"),
        (ValueType.LAW, {"title": "Act", "repealed": "1994"}, r"\[adopted\]"),
    ],
)
def test_a_wrong_form_is_told_what_is_expected(kind: ValueType, form: object, says: str) -> None:
    with pytest.raises(ValueFormError, match=says):
        from_json(kind, form)


def test_open_durations_sort_after_every_number_of_days() -> None:
    durations = [Duration(Open.NOT_SPECIFIED), Duration(Open.NO_LIMIT), Duration(Decimal(9999)), Duration(Decimal(0))]
    assert sorted(durations, key=lambda duration: duration.sort_key) == durations[::-1]


def test_items_keep_the_order_of_the_source() -> None:
    assert to_json(Names(("Pakistan", "Afghanistan"))) == ["Pakistan", "Afghanistan"]
    assert Text("two\nlines").words == "two\nlines"
