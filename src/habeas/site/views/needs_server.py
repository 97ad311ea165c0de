"""What a static copy says of itself: the line at the foot of its pages, and the page on what only a server answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.edition.country_data import LINES
from habeas.edition.licences import database_passes_on
from habeas.site.views.frame import Frame, edition_day, frame
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class NeedsServer:
    """What is not in a copy, and where it is found instead. `live` is empty where no public address is known."""

    frame: Frame
    edition: str
    day: str
    live: str
    statements: str
    database: bool
    """Whether the copy holds the edition's database."""


def needs_server(volume: Volume, path: str, live: str) -> NeedsServer:
    """The explaining page of a copy, which stands at `path` of the copy and nowhere else."""
    made = frame(volume, "needs-server", path, volume.words("What needs a server"), volume.id)
    cite = volume.words("%(observatory)s, edition %(edition)s", observatory=volume.title, edition=volume.id)
    return NeedsServer(
        frame=replace(made, url=path, cite=f"{cite}, {live}/" if live else cite),
        edition=volume.id,
        day=edition_day(volume, volume.id),
        live=live,
        statements=f"/data/{LINES}",
        database=database_passes_on(volume.edition),
    )
