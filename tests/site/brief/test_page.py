"""A brief: facts with notes, last recommendations, what changed since, and gaps as questions of three kinds."""

from __future__ import annotations

from typing import Any

import orjson
from tests.site import small
from tests.site.html_check import check

from habeas.edition.schema import EventRow, ResponseRow, ReviewRow, Row
from habeas.site.brief.page import BriefPage, brief_page, has_brief
from habeas.site.brief.questions import EIGHT
from habeas.site.brief.told import LONGEST, shortened
from habeas.site.records import Records
from habeas.site.render import render, twin


def brief(*rows: Row) -> BriefPage:
    volume = small.volume(*rows)
    return brief_page(volume, Records(volume, "KAZ"))


def html(view: BriefPage) -> str:
    return render("brief.html", view)


def event(date: str, **given: str) -> EventRow:
    own = small.published(f"KAZ/event/{date}/page", "KAZ", f"KAZ/event/{date}", "page")
    plain = {"kind": "opening", "date": date, "facility": "", "place": "Almaty", "count": "30", "words": "places"}
    return EventRow(**(own | plain | given))


def stage(date: str, **given: str) -> ReviewRow:
    own = small.published(f"KAZ/review/{date}/page", "KAZ", f"KAZ/review/{date}", "page")
    plain = {"body": "CAT", "stage": "concluding_observations", "cycle": "", "symbol": "", "symbol_inferred": ""}
    return ReviewRow(**(own | plain | {"date": date} | given))


def reply(response: str, **given: str) -> ResponseRow:
    own = small.published("KAZ/response/cat-2023-36/page", "KAZ", "KAZ/response/cat-2023-36", "page")
    plain = {"recommendation": "cat-2023-36", "response": response, "date": "2024", "text": ""}
    return ResponseRow(**(own | plain | given))


def test_only_a_country_with_statements_has_a_brief() -> None:
    volume = small.volume(small.observation())
    assert has_brief(Records(volume, "KAZ"))
    assert not has_brief(Records(volume, "FRA"))


def test_the_eight_questions_can_all_be_asked() -> None:
    assert EIGHT.keys() == small.volume().catalog.questions.keys()
    assert all(sentence.endswith("?") for sentence in EIGHT.values())


def test_a_place_in_a_source_has_one_note_and_every_mark_leads_to_one() -> None:
    entries = small.observation("detained_women", "2020", "7", locator="table 1")
    same, other = (
        small.observation("deaths_in_custody", "2020", "1", locator="table 1"),
        small.observation("refugees", "2020", "9", locator="table 2"),
    )
    view = brief(entries, same, other)
    assert [(note.source, note.locator) for note in view.notes] == [("page", "table 1"), ("page", "table 2")]
    assert [fact.marks for fact in view.figures] == [(1,), (1,), (2,)]
    page = check(html(view))
    assert not page.finish()
    assert {link[1:] for link in page.links if link.startswith("#note-")} == {"note-1", "note-2"} <= page.ids


def test_an_inferred_symbol_is_never_cited() -> None:
    guess = small.recommendation(symbol="", symbol_inferred="CAT/C/KAZ/CO/4", text="", abstract="Nobody may be sent.")
    view = brief(guess)
    (paragraph,) = view.told[0].items
    assert (paragraph.symbol, paragraph.symbol_inferred) == ("", "CAT/C/KAZ/CO/4")
    assert "symbol not seen, thought to be CAT/C/KAZ/CO/4: look before citing" in html(view)
    assert '<span class="symbol">' not in html(view)
    assert all("CAT/C/KAZ/CO/4" not in note.title for note in view.notes)


def test_a_recommendation_stands_with_symbol_paragraph_and_the_reply() -> None:
    text = html(brief(small.recommendation(), reply("noted")))
    assert "CAT/C/KAZ/CO/4" in text and "paragraph 36" in text
    assert "noted, not accepted, by the state, 2024." in text
    assert "has not been looked for yet" in html(brief(small.recommendation()))


def test_detention_comes_before_other_themes_of_a_year_and_newer_years_before_all() -> None:
    said: tuple[dict[str, Any], ...] = (
        {"year": "2020", "themes": ("asylum",)},
        {"year": "2020", "themes": ("detention",)},
        {"year": "2022"},
    )
    rows = [
        small.recommendation(id=f"KAZ/recommendation/{n}", question=f"KAZ/recommendation/{n}", slug=f"r{n}", **given)
        for n, given in enumerate(said)
    ]
    assert [one.id[-1] for one in brief(*rows).told[0].items] == ["2", "1", "0"]


