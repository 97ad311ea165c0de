"""Quantities: exact decimals, bounds and ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from tests.values.strategies import decimals, quantities

from habeas.values import Bound, Quantity, ValueFormError
from habeas.values.quantity import MAX_DIGITS, number_from_json, number_to_json


@given(decimals(places=6))
def test_a_number_survives_json(number: Decimal) -> None:
    assert number_from_json(number_to_json(number)) == number


@given(quantities())
def test_a_quantity_keeps_no_exponent_and_no_sign_on_zero(quantity: Quantity) -> None:
    assert "E" not in str(quantity.low)
    assert str(quantity.low) != "-0"
    assert quantity.low <= quantity.middle


def test_the_number_as_printed_is_the_number() -> None:
    assert Quantity(Decimal("1.30")) == Quantity(Decimal("1.3"))
    assert str(Quantity(Decimal("1E+2")).low) == "100"


@pytest.mark.parametrize("text", ["1234567890.123456", "1" + "0" * 30, "0." + "0" * 20 + "1", "1." + "0" * 40 + "1"])
def test_more_digits_than_json_keeps_are_refused(text: str) -> None:
    with pytest.raises(ValueFormError, match=f"more than {MAX_DIGITS} digits"):
        Quantity(Decimal(text))


@pytest.mark.parametrize("value", [True, "5", None, [5], float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValueFormError, match="value"):
        number_from_json(value)


def test_a_number_too_long_to_be_printed_is_refused_all_the_same() -> None:
    with pytest.raises(ValueFormError, match=r"value .* has more than 15 digits"):
        number_from_json(10**5000)
    with pytest.raises(ValueFormError, match="has more than 15 digits"):
        number_from_json(-(10**5000) - 1)


def test_a_range_has_two_ends_that_go_upwards() -> None:
    with pytest.raises(ValueFormError, match="exchange its ends"):
        Quantity(Decimal(2), Bound.RANGE, Decimal(1))
    with pytest.raises(ValueFormError, match="two numbers"):
        Quantity(Decimal(2), Bound.RANGE)
    with pytest.raises(ValueFormError, match="two numbers"):
        Quantity(Decimal(2), Bound.ABOUT, Decimal(3))
    with pytest.raises(ValueFormError, match="finite"):
        Quantity(Decimal("Infinity"))


def test_only_a_plain_number_is_exact() -> None:
    assert Quantity(Decimal(5)).exact
    assert not Quantity(Decimal(5), Bound.ABOUT).exact
    assert Quantity(Decimal(1), Bound.RANGE, Decimal(2)).middle == Decimal("1.5")
