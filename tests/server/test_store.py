"""The page store: what it finds, what it keeps, what it never opens."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest
from tests.server.editions import SECOND, rows

from habeas.edition.build import write
from habeas.edition.columns import names
from habeas.edition.schema import SourceRow
from habeas.server.store import PageStore

PAGE = "/countries/kazakhstan/"


def test_a_page_is_answered_squeezed_to_those_who_take_it(editions: Path) -> None:
    store = PageStore(editions)
    plain, squeezed = store.get(SECOND, PAGE, brotli=False), store.get(SECOND, PAGE, brotli=True)
    assert plain is not None
    assert squeezed is not None
    assert brotli.decompress(squeezed.body) == plain.body == b"<p>page of 2026-11-24</p>"
    assert (b"content-encoding", b"br") in squeezed.headers
    assert plain.etag != squeezed.etag


@pytest.mark.parametrize(
    "path",
    [
        "/../edition.sqlite",
        "/countries/../../edition.sqlite",
        "/data/../edition.sqlite",
        "/data/../../../ledger.sqlite3",
        "/countries/kazakhstan/index.html.br",
        "/countries/kazakhstan",
        "/data/",
        "/\0",
        "/" + "a" * 5000,
        "//etc/passwd",
        "/..\\edition.sqlite",
    ],
)
def test_nothing_outside_the_edition_is_a_page(editions: Path, path: str) -> None:
    assert PageStore(editions).get(SECOND, path, brotli=False) is None


def test_downloads_lie_beside_the_pages(editions: Path) -> None:
    store = PageStore(editions)
    assert store.get(SECOND, "/data/prison_data.csv", brotli=True) is not None
    assert store.get(SECOND, "/edition.sqlite", brotli=True) is not None


def test_what_was_not_asked_for_longest_is_dropped_first(editions: Path) -> None:
    first = PageStore(editions).get(SECOND, PAGE, brotli=False)
    assert first is not None
    store = PageStore(editions, limit=int(first.size * 2.5))
    kept = store.get(SECOND, PAGE, brotli=False)
    store.get(SECOND, "/countries/kazakhstan/index.json", brotli=False)
    assert store.get(SECOND, PAGE, brotli=False) is kept
    store.get(SECOND, "/data/prison_data.csv", brotli=False)
    assert store.get(SECOND, PAGE, brotli=False) is kept
    assert len(store) == len({PAGE, "/data/prison_data.csv"})


def test_the_database_is_offered_only_where_every_source_lets_its_figures_pass_on(editions: Path) -> None:
    database = editions / SECOND / "edition.sqlite"
    database.unlink()
    said = dict.fromkeys(names(SourceRow), "") | {"key": "wpb-2018", "redistribute": "no", "countries": ()}
    write(database, [*rows(SECOND), SourceRow(**said | {"statements": 1})])  # type: ignore[arg-type]
    store = PageStore(editions)
    assert store.get(SECOND, "/edition.sqlite", brotli=False) is None
    assert store.get(SECOND, "/data/prison_data.csv", brotli=False) is not None
