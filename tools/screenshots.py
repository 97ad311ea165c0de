"""Pictures of pages for people to look at: two widths, light and dark, and the printed page.

python -m tools.screenshots http://127.0.0.1:8000 build/screenshots / /countries/kazakhstan/

Of a path with an anchor one screen is pictured, from there on (``/countries/kyrgyzstan/#chapter-places``) or from the
top (``/gaps/#``), and nothing is printed.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

from tools import png

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
SCREEN = 1100
"""Pixels from an anchor on."""
ABOVE = 20
"""Pixels that are shown above an anchor."""
SHEETS = 2
"""How many sheets of a printed page are pictured: a brief has no more."""
TOP = "return document.getElementById(arguments[0]).getBoundingClientRect().top + scrollY"


def main(base: str, folder: str, *paths: str) -> None:
    """Take every picture and say where it is."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        chrome = _chrome(profile)
        try:
            for path in paths or ("/",):
                name = path.replace("#", "").strip("/").replace("/", "-") or "home"
                _page(chrome, base + path, target / name)
        finally:
            chrome.quit()


def _page(chrome: Chrome, url: str, stem: Path) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            _emulate(chrome, width, scheme)
            chrome.get(url)
            clip = {"x": 0, "width": width, "scale": 1, **_part(chrome, url)}
            shot = _cdp(chrome, "Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
            picture = png.smaller(base64.b64decode(shot["data"]))
            _write(stem.with_name(f"{stem.name}-{width}-{scheme}.png"), picture)
    if "#" in url:
        return
    _emulate(chrome, WIDTHS[0], SCHEMES[0])
    chrome.get(url)
    printed = _cdp(chrome, "Page.printToPDF", printBackground=False, preferCSSPageSize=True)
    paper = stem.with_name(f"{stem.name}-print.pdf")
    _write(paper, base64.b64decode(printed["data"]))
    _sheets(paper)


def _part(chrome: Chrome, url: str) -> dict[str, int]:
    """The part of the page that is pictured."""
    anchor = unquote(urldefrag(url).fragment)
    if anchor:
        return {"y": max(0, int(chrome.execute_script(TOP, anchor)) - ABOVE), "height": SCREEN}
    tallest = SCREEN if "#" in url else TALLEST
    return {"y": 0, "height": min(int(chrome.execute_script("return document.documentElement.scrollHeight")), tallest)}


def _sheets(paper: Path) -> None:
    """The first sheets of a printed page as pictures."""
    import pypdfium2  # type: ignore[import-untyped]  # it has no stubs

    with pypdfium2.PdfDocument(paper) as document:
        for number, page in zip(range(1, SHEETS + 1), document, strict=False):
            drawn = page.render(scale=1.4, rev_byteorder=True)
            content, wide, size = bytes(drawn.buffer), drawn.width, drawn.n_channels
            lines = [content[row * drawn.stride :][: wide * size] for row in range(drawn.height)]
            pixels = [[*zip(one[::size], one[1::size], one[2::size], strict=True)] for one in lines]
            _write(paper.with_name(f"{paper.stem}-{number}.png"), png.write(wide, drawn.height, pixels))


def _emulate(chrome: Chrome, width: int, scheme: str) -> None:
    _cdp(chrome, "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    _cdp(chrome, "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


def _cdp(chrome: Chrome, command: str, **given: object) -> Any:
    return chrome.execute_cdp_cmd(command, given)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
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
