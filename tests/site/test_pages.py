"""The whole site of the example: well-formed, linked, plain, and the same as its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import brotli  # type: ignore[import-untyped]  # it has no stubs
import orjson
import pytest
from tests.site.example_edition import example
from tests.site.html_check import Checked, check

from habeas.edition.reader import Edition
from habeas.site.assets import assets
from habeas.site.computed import render_observation
from habeas.site.filtering import render_list
from habeas.site.pages import Page, build

ON_THE_WIRE = 100_000
FILES_OF_EDITIONS = ("/edition.sqlite", "/MANIFEST.json", "/data/")


@pytest.fixture(scope="module")
def edition() -> Iterator[Edition]:
    with example() as made:
        yield made


@pytest.fixture(scope="module")
def pages(edition: Edition) -> Mapping[str, Page]:
    return {page.path: page for page in build(edition)}


@pytest.fixture(scope="module")
def checked(pages: Mapping[str, Page]) -> Mapping[str, Checked]:
    return {path: check(page.html) for path, page in pages.items() if page.json}


def test_every_page_is_well_formed_without_style_or_script(checked: Mapping[str, Checked]) -> None:
    faults = {path: found for path, page in checked.items() if (found := page.finish())}
    assert not faults


def test_an_address_is_used_once(edition: Edition) -> None:
    paths = [page.path for page in build(edition)]
    assert len(set(paths)) == len(paths)


def test_every_link_leads_somewhere(
    edition: Edition, pages: Mapping[str, Page], checked: Mapping[str, Checked]
) -> None:
    styles = {f"/{path}" for path, _ in assets()}
    computed = {unquote(link) for page in checked.values() for link in page.links if link.startswith("/o/")}
    lost = {f"{path} -> {link}" for path, page in checked.items() for link in page.links if _lost(path, link, checked)}
    lost = {one for one in lost if one.split(" -> ")[1] not in styles | pages.keys()}
    assert not lost
    assert computed
    assert all(render_observation(edition, link[3:-1]) for link in computed)
    queries = {urlsplit(link).query for page in checked.values() for link in page.links if link.startswith(QUERIED)}
    assert queries and all(render_list(edition, query) for query in queries)


QUERIED = ("/recommendations/?", "/recommendations/list.csv?")
"""Where the list of recommendations is narrowed down, and its table: made from the edition for the query."""


def _lost(path: str, link: str, checked: Mapping[str, Checked]) -> bool:
    if link.startswith(("https://", "http://", "mailto:", "/o/", *QUERIED, *FILES_OF_EDITIONS)):
        return False
    base, _, fragment = unquote(link).partition("#")
    target = path if not base else base if base.startswith("/") else path + base
    target = target.removesuffix("index.json")
    if target.endswith(".atom"):
        return False
    return target not in checked or (bool(fragment) and fragment not in checked[target].ids)


def test_a_country_page_is_small_on_the_wire(pages: Mapping[str, Page]) -> None:
    sizes = {
        path: len(brotli.compress(page.html, quality=9))
        for path, page in pages.items()
        if path.startswith("/countries/") and path.count("/") == 3 and page.json
    }
    assert max(sizes.values()) <= ON_THE_WIRE


def test_nothing_comes_from_elsewhere(pages: Mapping[str, Page]) -> None:
    for name, content in assets():
        assert b"http" not in content.replace(b"http://www.w3.org/2000/svg", b""), name
    assert all(b" src=" not in page.html for page in pages.values() if page.json)


def test_the_twin_is_the_page_as_data(pages: Mapping[str, Page]) -> None:
    twins = {path: orjson.loads(page.json) for path, page in pages.items() if page.json}
    assert all(twin["frame"]["path"] == path for path, twin in twins.items() if "%" not in twin["frame"]["path"])
    assert all(twin["frame"]["changed_edition"] == pages[path].changed_edition for path, twin in twins.items())
    assert all(twin["frame"]["observatory"] == "Example observatory" for twin in twins.values())


def test_every_figure_of_the_twin_is_on_the_page(pages: Mapping[str, Page], checked: Mapping[str, Checked]) -> None:
    path = "/countries/kazakhstan/"
    text = " ".join("".join(checked[path].text).split())
    figures = list(_figures(orjson.loads(pages[path].json)["chapters"]))
    assert len(figures) > 100
    assert all(" ".join(figure["text"].split()) in text and figure["period_text"] in text for figure in figures)


def _figures(node: object) -> Iterator[Mapping[str, str]]:
    if isinstance(node, dict):
        if "period_text" in node and "mark" in node:
            yield node
        for inner in node.values():
            yield from _figures(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _figures(inner)


def test_a_country_without_statements_says_that_nobody_looked(checked: Mapping[str, Checked]) -> None:
    page = checked["/countries/france/"]
    assert "Nobody has looked for anything on France yet" in "".join(page.text)
    assert page.cells and all(cell.split() == ["Not", "yet", "looked", "for"] for cell in page.cells)


def test_feeds_and_site_map_are_xml(pages: Mapping[str, Page]) -> None:
    xml = [path for path in pages if path.endswith((".atom", ".xml"))]
    assert {"/feed.atom", "/sitemap.xml", "/countries/kazakhstan/feed.atom"} <= set(xml)
    for path in xml:
        ElementTree.fromstring(pages[path].html)


def test_the_site_map_names_every_page_with_a_twin(pages: Mapping[str, Page]) -> None:
    text = pages["/sitemap.xml"].html.decode()
    assert text.count("<loc>") == sum(1 for page in pages.values() if page.json)


def test_the_same_edition_makes_the_same_bytes(edition: Edition, pages: Mapping[str, Page]) -> None:
    assert {page.path: page for page in build(edition)} == pages


def test_old_headings_and_indicators_are_still_anchors(checked: Mapping[str, Checked]) -> None:
    ids = checked["/countries/kazakhstan/"].ids
    assert {"prison_population", "detainee_entries", "detained_women", "treaties_ratified", "legal_framework"} <= ids


def test_each_page_names_the_edition_in_which_it_changed(checked: Mapping[str, Checked]) -> None:
    assert all("last changed in edition" in "".join(page.text) for page in checked.values())
