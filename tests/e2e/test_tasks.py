"""Five things a reader comes for, on the page of a state that says little and of one that says much.

Each is done from the top of the country's page and counted: never more than two clicks, and few screens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from tests.e2e import window
from tests.e2e.reader import Reader

MOST_CLICKS = 2
MOST_SCREENS = {window.WIDE: 1, window.NARROW: 3, window.ZOOMED: 2}
"""A phone and a page at 200 % hold less: the same way is longer there."""
KAZ, GBR = "kazakhstan", "united-kingdom"


@pytest.fixture(params=[window.WIDE, window.NARROW, window.ZOOMED], ids=["screen", "phone", "200 %"])
def reader(request: pytest.FixtureRequest, browser: Chrome) -> Iterator[Reader]:
    """A reader at a screen, with a phone, and at 200 %."""
    window.resize(browser, request.param)
    found = Reader(browser)
    yield found
    window.restore(browser)
    told = f"{found.clicks} clicks, {found.screens} screens: {'; '.join(found.steps)}"
    assert found.clicks <= MOST_CLICKS, told
    assert found.screens <= MOST_SCREENS[request.param], told


def at(reader: Reader, site_url: str, slug: str) -> None:
    reader.open(f"{site_url}/countries/{slug}/")


def answer(number: int) -> str:
    """One of the eight, by its place."""
    return f"#answers .answer:nth-child({number}) dd"


@pytest.mark.parametrize(
    ("slug", "length", "article"),
    [
        (KAZ, "30 days", "article not seen"),
        (GBR, "No limit in law", "Nationality, Immigration and Asylum Act 2002, 67"),
    ],
)
def test_the_longest_detention_in_law_with_its_article(
    slug: str, length: str, article: str, reader: Reader, site_url: str
) -> None:
    at(reader, site_url, slug)
    said = reader.read(answer(3))
    assert length in said and article in said
    assert reader.clicks == 0


@pytest.mark.parametrize(
    ("slug", "known", "who"),
    [
        (KAZ, "Not published; last looked for in 2019 figures", "Global Detention Project"),
        (GBR, "20,604 people entered detention", "Home Office"),
    ],
)
def test_whether_the_number_of_people_detained_is_known_and_who_says_so(
    slug: str, known: str, who: str, reader: Reader, site_url: str
) -> None:
    at(reader, site_url, slug)
    said = reader.read(answer(2))
    assert known in said and who in said
    reader.click(f"{answer(2)} .src")
    assert who in reader.read("li:target")


@pytest.mark.parametrize(
    ("slug", "body", "paragraph", "symbol"),
    [
        (KAZ, "Human Rights Committee", "paragraph number not known", "symbol inferred: CCPR/C/KAZ/CO/3"),
        (GBR, "Universal Periodic Review", "paragraph 43.226", "symbol inferred: A/HRC/52/10"),
    ],
)
def test_the_last_recommendation_on_detention_with_paragraph_and_symbol(
    slug: str, body: str, paragraph: str, symbol: str, reader: Reader, site_url: str
) -> None:
    at(reader, site_url, slug)
    said = reader.read(".told .paragraph")
    assert body in said and paragraph in said and symbol in said
    reader.click(".told .paragraph .where a")
    assert "etention" in reader.read(".facts") + reader.browser.title


@pytest.mark.parametrize(
    ("slug", "value"), [(KAZ, "30 days"), (GBR, "no limit")], ids=["little is said", "much is said"]
)
def test_a_citation_is_copied_for_one_figure(slug: str, value: str, reader: Reader, site_url: str) -> None:
    at(reader, site_url, slug)
    reader.click(f"{answer(3)} .tools a")
    reader.click("div:target .cite")
    copied = reader.selected()
    assert copied == " ".join(reader.find("div:target .cite").text.split())
    assert value in copied.casefold()
    assert re.search(r"Source: .+ Edition 2026-11-24 of .+, http\S+/o/\S+/$", copied)
    assert "edition 2026-11-24" in reader.find("div:target .cite + .cite").text
    bibtex, ris, csl = (one.text for one in reader.browser.find_elements("css selector", "div:target pre"))
    assert bibtex.startswith("@misc{") and ris.startswith("TY") and csl.startswith("[{")


@pytest.mark.parametrize(
    ("slug", "gap", "since"),
    [
        (KAZ, "Migration detainee entries", "asked for 2019"),
        (GBR, "Detainees on a given day", "asked for 2022"),
    ],
)
def test_what_is_not_known_and_since_when(slug: str, gap: str, since: str, reader: Reader, site_url: str) -> None:
    at(reader, site_url, slug)
    assert "not been looked for yet" in reader.read(".not-known p")
    reader.click(".not-known a")
    said = reader.read(f"section#{slug}")
    assert gap in said and since in said and "asked in:" in said


@pytest.mark.parametrize("slug", [KAZ, GBR])
def test_the_way_to_the_brief_is_one_click(slug: str, reader: Reader, site_url: str) -> None:
    at(reader, site_url, slug)
    reader.click(".title-line a[href$='/brief/']")
    assert "brief on immigration detention" in reader.read("h1")
    assert reader.screens == 0
