"""In a copy that no server stands behind, every figure of a country's page has its citation one click away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from selenium.webdriver import Chrome
from tests.e2e import window
from tests.e2e.reader import Reader
from tests.fixtures.world import habeas
from tests.site import records
from tests.site.html_check import check

MOST_CLICKS = 2


@pytest.fixture(scope="module")
def copy(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a static site in a folder."""
    folder = tmp_path_factory.mktemp("static") / "public"
    habeas(world, "export", str(folder))
    return folder


@pytest.fixture
def reader(browser: Chrome) -> Iterator[Reader]:
    window.resize(browser, window.WIDE)
    found = Reader(browser)
    yield found
    window.restore(browser)
    assert found.clicks <= MOST_CLICKS


@pytest.mark.parametrize("slug", ["kazakhstan", "kyrgyzstan", "united-kingdom"])
def test_a_figure_is_copied_and_cited_without_a_server(slug: str, copy: Path, reader: Reader) -> None:
    reader.open((copy / "countries" / slug / "index.html").as_uri())
    reader.click("#answers .answer:nth-child(3) .tools a")
    reader.click("div:target .cite")
    assert "Source: " in reader.selected() and "Edition 2026-11-24" in reader.selected()
    bibtex, ris, csl = (one.text + "\n" for one in reader.browser.find_elements("css selector", "div:target pre"))
    assert records.bibtex(bibtex)[2]["title"] == records.csl(csl)["title"]
    assert "ET - 2026-11-24" in " ".join(ris.split())


@pytest.mark.parametrize("slug", ["kazakhstan", "kyrgyzstan", "united-kingdom"])
def test_every_link_to_a_citation_holds_in_the_copy(slug: str, copy: Path) -> None:
    page = copy / "countries" / slug / "index.html"
    found = [link for link in check(page.read_bytes()).links if "#" in link and "index.html" in link]
    cited = [link for link in found if f"{slug}/" in urljoin(page.as_uri(), link) or "/facilities/" in link]
    ids: dict[str, set[str]] = {}
    for link in cited:
        address, anchor = urldefrag(urljoin(page.as_uri(), link))
        file = Path(unquote(address.removeprefix("file://")))
        there = ids.setdefault(address, check(file.read_bytes()).ids)
        assert unquote(anchor) in there, link
    assert len(cited) > 50
