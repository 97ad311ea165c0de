"""The folder of editions that the server's tests serve."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.server.editions import FIRST, SECOND, lay_out


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """Two editions, the second current."""
    folder = tmp_path / "editions"
    for edition_id in (FIRST, SECOND):
        lay_out(folder, edition_id, f"<p>page of {edition_id}</p>")
    folder.joinpath("current").symlink_to(SECOND)
    return folder