def test_what_changed_is_dated_after_the_last_recommendation_alone() -> None:
    rows = [
        stage("2023-05-10"),
        event("2023-04"),
        event("2023-06"),
        event("202X"),
        event("2024-01", words="", count=""),
    ]
    figures = [small.observation("refugees", year, value) for year, value in (("2022", "5"), ("2024", "8"))]
    view = brief(small.recommendation(), *rows, *figures)
    assert view.since.day == "2023-05-10"
    assert [(one.kind, one.text) for one in view.since.items] == [
        ("event", "Opening: Almaty, June 2023 (30 places)"),
        ("figure", "Refugees: 8 (2024), before 5 (2022)"),
    ]


def test_the_review_that_made_the_last_recommendation_did_not_come_after_it() -> None:
    rows = [stage("2023", body="CAT", id="KAZ/review/a"), stage("2024-03", body="CCPR", id="KAZ/review/b")]
    assert [one.text for one in brief(small.recommendation(), *rows).since.items] == [
        "Human Rights Committee: concluding observations, March 2024"
    ]


def test_without_a_dated_recommendation_nothing_came_after() -> None:
    assert brief(small.observation()).since.day == ""


def test_a_figure_is_compared_within_its_own_line_of_publications_alone() -> None:
    older = small.observation("refugees", "2022", "60000", source="other")
    view = brief(small.recommendation(year="2021"), older, small.observation("refugees", "2024", "8"))
    assert [one.text for one in view.since.items] == ["Refugees: 8 (2024)"]


def test_gaps_are_questions_and_the_kinds_are_never_mixed() -> None:
    view = brief(
        small.missing("detainee_entries", "2019"),
        small.observation("refused_entry", "2018", value="", status="refused"),
        small.headline("how_many", "not_available", "Not published", "KAZ/detainee_entries/2019/page", year="2019"),
        small.headline("removals", "partial", "1,077 orders"),
    )
    asked = view.questions
    assert [(one.key, one.since, one.kind) for one in asked.silent] == [
        ("how_many", "2019", "not_available"),
        ("refused_entry", "2018", "refused"),
    ]
    assert asked.silent[0].why == "Looked for in 2019; no answer is published."
    assert asked.silent[1].sentence.startswith("On which ground does the state decline to answer")
    assert [one.key for one in asked.partial] == ["removals"]
    assert [one.key for one in asked.not_looked_for] == ["detains", "longest_time", "review", "children"]
    assert asked.not_looked_for_others > 10
    kinds = [{one.key for one in some} for some in (asked.silent, asked.partial, asked.not_looked_for)]
    assert not (kinds[0] & kinds[1] or kinds[0] & kinds[2] or kinds[1] & kinds[2])
    every = [*asked.silent, *asked.partial, *asked.not_looked_for]
    assert all(one.sentence[0].isupper() and one.sentence.endswith("?") for one in every)


def test_an_answer_that_is_due_is_asked_for() -> None:
    (pending,) = brief(small.recommendation(), reply("pending")).questions.silent
    assert pending.sentence == "What does the state answer to recommendation 36 (CAT/C/KAZ/CO/4)?"


def test_a_printed_zero_that_is_no_count_is_no_figure() -> None:
    view = brief(small.unread(), small.observation())
    assert not any(fact.key == "detained_children" for fact in view.figures)


def test_long_words_are_cut_between_words_and_say_so() -> None:
    words, cut = shortened("word " * 100)
    assert cut and len(words) <= LONGEST and words.endswith("word")
    assert shortened("short") == ("short", False)


def test_the_twin_says_what_the_page_says() -> None:
    view = brief(small.missing(), small.recommendation(), small.observation())
    said: dict[str, Any] = orjson.loads(twin(view))
    text = " ".join("".join(check(html(view)).text).split())
    for fact in (*said["answers"], *said["figures"]):
        assert " ".join(fact["text"].split()) in text
    for kind in ("silent", "partial", "not_looked_for"):
        assert all(one["sentence"] in text for one in said["questions"][kind])
