"""Finding an edition by what a person calls it: its id, its directory, or nothing for the current one."""

from __future__ import annotations

from pathlib import Path

from habeas.edition.current import EDITION_ID, LINK, NoEdition, current, kept


def locate(editions: Path, name: str = "") -> Path:
    """The directory of an edition."""
    if not name or name == LINK:
        return current(editions)
    if EDITION_ID.fullmatch(name):
        if (editions / name).is_dir():
            return editions / name
        there = ", ".join(kept(editions)) or "none"
        raise NoEdition(f"{editions} has no edition {name}; there are: {there}")
    if Path(name).is_dir():
        return Path(name)
    raise NoEdition(f"{name!r} is neither the id of an edition (2026-11-24) nor a directory")
