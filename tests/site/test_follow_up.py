"""What became of a recommendation: the chain on its page, each link with its own source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.site.html_check import check
from tests.site.reference_rows import event, follow_up, law, listed, response, stage, visit
from tests.site.small import FIRST, SECOND, observation, recommendation, source, volume

from habeas.edition.schema import Published, Row
from habeas.site.records import Records
from habeas.site.render import render
from habeas.site.views import chapter
from habeas.site.views.calendar import calendars, whole
from habeas.site.views.chapter import chapters
from habeas.site.views.cited import Bibliography
from habeas.site.views.country import country_page
from habeas.site.views.recommendation_lists import recommendation_lists
from habeas.site.views.recommendation_pages import RecommendationPage, recommendation_pages

LATER = recommendation(
    id="KAZ/recommendation/cat-2027-12/page",
    question="KAZ/recommendation/cat-2027-12",
    slug="kaz-cat-2027-12",
    year="2027",
    symbol="CAT/C/KAZ/CO/5",
    paragraphs=("12",),
)


def pages(*rows: Row) -> dict[str, RecommendationPage]:
    return {one.frame.path.split("/")[2]: one for one in recommendation_pages(volume(*rows), "KAZ")}


def page(*rows: Row) -> RecommendationPage:
    return pages(recommendation(), *rows)["kaz-cat-2023-36"]


def html(found: RecommendationPage) -> str:
    made = render("recommendation.html", found)
    assert check(made).finish() == []
    return made


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (law(), "Act on migration"),
        (event(), "Closure, Almaty"),
        (visit(facility=""), "Visit, Ombudsman"),
        (observation("detained_children", "2025", "0"), "0"),
        (listed("CRS", "not_party"), "Convention on the Reduction of Statelessness: not party"),
        (stage(), "Committee against Torture: dialogue"),
        (LATER, "Committee against Torture, CAT/C/KAZ/CO/5, 12"),
    ],
)
def test_a_link_says_what_bears_on_it_and_both_have_their_own_source(target: Published, words: str) -> None:
    found = page(target, follow_up(target.id))
    (one,) = found.recommendation.became
    assert one.later and words in one.later.text
    assert one.cited.source == "ngo" and one.later.cited.source == target.source
    assert {note.key for note in found.sources} >= {"ngo", target.source, "page"}
    assert one.later.url in html(found)


def test_the_chain_runs_from_the_recommendation_by_the_answer_to_what_came_later() -> None:
    made = html(page(response(), law(), follow_up(law().id, abstract="The act sets a limit.")))
    chain = made[made.index('class="timeline chain"') : made.index("</ol>", made.index('class="timeline chain"'))]
    order = [chain.index(words) for words in ("Recommendation</span>", "accepted by the state", "carried out")]
    assert order == sorted(order)
    assert "summary in our words:</span> The act sets a limit." in chain


def test_words_of_the_source_are_quoted_in_their_language() -> None:
    made = html(page(follow_up(text="Закон принят.", language="ru")))
    assert '<span lang="ru">“Закон принят.”</span>' in made


def test_nothing_linked_and_no_answer_are_gaps_and_no_claims() -> None:
    made = html(page())
    assert "Nothing later has been linked to it yet" in made and "No answer of the state is on record here" in made


def test_what_was_withdrawn_is_named_and_not_told() -> None:
    gone = law(state="withdrawn", title="", adopted="", reason="of another country", changed_edition=SECOND)
    (one,) = page(gone, follow_up(gone.id)).recommendation.became
    assert one.later and (one.later.text, one.later.ended_text) == ("", "Withdrawn")


def test_a_corrected_statement_gives_way_to_its_correction() -> None:
    new = law("new", id="KAZ/law/migration-act/gazette~1a2b3c", title="Act on migration, as amended")
    old = law(state="superseded", replaced_by=new.id, last_edition=FIRST)
    (one,) = page(old, new, follow_up(old.id)).recommendation.became
    assert one.later and (one.later.id, one.later.text) == (new.id, "Act on migration, as amended")


def test_a_later_recommendation_says_what_it_follows() -> None:
    found = pages(recommendation(), LATER, follow_up(LATER.id, bearing="repeats"))["kaz-cat-2027-12"]
    (one,) = found.follows
    assert (one.bearing_text, one.recommendation.paragraphs) == ("recommended again", ("36",))
    assert "What it follows" in html(found)


@pytest.mark.parametrize("late", ["link", "target"])
def test_a_page_changed_when_a_link_or_what_it_leads_to_did(late: str) -> None:
    target = law(changed_edition=SECOND if late == "target" else FIRST)
    link = follow_up(target.id, changed_edition=SECOND if late == "link" else FIRST)
    assert page(target, link).frame.changed_edition == SECOND


def test_lists_and_the_country_s_page_tell_it_in_a_line() -> None:
    made = volume(recommendation(), law(), follow_up(law().id))
    (listing,) = recommendation_lists(made, [1])
    line = "What became of it:</span> carried out, 2025"
    assert line in render("recommendations.html", listing)
    body = chapters(made, Records(made, "KAZ"), Bibliography(made))
    (group,) = next(one for one in body if one.key == "treaties").extras.recommendations
    assert [one.bearing for one in group.items[0].became] == ["carried_out"]


def test_the_calendar_shows_the_grades_of_a_follow_up_paragraph_by_paragraph() -> None:
    graded = replace(stage(date="2024-06"), stage="grade", source="letter")
    grades = follow_up(bearing="graded", grade="B", source="letter")
    made = volume(recommendation(), graded, grades)
    html = render("reviews.html", next(calendars(made, whole(made))))
    assert '<a href="/recommendations/kaz-cat-2023-36/">paragraph 36</a> <span class="grade">B</span>' in html


def test_verbatim_words_have_their_language_and_the_official_document() -> None:
    official = source("page", kind="un_document", url="https://documents.example/co4")
    made = html(page(official))
    assert 'English · <a href="https://documents.example/co4" rel="external">official document</a>' in made
    assert ">as printed here</a>" in html(page())


def test_other_languages_and_other_sources_stand_apart() -> None:
    french = recommendation(id="KAZ/recommendation/cat-2023-36/fr", slug="fr", source="fr", language="fr", text="Que.")
    copy = recommendation(id="KAZ/recommendation/cat-2023-36/copy", slug="copy", source="copy")
    found = page(french, copy)
    assert [one.language for one in found.translations] == ["fr"] and [one.id for one in found.same] == [copy.id]


def test_the_country_s_page_leads_to_its_calendar_and_its_whole_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapter, "PARAGRAPHS_SHOWN", 1)
    monkeypatch.setattr(chapter, "STAGES_SHOWN", 1)
    made = volume(recommendation(), LATER, stage(), stage("CRC", "2020"))
    html = render("country.html", country_page(made, Records(made, "KAZ")))
    assert check(html).finish() == []
    for address in (
        "/reviews/countries/kazakhstan/calendar.ics",
        "/reviews/countries/kazakhstan/feed.atom",
        "/reviews/countries/kazakhstan/reviews.csv",
        "/recommendations/countries/kazakhstan/",
        "/recommendations/?country=KAZ",
        "/recommendations/list.csv?country=KAZ",
    ):
        assert f'href="{address}"' in html, address
    assert ">One earlier paragraph</a>" in html and ">One earlier stage</a>" in html
