"""Treaties on any day: the matrix as page, twin and table, and the ratios with the list behind them."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.server.editions import SECOND, rows
from tests.site.reference_rows import act, listed

from habeas.edition.build import write
from habeas.server.app import Site

pytestmark = pytest.mark.anyio
LIST = "/treaties/"
TABLE = "/treaties/matrix.csv"
API = "/api/v1/treaty-ratios"
FINISHED = "finished"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """An edition with three treaties of one state, and a finished list."""
    folder = tmp_path / SECOND / "site" / "treaties"
    folder.mkdir(parents=True)
    for name in ("index.html", "index.json", "matrix.csv"):
        (folder / name).write_text(FINISHED)
    said = (act(), act("CRC", date="2005"), listed("OPCAT", status="not_party", as_of="2003"), act("CAT", "signature"))
    write(tmp_path / SECOND / "edition.sqlite", [*rows(SECOND), *said])
    (tmp_path / "current").symlink_to(SECOND)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Site(tmp_path)), base_url="http://test") as made:
        yield made


@pytest.mark.parametrize("path", [LIST, f"{LIST}index.json", TABLE])
async def test_without_a_day_the_finished_file_answers(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).text == FINISHED


async def test_a_day_makes_page_twin_and_table_alike(client: httpx.AsyncClient) -> None:
    day = {"as_of": "2004-12-31"}
    page, twin, table = [await client.get(path, params=day) for path in (LIST, f"{LIST}index.json", TABLE)]
    assert {one.headers["x-edition"] for one in (page, twin, table)} == {SECOND}
    [line] = twin.json()["matrix"]["lines"]
    assert (line["of"], line["checked"], line["listed"]) == (1, 3, 19)
    assert "of 3 checked" in page.text and "31 December 2004" in page.text
    [row] = csv.DictReader(io.StringIO(table.text))
    assert (row["CAT"], row["CRC"], row["OPCAT"], row["ICERD"]) == ("1998-08-26", "not_yet", "not_party", "")
    assert (row["as_of"], row["bound"], row["checked"]) == ("2004-12-31", "1", "3")


async def test_the_form_leads_to_the_day(client: httpx.AsyncClient) -> None:
    answer = await client.get("/treaties/on/", params={"as_of": "2004-12-31"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/treaties/?as_of=2004-12-31")
    assert (await client.get("/treaties/on/")).headers["location"] == LIST


@pytest.mark.parametrize(
    "query", ["as_of=2004", "as_of=2004-02-30", "as_of=x", "day=1", "as_of=2004-01-01&as_of=2005-01-01"]
)
@pytest.mark.parametrize("path", [LIST, f"{LIST}index.json", TABLE])
async def test_what_is_no_day_is_refused_in_words(client: httpx.AsyncClient, path: str, query: str) -> None:
    answer = await client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert "2015-12-31" in answer.text or "as_of" in answer.text


async def test_a_ratio_has_the_list_behind_it(client: httpx.AsyncClient) -> None:
    [item] = (await client.get(API, params={"as_of": "2004-12-31"})).raise_for_status().json()["items"]
    assert (item["country"], item["of"], item["checked"], item["listed"]) == ("KAZ", 1, 3, 19)
    bonds = {one["instrument"]: (one["bond"], one["since"]) for one in item["members"]}
    assert len(bonds) == 19
    assert (bonds["CAT"], bonds["CRC"]) == (("bound", "1998-08-26"), ("not_yet", None))
    assert (bonds["OPCAT"], bonds["ICERD"]) == (("not_party", None), ("unknown", None))
    latest = (await client.get(API)).json()["items"][0]
    assert (latest["of"], latest["as_of"]) == (2, None)


@pytest.mark.parametrize("query", ["as_of=2004", "list=forty", "country=KZ", "region=europe"])
async def test_a_filter_that_cannot_be_meant_is_refused(client: httpx.AsyncClient, query: str) -> None:
    assert (await client.get(f"{API}?{query}")).status_code == 400


async def test_another_list_may_be_asked_for(client: httpx.AsyncClient) -> None:
    [item] = (await client.get(API, params={"list": "eight"})).json()["items"]
    assert (item["of"], item["checked"], item["listed"]) == (0, 0, 8)
    assert {"instrument": "CAT", "article": "22", "bond": "unknown", "since": None, "statement": None} in item[
        "members"
    ]
