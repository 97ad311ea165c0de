"""An edition that was made again under its id: a running server answers from it at the next request."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from tests.server.editions import FIRST, SECOND, lay_out, rows

from habeas.capture.durable import exchange
from habeas.edition.build import write
from habeas.server.app import Site
from habeas.server.current import EditionGone, Editions

pytestmark = pytest.mark.anyio
PAGE = "/countries/kazakhstan/"
LIST = "/api/v1/observations"
FIGURE = "/o/KAZ/prison_population/2017/wpb-2018/"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def client(editions: Path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Site(editions))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as found:
        yield found


def amend(editions: Path, edition_id: str, tmp_path: Path) -> None:
    """Put an edition of other words and of the first one's rows under the id of `edition_id`."""
    made = tmp_path / "made"
    lay_out(made, edition_id, "<p>amended</p>")
    database = made / edition_id / "edition.sqlite"
    database.unlink()
    kept = [row for row in rows(edition_id) if getattr(row, "period", "") != "2017"]
    write(database, kept)
    aside = editions / f".amending-{edition_id}"
    (made / edition_id).rename(aside)
    exchange(aside, editions / edition_id)
    shutil.rmtree(aside)


async def test_an_amended_edition_is_seen_by_the_next_request(
    client: httpx.AsyncClient, editions: Path, tmp_path: Path
) -> None:
    page, listed = await client.get(PAGE), await client.get(LIST)
    assert page.text == "<p>page of 2026-11-24</p>"
    assert (await client.get(FIGURE)).status_code == 200
    amend(editions, SECOND, tmp_path)
    kept = {"if-none-match": page.headers["etag"]}
    again = await client.get(PAGE, headers=kept)
    assert (again.status_code, again.text) == (200, "<p>amended</p>")
    assert again.headers["etag"] != page.headers["etag"]
    assert again.headers["x-edition"] == page.headers["x-edition"] == SECOND
    new = await client.get(LIST, headers={"if-none-match": listed.headers["etag"]})
    assert new.status_code == 200
    assert "2017" in {item["period"] for item in listed.json()["items"]}
    assert "2017" not in {item["period"] for item in new.json()["items"]}
    assert (await client.get(FIGURE)).status_code == 404


async def test_a_list_that_goes_on_in_an_older_edition_goes_on_in_what_was_made_of_it(
    client: httpx.AsyncClient, editions: Path, tmp_path: Path
) -> None:
    editions.joinpath("current").unlink()
    editions.joinpath("current").symlink_to(FIRST)
    first = (await client.get(f"{LIST}?limit=1")).json()
    amend(editions, FIRST, tmp_path)
    following = (await client.get(f"{LIST}?limit=10&cursor={first['next']}")).json()
    assert "2017" not in {item["period"] for item in first["items"] + following["items"]}


def test_an_edition_is_opened_again_only_where_another_folder_has_its_name(editions: Path, tmp_path: Path) -> None:
    found = Editions(editions)
    assert found.get(SECOND) is found.get(SECOND)
    assert (found.current_id(), found.current_id(), found.turns) == (SECOND, SECOND, 1)
    before = found.get(SECOND)
    amend(editions, SECOND, tmp_path)
    assert found.get(SECOND) is not before
    assert (found.current_id(), found.turns) == (SECOND, 2)
    shutil.rmtree(editions / FIRST)
    with pytest.raises(EditionGone):
        found.get(FIRST)
