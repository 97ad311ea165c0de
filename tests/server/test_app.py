"""The application as a client sees it: pages, headers, conditions, the swap, the API."""

from __future__ import annotations

import json
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.server.editions import FIRST, SECOND, lay_out

from habeas.server.app import Site

PAGE = "/countries/kazakhstan/"
API = "/api/v1/observations"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client(editions: Path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Site(editions))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as found:
        yield found


pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("path", [PAGE, "/no/such/page/", API, "/o/KAZ/prison_population/2017/wpb-2018/", "/nothing"])
async def test_every_answer_is_strict_and_sets_no_cookie(client: httpx.AsyncClient, path: str) -> None:
    seen = await client.get(path)
    assert seen.headers["content-security-policy"].startswith("default-src 'none'")
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in seen.headers


async def test_a_copy_that_is_still_good_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get(PAGE)
    again = await client.get(PAGE, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"]


async def test_head_answers_the_headers_alone(client: httpx.AsyncClient) -> None:
    got, head = await client.get(PAGE), await client.head(PAGE)
    assert head.content == b""
    assert head.headers == got.headers
    assert (await client.head(API)).content == b""


async def test_the_missing_slash_is_added(client: httpx.AsyncClient) -> None:
    moved = await client.get(PAGE.rstrip("/") + "?a=b")
    assert (moved.status_code, moved.headers["location"]) == (308, PAGE + "?a=b")


async def test_only_reading_is_allowed(client: httpx.AsyncClient) -> None:
    refused = await client.post(PAGE, content=b"x")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
    assert refused.headers["content-type"] == "application/problem+json"


async def test_a_swapped_edition_is_seen_by_the_next_request(client: httpx.AsyncClient, editions: Path) -> None:
    third = "2026-11-25"
    lay_out(editions, third, "<p>third</p>")
    before = await client.get(PAGE)
    aside = editions / "aside"
    aside.symlink_to(third)
    os.replace(aside, editions / "current")
    after = await client.get(PAGE)
    assert (before.headers["x-edition"], after.headers["x-edition"], after.text) == (SECOND, third, "<p>third</p>")
    assert (await client.get(API)).json()["edition"] == third


async def test_nothing_published_is_said_in_words(tmp_path: Path) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Site(tmp_path)), base_url="http://test") as client:
        seen = await client.get("/")
    assert (seen.status_code, seen.json()["title"]) == (503, "Nothing is published yet")


async def test_items_have_the_fields_of_the_contract(client: httpx.AsyncClient) -> None:
    page = (await client.get(API, params={"period": "2018"})).json()
    assert page["edition"] == SECOND
    assert page["next"] is None
    [item] = page["items"]
    assert item["value"] == 36343
    assert item["breakdown"] == {"sex": "female"}
    assert (item["coverage"], item["coverage_kind"]) == ("partial", "site")
    assert set(item) >= {
        "id",
        "subject",
        "indicator",
        "period",
        "status",
        "value",
        "unit",
        "breakdown",
        "coverage",
        "source",
        "origin",
        "via",
        "preferred",
        "review_level",
        "first_edition",
        "last_edition",
    }


@pytest.mark.parametrize(
    ("filters", "periods"),
    [
        ({}, ["2015", "2017", "2018", "2017"]),
        ({"indicator": "prison_population"}, ["2015", "2017", "2018"]),
        ({"status": "not_available"}, ["2017"]),
        ({"source": "unhcr-2026"}, ["2017"]),
        ({"country": "KAZ"}, ["2015", "2017", "2018", "2017"]),
        ({"country": "KAZ", "indicator": "refugees"}, ["2017"]),
        ({"country": "KAZ", "source": "unhcr-2026"}, ["2017"]),
        ({"country": "KGZ"}, []),
        ({"facility": "KAZ-almaty-centre"}, []),
        ({"indicator": "detainee_entries"}, []),
        ({"section": "overview", "status": "refused"}, []),
        ({"section": "prison", "from": "2017"}, ["2017", "2018", "2017"]),
        ({"to": "2016"}, ["2015"]),
        ({"region": "asia-pacific", "period": "2015"}, ["2015"]),
        ({"as_of": "2016-06-01", "indicator": "prison_population"}, ["2015"]),
        ({"as_of": "2017-12-31", "indicator": "prison_population"}, ["2017"]),
        ({"known_in": FIRST}, ["2015", "2016", "2017", "2017"]),
        ({"known_in": SECOND}, ["2015", "2017", "2018", "2017"]),
        ({"known_in": FIRST, "as_of": "2016-06-01", "indicator": "prison_population"}, ["2016"]),
        ({"preferred": "false"}, []),
    ],
)
async def test_filters_narrow_the_list(client: httpx.AsyncClient, filters: dict[str, str], periods: list[str]) -> None:
    items = (await client.get(API, params=filters)).raise_for_status().json()["items"]
    assert [item["period"] for item in items] == periods


async def test_a_list_that_has_not_changed_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get(API, params={"country": "KAZ"})
    again = await client.get(API, params={"country": "KAZ"}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = await client.get(API, params={"country": "KGZ"}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "filters", [{}, {"country": "KAZ"}, {"indicator": "prison_population"}, {"source": "wpb-2018"}]
)
async def test_pages_follow_each_other_without_gap_or_overlap(
    client: httpx.AsyncClient, filters: dict[str, str]
) -> None:
    whole = [item["id"] for item in (await client.get(API, params=filters)).json()["items"]]
    assert whole == sorted(whole) and len(whole) > 2
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await client.get(API, params={"limit": "1"} | filters | cursor)).raise_for_status().json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == whole


