"""``habeas export``: a copy that is whole, says what it is, and in which every link leads somewhere."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from tests.e2e.files import differences, files
from tests.e2e.pages import edition_of
from tests.fixtures.databases import copy_observatory
from tests.fixtures.world import EDITION, habeas
from tests.site.static_copy.reading import anchors_of, internal, links_of, named

from habeas.cli.main import main

LIVE = "https://observatory.example"


@pytest.fixture(scope="module")
def exported(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, which names no address that others could follow."""
    target = tmp_path_factory.mktemp("export") / "copy"
    assert habeas(world, "export", str(target)).stdout.startswith(f"exported {EDITION} to {target}: ")
    return target


@pytest.fixture(scope="module")
def live_copy(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of an observatory that has a public address."""
    home = tmp_path_factory.mktemp("live") / "observatory"
    copy_observatory(world, home)
    settings = home / "habeas.toml"
    text, changed = re.subn(r"(?m)^base_url = .*$", f'base_url = "{LIVE}"', settings.read_text("utf-8"))
    assert changed == 1
    settings.write_text(text, "utf-8")
    habeas(home, "publish", "--date", EDITION)
    habeas(home, "export", str(home / "copy"))
    return home / "copy"


def linking_files(copy: Path) -> list[Path]:
    return [path for path in copy.rglob("*") if path.suffix in {".html", ".atom"}]


def broken(copy: Path) -> list[str]:
    """Every link that stays in the copy and does not lead to a file of it, or not to a place of that file."""
    found: list[str] = []
    anchors: dict[Path, set[str]] = {}
    for page in linking_files(copy):
        for link in internal(links_of(page.read_text("utf-8"))):
            file, fragment = named(page, link), unquote(urlsplit(link).fragment)
            if link.startswith("/") or not file.is_relative_to(copy) or not file.is_file():
                found.append(f"{page.relative_to(copy)}: {link}")
            elif fragment and file.suffix == ".html":
                if file not in anchors:
                    anchors[file] = anchors_of(file.read_text("utf-8"))
                if fragment not in anchors[file]:
                    found.append(f"{page.relative_to(copy)}: {link} (no such place)")
    return found


def test_every_link_of_every_page_leads_to_a_file_of_the_copy(exported: Path, live_copy: Path) -> None:
    assert broken(exported) == []
    assert broken(live_copy) == []


def test_no_link_leads_to_a_machine_that_nobody_else_can_reach(exported: Path) -> None:
    leading = [
        f"{page.relative_to(exported)}: {link}"
        for page in linking_files(exported)
        for link in links_of(page.read_text("utf-8"))
        if (urlsplit(link).hostname or "") in {"127.0.0.1", "localhost"}
    ]
    assert leading == []


def test_stylesheets_load_nothing_by_an_absolute_address(exported: Path) -> None:
    sheets = list(exported.rglob("*.css"))
    assert sheets
    assert not [
        one for sheet in sheets for one in re.findall(r"url\(\s*['\"]?(/|\w+:)|@import", sheet.read_text("utf-8"))
    ]


def test_every_finished_page_and_every_file_is_there(exported: Path, world: Path) -> None:
    edition = edition_of(world)
    finished = {name.removeprefix("site/") for name in files(edition) if not name.endswith(".br")}
    added = {"STATIC-COPY.json", "needs-a-server/index.html", "needs-a-server/index.json"}
    assert set(files(exported)) == finished | added
    assert {"edition.sqlite", "catalog.json", "MANIFEST.json", "data/statements.jsonl", "robots.txt"} < finished


def test_what_has_no_links_is_copied_to_the_byte(exported: Path, world: Path) -> None:
    edition = edition_of(world)
    for name, path in files(exported).items():
        source = edition / name if (edition / name).is_file() else edition / "site" / name
        if path.suffix not in {".html", ".atom"} and source.is_file():
            assert path.read_bytes() == source.read_bytes(), name


def test_every_page_says_that_it_is_a_copy_and_of_which_edition(exported: Path) -> None:
    for page in exported.rglob("*.html"):
        text = page.read_text("utf-8")
        assert text.count(f"This is a static copy of edition {EDITION} (24 November 2026).") >= 1, page
        assert text.index('class="static-copy"') > text.rindex("<footer")


def test_links_to_figures_lead_to_the_explaining_page_where_there_is_no_observatory(exported: Path) -> None:
    page = exported / "countries/kazakhstan/index.html"
    leading = [link for link in links_of(page.read_text("utf-8")) if "needs-a-server" in link]
    assert any(link.startswith("../../needs-a-server/index.html?/o/KAZ/") for link in leading)
    explained = (exported / "needs-a-server/index.html").read_text("utf-8")
    for words in ("/o/…", "/search/", "/api/v1/…", "names no public address", "../data/statements.jsonl"):
        assert words in explained


def test_links_to_figures_lead_to_the_observatory_where_there_is_one(live_copy: Path) -> None:
    text = (live_copy / "countries/kazakhstan/index.html").read_text("utf-8")
    links = Counter(link.partition("/o/")[0] for link in links_of(text) if "/o/" in link)
    assert set(links) == {LIVE}
    assert f'lead to the observatory itself: <a href="{LIVE}/">' in text
    assert f'<link rel="canonical" href="{LIVE}/countries/kazakhstan/">' in text
    assert f'<a href="{LIVE}/">' in (live_copy / "needs-a-server/index.html").read_text("utf-8")


def test_the_files_for_machines_stay_valid(exported: Path, live_copy: Path) -> None:
    for copy in (exported, live_copy):
        for feed in copy.rglob("*.atom"):
            assert ElementTree.parse(feed).getroot().tag == "{http://www.w3.org/2005/Atom}feed"
        addresses = [
            one.text or "" for one in ElementTree.parse(copy / "sitemap.xml").iter() if one.tag.endswith("loc")
        ]
        assert addresses
        for address in addresses:
            assert (copy / unquote(urlsplit(address).path)[1:] / "index.html").is_file(), address
        assert "Disallow: /search/" in (copy / "robots.txt").read_text("utf-8")
        assert json.loads((copy / "STATIC-COPY.json").read_bytes())["format"] == 1


def test_the_same_edition_makes_the_same_bytes(exported: Path, world: Path, tmp_path: Path) -> None:
    assert main(["--home", str(world), "export", str(tmp_path / "again")]) == 0
    assert differences(exported, tmp_path / "again") == []


def test_a_reader_finds_a_page_at_every_moment_of_an_export(world: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    assert main(["--home", str(world), "export", str(target)]) == 0
    missing: list[OSError] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                (target / "index.html").read_bytes()
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert main(["--home", str(world), "export", str(target)]) == 0
    finally:
        over.set()
        reader.join()
    assert missing == []
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_a_disk_that_is_full_is_one_clear_error_and_leaves_nothing(world: Path, tmp_path: Path) -> None:
    """No file may grow beyond 100 kB, as if the disk had ended there."""

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = [sys.executable, "-m", "habeas.cli.main", "--home", str(world), "export", str(tmp_path / "www/copy")]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=small_files, check=False)
    assert done.returncode == 1
    assert "the copy cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_export_is_refused_with_a_way_out(
    world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["--home", str(world), "export", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "is not empty and not an earlier export" in said
    assert "name a folder that does not exist yet" in said
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("inside", ["editions/copy", "editions/current", "editions/current/copy", "."])
def test_an_export_into_the_editions_is_refused(world: Path, inside: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(world), "export", str(world / inside)]) == 1
    assert "one inside the other" in capsys.readouterr().err
    assert not (world / inside / "STATIC-COPY.json").exists()


def test_a_place_that_cannot_be_made_is_one_clear_error(
    world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--home", str(world), "export", str(tmp_path / "file/copy")]) == 1
    assert "the copy cannot be written" in capsys.readouterr().err


def test_nothing_published_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path / "observatory"), "export", str(tmp_path / "copy")]) == 1
    assert "habeas publish" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_json_stands_alone(world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "copy"
    assert main(["--home", str(world), "export", "--json", str(target)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"edition": EDITION, "directory": str(target), "files": len(files(target))}
