"""Places of detention: their life, their figures, and how exact their pin is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.site.html_check import check
from tests.site.reference_rows import ENDED, place, visit
from tests.site.small import FIRST, SECOND, observation, published, volume

from habeas.edition.schema import NarrativeRow, Row
from habeas.site.render import render
from habeas.site.views.facility_pages import ON_A_PAGE, FacilityList, FacilityPage, facility_views


def views(*rows: Row) -> tuple[list[FacilityList], list[FacilityPage]]:
    made = list(facility_views(volume(*rows)))
    return [one for one in made if isinstance(one, FacilityList)], [
        one for one in made if isinstance(one, FacilityPage)
    ]


def page(*rows: Row) -> FacilityPage:
    return views(*rows)[1][0]


def capacity(value: str = "120", **given: Any) -> Row:
    return observation("facility_capacity", "2022", value, subject="KAZ-almaty", coverage="place", **given)


def test_the_life_joins_statuses_and_visits_newest_first_and_the_undated_last() -> None:
    found = page(place(), place(source="older", status_year="2012"), visit("2023-05"), visit("")).life
    assert [one.date for one in found] == ["2024", "2023-05", "2012", ""]
    assert [one.seen is not None for one in found] == [True, False, True, False]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"precision": "town"}, "rounded centre of the town, not the building"),
        ({"precision": "region"}, "rounded centre of the region"),
        ({"precision": "building"}, "A person decided"),
        ({"latitude": "", "longitude": ""}, ""),
    ],
)
def test_the_pin_says_in_words_how_exact_it_is(given: dict[str, str], words: str) -> None:
    found = page(place(**given))
    assert words in found.precision_text
    assert bool(found.precision_text) == bool(words)
    assert found.precision_text in render("facility.html", found)


def test_figures_are_the_places_own_and_its_capacity_stands_in_the_list() -> None:
    lists, pages = views(place(), capacity(), observation("facility_capacity", "2022", "9000"))
    assert [one.key for one in pages[0].questions] == ["facility_capacity"]
    entry = lists[0].countries[0].entries[0]
    assert (entry.capacity, entry.capacity_period) == ("120", "2022")
    assert "9,000" not in render("facility.html", pages[0])


def test_a_place_without_custodian_or_capacity_shows_gaps() -> None:
    lists, pages = views(place())
    assert "not yet looked for" in render("facility.html", pages[0])
    assert "hatched" in render("facilities.html", lists[0])


def test_the_list_goes_on_under_a_path_of_its_own() -> None:
    lists, pages = views(*(place(f"KAZ-{n:03}", name=f"Place {n:03}") for n in range(ON_A_PAGE + 1)))
    assert [one.frame.path for one in lists] == ["/facilities/", "/facilities/page/2/"]
    assert [sum(len(country.entries) for country in one.countries) for one in lists] == [ON_A_PAGE, 1]
    assert len(pages) == lists[0].total == ON_A_PAGE + 1


def test_a_withdrawn_figure_changes_the_page_it_has_left() -> None:
    assert page(place()).frame.changed_edition == FIRST
    assert page(place(), capacity(**ENDED, changed_edition=SECOND)).frame.changed_edition == SECOND


def about(**given: Any) -> Row:
    plain = {"kind": "about", "question_key": "", "answer_status": "", "year": "", "observations": ()}
    own = published("KAZ-almaty/narrative/about/page", "KAZ-almaty", "KAZ-almaty/narrative/about", "page")
    return NarrativeRow(**(own | plain | {"text": "Opened in 2012.\n\nHolds < 100 people."} | given))


def test_what_sources_say_about_the_place_is_quoted_with_its_source() -> None:
    found = page(place(), about(language="kk"))
    (told,) = found.about
    assert told.paragraphs == ("Opened in 2012.", "Holds < 100 people.")
    html = render("facility.html", found)
    assert check(html).finish() == []
    assert '<blockquote lang="kk"><p>“Opened in 2012.”</p><p>“Holds &lt; 100 people.” <span class="marks">' in html
    assert "Title of page" in html


def test_an_account_of_another_place_or_of_the_past_is_not_told() -> None:
    assert page(place(), about(id="KAZ-other/narrative/about/page", subject="KAZ-other"), about(**ENDED)).about == ()


def test_a_place_is_told_at_the_level_of_the_town_unless_a_person_decided() -> None:
    words = "the address of a building is not published"
    assert words in render("facility.html", page(place(place="Almaty")))
    assert words not in render("facility.html", page(place(place="Almaty", precision="building")))


def test_names_are_escaped() -> None:
    html = render("facility.html", page(place(name="<script>x</script> & co", aliases=("<b>",))))
    assert "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;x&lt;/script&gt; &amp; co" in html
