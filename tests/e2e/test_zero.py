"""A missing number is never a zero: five countries' pages printed 0 detained children where nobody had counted.

The zero as printed is quoted, so quotations are taken out before a page is read for a zero.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.e2e import web
from tests.e2e.markup import parse
from tests.e2e.pages import edition_of, html_files

COUNTRIES = {
    "KAZ": "kazakhstan",
    "KGZ": "kyrgyzstan",
    "TJK": "tajikistan",
    "TKM": "turkmenistan",
    "UZB": "uzbekistan",
}
QUOTED = re.compile(r"“[^“”]*”")
ZERO = re.compile(r"(?<![\w.,:/-])0(?![\w.,:/-])")
REASON = re.compile(r"the 0 of \w+ versions is not a count")
"""An editor's reason in the example names the zero to say that it is none."""


def unquoted(text: str) -> str:
    """A text without what it quotes, quotations inside quotations included."""
    while (shorter := QUOTED.sub("", text)) != text:
        text = shorter
    return REASON.sub("", text)


@pytest.fixture(scope="module")
def zeros(site_url: str) -> dict[str, dict[str, Any]]:
    """Every answer on children detained in the five countries in 2017."""
    with web.client(site_url) as client:
        found: dict[str, dict[str, Any]] = {}
        for code in COUNTRIES:
            found |= web.observations(client, country=code, indicator="detained_children", period="2017")
    return found


def test_the_api_gives_no_value_and_says_that_it_was_not_read(zeros: dict[str, dict[str, Any]]) -> None:
    for code in COUNTRIES:
        answers = [one for id, one in zeros.items() if id.startswith(f"{code}/")]
        assert "unparsed" in {one["status"] for one in answers}, code
        assert {one["status"] for one in answers} <= {"unparsed", "not_available"}, code
        assert [one["value"] for one in answers] == [None] * len(answers), code


def test_what_is_not_available_is_used_before_the_zero(zeros: dict[str, dict[str, Any]]) -> None:
    for code in COUNTRIES.keys() - {"KAZ"}:  # of Kazakhstan there is no other version
        used = [one["status"] for id, one in zeros.items() if id.startswith(f"{code}/") and one["preferred"]]
        assert used == ["not_available"], code


def test_no_file_has_a_value_for_it(zeros: dict[str, dict[str, Any]], world: Path) -> None:
    data = edition_of(world) / "data"
    with (data / "observations" / "detainee_data.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file) if row["id"] in zeros}
    assert rows.keys() == zeros.keys()
    assert {(row["value"], row["number"]) for row in rows.values()} == {("", "")}
    lines = map(json.loads, (data / "statements.jsonl").read_bytes().splitlines())
    assert {(row["value"], row["number"]) for row in lines if row["id"] in zeros} == {(None, None)}


def asked(html: str, key: str) -> str:
    """What a page of a country says on one question, in words."""
    start = html.index(f'id="{key}"')
    end = html.find('<div class="q"', start)
    return unquoted(parse(html[html.rindex("<", 0, start) : end if end > 0 else len(html)].encode()).text)


@pytest.mark.parametrize("slug", COUNTRIES.values())
def test_the_page_of_the_country_reads_no_zero(world: Path, slug: str) -> None:
    folder = edition_of(world) / "site" / "countries" / slug
    said = asked((folder / "index.html").read_text(encoding="utf-8"), "detained_children")
    assert "not taken as a number" in said or "Not available" in said
    assert not ZERO.search(said), said
    answers = {one["question"]: one for one in json.loads((folder / "index.json").read_bytes())["answers"]}
    assert not ZERO.search(unquoted(answers["children"]["text"]))
    assert answers["children"]["status"] != "answered"


@pytest.mark.parametrize("slug", COUNTRIES.values())
def test_the_page_of_the_series_reads_no_zero_and_draws_no_point(world: Path, slug: str) -> None:
    html = (edition_of(world) / "site/countries" / slug / "detained_children/index.html").read_bytes()
    said = unquoted(parse(html).text)
    assert "not taken as a number" in parse(html).text
    assert not ZERO.search(said), said
    assert b"<figure" not in html


def test_no_page_of_a_figure_reads_a_zero(zeros: dict[str, dict[str, Any]], site_url: str) -> None:
    with web.client(site_url) as client:
        for id in zeros:
            answer = client.get(web.observation_path(id))
            assert answer.status_code == 200
            said = unquoted(parse(answer.content).text)
            assert not ZERO.search(said), said
            twin = client.get(f"{web.observation_path(id)}index.json").json()
            assert {one["value"] for one in figures(twin, id) if "value" in one} == {None}


def figures(node: Any, id: str) -> Iterator[dict[str, Any]]:
    """Every telling of a figure in a twin."""
    if isinstance(node, dict):
        if node.get("id") == id and "status" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from figures(child, id)


def test_every_twin_tells_it_without_a_value(zeros: dict[str, dict[str, Any]], world: Path) -> None:
    told = 0
    for slug in COUNTRIES.values():
        for twin in (edition_of(world) / "site" / "countries" / slug).rglob("index.json"):
            document = json.loads(twin.read_bytes())
            for id in zeros:
                values = [one["value"] for one in figures(document, id)]
                assert not [value for value in values if value is not None], f"{twin}: {id}"
                told += len(values)
    assert told >= len(zeros)


def test_the_list_of_an_indicator_tells_what_was_not_taken_as_a_number(world: Path) -> None:
    listed = parse((edition_of(world) / "site/indicators/detained_children/index.html").read_bytes()).text
    assert "Kazakhstan printed as “0 / 2017”, not taken as a number" in listed


@pytest.mark.parametrize("path", ["gaps", "indicators/detained_children"])
def test_the_lists_over_all_countries_read_no_zero(world: Path, path: str) -> None:
    said = unquoted(parse((edition_of(world) / "site" / path / "index.html").read_bytes()).text)
    assert [said[max(0, one.start() - 100) : one.end() + 100] for one in ZERO.finditer(said)] == []


def test_no_page_at_all_says_that_no_child_was_detained(world: Path) -> None:
    none = re.compile(r"\b(0|no|zero) (detained )?(children|minors)\b", re.IGNORECASE)
    for path in html_files(edition_of(world)):
        found = none.search(unquoted(parse(path.read_bytes()).text))
        assert found is None, f"{path}: {found}"
