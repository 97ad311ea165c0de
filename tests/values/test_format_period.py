"""Periods in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.values.strategies import periods

from habeas.values import Period
from habeas.values.format import format_period
from habeas.values.words import WORDS


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2025-11-03", "3 November 2025"),
        ("2024-07", "July 2024"),
        ("2017", "2017"),
        ("2024?", "2024 (uncertain)"),
        ("2017~", "about 2017"),
        ("2017%", "about 2017 (uncertain)"),
        ("202X", "2020s"),
        ("20XX", "2000–2099"),
        ("2016-09-20/2016-09-29", "20–29 September 2016"),
        ("2023-03-26/2023-04-01", "26 March – 1 April 2023"),
        ("2016-12-28/2017-01-03", "28 December 2016 – 3 January 2017"),
        ("2013-01/2013-03", "Jan–Mar 2013"),
        ("2013-11/2014-03", "Nov 2013 – Mar 2014"),
        ("2015/2017", "2015–2017"),
        ("2017/2017", "2017"),
        ("2015/2017-03", "2015 – March 2017"),
        ("2015~/2017", "about 2015 – 2017"),
        ("2019/..", "since 2019"),
        ("2019~/..", "since about 2019"),
        ("../2008-11", "until November 2008"),
    ],
)
def test_english(period: str, shown: str) -> None:
    assert format_period(Period.parse(period)) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", ["3 novembre 2025", "juillet 2024", "20–29 sept. 2016", "depuis le 3 novembre 2025", "vers 2017"]),
        ("es", ["3 de noviembre de 2025", "julio de 2024", "20–29 sept 2016", "desde el 3 de noviembre de 2025"]),
        ("ru", ["3 ноября 2025 г.", "июль 2024 г.", "20–29 сент. 2016 г.", "3 ноября 2025 г. и позднее"]),
        ("ar", ["3 نوفمبر 2025", "يوليو 2024", "20–29 سبتمبر 2016", "منذ 3 نوفمبر 2025", "حوالي 2017"]),
        ("zh", ["2025年11月3日", "2024年7月", "2016年9月20日至29日", "2025年11月3日以来", "约2017年"]),
    ],
)
def test_other_languages(language: str, shown: list[str]) -> None:
    texts = ["2025-11-03", "2024-07", "2016-09-20/2016-09-29", "2025-11-03/..", "2017~"]
    # CLDR sets other kinds of blank from version to version.
    formatted = [" ".join(format_period(Period.parse(text), language).split()) for text in texts]
    assert formatted[: len(shown)] == shown


@given(periods(), st.sampled_from([*WORDS, "de"]))
def test_every_period_has_words_in_every_language(period: Period, language: str) -> None:
    shown = format_period(period, language)
    assert shown
    assert "None" not in shown
    assert "{" not in shown


@given(periods())
def test_doubt_is_never_dropped(period: Period) -> None:
    shown = format_period(period)
    marks = {moment.mark for moment in (period.begin, period.finish) if moment}
    assert ("about" in shown) == bool(marks & {"~", "%"})
    assert ("uncertain" in shown) == bool(marks & {"?", "%"})
