"""Publishing: the ledger's public part becomes the next edition, aside and in one step, or nothing happens at all.

The order of steps is what a crash is judged by:

1. built and synced in ``.building-ID``: a crash leaves rubbish, swept by the next run
2. renamed to ``ID``: a crash leaves a directory that is not recorded and newer than the current one, swept likewise
3. recorded in the ledger: a crash leaves it recorded and whole, and the next run makes it current
4. ``current`` swapped to it

So what is recorded always has its directory, and what is current is always recorded.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from habeas.capture.durable import make_folder, sync_folder
from habeas.edition.current import current_id, kept, swap
from habeas.edition.manifest import Manifest
from habeas.ledger import connection, public
from habeas.ledger.home import Home
from habeas.publish import cut as cuts
from habeas.publish import recorded_inputs, tables, worksheet
from habeas.publish.before import before
from habeas.publish.building import Finished, Site, finish, whole_tables
from habeas.publish.draft import draft
from habeas.publish.heads import with_head
from habeas.publish.healing import BUILDING, heal
from habeas.publish.inputs import EditionCut
from habeas.publish.lock import publishing_alone
from habeas.publish.naming import next_id
from habeas.publish.pruning import prune
from habeas.publish.rebuilding import STANDARD, rebuild
from habeas.publish.recorded_inputs import RecordedInputs
from habeas.publish.renewal import plan

__all__ = ["Published", "publish", "publishing_alone", "rebuild"]


@dataclass(frozen=True, slots=True)
class Published:
    """The id of the current edition, and whether it is a new one."""

    id: str
    changed: bool


def publish(home: Home, day: date | None = None, *, site: Site = STANDARD) -> Published:
    """Make the next edition and let it be the current one; where nothing public changed, the current one stays.

    Whatever fails leaves the current edition as it was; the next run clears what is left.
    """
    connection.demand(home)
    make_folder(home.editions)
    with publishing_alone(home.editions):
        heal(home, site)
        worksheet.clear(home.editions, current_id(home.editions))
        recorded = cuts.recorded()
        besides = recorded_inputs.present(home)
        edition = EditionCut(next_id(_known(home, recorded), day), public.last_decision())
        building = home.editions / (BUILDING + edition.id)
        try:
            made = _build(home, building, [*recorded, edition], besides, site)
            if made is None:
                return Published(current_id(home.editions), changed=False)
            edition = replace(edition, inputs=recorded_inputs.keep(home, besides))
            manifest = with_head(building, made.manifest, edition)
            worksheet.save(home.editions, building, edition.id, made.sheet)
            _release(home, building, edition, recorded, manifest)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        worksheet.clear(home.editions, edition.id)
        prune(home.editions, {one.edition: one.at for one in public.editions()})
        return Published(edition.id, changed=True)


def _build(
    home: Home, building: Path, editions: Sequence[EditionCut], besides: RecordedInputs, site: Site
) -> Finished | None:
    """The next edition, finished in `building`; None where it would tell the public nothing new."""
    current = current_id(home.editions)
    earlier = before(home.editions / current if current else None)
    renewal = plan(home, editions, besides, earlier) if earlier else None
    if earlier and renewal:
        building.mkdir()
        made = tables.renewed(building, renewal.draft, earlier, renewal.countries)
        return finish(building, renewal.draft, made, site, earlier) if made else None
    drawn = draft(home, editions, besides)
    return finish(building, drawn, whole_tables(building, drawn), site, earlier)


def _release(
    home: Home, building: Path, edition: EditionCut, recorded: Sequence[EditionCut], manifest: Manifest
) -> None:
    """Show a finished edition: name it, record it, make it current, in this order."""
    os.replace(building, home.editions / edition.id)
    sync_folder(home.editions)
    previous = recorded[-1].id if recorded else ""
    public.record_edition(
        edition.id, cut=edition.cut, previous=previous, content_digest=manifest.digest, inputs=edition.inputs
    )
    swap(home.editions, edition.id)


def _known(home: Home, recorded: Sequence[EditionCut]) -> set[str]:
    return {one.id for one in recorded} | set(kept(home.editions))
