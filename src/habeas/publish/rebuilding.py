"""An edition of before, built again from the ledger and from what was written down with it."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.capture.durable import sync_folder, write_file
from habeas.edition import manifest as manifests
from habeas.edition.manifest import Manifest
from habeas.ledger import connection
from habeas.ledger.home import Home
from habeas.publish import cut as cuts
from habeas.publish import recorded_inputs
from habeas.publish.building import Site, whole
from habeas.publish.draft import draft
from habeas.publish.errors import PublishError
from habeas.publish.heads import with_head
from habeas.publish.inputs import EditionCut
from habeas.site import assets, pages

STANDARD = Site(pages.gather, pages.open_volume, pages.site_map, assets.assets)
"""The pages of the site room."""


@dataclass(frozen=True, slots=True)
class Again:
    """An earlier edition made again: its manifest, the digest the ledger has of it (empty where it has none), and in
    which software it differs from the first time."""

    manifest: Manifest
    recorded: str
    differences: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether it says what it said; of one of which a redaction left nothing to compare with, nobody can tell."""
        return self.recorded in {"", self.manifest.digest}


def rebuild(
    home: Home,
    edition_id: str,
    target: Path,
    *,
    site: Site = STANDARD,
    amended: str = "",
) -> Manifest:
    """Make a recorded edition again in `target`, which must not exist: the same bytes unless something was redacted.

    `amended` is the day of an amendment that is not recorded yet.
    """
    connection.demand(home)
    editions = _up_to(home, edition_id)
    edition = editions[-1]
    drawn = draft(home, editions, recorded_inputs.of(home, edition_id, edition.inputs))
    described = with_head(target, whole(target, drawn, site).manifest, edition)
    if day := amended or edition.amended:
        described = replace(described, amended=day)
        write_file(target / manifests.NAME, described.to_bytes())
    return described


def again(home: Home, edition_id: str, to: Path, *, site: Site = STANDARD) -> Again:
    """Make a recorded edition again at `to`, which must not exist: whole, or nothing is there."""
    connection.demand(home)
    edition = _up_to(home, edition_id)[-1]
    if to.exists() or to.is_symlink():
        raise PublishError("there is something already", str(to), "Name a folder that is not there yet.")
    besides = recorded_inputs.of(home, edition_id, edition.inputs)
    to.parent.mkdir(parents=True, exist_ok=True)
    aside = to.with_name(f".{to.name}.{secrets.token_hex(4)}")
    try:
        made = rebuild(home, edition_id, aside, site=site)
        os.rename(aside, to)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    sync_folder(to.parent)
    return Again(made, edition.digest, tuple(recorded_inputs.differences(besides)))


def _up_to(home: Home, edition_id: str) -> list[EditionCut]:
    recorded = cuts.recorded()
    places = [place for place, one in enumerate(recorded) if one.id == edition_id]
    if not places:
        known = ", ".join(one.id for one in recorded[-3:]) or "none"
        raise PublishError(f"the ledger knows no edition {edition_id}", str(home.path), f"The latest are: {known}.")
    return recorded[: places[0] + 1]
