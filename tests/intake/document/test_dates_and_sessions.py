"""Dates, numbers of sessions and languages, as six languages print them."""

from __future__ import annotations

import pytest

from habeas.intake.document.dates import dates
from habeas.intake.document.language import language_of
from habeas.intake.document.lexicon import lexicon
from habeas.intake.document.ordinals import session_in


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("16 June 2014", "en", "2014-06-16"),
        ("26 and 27 February 2013", "en", "2013-02-26/2013-02-27"),
        ("1er juin 2016", "fr", "2016-06-01"),
        ("1 de mayo de 2017", "es", "2017-05-01"),
        ("23 марта 2017 года", "ru", "2017-03-23"),
        ("28 آذار/مارس 2017", "ar", "2017-03-28"),
        ("2017年3月23日", "zh", "2017-03-23"),
    ],
)
def test_dates(text: str, language: str, date: str) -> None:
    assert [one.date for one in dates(text, language)] == [date]


def test_a_day_that_no_calendar_has_is_passed_over() -> None:
    assert not list(dates("31 February 2013", "en"))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("at its eighty-second session", "en", 82),
        ("one hundred and twenty-eighth session", "en", 128),
        ("at its 140th session", "en", 140),
        ("à sa quatre-vingt-deuxième session", "fr", 82),
        ("en su 119º período de sesiones", "es", 119),
        ("octogésimo segundo período de sesiones", "es", 82),
        ("第八十二届会议", "zh", 82),
        ("no session is numbered here", "en", None),
    ],
)
def test_sessions(text: str, language: str, number: int | None) -> None:
    assert session_in(text, lexicon(language)) == number


def test_languages() -> None:
    assert language_of("The Committee is concerned by the length of the detention of migrants in the country.") == "en"
    assert language_of("Le Comité est préoccupé par la durée de la rétention des migrants dans le pays.") == "fr"
    assert language_of("Preocupa al Comité la duración de la detención de los migrantes en el país.") == "es"
    assert language_of("Комитет обеспокоен длительностью содержания мигрантов под стражей.") == "ru"
    assert language_of("委员会感到关切的是，移民被拘留的时间过长，缺乏司法审查，条件恶劣。") == "zh"
    assert language_of("12 34 56") is None
