"""An observatory with a ledger of its own, and a site of three kinds of page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas.catalog.model import Catalog
from habeas.edition.reader import Edition
from habeas.edition.schema import CountryRow, ObservationRow
from habeas.ledger import connection
from habeas.ledger import format as ledger_format
from habeas.ledger.home import Home
from habeas.publish.building import Site


@dataclass(frozen=True)
class FakePage:
    path: str
    html: bytes
    json: bytes = b""


def render(edition: Edition, _catalog: Catalog) -> Iterator[FakePage]:
    """A home that names the edition, a page for each of three countries with its figures, a plain file."""
    yield FakePage("/", f"<p>{edition.id}</p>".encode(), b'{"home":true}')
    for country in edition.rows(CountryRow, {"code": ["FRA", "KAZ", "UZB"]}):
        figures = edition.rows(ObservationRow, {"country": country.code})
        html = "".join(f"<p>{row.id}: {row.value} {row.state}</p>" for row in figures) + "<p>filling</p>" * 100
        yield FakePage(f"/countries/{country.slug}/", html.encode(), b"{}")
    yield FakePage("/robots.txt", b"User-agent: *\n")


def assets() -> Iterator[tuple[str, bytes]]:
    yield "assets/style.0123.css", b"p{margin:0}" * 200


SITE = Site(render, assets)


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
