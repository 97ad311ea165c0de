"""Which edition is current: one link, moved in one step."""

from __future__ import annotations

import os
import re
from pathlib import Path

from habeas.capture.durable import sync_folder

LINK = "current"
ASIDE = ".current"
"""The next link before it is renamed over the old one; a crash may leave it, the next swap replaces it."""

EDITION_ID = re.compile(r"\d{4}-\d{2}-\d{2}(?:\.[1-9]\d*)?")
"""``2026-11-24``, and ``2026-11-24.2`` for the second of a day."""


class NoEdition(LookupError):
    """Nothing is published yet, or there is no edition of that name."""


def current(editions: Path) -> Path:
    """The directory of the current edition, its link resolved now; read everything from there."""
    link = editions / LINK
    try:
        target = os.readlink(link)
    except FileNotFoundError as error:
        raise NoEdition(f"{editions} has no current edition: run `habeas publish`") from error
    directory = editions / target
    if not directory.is_dir():
        raise NoEdition(f"{link} points to {target}, which is not there: run `habeas publish`")
    return directory.resolve()


def current_id(editions: Path) -> str:
    """The id of the current edition; empty where nothing is published."""
    try:
        return current(editions).name
    except NoEdition:
        return ""


def swap(editions: Path, edition_id: str) -> None:
    """Make an edition that lies in `editions` the current one: readers see the old or the new, never neither."""
    if not (editions / edition_id).is_dir():
        raise NoEdition(f"{editions} has no edition {edition_id}")
    aside = editions / ASIDE
    aside.unlink(missing_ok=True)
    aside.symlink_to(edition_id)
    os.replace(aside, editions / LINK)
    sync_folder(editions)


def kept(editions: Path) -> list[str]:
    """The ids of the editions that lie in `editions`, oldest first."""
    if not editions.is_dir():
        return []
    found = [path.name for path in editions.iterdir() if EDITION_ID.fullmatch(path.name) and path.is_dir()]
    return sorted(found, key=order)


def order(edition_id: str) -> tuple[str, int]:
    """What editions are sorted by: the day, then the number within it."""
    day, _, number = edition_id.partition(".")
    return day, int(number or 1)
