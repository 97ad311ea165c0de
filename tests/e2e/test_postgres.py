"""The same observatory in PostgreSQL tells the public the same, to the byte."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.files import differences
from tests.e2e.pages import edition_of
from tests.fixtures.world import EDITION, habeas


def test_an_edition_from_postgresql_is_the_edition_from_sqlite(world: Path, postgres_url: str, tmp_path: Path) -> None:
    home = tmp_path / "postgres"
    habeas(home, "init", "--example", "--database", postgres_url)
    assert not list(home.glob("*.sqlite*")), "the ledger is in PostgreSQL alone"
    assert habeas(home, "publish", "--date", EDITION).stdout.splitlines()[-1] == f"published {EDITION}"
    assert differences(edition_of(world), edition_of(home)) == []
    assert habeas(home, "verify").stdout.endswith("whole\n")
    assert habeas(home, "check").returncode == 0
