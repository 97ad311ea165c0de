"""Wherever a figure is read, it is the same: API, twins of the pages, CSV and JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.e2e import web
from tests.e2e.pages import edition_of

SAID = ("value", "status", "period", "preferred")
Said = dict[str, Any]


@pytest.fixture(scope="module")
def api(site_url: str) -> Mapping[str, Said]:
    with web.client(site_url) as client:
        return {id: told(item) for id, item in web.observations(client).items()}


def told(found: Mapping[str, Any]) -> Said:
    """What is compared. An absent period is nothing in JSON and an empty cell in a file."""
    return {name: found[name] for name in SAID} | {"period": found["period"] or ""}


def figures(node: Any) -> Iterator[Mapping[str, Any]]:
    """Every figure in a page's twin, however deep."""
    if isinstance(node, dict):
        if {"id", "indicator", *SAID} <= node.keys():
            yield node
        for child in node.values():
            yield from figures(child)
    elif isinstance(node, list):
        for child in node:
            yield from figures(child)


def in_twins(folder: Path) -> dict[str, list[Said]]:
    """Every figure in the twins below a folder of the site, as often as it is told."""
    found: dict[str, list[Said]] = {}
    for twin in sorted(folder.rglob("index.json")):
        for figure in figures(json.loads(twin.read_bytes())):
            found.setdefault(figure["id"], []).append(told(figure))
    return found


def test_the_example_is_whole(api: Mapping[str, Said]) -> None:
    assert len(api) >= 1488


def test_the_json_lines_say_what_the_api_says(api: Mapping[str, Said], world: Path) -> None:
    lines = (edition_of(world) / "data" / "statements.jsonl").read_bytes().splitlines()
    rows = [row for row in map(json.loads, lines) if row["table"] == "observation"]
    assert {row["id"]: told(row) for row in rows} == api


def test_the_csv_files_say_what_the_api_says(api: Mapping[str, Said], world: Path) -> None:
    rows: dict[str, Said] = {}
    for path in sorted((edition_of(world) / "data" / "observations").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {row["id"]: told(row) for row in csv.DictReader(file)}
    assert rows.keys() == api.keys()
    for id, row in rows.items():
        assert row == in_a_cell(api[id]), id


def in_a_cell(said: Said) -> Said:
    """The same as it stands in a spreadsheet, by the rules of the data's README."""
    value = said["value"]
    if value is None:
        value = ""
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return said | {"value": value, "preferred": "true" if said["preferred"] else "false"}


@pytest.mark.parametrize("folder", ["countries", "facilities", "indicators"])
def test_the_twins_of_pages_say_what_the_api_says(api: Mapping[str, Said], world: Path, folder: str) -> None:
    found = in_twins(edition_of(world) / "site" / folder)
    assert found
    assert found.keys() <= api.keys()
    for id, times in found.items():
        assert all(one == api[id] for one in times), id


def test_every_figure_is_on_the_page_of_its_country(api: Mapping[str, Said], world: Path) -> None:
    assert in_twins(edition_of(world) / "site" / "countries").keys() == api.keys()


def test_a_figures_own_page_says_what_the_api_says(api: Mapping[str, Said], site_url: str) -> None:
    some = [id for id in api if id.startswith("TKM/")] + [id for id in api if "=" in id or "--" in id][::10]
    with web.client(site_url) as client:
        for id in some:
            answer = client.get(f"{web.observation_path(id)}index.json")
            assert answer.status_code == 200, id
            own = [figure for figure in figures(answer.json()) if figure["id"] == id]
            assert own
            assert all(told(figure) == api[id] for figure in own), id
