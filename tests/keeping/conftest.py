"""An observatory with a ledger, captured files and two editions, to keep and to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publish.conftest import make_home
from tests.publish.factories import SOURCES, figure
from tests.publish.steps import OPERATOR, add, publish

from habeas.capture import FileStore
from habeas.ledger import connection
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose

PAGE = b"<html>a page</html>"
"""What came in."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = make_home(tmp_path / "observatory")
    fill(made)
    yield made
    connection.disconnect()


def fill(home: Home) -> None:
    """A figure from a captured file, a confidential one, a proposal; published twice."""
    (home.catalog / "own.yaml").write_text("indicators: {}\n")
    (home.pages / "about.md").write_text("# Мы\n")
    kept = FileStore(home.files).put(PAGE)
    intent = BatchIntent(reader="page", capture=Captured(sha256=kept.sha256, media_type="text/html"))
    propose(intent, SOURCES, [figure(100)], accept=True, by=OPERATOR)
    add(figure(7, period="2019", visibility="confidential"))
    publish(home)
    add(figure(120, period="2021"))
    publish(home)
    add(figure(130, period="2022"), accept=False)
