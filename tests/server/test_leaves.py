"""A large edition: its leaves are served as if they were finished, and a static copy holds all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest
from starlette.testclient import TestClient
from tests.e2e.pages import edition_of

from habeas.cli.main import main
from habeas.server.app import Site
from habeas.site import leaves

FIGURE = "/countries/kazakhstan/prison_population/"


@pytest.fixture
def large(own_world: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The example, published as if it had too many leaves to finish them."""
    monkeypatch.setattr(leaves, "MOST", 10)
    (own_world / "pages" / "about.md").write_text("# About\n\nOther words.\n", encoding="utf-8")
    assert main(["--home", str(own_world), "publish"]) == 0
    assert not (edition_of(own_world) / "site" / FIGURE[1:]).exists()
    yield own_world


@pytest.fixture
def client(large: Path) -> TestClient:
    return TestClient(Site(large / "editions"), follow_redirects=False)


def test_a_leaf_is_answered_like_a_finished_page(large: Path, world: Path, client: TestClient) -> None:
    plain = client.get(FIGURE, headers={"accept-encoding": "identity"})
    assert plain.status_code == 200
    assert plain.content == (edition_of(world) / "site" / FIGURE[1:] / "index.html").read_bytes()
    assert plain.headers["x-edition"] == edition_of(large).name
    with client.stream("GET", FIGURE, headers={"accept-encoding": "br"}) as squeezed:
        assert squeezed.headers["content-encoding"] == "br"
        assert brotli.decompress(b"".join(squeezed.iter_raw())) == plain.content
    assert client.get(f"{FIGURE}index.json").json()["frame"]["path"] == FIGURE
    again = client.get(FIGURE, headers={"accept-encoding": "identity", "if-none-match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(FIGURE).content == b""


def test_a_missing_slash_leads_there_and_what_is_nowhere_is_not_found(client: TestClient) -> None:
    moved = client.get(FIGURE[:-1])
    assert (moved.status_code, moved.headers["location"]) == (308, FIGURE)
    assert client.get("/countries/kazakhstan/nothing/").status_code == 404
    assert client.get("/recommendations/nothing/index.json").status_code == 404


def test_a_static_copy_holds_every_leaf(large: Path, world: Path, tmp_path: Path) -> None:
    for home, name in ((large, "large"), (world, "small")):
        assert main(["--home", str(home), "export", str(tmp_path / name)]) == 0
    large_copy, small = tmp_path / "large", tmp_path / "small"
    made = {path.relative_to(large_copy) for path in large_copy.rglob("*.html")}
    assert made == {path.relative_to(small) for path in small.rglob("*.html")} | {
        path for path in made if path.parts[0] == "editions"
    }
    page = f"{FIGURE[1:]}index.html"
    told = (large_copy / page).read_bytes().replace(b"edition 2026-11-24.2 (", b"edition 2026-11-24 (")
    assert told == (small / page).read_bytes()
    assert main(["--home", str(large), "verify"]) == 0
