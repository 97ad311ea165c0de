"""The way through: a saved page becomes proposals, decisions, editions, pages; and what ends is told for ever.

The steps are done once, in order, while readers read; each test looks at what one of them left.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.e2e import web
from tests.e2e.files import files
from tests.e2e.markup import parse
from tests.e2e.pages import edition_of
from tests.e2e.polling import FIGURE, Seen, polling
from tests.fixtures.databases import copy_observatory
from tests.fixtures.world import EDITION, habeas, serve

SECOND, THIRD, FOURTH = "2026-11-25", "2026-11-26", "2026-11-26.2"
WITHDRAWN, WITHDRAWN_VALUE = "KAZ/prison_population/2004/gdp-kaz-2024-07", "58300"
CORRECTED = "KAZ/prison_population/2014/gdp-kaz-2024-07"
CHOSEN, RIVAL = "KAZ/refugees/2023/gdp-kaz-2024-07", FIGURE
WHY = {
    "withdraw": "The figure is one of another country",
    "correct": "Two digits were swapped",
    "prefer": "It counts what the law counts",
}
PARAGRAPHS = {"35", "36", "40", "71", "74"}


@dataclass
class Story:
    """What the steps said and left."""

    home: Path
    url: str
    said: dict[str, list[str]]
    unchanged_by_dry_run: bool
    dry_run: dict[str, Any]
    seen: Seen


def state(home: Path) -> tuple[str, list[str]]:
    """The ledger's rows and the kept files: what a dry run must leave alone."""
    dump = habeas(home, "dump").stdout
    return hashlib.sha256(dump.encode()).hexdigest(), sorted(files(home / "files"))


