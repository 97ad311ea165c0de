"""Every page is light: no script, nothing inline, nothing from elsewhere, a country on a slow line."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest
from tests.e2e.markup import Page, parse
from tests.e2e.pages import edition_of, html_files

MOST_BYTES = 100 * 1024
MOST_REQUESTS = 6


@pytest.fixture(scope="module")
def pages(world: Path) -> dict[Path, Page]:
    """Every finished page of the edition, parsed."""
    return {path: parse(path.read_bytes()) for path in html_files(edition_of(world))}


def test_there_are_pages(pages: dict[Path, Page]) -> None:
    assert len(pages) > 900


def test_no_page_has_a_script_or_anything_inline(pages: dict[Path, Page]) -> None:
    assert {str(path): page.forbidden for path, page in pages.items() if page.forbidden} == {}


def test_a_page_loads_only_from_its_own_site_and_the_file_is_there(pages: dict[Path, Page], world: Path) -> None:
    loaded = {address for page in pages.values() for address in page.loads}
    assert loaded
    site = edition_of(world) / "site"
    for address in loaded:
        assert address.startswith("/") and not address.startswith("//"), address
        assert (site / address.strip("/")).is_file(), address


def test_a_stylesheet_loads_nothing_from_elsewhere(pages: dict[Path, Page], world: Path) -> None:
    sheets = {address for page in pages.values() for address in page.loads if address.endswith(".css")}
    assert sheets
    for sheet in sheets:
        style = (edition_of(world) / "site" / sheet.strip("/")).read_text(encoding="utf-8")
        assert "@import" not in style
        assert "url(" not in style
        assert "//" not in style.replace("http://www.w3.org/2000/svg", "")


def test_an_svg_loads_nothing_and_runs_nothing(world: Path) -> None:
    for drawing in (edition_of(world) / "site" / "assets").glob("*.svg"):
        page = parse(drawing.read_bytes())
        assert page.loads == []
        assert page.forbidden == []


def test_a_country_is_light_and_takes_few_requests(pages: dict[Path, Page], world: Path) -> None:
    site = edition_of(world) / "site"
    countries = {path: page for path, page in pages.items() if path.parent.parent == site / "countries"}
    assert len(countries) > 200
    for path, page in countries.items():
        loaded = set(page.loads)
        assert 1 + len(loaded) <= MOST_REQUESTS, path
        size = on_the_wire(path) + sum(on_the_wire(site / address.strip("/")) for address in loaded)
        assert size <= MOST_BYTES, f"{path} takes {size} bytes"


def on_the_wire(path: Path) -> int:
    """How many bytes a browser is sent for a file: compressed where the edition holds it so."""
    compressed = path.with_name(path.name + ".br")
    return (compressed if compressed.is_file() else path).stat().st_size


def test_a_compressed_page_is_the_page(world: Path) -> None:
    compressed = list((edition_of(world) / "site").rglob("*.br"))
    assert compressed
    for path in compressed:
        assert brotli.decompress(path.read_bytes()) == path.with_suffix("").read_bytes(), path
