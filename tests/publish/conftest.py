"""An observatory with a ledger of its own, and a site of three kinds of page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from habeas.edition.schema import CountryRow, ObservationRow
from habeas.ledger import connection
from habeas.ledger import format as ledger_format
from habeas.ledger.home import Home
from habeas.publish.building import Site
from habeas.site.pages import open_volume
from habeas.site.quires import Page, Quire
from habeas.site.volume import Volume


def gather(*_: object) -> list[Quire]:
    """A home that names the edition, a page for each of three countries with its figures, a plain file."""
    return [
        Quire("home", lambda volume: iter([Page("/", f"<p>{volume.id}</p>".encode(), b'{"home":true}', volume.id)])),
        *(Quire(f"country {code}", partial(country, code)) for code in ("FRA", "KAZ", "UZB")),
        Quire("machines", lambda _: iter([Page("/robots.txt", b"User-agent: *\n", b"", "")])),
    ]


def country(code: str, volume: Volume) -> Iterator[Page]:
    """A country with its figures."""
    (row,) = volume.edition.rows(CountryRow, {"code": code})
    figures = volume.edition.rows(ObservationRow, {"country": code})
    html = "".join(f"<p>{one.id}: {one.value} {one.state}</p>" for one in figures) + "<p>filling</p>" * 100
    yield Page(f"/countries/{row.slug}/", html.encode(), b"{}", row.changed_edition)


def assets() -> Iterator[tuple[str, bytes]]:
    yield "assets/style.0123.css", b"p{margin:0}" * 200


SITE = Site(gather, open_volume, lambda *_: [], assets)


def make_home(path: Path) -> Home:
    """A new observatory, opened."""
    home = Home(path.absolute())
    home.create()
    connection.connect(home, check=False)
    ledger_format.migrate()
    return home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    yield make_home(tmp_path / "observatory")
    connection.disconnect()
