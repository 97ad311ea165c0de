"""How well a country is known: what was asked in vain and what nobody looked for are never one number."""

from __future__ import annotations

import pytest
from tests.site import small

from habeas.edition.schema import Row
from habeas.site.records import Records
from habeas.site.render import render
from habeas.site.views import gaps
from habeas.site.views.country import country_page
from habeas.site.views.coverage import Coverage
from habeas.site.views.gaps import gaps_page
from habeas.site.views.lists import country_list


def people(*rows: Row) -> Coverage:
    volume = small.volume(*rows)
    chapter = next(one for one in country_page(volume, Records(volume, "KAZ")).chapters if one.key == "people")
    assert chapter.coverage is not None
    return chapter.coverage


def test_the_four_counts_make_up_the_questions() -> None:
    found = people(
        small.observation("detained_asylum_seekers", "2020", "7"),
        small.missing("detainee_entries"),
        small.unread("detained_stateless"),
        small.observation("deportations_forced", "2021", "9", coverage="partial", coverage_kind="area"),
    )
    assert (found.answered, found.gaps, found.in_part) == (1, 1, 2)
    assert found.answered + found.gaps + found.in_part + found.not_looked_for == found.questions
    assert found.newest == "2021"


def test_a_value_beside_a_gap_answers_the_question() -> None:
    found = people(small.missing("detainee_entries", "2019"), small.observation("detainee_entries", "2015", "7"))
    assert (found.answered, found.gaps) == (1, 0)


def test_a_gap_is_never_the_newest_answer() -> None:
    assert people(small.missing("detainee_entries", "2024"), small.observation()).newest == ""


def test_a_masked_year_is_never_the_newest() -> None:
    rows = [small.observation("returns_all", "20XX", "5"), small.observation("returns_all", "2019", "5")]
    assert people(*rows).newest == "2019"
    (line,) = country_list(small.volume(*rows)).coverage
    assert next(one for one in line.chapters if one.chapter == "people").newest == "2019"


def test_the_list_of_countries_says_the_same_as_the_country_s_page() -> None:
    rows = [
        small.observation("detained_asylum_seekers", "2020", "7"),
        small.missing("detainee_entries"),
        small.unread(),
    ]
    (line,) = country_list(small.volume(*rows)).coverage
    assert next(one for one in line.chapters if one.chapter == "people") == people(*rows)


def test_the_page_of_gaps_tells_since_when_and_after_which_request() -> None:
    rows = [
        small.missing("detainee_entries", "2016", locator="letter of 3 May"),
        small.missing("detainee_entries", "2019", locator="table 4"),
    ]
    view = gaps_page(small.volume(*rows, small.observation()))
    (item,) = view.countries[0].undisclosed
    assert (item.since, item.until, item.answered_for) == ("2016", "2019", "")
    html = render("gaps.html", view)
    assert "since 2016, last asked for 2019" in html
    assert "letter of 3 May" in html and "table 4" in html
    assert "not yet looked for" not in html.casefold()


def test_more_gaps_than_anybody_reads_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    volume = small.volume(small.missing("detainee_entries", "2016"), small.missing("detainee_entries", "2019"))
    whole = gaps_page(volume)
    assert (whole.counted_only, whole.total) == (False, 1)
    monkeypatch.setattr(gaps, "MOST", 0)
    view = gaps_page(volume)
    assert (view.counted_only, view.total, view.sources) == (True, 1, ())
    assert [(one.name, one.count, one.undisclosed) for one in view.countries] == [("Kazakhstan", 1, ())]
    assert [(one.key, one.count, one.undisclosed) for one in view.questions] == [("detainee_entries", 1, ())]
    assert [one.count for one in whole.countries] == [one.count for one in view.countries]
    text = render("gaps.html", view)
    assert ">Kazakhstan</a>: one question<" in text
