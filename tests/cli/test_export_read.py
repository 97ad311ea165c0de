"""An exported copy as it is read: from a disk in a browser, from the plainest web server, below a path of nginx."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest
from tests.fixtures.world import habeas
from tests.site.static_copy.reading import links_of

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PATIENCE = 60.0
STARTING = 300
"""Looks at a port, twenty a second, before a server counts as not started."""


@pytest.fixture(scope="module")
def exported(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, in a folder that any user may read."""
    target = tmp_path_factory.mktemp("read") / "detention"
    habeas(world, "export", str(target))
    return target


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server for as long as the block lasts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(STARTING):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            pytest.fail(f"{command[0]} did not start")
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def walk(start: str, most: int = 400) -> dict[str, httpx.Response]:
    """What a crawler finds that follows every link below the address `start`; no more than `most` of it."""
    found: dict[str, httpx.Response] = {}
    waiting = [start]
    with httpx.Client(timeout=PATIENCE, follow_redirects=True) as web:
        while waiting and len(found) < most:
            address = waiting.pop(0)
            if address in found:
                continue
            found[address] = web.get(address)
            if found[address].headers["content-type"].startswith(("text/html", "application/atom+xml")):
                links = (urldefrag(urljoin(address, link))[0] for link in links_of(found[address].text))
                waiting += [link for link in links if urlsplit(link).netloc == urlsplit(start).netloc]
    return found


def test_it_reads_from_a_disk(exported: Path, browser: Chrome) -> None:
    """From the first page to a country and a chapter of its page, as it is designed."""
    from selenium.webdriver.common.by import By

    browser.get((exported / "index.html").as_uri())
    width = "return getComputedStyle(document.querySelector('main')).maxWidth"
    assert browser.execute_script(width) == "1280px", "the stylesheet is not applied"
    browser.find_element(By.CSS_SELECTOR, "#countries-table").find_element(By.LINK_TEXT, "Kazakhstan").click()
    assert browser.current_url == (exported / "countries/kazakhstan/index.html").as_uri()
    assert browser.execute_script(width) == "1280px"
    chapter = browser.find_element(By.CSS_SELECTOR, ".index a[href^='#']")
    anchor = urlsplit(chapter.get_attribute("href") or "").fragment
    chapter.click()
    assert browser.current_url == f"{(exported / 'countries/kazakhstan/index.html').as_uri()}#{anchor}"
    assert browser.find_element(By.ID, anchor).is_displayed()
    browser.find_element(By.CSS_SELECTOR, "#answers .tools a").click()
    assert "Edition 2026-11-24" in browser.find_element(By.CSS_SELECTOR, "div:target .cite").text
    figure = browser.find_element(By.CSS_SELECTOR, "div:target a[href*='needs-a-server']")
    browser.get(figure.get_attribute("href") or "")
    assert browser.find_element(By.TAG_NAME, "h1").text == "What needs a server"
    assert "?/o/KAZ/" in browser.current_url
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]  # type: ignore[no-untyped-call]


def test_the_plainest_web_server_is_enough(exported: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(exported), str(port)]
    with running(command, port):
        found = walk(f"http://127.0.0.1:{port}/")
    assert len(found) >= 400
    assert {answer.status_code for answer in found.values()} == {200}


@pytest.fixture(scope="module")
def nginx(exported: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The copy below a path of nginx, set up as the documentation says."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("needs nginx: install the package nginx-light")
    docs = (project / "docs/export.md").read_text("utf-8")
    shown = docs[docs.index("    server {\n") :].partition("\n\nExport straight")[0]
    port = free_port()
    server = (
        textwrap.dedent(shown).replace("/srv/www/detention/", f"{exported}/").replace("listen 80;", f"listen {port};")
    )
    assert str(exported) in server and str(port) in server
    prefix = tmp_path_factory.mktemp("nginx")
    user = "user root;" if os.geteuid() == 0 else ""  # the folders of a test are its user's alone
    own = "\n".join(
        f"{kind}_temp_path {prefix}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = f"{user} daemon off; pid {prefix}/pid; error_log {prefix}/error.log; events {{}}\n"
    (prefix / "nginx.conf").write_text(f"{config}http {{ access_log off;\n{own}\n{server}\n}}\n", "utf-8")
    with running([program, "-p", str(prefix), "-e", f"{prefix}/error.log", "-c", f"{prefix}/nginx.conf"], port):
        yield f"http://127.0.0.1:{port}"


def test_nginx_serves_it_below_a_path(nginx: str) -> None:
    found = walk(f"{nginx}/detention/")
    assert len(found) >= 400
    assert {answer.status_code for answer in found.values()} == {200}
    assert all(address.startswith(f"{nginx}/detention/") for address in found)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("countries/", "text/html; charset=utf-8"),
        ("countries/kazakhstan/feed.atom", "application/atom+xml"),
        ("countries/kazakhstan/index.json", "application/json"),
        ("data/statements.jsonl", "application/jsonl"),
        ("data/countries.csv", "text/csv; charset=utf-8"),
        ("data/README.md", "text/markdown; charset=utf-8"),
        ("edition.sqlite", "application/vnd.sqlite3"),
        ("MANIFEST.json", "application/json"),
    ],
)
def test_nginx_says_what_each_file_is(nginx: str, path: str, kind: str) -> None:
    answer = httpx.get(f"{nginx}/detention/{path}", timeout=PATIENCE)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_nginx_leads_what_needs_a_server_to_the_page_that_says_so(nginx: str) -> None:
    answer = httpx.get(f"{nginx}/detention/o/KAZ/prison_population/2017/x/%0d%0aset-cookie:a=b/", timeout=PATIENCE)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/detention/needs-a-server/?/detention/o/KAZ/")
    assert "set-cookie" not in answer.headers
    explained = httpx.get(urljoin(str(answer.url), answer.headers["location"]), timeout=PATIENCE)
    assert "What needs a server" in explained.text
