"""What a country page promises: gaps are gaps, partial figures stay apart, nothing is read as what it is not."""

from __future__ import annotations

import re
from typing import Any

from tests.site import small
from tests.site.html_check import check

from habeas.edition.schema import Row
from habeas.site.pages import Page, build
from habeas.site.records import Records
from habeas.site.render import render
from habeas.site.views.chapter import Asked
from habeas.site.views.country import CountryPage, country_page

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"


def page_of(*rows: Row, **given: str) -> CountryPage:
    volume = small.volume(*rows, **given)
    return country_page(volume, Records(volume, "KAZ"))


def html_of(view: CountryPage) -> str:
    return render("country.html", view)


def asked(view: CountryPage, key: str) -> Asked:
    return next(
        one for chapter in view.chapters for section in chapter.sections for one in section.indicators if one.key == key
    )


def test_a_printed_zero_that_is_no_count_is_never_a_value() -> None:
    view = page_of(small.unread(), small.observation())
    said = asked(view, "detained_children").readings
    assert said.latest is None and said.series is None
    assert [figure.value for figure in said.unread] == [None]
    assert said.unread[0].text == "printed as “0 / 2017”, not taken as a number"
    page = check(html_of(view))
    assert not any(re.fullmatch(r"\s*0\b.*", cell, re.DOTALL) for cell in page.cells)
    assert '<span class="value">0' not in html_of(view)


def test_an_answer_that_is_not_published_gets_a_row() -> None:
    view = page_of(small.missing(), small.observation())
    said = asked(view, "detainee_entries").readings
    assert [figure.text for figure in said.gaps] == ["Not available"]
    assert "Not available" in html_of(view)
    assert view.not_known.not_disclosed == 1


def test_what_nobody_looked_for_is_one_line_a_chapter() -> None:
    view = page_of(small.observation())
    people = next(chapter for chapter in view.chapters if chapter.key == "people")
    assert len(people.not_looked_for) > 5
    assert f"Not yet looked for: {len(people.not_looked_for)} questions" in html_of(view)
    assert not any(section.indicators for section in people.sections)


def test_the_two_kinds_of_not_known_are_counted_apart() -> None:
    view = page_of(small.missing(), small.observation())
    text = " ".join("".join(check(html_of(view)).text).split())
    assert "One question was asked and has no published answer; " in text
    assert f"{view.not_known.not_looked_for} have not been looked for yet" in text


def test_a_partial_figure_is_no_latest_value_and_in_no_line() -> None:
    partial: dict[str, Any] = {"coverage": "partial", "coverage_kind": "area", "coverage_words": "one city"}
    view = page_of(
        small.observation(period="2015"),
        small.observation(period="2016", value="6"),
        small.observation(period="2020", value="99", **partial),
    )
    said = asked(view, "prison_population").readings
    assert said.latest and said.latest.period == "2016"
    assert said.series and said.series.chart
    assert len(said.series.chart.marks) == 2 and len(said.series.table) == 2
    assert [figure.coverage_text for figure in said.partial] == ["one area: one city"]


def test_only_partial_figures_leave_the_country_without_one() -> None:
    view = page_of(small.observation(coverage="partial", coverage_kind="site", coverage_words="one place"))
    assert asked(view, "prison_population").readings.latest is None
    assert "No answer for the whole country" in html_of(view)


def test_rivals_stand_side_by_side_with_the_reason() -> None:
    chosen: dict[str, Any] = {"preferred_by": "decision", "preferred_reason": "primary table"}
    ids = ("KAZ/refugees/2017/a", "KAZ/refugees/2017/b")
    view = page_of(
        small.observation("refugees", value="760", source="a", rivals=ids[1:], **chosen),
        small.observation("refugees", value="1371", source="b", rivals=ids[:1], preferred=False),
    )
    rivals = asked(view, "refugees").readings.rivals
    assert [[figure.text for figure in group.figures] for group in rivals] == [["760", "1,371"]]
    assert rivals[0].figures[0].preferred_text == "used by decision: primary table"
    assert rivals[0].figures[1].preferred_text == "not used"
    assert asked(view, "refugees").readings.latest == rivals[0].figures[0]


