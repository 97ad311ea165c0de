"""The observatory's own words: Markdown in, clean HTML out."""

from __future__ import annotations

import pytest
from tests.site import small
from tests.site.html_check import check

from habeas.edition.schema import PageTextRow
from habeas.site.views.words_page import PAGES, markdown, split_title, words_pages


def test_markdown_begins_at_the_second_level_whatever_it_began_at() -> None:
    assert "<h2>A</h2>" in markdown("# A\n\n## B") and "<h3>B</h3>" in markdown("# A\n\n## B")
    assert "<h2>A</h2>" in markdown("### A")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<a href="x" onclick="y">z</a>',
        "![x](https://elsewhere.example/x.png)",
        "<style>p{}</style>",
    ],
)
def test_nothing_active_and_nothing_from_elsewhere(text: str) -> None:
    page = check(f"<html lang=en><h1>x</h1>{markdown(text)}</html>")
    assert not page.finish()
    assert not [link for link in page.links if not link.startswith(("https:", "http:", "mailto:"))]
    assert "<img" not in markdown(text)


def test_links_and_addresses_work() -> None:
    assert '<a href="mailto:a@b.example">a@b.example</a>' in markdown("<a@b.example>")


def test_the_observatory_speaks_for_itself_where_it_does() -> None:
    volume = small.volume(PageTextRow(page="about", language="en", text="We are *us*."))
    pages = {page.frame.path: page for page in words_pages(volume)}
    assert len(pages) == len(PAGES)
    assert pages["/about/"].own and pages["/about/"].body == "<p>We are <em>us</em>.</p>\n"
    assert not pages["/licence/"].own and "CC BY 4.0" in pages["/licence/"].body
    assert "desk@test.example" in pages["/contact/"].body


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("# About *us*\n\nWords.", "About us", "\nWords."),
        ("About\n=====\nWords.", "About", "Words."),
        ("## Part\n\n# Late", "", "## Part\n\n# Late"),
        ("Words.", "", "Words."),
        ("", "", ""),
        ("#\n\nWords.", "", "\nWords."),
    ],
)
def test_a_first_heading_is_the_title_of_the_page(text: str, title: str, rest: str) -> None:
    assert split_title(text) == (title, rest)


def test_the_observatory_s_words_are_dated_by_the_edition_that_holds_them() -> None:
    volume = small.volume(PageTextRow(page="about", language="en", text="# Who we are\n\nUs."))
    pages = {page.frame.path: page.frame for page in words_pages(volume)}
    assert (pages["/about/"].title, pages["/about/"].changed_edition) == ("Who we are", small.SECOND)
    assert (pages["/privacy/"].title, pages["/privacy/"].changed_edition) == ("Privacy", small.FIRST)
