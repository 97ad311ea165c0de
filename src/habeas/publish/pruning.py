"""Which editions are kept on disk, and how the others go: in one step, so that nobody reads half of one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from habeas.capture.durable import sync_folder
from habeas.edition.current import current_id, kept

KEPT = 3
YOUNGEST = timedelta(days=1)
"""Cursors and open pages of an edition stay good for at least this long."""
REMOVING = ".removing-"


def prune(editions: Path, made_at: Mapping[str, str], now: datetime | None = None) -> list[str]:
    """Remove editions beyond the last three that are older than a day; the result names them.

    `made_at` tells when each was made (ISO 8601, UTC); one that is not in it is not ours to remove.
    """
    now = now or datetime.now(UTC)
    current = current_id(editions)
    old = [
        edition
        for edition in kept(editions)[:-KEPT]
        if edition != current and edition in made_at and now - datetime.fromisoformat(made_at[edition]) >= YOUNGEST
    ]
    for edition in old:
        remove(editions / edition)
    return old


def remove(directory: Path) -> None:
    """Take a directory away under its name at once, then delete it."""
    gone = directory.with_name(REMOVING + directory.name)
    if gone.exists():
        shutil.rmtree(gone)
    directory.rename(gone)
    sync_folder(directory.parent)
    shutil.rmtree(gone)