def test_a_withdrawn_figure_is_told_among_the_changes_and_nowhere_else() -> None:
    view = page_of(small.observation(), small.withdrawn(period="2010"))
    said = asked(view, "prison_population").readings
    assert said.latest and said.latest.period == "2017"
    assert said.series is None and not said.gaps
    assert [one.reason for change in view.changes for one in change.ended] == ["figure of another country"]
    assert view.frame.changed_edition == small.SECOND


def test_eight_answers_for_every_country() -> None:
    view = page_of(small.observation(), small.headline("longest_time", text="30 days"))
    assert len(view.answers) == 8
    assert [one.text for one in view.answers if one.question == "longest_time"] == ["30 days"]
    assert {one.status for one in view.answers} == {"answered", "not_looked_for"}


def test_a_derived_answer_is_said_by_its_figure() -> None:
    row = small.observation("detainee_entries", value="211")
    view = page_of(row, small.headline("how_many", "answered", "", row.id, year="2017"))
    answer = next(one for one in view.answers if one.question == "how_many")
    assert (answer.text, answer.year, answer.figures[0].mark) == ("211", "2017", 1)


def test_every_value_has_its_year_source_and_review_level() -> None:
    text = html_of(page_of(small.observation(review_level="checked_by_two")))
    row = text[text.index('id="prison_population"') :]
    row = row[: row.index("</p>")]
    assert '<span class="period">2017</span>' in row
    assert 'href="#source-1"' in row
    assert "checked by two" in row
    assert (
        "mailto:desk@test.example?subject=Test%20observatory%3A%20error%20in%20KAZ/prison_population/2017/page" in row
    )


def test_without_an_address_there_is_no_link_to_report_an_error() -> None:
    assert "mailto:" not in html_of(page_of(small.observation(), contact_mail=""))


def test_hostile_text_stays_text() -> None:
    rows = [
        small.observation("legal_tradition", value='["<b>bold</b>"]', raw=HOSTILE),
        small.unread(raw=HOSTILE),
        small.recommendation(text=HOSTILE, abstract=HOSTILE),
        small.source("page", title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)"),
    ]
    edition = small.edition(*rows, title=HOSTILE)
    pages = [page for page in build(edition) if page.json]
    faults = {page.path: found for page in pages if (found := check(page.html).finish())}
    assert not faults
    assert not any(b"<script" in page.html or b"javascript:" in page.html or b"<b>" in page.html for page in pages)
    assert not any(b">49<" in page.html for page in pages)


def test_our_summary_is_never_a_quotation() -> None:
    text = html_of(page_of(small.recommendation(text="", abstract="Do better.")))
    assert "<blockquote" not in text
    assert "summary in our words:" in text


def test_a_quotation_has_its_language_and_says_where_it_breaks_in() -> None:
    text = html_of(page_of(small.recommendation(text="et cetera", language="fr", starts_mid_sentence=True)))
    assert '<blockquote lang="fr"><p>“… et cetera”</p></blockquote>' in text


def test_an_inferred_symbol_is_shown_as_inferred() -> None:
    text = html_of(page_of(small.recommendation(symbol="", symbol_inferred="CAT/C/KAZ/CO/4")))
    assert "symbol inferred: CAT/C/KAZ/CO/4" in text


def test_a_page_changes_with_its_own_rows_alone() -> None:
    edition = small.edition(small.observation(changed_edition=small.SECOND))
    changed = {page.path: page for page in build(edition)}
    assert changed["/countries/kazakhstan/"].changed_edition == small.SECOND
    assert changed["/countries/france/"].changed_edition == small.FIRST
    assert isinstance(changed["/"], Page)
