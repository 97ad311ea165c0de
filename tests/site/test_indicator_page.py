"""The page of an indicator: what it means, how it is computed, and the latest answer of each country."""

from __future__ import annotations

from tests.site.reference_rows import ratio
from tests.site.small import FIRST, SECOND, missing, observation, volume, withdrawn

from habeas.edition.schema import Row
from habeas.site.render import render
from habeas.site.views.indicator import IndicatorPage, indicator_page
from habeas.site.views.lists import indicator_list


def page(key: str, *rows: Row) -> IndicatorPage:
    made = volume(*rows)
    return indicator_page(made, made.catalog.indicators[key])


def test_the_latest_used_value_of_a_country_stands_with_its_year() -> None:
    older, newer = observation(period="2015", value="40000"), observation(period="2017", value="36343")
    found = page("prison_population", older, newer).countries
    assert [(one.country_name, one.latest and one.latest.text, one.latest and one.latest.period) for one in found] == [
        ("Kazakhstan", "36,343", "2017")
    ]


def test_a_partial_figure_is_never_the_country_s() -> None:
    found = page("prison_population", observation(coverage="partial", coverage_kind="site")).countries[0]
    assert found.latest is None
    assert found.partial == 1


def test_an_answer_that_was_asked_and_is_missing_is_shown_as_a_gap() -> None:
    found = page("detainee_entries", missing())
    assert found.countries[0].gap is not None
    assert 'class="gap">Not available' in render("indicator.html", found)


def test_countries_looked_at_without_an_answer_are_counted() -> None:
    found = page("prison_population", observation(), observation("population", subject="FRA"))
    assert found.not_looked_for == 1
    assert "Not yet looked for in one more country" in render("indicator.html", found)


def test_a_computed_indicator_names_its_formula_its_inputs_and_values() -> None:
    found = page("prison_rate")
    assert found.formula and [one.url for one in found.formula.inputs] == [
        "/indicators/prison_population/",
        "/indicators/population/",
    ]
    counted = page("treaty_ratio", ratio(14, 19))
    assert counted.formula and counted.formula.inputs[0].url == "/treaties/"
    assert [one.computed and one.computed.text for one in counted.countries] == ["14 of 19 checked"]


def test_an_indicator_knows_what_it_replaces() -> None:
    replaced = next(one for one in volume().catalog.indicators.values() if one.replaced_by)
    found = page(str(replaced.replaced_by))
    assert f"/indicators/{replaced.key}/" in [one.url for one in found.replaces]


def test_an_indicator_never_seen_on_a_page_says_so() -> None:
    one = next(one for one in volume().catalog.indicators.values() if not one.verified)
    assert "was never seen on a country page" in render("indicator.html", page(one.key))
    assert "expected, not yet seen on a page" in render("indicators.html", indicator_list(volume()))


def test_every_indicator_is_listed_once_under_its_chapter() -> None:
    made = volume()
    listed = [
        one.key
        for chapter in indicator_list(made).chapters
        for section in chapter.sections
        for one in section.indicators
    ]
    assert sorted(listed) == sorted(made.catalog.indicators)


def test_a_withdrawn_answer_changes_the_page_it_has_left() -> None:
    assert page("prison_population", observation()).frame.changed_edition == FIRST
    assert page("prison_population", withdrawn()).frame.changed_edition == SECOND
