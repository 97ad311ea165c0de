"""``habeas publish``: one line that names the edition, or one that says why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publish.conftest import SITE, make_home
from tests.publish.factories import figure
from tests.publish.steps import add

from habeas.cli.main import main
from habeas.ledger import connection
from habeas.publish import publishing


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An observatory with a figure, published with the small site."""
    made = make_home(tmp_path / "observatory")
    add(figure())
    monkeypatch.setattr(publishing.publish, "__kwdefaults__", {"site": SITE})
    yield made.path
    connection.disconnect()


def test_the_last_line_names_the_edition(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "publish", "--date", "2026-11-24"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "published 2026-11-24"
    assert main(["--home", str(home), "publish"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "published 2026-11-24"
    assert main(["--home", str(home), "publish", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"edition": "2026-11-24", "changed": False}


def test_a_day_before_the_last_edition_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "publish", "--date", "2026-11-24"]) == 0
    add(figure(1, period="2021"))
    assert main(["--home", str(home), "publish", "--date", "2026-11-23"]) == 1
    assert "2026-11-24" in capsys.readouterr().err


def test_what_is_no_day_is_wrong_usage(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--home", str(home), "publish", "--date", "tomorrow"])
    assert ended.value.code == 2
    assert "2026-11-24" in capsys.readouterr().err


def test_no_observatory_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path), "publish"]) == 1
    assert "habeas init" in capsys.readouterr().err


def test_a_second_publish_at_the_same_time_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with publishing.publishing_alone(home / "editions"):
        assert main(["--home", str(home), "publish"]) == 1
    assert "another publish is running" in capsys.readouterr().err
