"""A writer that has waited too long for another is refused with a sentence, on either database."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures.databases import Databases
from tests.soak.looking import SQLITE, nobody_writes

from habeas.cli.main import main
from habeas.ledger import connection
from habeas.ledger.home import Home

SOURCE = ("add", "source", "key=moi-2025", "title=Annual report", "published=2025-03")


@pytest.mark.parametrize("database", [SQLITE, pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_whoever_waited_too_long_is_told(
    database: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path / "observatory"
    server: Databases | None = None
    if database != SQLITE:
        server = request.getfixturevalue("server_databases")
    assert main(["--home", str(home), "init", "--database", server.url(home) if server else SQLITE]) == 0
    monkeypatch.setattr(connection, "WAIT_SECONDS", 1)
    capsys.readouterr()
    with nobody_writes(Home(home)):
        assert main(["--home", str(home), *SOURCE]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("habeas: ")
    assert "another command is writing" in told.err
    assert "Wait for it to end" in told.err
    assert main(["--home", str(home), *SOURCE]) == 0
    connection.disconnect()
