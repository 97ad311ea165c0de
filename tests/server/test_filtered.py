"""The list of recommendations answers to queries: a page, its twin, a table, the address of what was chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.edition.test_filters import told
from tests.server.editions import SECOND, rows
from tests.site.reference_rows import response

from habeas.edition.build import write
from habeas.server.app import Site

pytestmark = pytest.mark.anyio
LIST = "/recommendations/"
FINISHED = "<p>finished</p>"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """An edition with three paragraphs and a finished list."""
    page = tmp_path / SECOND / "site" / "recommendations" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(FINISHED)
    page.with_name("index.json").write_text("{}")
    paragraphs = (told("9", themes=("detention",), text="=1+1"), told("10", kind="concern"), told("95.7", body="UPR"))
    write(tmp_path / SECOND / "edition.sqlite", [*rows(SECOND), *paragraphs, response("upr-2023-95.7")])
    (tmp_path / "current").symlink_to(SECOND)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Site(tmp_path)), base_url="http://test") as made:
        yield made


async def test_without_a_query_the_finished_page_answers(client: httpx.AsyncClient) -> None:
    assert (await client.get(LIST)).text == FINISHED
    assert (await client.get(f"{LIST}?")).text == FINISHED


async def test_a_query_makes_the_page_and_its_twin_from_the_same_edition(client: httpx.AsyncClient) -> None:
    page = await client.get(LIST, params={"body": "UPR"})
    twin = await client.get(f"{LIST}index.json", params={"body": "UPR"})
    assert (page.status_code, page.headers["x-edition"], twin.headers["x-edition"]) == (200, SECOND, SECOND)
    assert "<strong>One paragraph</strong>" in page.text and twin.json()["total"] == 1
    assert twin.headers["access-control-allow-origin"] == "*"
    assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_a_page_that_has_not_changed_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get(f"{LIST}?country=KAZ")
    again = await client.get(f"{LIST}?country=KAZ", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_head_says_what_get_says_without_the_body(client: httpx.AsyncClient) -> None:
    for address in (f"{LIST}?country=KAZ", f"{LIST}list.csv?country=KAZ", f"{LIST}?country=ZZZ"):
        got, head = await client.get(address), await client.head(address)
        assert (head.status_code, head.headers, head.content) == (got.status_code, got.headers, b"")


@pytest.mark.parametrize("query", ["country=ZZZ", "contry=KAZ", "page=9", "country=%FF", "country=KAZ&country=FRA"])
async def test_what_cannot_be_meant_is_a_clear_400_for_people_and_machines(
    client: httpx.AsyncClient, query: str
) -> None:
    page = await client.get(f"{LIST}?{query}")
    assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "A filter cannot be read" in page.text
    for path in ("index.json", "list.csv"):
        if not (path == "list.csv" and query.startswith("page")):  # a table has no pages
            refused = await client.get(f"{LIST}{path}?{query}")
            assert (refused.status_code, refused.headers["content-type"]) == (400, "application/problem+json")
            assert refused.json()["detail"].partition(":")[0] in {"country", "contry", "page"}


async def test_a_value_cannot_break_out_of_the_page_or_the_address(client: httpx.AsyncClient) -> None:
    refused = await client.get(LIST, params={"body": "<script>alert(1)</script>"})
    assert refused.status_code == 400 and "<script>" not in refused.text
    moved = await client.get(f"{LIST}select/", params={"country": "KAZ", "utm_x": "\r\nset-cookie: a=b"})
    assert moved.headers["location"] == f"{LIST}?country=KAZ" and "set-cookie" not in moved.headers


async def test_the_form_leads_to_what_was_chosen(client: httpx.AsyncClient) -> None:
    moved = await client.get(f"{LIST}select/?country=KAZ&body=&theme=detention&year=&kind=&response=")
    assert (moved.status_code, moved.headers["location"]) == (303, f"{LIST}?country=KAZ&theme=detention")


async def test_the_table_is_the_list_in_its_order_with_formulas_marked(client: httpx.AsyncClient) -> None:
    table = await client.get(f"{LIST}list.csv?country=KAZ")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == 'attachment; filename="recommendations.csv"'
    lines = table.text.splitlines()
    assert [line.partition(",")[0].split("/")[2] for line in lines[1:]] == [
        "cat-2023-9",
        "cat-2023-10",
        "upr-2023-95.7",
    ]
    assert "'=1+1" in lines[1] and lines[3].endswith("accepted")


async def test_a_list_that_is_not_finished_is_made_when_it_is_asked_for(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"{LIST}list.csv")).text.count("\n") == 4
