"""The list of what publishers changed between copies: its filters, its pages, its errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.editions import SECOND, rows

from habeas.edition.build import write
from habeas.edition.schema import PrintedChangeRow
from habeas.server.app import Site
from habeas.site.views.printed import KINDS

API = "/api/v1/printed-changes"


def change(period: str, kind: str = "number_changed", indicator: str = "prison_population") -> PrintedChangeRow:
    asked = f"KAZ/{indicator}/{period}"
    return PrintedChangeRow(
        before=f"{asked}/page-2020",
        after=f"{asked}/page-2024",
        kind=kind,
        country="KAZ",
        subject="KAZ",
        indicator=indicator,
        period=period,
        breakdown="sex=female" if period == "2015" else "",
        series="page-kaz",
        before_day="2020-06-14",
        after_day="2024-07",
    )


CHANGES = [change("2015"), change("2016"), change("2017"), change("2017", "missing_became_zero", "refugees")]


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """One edition with four changes."""
    (tmp_path / SECOND).mkdir()
    write(tmp_path / SECOND / "edition.sqlite", [*rows(SECOND), *CHANGES])
    (tmp_path / "current").symlink_to(SECOND)
    return tmp_path


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client(editions: Path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Site(editions))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as found:
        yield found


pytestmark = pytest.mark.anyio


def periods(document: dict[str, Any]) -> Iterator[str]:
    return (f"{one['indicator']}/{one['period']}" for one in document["items"])


async def test_the_list_is_of_one_edition_and_in_the_order_of_the_ids(client: httpx.AsyncClient) -> None:
    seen = await client.get(API)
    document = seen.json()
    assert (seen.status_code, seen.headers["x-edition"], document["edition"]) == (200, SECOND, SECOND)
    assert [*periods(document)] == [f"{one.indicator}/{one.period}" for one in CHANGES]
    assert document["next"] is None
    assert document["items"][0] == {
        "before": "KAZ/prison_population/2015/page-2020",
        "after": "KAZ/prison_population/2015/page-2024",
        "kind": "number_changed",
        "subject": "KAZ",
        "indicator": "prison_population",
        "period": "2015",
        "breakdown": {"sex": "female"},
        "series": "page-kaz",
        "before_day": "2020-06-14",
        "after_day": "2024-07",
    }


async def test_pages_join_to_the_whole_list(client: httpx.AsyncClient) -> None:
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        document = (await client.get(f"{API}?limit=1{cursor and f'&cursor={cursor}'}")).json()
        found += periods(document)
        cursor = document["next"]
    assert found == [f"{one.indicator}/{one.period}" for one in CHANGES]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("country=KAZ", 4),
        ("country=FRA", 0),
        ("indicator=refugees", 1),
        ("kind=number_changed", 3),
        ("kind=number_changed&indicator=refugees", 0),
    ],
)
async def test_a_filter_keeps_what_it_names(filters: str, count: int, client: httpx.AsyncClient) -> None:
    assert len((await client.get(f"{API}?{filters}")).json()["items"]) == count


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("country=XYZ", "there is no country"),
        ("indicator=no_such_thing", "has no indicator"),
        ("kind=changed", "is none of number_changed"),
        ("period=2017", "is not a filter"),
        ("kind=number_changed&kind=answer_changed", "may be given once"),
        ("cursor=x", "not a cursor"),
    ],
)
async def test_what_cannot_be_meant_is_a_problem(query: str, words: str, client: httpx.AsyncClient) -> None:
    seen = await client.get(f"{API}?{query}")
    assert (seen.status_code, seen.headers["content-type"]) == (400, "application/problem+json")
    assert words in seen.text


async def test_a_cursor_of_another_list_is_refused(client: httpx.AsyncClient) -> None:
    cursor = (await client.get(f"{API}?limit=1")).json()["next"]
    assert (await client.get(f"/api/v1/observations?cursor={cursor}")).status_code == 400


async def test_a_copy_that_is_still_good_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get(API)
    again = await client.get(API, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_schema_describes_the_list_and_its_filters(client: httpx.AsyncClient) -> None:
    asked = (await client.get("/api/v1/openapi.json")).json()["paths"][API]["get"]
    named = {one["name"]: one for one in asked["parameters"]}
    assert named.keys() == {"country", "indicator", "kind", "cursor", "limit"}
    assert all(kind in named["kind"]["description"] for kind in KINDS)
    assert {"200", "400", "410"} <= asked["responses"].keys()
