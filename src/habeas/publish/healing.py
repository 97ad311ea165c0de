"""What every publish does first: whatever an interrupted run left is finished or cleared. The lock must be held."""

from __future__ import annotations

import os
import shutil

from habeas.capture.durable import sync_folder
from habeas.edition.current import current_id, kept, order, swap
from habeas.ledger.home import Home
from habeas.publish import amending
from habeas.publish import cut as cuts
from habeas.publish.building import Site
from habeas.publish.pruning import REMOVING, remove
from habeas.publish.rebuilding import rebuild

BUILDING = ".building-"
"""How the names of folders begin in which an edition is being built."""


def heal(home: Home, site: Site) -> None:
    """End a redaction that was begun, clear what an interrupted run left, let the last recorded edition be current."""
    amending.finish(home, site)
    recorded = cuts.recorded()
    for path in home.editions.iterdir():
        if path.name.startswith((BUILDING, REMOVING)):
            shutil.rmtree(path)
    names = {one.id for one in recorded}
    current = current_id(home.editions)
    for edition_id in kept(home.editions):
        # Older ones that are not recorded come from a ledger restored from a backup; they stay.
        if edition_id not in names and (not current or order(edition_id) > order(current)):
            remove(home.editions / edition_id)
    if recorded and current != recorded[-1].id and not (current and order(current) > order(recorded[-1].id)):
        _bring_back(home, recorded[-1].id, site)


def _bring_back(home: Home, edition_id: str, site: Site) -> None:
    """Make a recorded edition current, building it again where its directory is gone."""
    if not (home.editions / edition_id).is_dir():
        building = home.editions / (BUILDING + edition_id)
        rebuild(home, edition_id, building, site=site)
        os.replace(building, home.editions / edition_id)
        sync_folder(home.editions)
    swap(home.editions, edition_id)
