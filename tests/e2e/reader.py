"""A reader at a task: what is in view, what was clicked, how far was scrolled."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from selenium.webdriver import Chrome
from selenium.webdriver.remote.webelement import WebElement

TOP = "return arguments[0].getBoundingClientRect().top + window.scrollY"
HEIGHT = "return window.innerHeight"
SELECTED = "return String(window.getSelection())"


@dataclass
class Reader:
    """Somebody with a mouse and one page; counts clicks, and screens to scroll from where each click led."""

    browser: Chrome
    clicks: int = 0
    screens: int = 0
    steps: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Begin at the top of a page."""
        self.browser.get(address)

    def find(self, selector: str) -> WebElement:
        """Something on the page that can be seen without opening anything."""
        found = self.browser.find_element("css selector", selector)
        assert found.is_displayed(), selector
        return found

    def read(self, selector: str) -> str:
        """Scroll to something and read it."""
        found = self.find(selector)
        self._scroll(found)
        self.steps.append(f"read {selector}")
        return " ".join(found.text.split())

    def click(self, selector: str) -> None:
        """Scroll to a link and follow it."""
        found = self.find(selector)
        self._scroll(found)
        self.clicks += 1
        self.steps.append(f"click {selector}")
        found.click()

    def selected(self) -> str:
        """What a copy would take."""
        return " ".join(str(self.browser.execute_script(SELECTED)).split())

    def _scroll(self, element: WebElement) -> None:
        """Screens from where the reader is to the element; what is in view costs none."""
        here = float(self.browser.execute_script("return window.scrollY"))
        height = float(self.browser.execute_script(HEIGHT))
        distance = float(self.browser.execute_script(TOP, element)) - here
        if not 0 <= distance < height:
            self.screens += abs(math.floor(distance / height))
            self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
