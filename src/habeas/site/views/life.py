"""The life of a statement, told in editions: when it appeared, changed, and stopped to stand, and why."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.edition.schema import Published
from habeas.site import links
from habeas.site.views.frame import edition_day
from habeas.site.volume import Volume
from habeas.site.words import ROLES, STATES, label


@dataclass(frozen=True, slots=True)
class Life:
    """When the statement appeared, last changed, and stopped to stand; `reason` is public."""

    state: str
    state_text: str
    first_edition: str
    first_day: str
    changed_edition: str
    last_edition: str
    last_day: str
    reason: str
    replaced_by: str
    replaced_by_url: str
    accepted_by: str


def life(volume: Volume, row: Published) -> Life:
    """The life of one row."""
    return Life(
        state=row.state,
        state_text=label(STATES, row.state, volume.words),
        first_edition=row.first_edition,
        first_day=edition_day(volume, row.first_edition),
        changed_edition=row.changed_edition,
        last_edition=row.last_edition,
        last_day=edition_day(volume, row.last_edition),
        reason=row.reason,
        replaced_by=row.replaced_by,
        replaced_by_url=links.observation(row.replaced_by) if row.replaced_by else "",
        accepted_by=label(ROLES, row.accepted_by, volume.words),
    )
