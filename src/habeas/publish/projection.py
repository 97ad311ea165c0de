"""The projection: accepted statements in, the public rows of an edition out. Pure; the one place that decides them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.edition.schema import (
    FORMAT,
    Meta,
    NarrativeRow,
    ObservationRow,
    Published,
    Row,
    TreatyActionRow,
    TreatyStatusRow,
)
from habeas.intake.proposal import Source
from habeas.places import COUNTRIES
from habeas.publish.countries import country_rows, source_rows
from habeas.publish.derived import derived_rows
from habeas.publish.forgotten import without_lost_value
from habeas.publish.headline import headline_rows
from habeas.publish.history import History, Life, edition_rows, lives, without
from habeas.publish.inputs import Inputs
from habeas.publish.numbers import with_unit
from habeas.publish.printed import printed_change_rows
from habeas.publish.public import nameless, public_sources, visible
from habeas.publish.rivals import choices
from habeas.publish.rows import Surroundings, row_of, slugs_of
from habeas.publish.small_numbers import suppress, suppressed_ids
from habeas.publish.treaties import treaty_rows
from habeas.publish.treaty_rivals import treaty_choices


def project(inputs: Inputs) -> Iterator[Row]:
    """Every row of the edition that `inputs` make.

    What is not public is dropped first; only then is computed what stands, which rival is used, what follows from it.
    """
    history = History(inputs.editions)
    sources = public_sources(inputs.sources)
    published = published_lives(inputs, history, sources)
    rows = statement_rows(published, inputs, history, sources)
    yield from _meta(inputs)
    yield from inputs.pages
    yield from edition_rows(history, published)
    yield from country_rows(published, history)
    yield from source_rows(published, sources)
    yield from rows
    yield from _computed(published, rows, inputs)
    yield from printed_change_rows((row for row in rows if isinstance(row, ObservationRow)), sources, inputs.catalog)


def published_lives(inputs: Inputs, history: History, sources: Mapping[str, Source]) -> list[Life]:
    """What was ever published and is not redacted, with small numbers withheld, in the order of public ids."""
    found = lives(visible(inputs.accepted, sources), history)
    ever = [without_lost_value(life, inputs.catalog) for life in found]
    named = [with_unit(one, inputs.catalog) for one in nameless([life.accepted for life in ever], sources)]
    withheld = suppressed_ids(named, sources, inputs.catalog)
    return without(ever, (suppress(one, withheld) for one in named))


def statement_rows(
    published: Sequence[Life], inputs: Inputs, history: History, sources: Mapping[str, Source]
) -> list[Published]:
    """The rows of statements, tombstones included."""
    standing = [life.accepted for life in published if life.current]
    chosen = {**choices(standing, sources), **treaty_choices(standing, sources)}
    around = Surroundings(history, inputs.catalog, chosen, slugs_of(published))
    return [row_of(life, around) for life in published]


def _computed(published: Sequence[Life], rows: Sequence[Published], inputs: Inputs) -> Iterator[Row]:
    observations = [row for row in rows if isinstance(row, ObservationRow)]
    treaties = [row for row in rows if isinstance(row, TreatyActionRow | TreatyStatusRow)]
    narratives = [(life, row) for life, row in zip(published, rows, strict=True) if isinstance(row, NarrativeRow)]
    yield from derived_rows(observations, inputs.catalog)
    yield from treaty_rows(treaties, observations, inputs.catalog, inputs.day)
    yield from headline_rows(COUNTRIES, observations, narratives, inputs.catalog, inputs.day)


def _meta(inputs: Inputs) -> Iterator[Meta]:
    said = {
        **inputs.meta,
        "id": inputs.editions[-1].id,
        "previous": inputs.editions[-2].id if len(inputs.editions) > 1 else "",
        "format": str(FORMAT),
    }
    for key in sorted(said):
        yield Meta(key=key, value=said[key])
