"""Values in words: what is written in English can be read again, and every language has its own order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.values.strategies import OF_TYPE, durations, money, quantities, ratios

from habeas.values import (
    Answer,
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
    ValueType,
    parse_raw,
)
from habeas.values.format import format_number, format_value
from habeas.values.words import EN, WORDS, words_of


def n(number: str, bound: Bound = Bound.EXACT, high: str | None = None) -> Quantity:
    return Quantity(Decimal(number), bound, None if high is None else Decimal(high))


@given(quantities())
def test_a_number_is_read_again(value: Quantity) -> None:
    for kind in (ValueType.NUMBER, ValueType.RATE, ValueType.RANK):
        assert parse_raw(format_value(value), kind).value == value
    assert parse_raw(format_value(value, "%"), ValueType.PERCENT).value == value


@given(st.tuples(st.just(ValueType.MONEY), money) | st.tuples(st.just(ValueType.RATIO), ratios))
def test_money_and_ratios_are_read_again(typed: tuple[ValueType, Value]) -> None:
    kind, value = typed
    assert parse_raw(format_value(value), kind).value == value


@given(durations)
def test_a_duration_is_read_again(value: Duration) -> None:
    assert parse_raw(format_value(value), ValueType.DURATION).value == value


@given(st.integers(0, 10_000))
def test_hours_come_back_as_hours_and_whole_days_as_days(hours: int) -> None:
    reading = parse_raw(f"{hours} hours", ValueType.DURATION)
    assert reading.value is not None
    shown = format_value(reading.value)
    counted = f"{hours // 24:,} day" if hours % 24 == 0 else f"{hours:,} hour"
    assert shown in {counted, counted + "s"}


@pytest.mark.parametrize(
    ("raw", "kind", "shown"),
    [
        ("36,343", ValueType.NUMBER, "36,343"),
        ("1,119.9", ValueType.NUMBER, "1,119.9"),
        ("$ 104,000,000", ValueType.MONEY, "US$ 104,000,000"),
        ("31 (Very high)", ValueType.RANK, "31"),
        ("more than 9,000", ValueType.NUMBER, "more than 9,000"),
        ("1 - 2", ValueType.NUMBER, "1–2"),
        ("Ratio: 13/19", ValueType.RATIO, "13 of 19"),
        ("Number of Days: 180", ValueType.DURATION, "180 days"),
        ("24 hours", ValueType.DURATION, "1 day"),
        ("72 hours", ValueType.DURATION, "3 days"),
        ("36 hours", ValueType.DURATION, "36 hours"),
        ("No Limit", ValueType.DURATION, "no limit in law"),
    ],
)
def test_what_pages_print_is_shown_in_one_form_and_read_again(raw: str, kind: ValueType, shown: str) -> None:
    value = parse_raw(raw, kind).value
    assert value is not None
    assert format_value(value) == shown
    assert parse_raw(shown, kind).value == value


LAW = Law("Law on Migration", Period.parse("2011-07-22"), in_force=Period.parse("2012"))


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (n("80", Bound.AT_LEAST), "persons", "at least 80"),
        (n("2200", Bound.ABOUT), "places", "about 2,200"),
        (n("1.3"), "%", "1.3%"),
        (n("1.3", Bound.ABOUT), "%", "about 1.3%"),
        (n("1", Bound.RANGE, "2"), "%", "1–2%"),
        (n("-5", Bound.RANGE, "-3"), "", "-5 to -3"),
        (n("4.8"), "% of GDP", "4.8% of GDP"),
        (n("202"), "per 100,000", "202 per 100,000"),
        (Money(n("12859"), "USD"), "USD", "US$ 12,859"),
        (Money(n("102"), "GBP"), "GBP", "GBP 102"),
        (Money(n("5.2", Bound.ABOUT), "USD", 1_000_000), "", "about US$ 5.2 million"),
        (Money(n("5.2"), "USD", 100), "", "US$ 520"),
        (Ratio(12, 19), "", "12 of 19"),
        (Duration(Decimal(1)), "days", "1 day"),
        (Duration(Decimal("0.208333")), "days", "5 hours"),
        (Duration(Open.NOT_SPECIFIED), "", "not specified"),
        (Answer("Limited"), "", "Limited"),
        (Answers(("reporting", "bail")), "", "reporting; bail"),
        (Names(("Pakistan", "Iraq")), "", "Pakistan; Iraq"),
        (Text("{n} is not a place here"), "", "{n} is not a place here"),
        (LAW, "", "Law on Migration (adopted 22 July 2011; in force 2012)"),
        (Law("{title}"), "", "{title}"),
    ],
)
def test_english(value: Value, unit: str, shown: str) -> None:
    assert format_value(value, unit) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", ["plus de 9\u202f000", "1,3 %", "12 sur 19", "30 jours", "aucune limite légale", "US$ 5,2 millions"]),
        ("es", ["más de 9.000", "1,3 %", "12 de 19", "30 días", "sin límite legal", "US$ 5,2 millones"]),
        ("ru", ["более 9\u00a0000", "1,3 %", "12 из 19", "30 дней", "срок законом не ограничен", "US$ 5,2 млн"]),
        ("ar", ["أكثر من 9,000", "1.3%", "12 من أصل 19", "30 يومًا", "لا حد أقصى في القانون", "US$ 5.2 مليون"]),
        ("zh-Hans", ["多于9,000", "1.3%", "19项中的12项", "30天", "法律未设上限", "US$ 5.2百万"]),
        ("xx", ["more than 9,000", "1.3%", "12 of 19", "30 days", "no limit in law", "US$ 5.2 million"]),
    ],
)
def test_other_languages(language: str, shown: list[str]) -> None:
    values: list[tuple[Value, str]] = [
        (n("9000", Bound.MORE_THAN), ""),
        (n("1.3"), "%"),
        (Ratio(12, 19), ""),
        (Duration(Decimal(30)), ""),
        (Duration(Open.NO_LIMIT), ""),
        (Money(n("5.2"), "USD", 1_000_000), ""),
    ]
    assert [format_value(value, unit, language) for value, unit in values] == shown


@given(st.sampled_from(list(ValueType)).flatmap(OF_TYPE.__getitem__), st.sampled_from([*WORDS, "de", ""]))
def test_every_value_has_words_in_every_language(value: Value, language: str) -> None:
    shown = format_value(value, language=language)
    assert shown.strip()
    if not isinstance(value, Answer | Answers | Names | Text | Law):
        assert "{" not in shown


def test_every_language_says_everything() -> None:
    for words in WORDS.values():
        assert set(words.bounds) == {bound for bound in Bound if bound is not Bound.EXACT}
        assert set(words.units) == set(EN.units)
        assert set(words.scales) == set(EN.scales)
        assert set(words.law) == set(EN.law)
        assert "other" in words.days
        assert "other" in words.hours


def test_numbers_keep_all_their_digits() -> None:
    assert format_number(Decimal("1234.56789")) == "1,234.56789"
    assert format_number(Decimal("1234.56789"), "fr") == "1\u202f234,56789"


def test_russian_and_arabic_count_in_their_own_way() -> None:
    assert [format_value(Duration(Decimal(d)), language="ru") for d in (1, 3, 5, 21)] == [
        "1 день",
        "3 дня",
        "5 дней",
        "21 день",
    ]
    assert [format_value(Duration(Decimal(d)), language="ar") for d in (1, 2, 3)] == ["يوم واحد", "يومان", "3 أيام"]


def test_a_regional_tag_takes_the_words_of_its_language() -> None:
    assert words_of("fr-CH") is words_of("fr")
    assert words_of("tlh") is EN
