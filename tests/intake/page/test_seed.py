"""The reduced copy that the whole project starts from."""

import html
from pathlib import Path

import pytest
from tests.intake.page.accounting import check_lines

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page


@pytest.fixture(scope="module")
def page(shared: Path) -> bytes:
    return (shared / "seed" / "kazakhstan-page.txt").read_bytes()


@pytest.fixture(scope="module")
def reading(page: bytes, catalog: Catalog) -> PageReading:
    return read_page(page, name="kazakhstan-page.txt", catalog=catalog)


def test_the_page_says_its_country_and_that_it_is_reduced(reading: PageReading) -> None:
    assert (reading.country, reading.completeness, reading.last_updated) == ("KAZ", "reduced", "2024-07")


def test_a_reduced_copy_says_nothing_of_absence(reading: PageReading) -> None:
    assert reading.observations == ()
    assert reading.treaty_actions == ()
    assert reading.unparsed == ()


def test_every_line_is_in_one_element(page: bytes, reading: PageReading) -> None:
    check_lines(page, reading)


def test_every_heading_comes_out_with_its_section(reading: PageReading) -> None:
    assert len(reading.headings) == 38
    assert all(heading.section for heading in reading.headings)
    filled = [heading.label for heading in reading.headings if not heading.empty]
    assert filled == [
        "INTERNATIONAL TREATIES & TREATY BODIES",
        "Relevant Recommendations or Observations Issued by Treaty Bodies",
        "> UN Universal Periodic Review",
        "Relevant Recommendations or Observations from the UN Universal Periodic Review",
        "Government Agencies",
        "International Organisations",
        "NGO & Research Institutions",
    ]


def test_six_paragraphs_are_found(reading: PageReading) -> None:
    found = [(one.mechanism, one.document, one.paragraphs, one.kind) for one in reading.recommendations]
    treaty_body, upr = ("treaty_body", "concluding_observations"), ("upr", "upr_compilation")
    assert found == [
        (*treaty_body, (), "concern"),
        (*treaty_body, ("40",), "recommendation"),
        (*treaty_body, ("35",), "concern"),
        (*treaty_body, ("36",), "recommendation"),
        (*upr, ("71",), "recommendation"),
        (*upr, ("74",), "recommendation"),
    ]
    assert all(one.body is one.symbol is one.symbol_inferred is one.year is None for one in reading.recommendations)


def test_the_paragraph_whose_number_was_lost_starts_in_mid_sentence(reading: PageReading) -> None:
    first = reading.recommendations[0]
    assert first.starts_mid_sentence
    assert first.text.startswith("been detained without legal representation")
    assert first.text.endswith("protection gaps persist (arts. 7, 9, 12, 13 and 24).")
    assert first.lines == (31, 34)
    assert not any(one.starts_mid_sentence for one in reading.recommendations[1:])


def test_the_paragraph_behind_the_row_of_dots_is_its_own(reading: PageReading) -> None:
    forty = reading.recommendations[1]
    assert forty.text.startswith(
        "The State Party should enhance the protection of refugees and asylum-seekers, without"
    )
    assert forty.text.endswith("in line with the principle of non-refoulement.")
    assert forty.lines == (34, 38)


def test_rows_of_dots_are_furniture(reading: PageReading) -> None:
    found = [(one.text, one.lines) for one in reading.furniture]
    assert ("......40...40.", (34, 34)) in found
    assert ("..........", (38, 38)) in found


def test_articles_and_answers(reading: PageReading) -> None:
    assert [one.articles for one in reading.recommendations] == [
        ("7", "9", "12", "13", "24"), (), ("2", "3", "16"), (), (), (),
    ]  # fmt: skip
    assert [one.answers for one in reading.recommendations] == [(), (), (), ("35",), (), ()]


def test_the_overview_the_update_and_the_contacts(reading: PageReading) -> None:
    assert reading.narrative is not None
    assert reading.narrative.lines == (1, 1)
    assert [(one.title, one.lines) for one in reading.updates] == [("Kazakhstan: Covid-19 and Detention", (2, 3))]
    assert [one.kind for one in reading.contacts] == [
        *["government"] * 2, *["international_organisation"] * 3, *["ngo"] * 2,
    ]  # fmt: skip
    assert reading.contacts[1].name == "Ministry of Foreign Affairs"
    assert reading.contacts[1].url == "https://www.gov.kz"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85"])
def test_line_ends_do_not_matter(page: bytes, reading: PageReading, catalog: Catalog, end: str) -> None:
    text = page.decode().replace("\n", end)
    assert read_page(text, name="kazakhstan-page.txt", catalog=catalog) == reading


def test_a_copy_with_blank_lines_everywhere_says_the_same(page: bytes, reading: PageReading, catalog: Catalog) -> None:
    spaced = read_page(page.decode().replace("\n", "\n\n"), name="kazakhstan-page.txt", catalog=catalog)
    assert [one.text for one in spaced.recommendations] == [one.text for one in reading.recommendations]
    assert [(one.label, one.empty) for one in spaced.headings] == [(one.label, one.empty) for one in reading.headings]
    assert spaced.contacts[0].lines == (111, 111)


def test_the_same_page_as_html_says_the_same(page: bytes, reading: PageReading, catalog: Catalog) -> None:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>\n" for line in page.decode().splitlines())
    made = read_page(f"<html><body>{paragraphs}</body></html>", name="kazakhstan-page.html", catalog=catalog)
    assert [one.text for one in made.recommendations] == [one.text for one in reading.recommendations]
    assert len(made.headings) == len(reading.headings)
    assert made.unparsed == ()