async def test_a_cursor_keeps_to_its_edition(client: httpx.AsyncClient, editions: Path) -> None:
    first = (await client.get(API, params={"limit": "1"})).json()
    lay_out(editions, "2026-11-25", "")
    os.replace(_link(editions, "2026-11-25"), editions / "current")
    second = (await client.get(API, params={"limit": "1", "cursor": first["next"]})).json()
    assert (first["edition"], second["edition"]) == (SECOND, SECOND)


async def test_a_cursor_of_an_edition_that_is_gone_says_where_to_go_on(
    client: httpx.AsyncClient, editions: Path
) -> None:
    import shutil

    first = (await client.get(API, params={"limit": "1"})).json()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Site(editions)), base_url="http://test") as other:
        lay_out(editions, "2026-11-25", "")
        os.replace(_link(editions, "2026-11-25"), editions / "current")
        shutil.rmtree(editions / SECOND)
        gone = await other.get(API, params={"limit": "1", "cursor": first["next"]})
    assert gone.status_code == 410
    assert gone.json()["current"] == "2026-11-25"


@pytest.mark.parametrize(
    "query",
    [
        "contry=KAZ",
        "country=KAZ&country=KGZ",
        "period=lately",
        "as_of=yesterday",
        "known_in=1999-01-01",
        "region=atlantis",
        "country=ZZZ",
        "country=kaz",
        "status=missing",
        "indicator=prison_populaton",
        "indicator=",
        "section=prison_data",
        "source=unhcr-2062",
        "facility=KAZ-somewhere",
        "facility=KAZ",
        "preferred=perhaps",
        "limit=0",
        "limit=many",
        "cursor=%00",
        "cursor=W10",
        "cursor=WyJhIiwiYiIsImMiXQ",
    ],
)
async def test_a_filter_that_cannot_be_meant_is_refused_in_words(client: httpx.AsyncClient, query: str) -> None:
    refused = await client.get(f"{API}?{query}")
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["detail"]


@pytest.mark.parametrize(
    ("name", "value", "page"),
    [
        ("indicator", "happiness", "/indicators/"),
        ("section", "happiness", "/catalog.json"),
        ("source", "nobody-2020", "/sources/"),
        ("facility", "KAZ-nowhere", "/facilities/"),
    ],
)
async def test_what_the_edition_does_not_have_is_named(
    client: httpx.AsyncClient, name: str, value: str, page: str
) -> None:
    refused = await client.get(API, params={name: value})
    assert refused.status_code == 400
    detail = refused.json()["detail"]
    assert detail.startswith(f"{name}: edition {SECOND} has no {name} {value!r}")
    assert page in detail


async def test_an_indicator_is_looked_up_in_the_catalog_that_the_edition_carries(
    client: httpx.AsyncClient, editions: Path
) -> None:
    carried: dict[str, dict[str, dict[str, str]]] = {"indicators": {"happiness": {}}, "sections": {"moods": {}}}
    (editions / SECOND / "catalog.json").write_text(json.dumps(carried), encoding="utf-8")
    for known in ("indicator=happiness", "section=moods", "indicator=prison_population"):
        assert (await client.get(f"{API}?{known}")).status_code == 200, known
    for gone in ("indicator=detainee_entries", "section=prison"):
        assert (await client.get(f"{API}?{gone}")).status_code == 400, gone


async def test_the_schema_names_every_filter(client: httpx.AsyncClient) -> None:
    schema = (await client.get("/api/v1/openapi.json")).json()
    named = {parameter["name"] for parameter in schema["paths"][API]["get"]["parameters"]}
    assert named >= {
        "country",
        "facility",
        "indicator",
        "section",
        "period",
        "from",
        "to",
        "source",
        "status",
        "region",
        "preferred",
        "as_of",
        "known_in",
        "cursor",
    }


async def test_an_unknown_api_path_is_a_problem(client: httpx.AsyncClient) -> None:
    seen = await client.get("/api/v1/nothing")
    assert (seen.status_code, seen.headers["content-type"]) == (404, "application/problem+json")


async def test_a_figure_has_its_page_and_a_missing_one_says_so(client: httpx.AsyncClient) -> None:
    page = await client.get("/o/KAZ/prison_population/2017/wpb-2018/")
    assert page.status_code == 200
    assert "36,343" in page.text
    assert (await client.get("/o/KAZ/prison_population/1900/wpb-2018/")).status_code == 404


async def test_a_computed_page_is_drawn_over_an_edition_of_other_software(client: httpx.AsyncClient) -> None:
    page = await client.get("/o/KAZ/prison_population/2017/wpb-2018/")
    (sheet,) = re.findall(r'rel="stylesheet" href="([^"]+)"', page.text)
    style = await client.get(sheet)
    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in style.headers["cache-control"]
    assert (await client.get("/assets/style.000000000000.css")).status_code == 404


def _link(editions: Path, edition_id: str) -> Path:
    aside = editions / "aside"
    aside.symlink_to(edition_id)
    return aside
