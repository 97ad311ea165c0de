"""The projection: accepted statements in, the public rows of an edition out. Pure; the one place that decides them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.edition.schema import FORMAT, Meta, Row
from habeas.places import COUNTRIES
from habeas.publish.inputs import Inputs
from habeas.publish.share import Frame, share_of
from habeas.publish.told import Told, edition_rows, source_rows


def project(inputs: Inputs) -> Iterator[Row]:
    """Every row of the edition that `inputs` make, in memory.

    `habeas.publish.tables` comes to the same country by country.
    """
    frame = Frame.of(inputs)
    share = share_of(frame, inputs.accepted, COUNTRIES)
    yield from common_rows(inputs, frame, share.told)
    yield from share.rows


def common_rows(inputs: Inputs, frame: Frame, told: Sequence[Told]) -> Iterator[Row]:
    """The rows that are no single country's."""
    yield from _meta(inputs)
    yield from inputs.pages
    yield from edition_rows(frame.history, told)
    yield from source_rows(told, frame.sources)


def _meta(inputs: Inputs) -> Iterator[Meta]:
    said = {
        **inputs.meta,
        "id": inputs.editions[-1].id,
        "previous": inputs.editions[-2].id if len(inputs.editions) > 1 else "",
        "format": str(FORMAT),
    }
    for key in sorted(said):
        yield Meta(key=key, value=said[key])
