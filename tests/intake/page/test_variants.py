"""What pages print in other ways than the plainest, and what then is certain."""

from difflib import SequenceMatcher

import pytest
from tests.intake.page.accounting import check_lines
from tests.intake.page.compose import Page

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page
from habeas.intake.page.words import _LIKENESS


def read(page: Page, between: str = "\n\n") -> PageReading:
    source = page.text(between=between)
    reading = read_page(source, name="page", country="KAZ", catalog=page.catalog)
    check_lines(source, reading)
    return reading


def test_a_word_that_no_law_holds_is_an_answer_on_practice(catalog: Catalog) -> None:
    label = "Access to free interpretation services"
    reading = read(Page(catalog).section("procedural_safeguards").row("procedural_standards", label, "infrequently"))
    assert [(one.value, one.breakdown["scope"]) for one in reading.observations] == [("infrequently", "in_practice")]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("INTERNATIONAL TREATIES & TREATY BODEIS", "treaties"),
        ("COSTS AND OUTSOURCING", "costs"),
        ("SOCIO-ECONOMIC DATA AND POLLS", "socio_economic"),
        ("COSTS OF LIVING", None),
    ],
)
def test_a_misprinted_heading_is_known(catalog: Catalog, heading: str, section: str | None) -> None:
    reading = read(Page(catalog).section("prison").add(heading).row("prison_population", "36,343", "2017"))
    assert [one.section for one in reading.headings[1:]] == ([section] if section else [])


def test_no_two_headings_are_as_alike_as_a_misprint(catalog: Catalog) -> None:
    headings = [(text.casefold(), one.key) for one in catalog.sections.values() for text in one.headings]
    pairs = [(a, b) for a, one in headings for b, other in headings if one != other]
    assert max(SequenceMatcher(None, a, b).ratio() for a, b in pairs) < _LIKENESS - 0.05


def test_what_stands_right_under_a_compact_or_a_review_is_its_own(catalog: Catalog) -> None:
    page = Page(catalog).section("gcm").add("Yes", "2018").section("un_upr")
    reading = read(page.add("71. UNHCR recommended that the State establish a procedure."))
    assert [(one.status, one.value, one.period) for one in reading.observations] == [("reported", "In favour", "2018")]
    assert [(one.mechanism, one.paragraphs) for one in reading.recommendations] == [("upr", ("71",))]
    assert [one.empty for one in reading.headings] == [False, False]


def test_a_day_without_date_is_a_tile_too(catalog: Catalog) -> None:
    page = Page(catalog).add("Reported Population (Single Day)", "Not Available (30) December Not Available", "2019")
    assert [(one.status, one.value, one.period) for one in read(page.add("Overview")).observations] == [
        ("not_available", None, "2019")
    ]


def test_of_overview_and_profile_the_longer_is_the_narrative(catalog: Catalog) -> None:
    page = Page(catalog).add("Kazakhstan").add("Overview", "Kazakhstan: Kazakhstan detains.").updated()
    reading = read(page.add("Key findings of a visit in which 31 people were seen.").section("prison"))
    assert reading.narrative is not None
    assert reading.narrative.text.startswith("Key findings")
    assert [one.text for one in reading.unparsed] == ["Kazakhstan: Kazakhstan detains."]


def test_a_caption_is_not_the_title_of_the_next_article(catalog: Catalog) -> None:
    page = Page(catalog).add("Overview").add("Related Reading")
    page.add("Kazakhstan: First", "One […]", "A station (Azattyq.org,")
    page.add("Kazakhstan: Second", "Two […]", "Read More…", "A fence")
    page.add("05 May 2020 – Kazakhstan", "Three, over", "two lines […]").updated()
    reading = read(page, between="\n")
    assert [(one.title, one.date) for one in reading.updates] == [
        ("Kazakhstan: First", None), ("Kazakhstan: Second", None), ("05 May 2020 – Kazakhstan", "2020-05-05"),
    ]  # fmt: skip
    assert reading.unparsed == ()
