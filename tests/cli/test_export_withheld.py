"""Where a source does not let its figures pass on, neither the server nor a static copy offers the database."""

from __future__ import annotations

from pathlib import Path

from tests.fixtures.world import habeas

from habeas.edition.current import current
from habeas.server.store import PageStore


def test_the_database_is_in_no_copy_and_linked_from_none(own_world: Path, tmp_path: Path) -> None:
    habeas(own_world, "add", "source", "key=kept-2024", "title=Kept", "kind=ngo", "redistribute=no", "published=2024")
    said = ("subject=KAZ", "source=kept-2024", "indicator=detained_women", "period=2023", "value=918273")
    habeas(own_world, "add", "observation", *said)
    habeas(own_world, "decide", "--accept", "KAZ/detained_women/2023/kept-2024")
    habeas(own_world, "publish")
    edition = current(own_world / "editions")
    assert b"918273" in (edition / "edition.sqlite").read_bytes()
    assert PageStore(edition.parent).get(edition.name, "/edition.sqlite", brotli=False) is None
    habeas(own_world, "export", str(tmp_path / "copy"))
    assert not (tmp_path / "copy/edition.sqlite").exists()
    assert (tmp_path / "copy/data/statements.jsonl").is_file()
    pages = [path for path in (tmp_path / "copy").rglob("*.html") if b"edition.sqlite" in path.read_bytes()]
    assert pages == []
    data = [path for path in (tmp_path / "copy/data").rglob("*") if path.is_file()]
    assert [path.name for path in data if b"918273" in path.read_bytes()] == []
