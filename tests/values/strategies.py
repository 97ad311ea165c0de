"""Hypothesis strategies for every kind of value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from habeas.values import (
    Answer,
    Answers,
    Bound,
    Duration,
    Law,
    Moment,
    Money,
    Names,
    Open,
    Period,
    Quantity,
    Ratio,
    Text,
    Value,
    ValueType,
)
from habeas.values.quantity import SINGLE_BOUNDS


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    mark = draw(st.sampled_from(["", "", "?", "~", "%"]))
    day = draw(st.dates(date(1, 1, 1), date(9999, 12, 31)))
    year = f"{day.year:04d}"
    return draw(
        st.sampled_from(
            [
                Moment(year, mark=mark),
                Moment(year, day.month, mark=mark),
                Moment(year, day.month, day.day, mark),
                Moment(year[:3] + "X", mark=mark),
                Moment(year[:2] + "XX", mark=mark),
            ]
        )
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    begin, finish = draw(moments()), draw(moments())
    if begin.first > finish.last:
        begin, finish = finish, begin
    return draw(
        st.sampled_from(
            [
                Period(begin, begin),
                Period(begin, finish, interval=True),
                Period(begin, None, interval=True),
                Period(None, finish, interval=True),
            ]
        )
    )


def decimals(least: int = -(10**12), most: int = 10**12, places: int = 2) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).flatmap(
        lambda whole: st.integers(0, places).map(lambda shift: Decimal(whole).scaleb(-shift))
    )


@st.composite
def quantities(draw: st.DrawFn, least: int = -(10**12)) -> Quantity:
    low, high = sorted((draw(decimals(least)), draw(decimals(least))))
    bound = draw(st.sampled_from([Bound.EXACT, *SINGLE_BOUNDS]))
    return draw(st.sampled_from([Quantity(low, bound), Quantity(low, Bound.RANGE, high)]))


scales = st.sampled_from([1, 1_000, 1_000_000, 1_000_000_000])
money = st.builds(Money, quantities(), st.sampled_from(["USD", "GBP", "KZT"]), scales)
ratios = st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)).map(lambda pair: Ratio(min(pair), max(pair)))
durations = st.builds(Duration, st.sampled_from(list(Open)) | decimals(0, 10**5))
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).map(str.strip).filter(bool)
word_lists = st.lists(words, min_size=1, unique=True).map(tuple)
laws = st.builds(
    Law,
    words,
    adopted=st.none() | periods(),
    amended=st.none() | periods(),
    in_force=st.none() | periods(),
)

OF_TYPE: dict[ValueType, st.SearchStrategy[Value]] = {
    **{kind: quantities() for kind in ValueType if kind.is_quantity},
    ValueType.MONEY: money,
    ValueType.RATIO: ratios,
    ValueType.DURATION: durations,
    ValueType.ANSWER: st.builds(Answer, words),
    ValueType.ANSWERS: st.builds(Answers, word_lists),
    ValueType.NAMES: st.builds(Names, word_lists),
    ValueType.TEXT: st.builds(Text, words),
    ValueType.LAW: laws,
}