@pytest.fixture(scope="module")
def story(world: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The whole way, walked once, with readers all along."""
    home = copy_observatory(world, tmp_path_factory.mktemp("way") / "observatory")
    page = ("import", "page", str(shared / "seed" / "kazakhstan-page.txt"), "--country", "KAZ")
    said: dict[str, list[str]] = {}

    def step(name: str, *words: str) -> None:
        said[name] = habeas(home, *words).stdout.splitlines()

    with contextmanager(serve)(home) as url:
        with polling(url) as seen:
            before = state(home)
            step("dry run", *page, "--dry-run", "--json")
            unchanged = state(home) == before
            step("import", *page, "--accept")
            step("second edition", "publish", "--date", SECOND)
            step("import again", *page, "--accept")
            step("publish again", "publish", "--date", THIRD)
            step("withdraw", "withdraw", WITHDRAWN, "--reason", WHY["withdraw"])
            step("correct", "correct", CORRECTED, "value=41000", "--reason", WHY["correct"])
            step("prefer", "prefer", CHOSEN, "--reason", WHY["prefer"])
            step("third edition", "publish", "--date", THIRD)
            step(
                "add",
                "add",
                "update",
                "subject=KAZ",
                "title=News",
                "date=2026-11-26",
                "source=unhcr-2026-06",
                "--accept",
            )
            step("fourth edition", "publish", "--date", THIRD)
        yield Story(home, url, said, unchanged, json.loads("\n".join(said["dry run"])), seen)


@pytest.fixture(scope="module")
def reader(story: Story) -> Iterator[httpx.Client]:
    with web.client(story.url) as client:
        yield client


def test_a_dry_run_tells_and_writes_nothing(story: Story) -> None:
    assert story.unchanged_by_dry_run
    assert story.dry_run["country"] == "KAZ"
    told = {paragraph for one in story.dry_run["recommendations"] for paragraph in one["paragraphs"]}
    assert told == PARAGRAPHS


def test_an_accepted_import_says_its_batch_and_the_same_file_again_says_none(story: Story) -> None:
    batch = re.fullmatch(r"committed BATCH (\d+)", story.said["import"][-1])
    assert batch and int(batch[1]) > 0
    assert story.said["import again"][-1] == "committed BATCH 0"


def test_publishing_names_the_edition_and_makes_none_where_nothing_changed(story: Story) -> None:
    assert story.said["second edition"][-1] == f"published {SECOND}"
    assert story.said["publish again"][-1] == f"published {SECOND}"
    assert story.said["third edition"][-1] == f"published {THIRD}"
    assert story.said["fourth edition"][-1] == f"published {FOURTH}"


def test_the_imported_recommendations_stand_on_the_page_of_the_country(story: Story, reader: httpx.Client) -> None:
    items = list(dicts(reader.get("/countries/kazakhstan/index.json").json(), "paragraphs"))
    imported = [one for one in items if one.get("id", "").rpartition("/")[2].startswith("page-kaz-")]
    assert {paragraph for one in imported for paragraph in one["paragraphs"]} == PARAGRAPHS
    text = parse(reader.get("/countries/kazakhstan/").content).text
    for one in imported:
        assert " ".join(one["text"].split()) in text
        for paragraph in one["paragraphs"]:
            assert re.search(rf"\b(paragraphs?|para\.|§+)\s*{paragraph}\b", text), paragraph


def dicts(node: Any, key: str) -> Iterator[dict[str, Any]]:
    """Every object in a page's twin that has this key."""
    if isinstance(node, dict):
        if key in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from dicts(child, key)


def test_a_withdrawn_figure_leaves_a_tombstone_without_its_value(story: Story, reader: httpx.Client) -> None:
    for path in (web.observation_path(WITHDRAWN), f"{web.observation_path(WITHDRAWN)}index.json"):
        answer = reader.get(path)
        assert answer.status_code == 410
        assert WHY["withdraw"] in answer.text
        assert WITHDRAWN_VALUE not in digits(answer.text)
    assert WITHDRAWN not in web.observations(reader, country="KAZ")
    for path in (
        "/countries/kazakhstan/",
        "/countries/kazakhstan/prison_population/",
        "/indicators/prison_population/",
    ):
        assert WITHDRAWN_VALUE not in digits(reader.get(path).text), path
    assert WHY["withdraw"] in parse(reader.get("/corrections/").content).text


def test_the_value_withdrawn_was_there_before(story: Story) -> None:
    page = story.home / "editions" / SECOND / "site/countries/kazakhstan/prison_population/index.html"
    assert WITHDRAWN_VALUE in digits(page.read_text(encoding="utf-8"))


def digits(text: str) -> str:
    """A text with the blanks and commas inside numbers taken out."""
    return re.sub(r"(?<=\d)[,\s\u00a0\u202f](?=\d{3})", "", text)


def test_a_corrected_figure_links_to_the_one_that_took_its_place(story: Story, reader: httpx.Client) -> None:
    twin = reader.get(f"{web.observation_path(CORRECTED)}index.json")
    assert twin.status_code == 200
    standing = [one for one in web.observations(reader, country="KAZ").values() if one["value"] == 41000]
    (new,) = [one["id"] for one in standing]
    assert new != CORRECTED
    page = reader.get(web.observation_path(CORRECTED))
    assert page.status_code == 200
    assert "superseded" in parse(page.content).text.casefold()
    assert f'href="{web.observation_path(new)}"' in page.text
    assert WHY["correct"] in page.text
    assert reader.get(web.observation_path(new)).status_code == 200


def test_what_was_preferred_is_used_everywhere_and_says_why(story: Story, reader: httpx.Client) -> None:
    found = web.observations(reader, country="KAZ", indicator="refugees", period="2023")
    assert {id: one["preferred"] for id, one in found.items()} == {CHOSEN: True, RIVAL: False}
    assert WHY["prefer"] in parse(reader.get("/countries/kazakhstan/refugees/").content).text


def test_the_diff_of_two_editions_tells_all_of_it(story: Story) -> None:
    found = json.loads(habeas(story.home, "diff", SECOND, THIRD, "--json").stdout)
    told = {(one["change"], one["id"]): one for one in found["changes"]}
    assert ("ended", WITHDRAWN) in told and ("ended", CORRECTED) in told
    assert {("changed", CHOSEN), ("changed", RIVAL)} <= told.keys()
    assert WITHDRAWN_VALUE not in json.dumps(told["ended", WITHDRAWN])
    assert WHY["withdraw"] in json.dumps(told["ended", WITHDRAWN])
    assert found["counts"]["added"] == 1
    text = habeas(story.home, "diff", SECOND, THIRD).stdout
    assert all(id in text for id in (WITHDRAWN, CORRECTED, CHOSEN))


def test_what_was_known_in_an_edition_can_still_be_asked(story: Story, reader: httpx.Client) -> None:
    then = web.observations(reader, country="KAZ", known_in=SECOND)
    assert CORRECTED in then
    assert WITHDRAWN not in {id for id, one in then.items() if one["value"] is not None}


def test_readers_never_see_a_mixture(story: Story) -> None:
    assert story.seen.faults == []
    assert story.seen.editions <= {EDITION, SECOND, THIRD, FOURTH}
    assert {EDITION, FOURTH} <= story.seen.editions
    pages = {body for (path, _), body in story.seen.bodies.items() if path == web.observation_path(FIGURE)}
    assert len(pages) > 1
    assert story.seen.answers > 100


def test_every_edition_is_whole(story: Story) -> None:
    for edition in (EDITION, SECOND, THIRD, FOURTH):
        assert habeas(story.home, "verify", edition).stdout.endswith("whole\n")
    assert edition_of(story.home).name == FOURTH
    assert habeas(story.home, "check").returncode == 0


@pytest.mark.parametrize("name", ["site/countries/kazakhstan/index.html", "data/sources.csv", "edition.sqlite"])
def test_a_flipped_byte_is_found_and_its_file_named(story: Story, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copytree(edition_of(story.home), tmp_path / "mirror"))
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    done = habeas(story.home, "verify", str(copy), check=False)
    assert done.returncode == 1
    assert name in done.stdout + done.stderr
