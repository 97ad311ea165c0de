"""The browser as a reader's window: its size, its colours, what it complains of."""

from __future__ import annotations

from typing import Any

from selenium.webdriver import Chrome

WIDE, NARROW, ZOOMED = 1280, 360, 640
"""CSS pixels: a screen, a phone, and the screen at 200 %."""
RULES = {
    "light": {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "rules": {"target-size": {"enabled": True}},
    },
    "dark": {"runOnly": ["cat.color"]},
}
"""What is looked at in either scheme: in the dark only what colours can spoil."""
AUDIT = """
const [rules, answer] = arguments;
axe.run({...rules, resultTypes: ["violations"]})
  .then(found => answer(found.violations), error => answer([{id: String(error), nodes: []}]));
"""


def resize(browser: Chrome, width: int) -> None:
    """Show the page as wide as this many CSS pixels."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == NARROW}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def colour(browser: Chrome, scheme: str) -> None:
    """Show the page in light or dark."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def restore(browser: Chrome) -> None:
    """Leave the window as it was found."""
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.get("about:blank")
    log(browser)


def audit(browser: Chrome, width: int, scheme: str) -> list[str]:
    """What the audit finds wrong in the page so shown, a line each; axe has to be in the page."""
    resize(browser, width)
    colour(browser, scheme)
    found: list[dict[str, Any]] = browser.execute_async_script(AUDIT, RULES[scheme])
    nodes = [(one["id"], node) for one in found for node in one["nodes"] or [{"html": "", "failureSummary": ""}]]
    return [f"{width} px, {scheme}: {id}: {node['html'][:200]} {node['failureSummary']}" for id, node in nodes]


def overflow(browser: Chrome) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    return max(width, 0)


def log(browser: Chrome) -> list[dict[str, Any]]:
    """What the browser wrote into its log since it was last read."""
    entries: list[dict[str, Any]] = browser.execute("getLog", {"type": "browser"})["value"]
    return entries


def complaints(browser: Chrome) -> list[str]:
    """What the browser complains of; a page that is not there may say so."""
    return [entry["message"] for entry in log(browser) if "status of 404" not in entry["message"]]
