"""Raw strings of money: a currency is named, or expected, and never guessed."""

from __future__ import annotations

import pytest
from tests.values.reading import value_of

from habeas.values import Status, ValueType
from habeas.values.currency import CURRENCIES


def usd(amount: object, scale: int = 1) -> dict[str, object]:
    return {"amount": amount, "currency": "USD", "scale": scale}


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("$ 104,000,000", usd(104_000_000)),
        ("US$ 12,858.80", usd(12858.8)),
        ("USD 5", usd(5)),
        ("5 USD", usd(5)),
        ("about US$ 5", usd({"about": 5})),
        ("more than $ 766,000", usd({"more_than": 766_000})),
        ("US$ 5–10", usd({"from": 5, "to": 10})),
        ("$ 5.2 million", usd(5.2, 1_000_000)),
        ("£102", {"amount": 102, "currency": "GBP", "scale": 1}),
        ("102 GBP", {"amount": 102, "currency": "GBP", "scale": 1}),
        *((text, Status.UNPARSED) for text in ("102", "MAX 500", "A$ 5", "$5m", "($5)", "$ 1.500", "$ 1.500,00", "$")),
    ],
)
def test_money_needs_a_currency(raw: str, read: object) -> None:
    assert value_of(raw, ValueType.MONEY) == read


def test_currency_and_scale_hold_where_the_string_names_none() -> None:
    assert value_of("5,587", ValueType.MONEY, "USD", 1_000_000) == usd(5587, 1_000_000)
    assert value_of("$ 5,587", ValueType.MONEY, "USD", 1_000_000) == usd(5587)
    assert value_of("5.2 million", ValueType.MONEY, "USD") == usd(5.2, 1_000_000)
    assert value_of("5.2 million", ValueType.MONEY, "USD", 1_000) is Status.UNPARSED


def test_a_bare_dollar_is_not_believed_where_another_currency_is_expected() -> None:
    assert value_of("$ 5", ValueType.MONEY, "AUD") is Status.UNPARSED
    assert value_of("£ 5", ValueType.MONEY, "EGP") is Status.UNPARSED
    assert value_of("US$ 5", ValueType.MONEY, "AUD") == usd(5)


def test_a_code_that_is_a_word_is_believed_only_where_expected() -> None:
    assert value_of("ALL 500", ValueType.MONEY, "USD") is Status.UNPARSED
    assert value_of("ALL 500", ValueType.MONEY, "ALL") == {"amount": 500, "currency": "ALL", "scale": 1}


def test_the_currencies_are_those_in_use() -> None:
    from babel.core import get_global

    current = {
        code
        for uses in get_global("territory_currencies").values()
        for code, _, end, tender in uses
        if end is None and tender
    }
    # Babel's list moves with each version; a few codes may come or go.
    assert len(current ^ CURRENCIES) <= 6
    assert {"USD", "EUR", "GBP", "KZT", "KGS", "TJS", "TMT", "UZS"} <= CURRENCIES
