"""Every kind of page can be read by everyone: WCAG 2.2 AA, on a phone, zoomed, in the dark, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from tests.e2e import window
from tests.e2e.pages import MISSING, PAGES, edition_of, kind_of, kinds

ALL = {**PAGES, "no such page": MISSING}
SETTINGS = [(window.WIDE, "light"), (window.WIDE, "dark"), (window.NARROW, "dark"), (window.NARROW, "light")]


@pytest.fixture
def reader(browser: Chrome) -> Iterator[Chrome]:
    """The browser, left as it was found."""
    window.log(browser)
    yield browser
    window.restore(browser)


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_accessible_and_fits_its_window(name: str, reader: Chrome, site_url: str, axe_source: str) -> None:
    window.resize(reader, window.WIDE)
    reader.get(site_url + ALL[name])
    reader.execute_script(axe_source)
    found = [line for width, scheme in SETTINGS for line in window.audit(reader, width, scheme)]
    assert not found, "\n".join(found)
    assert window.overflow(reader) == 0, f"{name} scrolls sideways on a phone"
    window.resize(reader, window.ZOOMED)
    assert window.overflow(reader) == 0, f"{name} scrolls sideways at 200 %"
    assert window.complaints(reader) == []


def test_every_kind_of_page_is_looked_at(world: Path) -> None:
    edition = edition_of(world)
    looked_at = {kind for path in PAGES.values() if (kind := kind_of(edition, path))}
    assert looked_at == kinds(edition)


FOCUSED = "return document.activeElement"
RING = """
const style = getComputedStyle(document.activeElement);
return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
"""


def press(browser: Chrome, key: str) -> None:
    ActionChains(browser).send_keys(key).perform()


def test_the_keyboard_skips_to_the_content_and_shows_where_it_is(reader: Chrome, site_url: str) -> None:
    window.resize(reader, window.WIDE)
    reader.get(f"{site_url}/countries/kazakhstan/")
    press(reader, Keys.TAB)
    skip = reader.execute_script(FOCUSED)
    assert skip.get_attribute("href").endswith("#main")
    assert skip.is_displayed()
    box = skip.rect
    assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 20 and box["height"] > 10
    assert reader.execute_script(RING)
    press(reader, Keys.ENTER)
    assert reader.current_url.endswith("#main")
    press(reader, Keys.TAB)
    inside = "return document.querySelector('main').contains(document.activeElement)"
    assert reader.execute_script(inside)
    for _ in range(10):
        assert reader.execute_script(RING), reader.execute_script(FOCUSED).get_attribute("outerHTML")
        press(reader, Keys.TAB)
