"""What has ended needs the catalog no more: an entry of one's own may go once nothing stands that uses it."""

from __future__ import annotations

from dataclasses import replace

from habeas.catalog.model import Catalog
from habeas.intake.proposal import Observation
from habeas.publish.history import Life
from habeas.publish.inputs import ProjectionError
from habeas.publish.numbers import value_of


def without_lost_value(life: Life, catalog: Catalog) -> Life:
    """The life; an ended observation whose value the catalog cannot read any more keeps none, as a tombstone does.

    Nothing says what the value would mean, nor whether it counts people. What stands must be in the catalog.
    """
    said = life.accepted.statement
    if life.current or not isinstance(said, Observation) or _is_read(said, catalog, life.accepted.public_id):
        return life
    emptied = replace(said, value=None, raw="", coverage_words="")
    return replace(life, accepted=replace(life.accepted, statement=emptied))


def _is_read(said: Observation, catalog: Catalog, public_id: str) -> bool:
    try:
        value_of(said, catalog, public_id)
    except ProjectionError:
        return False
    return said.indicator in catalog.indicators
