"""A brief prints on exactly two sheets of A4, and its document can be taken home."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import brotli  # type: ignore[import-untyped]  # it has no stubs
import docx
import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest
from selenium.webdriver import Chrome
from tests.e2e import full_brief, web, window
from tests.e2e.pages import edition_of
from tests.site import small

from habeas.site.assets import assets
from habeas.site.pages import build

A4 = (595, 842)
"""Points."""
COUNTRIES = ("kazakhstan", "kyrgyzstan", "united-kingdom", "tajikistan", "turkmenistan", "uzbekistan")
"""Every country of the example that anything stands for."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def printer(browser: Chrome) -> Iterator[Chrome]:
    """The browser, left as it was found."""
    yield browser
    window.restore(browser)


def printed(browser: Chrome, address: str) -> pypdfium2.PdfDocument:
    browser.get(address)
    answer = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    return pypdfium2.PdfDocument(base64.b64decode(answer["data"]))


@pytest.mark.parametrize("slug", COUNTRIES)
def test_a_brief_prints_on_exactly_two_pages(slug: str, printer: Chrome, site_url: str) -> None:
    document = printed(printer, f"{site_url}/countries/{slug}/brief/")
    try:
        assert [tuple(round(side) for side in page.get_size()) for page in document] == [A4, A4]
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    for heading in ("Facts", "Last recommendations", "Questions to ask", "Notes"):
        assert heading in text
    assert f"/countries/{slug}/brief/" in text, "the sheet says where it comes from"
    assert "report an error" not in text


@pytest.fixture
def full_site(tmp_path: Path) -> Iterator[str]:
    """The address of a site whose one country fills every section of its brief beyond what that shows."""
    with small.edition(*full_brief.rows(), countries=("KAZ",)) as edition:
        wanted = [page for page in build(edition) if page.path.endswith("/brief/")]
    for path, content in [*((f"{page.path[1:]}index.html", page.html) for page in wanted), *assets()]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    handler = partial(QuietHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_brief_filled_to_all_its_limits_prints_on_two_pages(full_site: str, printer: Chrome) -> None:
    document = printed(printer, f"{full_site}/countries/kazakhstan/brief/")
    try:
        assert len(document) == 2
    finally:
        document.close()


def test_every_country_with_statements_has_a_brief_and_no_other(world: Path) -> None:
    there = {path.parent.name for path in (edition_of(world) / "site" / "countries").glob("*/brief")}
    assert there == set(COUNTRIES)


def test_the_country_page_leads_to_its_brief_and_the_brief_to_its_document(site_url: str) -> None:
    with web.client(site_url) as client:
        page = client.get("/countries/kazakhstan/").text
        assert 'href="/countries/kazakhstan/brief/"' in page
        assert "/brief/" not in client.get("/countries/togo/").text
        assert 'href="/countries/kazakhstan/brief/brief.docx"' in client.get("/countries/kazakhstan/brief/").text


def test_the_document_is_served_as_one_and_opens(site_url: str) -> None:
    with web.client(site_url) as client:
        answer = client.get("/countries/kazakhstan/brief/brief.docx")
        assert (answer.status_code, answer.headers["content-type"]) == (200, WORD)
        text = "\n".join(line.text for line in docx.Document(BytesIO(answer.content)).paragraphs)
        twin = client.get("/countries/kazakhstan/brief/index.json").json()
    assert all(fact["text"] in text for fact in (*twin["answers"], *twin["figures"]))


def test_the_document_is_a_listed_file_of_the_edition(world: Path) -> None:
    edition = edition_of(world)
    listed = json.loads((edition / "MANIFEST.json").read_bytes())["files"]
    path = edition / "site/countries/kazakhstan/brief/brief.docx"
    assert path.relative_to(edition).as_posix() in listed
    assert brotli.decompress(path.with_name("brief.docx.br").read_bytes()) == path.read_bytes()
