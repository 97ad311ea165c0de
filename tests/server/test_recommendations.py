"""``/api/v1/recommendations``: filters and order of the pages, cursors, texts that stay with their source."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.edition.rows import source
from tests.edition.test_filters import told
from tests.server.editions import SECOND, rows
from tests.site.reference_rows import response

from habeas.edition.build import write
from habeas.server.app import Site

pytestmark = pytest.mark.anyio
LIST = "/api/v1/recommendations"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Three paragraphs, one of a source that keeps its texts to itself."""
    paragraphs = (
        told("9", themes=("detention",), text="Keep nobody."),
        told("10", kind="concern", themes=("detention", "torture"), source="kept-2020"),
        told("95.7", body="UPR"),
    )
    kept = source(key="kept-2020", redistribute="no")
    write_to = tmp_path / SECOND / "edition.sqlite"
    write_to.parent.mkdir()
    write(write_to, [*rows(SECOND), kept, *paragraphs, response("upr-2023-95.7")])
    (tmp_path / "current").symlink_to(SECOND)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Site(tmp_path)), base_url="http://test") as made:
        yield made


@pytest.mark.parametrize(
    ("asked", "paragraphs"),
    [
        ({}, ["9", "10", "95.7"]),
        ({"theme": "detention"}, ["9", "10"]),
        ({"theme": "detention", "kind": "concern"}, ["10"]),
        ({"body": "UPR", "country": "KAZ"}, ["95.7"]),
        ({"country": "KGZ"}, []),
        ({"theme": "statelessness"}, []),
    ],
)
async def test_filters_narrow_the_list(client: httpx.AsyncClient, asked: dict[str, str], paragraphs: list[str]) -> None:
    page = (await client.get(LIST, params=asked)).raise_for_status().json()
    assert (page["edition"], page["next"]) == (SECOND, None)
    assert sorted(number for item in page["items"] for number in item["paragraphs"]) == sorted(paragraphs)


@pytest.mark.parametrize("asked", [{}, {"country": "KAZ"}])
async def test_pages_follow_each_other_without_gap_or_overlap(client: httpx.AsyncClient, asked: dict[str, str]) -> None:
    whole = [item["id"] for item in (await client.get(LIST, params=asked)).json()["items"]]
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await client.get(LIST, params={"limit": "1"} | asked | cursor)).raise_for_status().json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(whole) == 3 and seen == whole


async def test_the_list_stands_in_the_order_of_the_pages(client: httpx.AsyncClient) -> None:
    table = (await client.get("/recommendations/list.csv")).text.splitlines()[1:]
    found = (await client.get(LIST)).json()["items"]
    assert [item["id"] for item in found] == [line.split(",")[0] for line in table]


async def test_a_text_stays_with_a_source_that_does_not_let_it_be_passed_on(client: httpx.AsyncClient) -> None:
    items = (await client.get(LIST, params={"theme": "detention"})).json()["items"]
    assert {item["source"] == "kept-2020": item["text"] for item in items} == {False: "Keep nobody.", True: None}


@pytest.mark.parametrize(
    "query", ["contry=KAZ", "country=ZZZ", "theme=happiness", "theme=", "year=late", "kind=x", "limit=0", "limit=1001"]
)
async def test_a_filter_that_cannot_be_meant_is_refused_in_words(client: httpx.AsyncClient, query: str) -> None:
    refused = await client.get(f"{LIST}?{query}")
    assert (refused.status_code, refused.headers["content-type"]) == (400, "application/problem+json")
    assert refused.json()["detail"]
