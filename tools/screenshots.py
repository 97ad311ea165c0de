"""Pictures of pages for people to look at: two widths, light and dark, and the printed page.

python -m tools.screenshots http://127.0.0.1:8000 build/screenshots / /countries/kazakhstan/
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
TALLEST = 12_000
"""Pixels; a longer page is cut, for no picture viewer shows it well."""


def main(base: str, folder: str, *paths: str) -> None:
    """Take every picture and say where it is."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        chrome = _chrome(profile)
        try:
            for path in paths or ("/",):
                _page(chrome, base + path, target / (path.strip("/").replace("/", "-") or "home"))
        finally:
            chrome.quit()


def _page(chrome: Chrome, url: str, stem: Path) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            _emulate(chrome, width, scheme)
            chrome.get(url)
            height = min(int(chrome.execute_script("return document.documentElement.scrollHeight")), TALLEST)
            clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
            shot = _cdp(chrome, "Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
            _write(stem.with_name(f"{stem.name}-{width}-{scheme}.png"), shot["data"])
    _emulate(chrome, WIDTHS[0], SCHEMES[0])
    chrome.get(url)
    printed = _cdp(chrome, "Page.printToPDF", printBackground=False, preferCSSPageSize=True)
    _write(stem.with_name(f"{stem.name}-print.pdf"), printed["data"])


def _emulate(chrome: Chrome, width: int, scheme: str) -> None:
    _cdp(chrome, "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    _cdp(chrome, "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


def _cdp(chrome: Chrome, command: str, **given: object) -> Any:
    return chrome.execute_cdp_cmd(command, given)


def _write(path: Path, encoded: str) -> None:
    path.write_bytes(base64.b64decode(encoded))
    print(path)


def _chrome(profile: str) -> Chrome:
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    return Chrome(options=options, service=Service("/usr/bin/chromedriver"))


if __name__ == "__main__":
    main(*sys.argv[1:])
