"""A share: what the statements about some countries make of an edition, whatever is said of the others. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.catalog.model import Catalog
from habeas.edition.in_force import waits
from habeas.edition.schema import (
    NarrativeRow,
    ObservationRow,
    Published,
    Row,
    TreatyActionRow,
    TreatyStatusRow,
)
from habeas.intake.proposal import Source
from habeas.places import COUNTRIES
from habeas.publish.countries import country_rows
from habeas.publish.derived import derived_rows
from habeas.publish.forgotten import without_lost_value
from habeas.publish.headline import headline_rows
from habeas.publish.history import History, Life, lives, without
from habeas.publish.inputs import Accepted, Inputs
from habeas.publish.numbers import with_unit
from habeas.publish.printed import printed_change_rows
from habeas.publish.public import nameless, public_sources, visible
from habeas.publish.rivals import choices
from habeas.publish.rows import Surroundings, row_of, slugs_of
from habeas.publish.small_numbers import suppress, suppressed_ids
from habeas.publish.told import Told, told_of
from habeas.publish.treaties import treaty_rows
from habeas.publish.treaty_rivals import treaty_choices


@dataclass(frozen=True, slots=True)
class Frame:
    """What the shares of all countries lean on: the editions, the public sources by key, the catalog and the day."""

    history: History
    sources: Mapping[str, Source]
    catalog: Catalog
    day: date

    @classmethod
    def of(cls, inputs: Inputs) -> Frame:
        """That of an edition's inputs."""
        return cls(History(inputs.editions), public_sources(inputs.sources), inputs.catalog, inputs.day)


@dataclass(frozen=True, slots=True)
class Share:
    """The rows of some countries, and what each of them adds to the rows of editions and sources."""

    rows: Sequence[Row]
    told: Sequence[Told]


def share_of(frame: Frame, accepted: Iterable[Accepted], countries: Collection[str]) -> Share:
    """The share of `countries`, of which `accepted` holds every statement; none of them names one of other countries.

    What is not public is dropped first; only then is computed what stands, which rival is used, what follows from it.
    """
    published = published_lives(frame, accepted)
    rows = statement_rows(frame, published)
    by_country: dict[str, list[Life]] = {code: [] for code in countries}
    for life in published:
        by_country.setdefault(life.accepted.statement.country, []).append(life)
    made: list[Row] = list(country_rows(by_country, frame.history))
    made += rows
    made += _computed(frame, published, rows, countries)
    waiting = {row.country for row in rows if _is_ahead(row, frame.day)}
    told = [told_of(code, found, frame.history, waits=code in waiting) for code, found in by_country.items()]
    return Share(made, told)


def published_lives(frame: Frame, accepted: Iterable[Accepted]) -> list[Life]:
    """What was ever published and is not redacted, with small numbers withheld, in the order of public ids."""
    sources, catalog = frame.sources, frame.catalog
    found = lives(visible(accepted, sources), frame.history)
    ever = [without_lost_value(life, catalog) for life in found]
    named = [with_unit(one, catalog) for one in nameless([life.accepted for life in ever], sources)]
    withheld = suppressed_ids(named, sources, catalog)
    return without(ever, (suppress(one, withheld) for one in named))


def statement_rows(frame: Frame, published: Sequence[Life]) -> list[Published]:
    """The rows of statements, tombstones included."""
    standing = [life.accepted for life in published if life.current]
    chosen = {**choices(standing, frame.sources), **treaty_choices(standing, frame.sources)}
    around = Surroundings(frame.history, frame.catalog, chosen, slugs_of(published))
    return [row_of(life, around) for life in published]


def _is_ahead(row: Published, day: date) -> bool:
    """Whether what is computed from a row depends on how far the edition's day has come."""
    if isinstance(row, ObservationRow):
        return row.period_start > day.isoformat()
    return isinstance(row, TreatyActionRow | TreatyStatusRow) and waits(row, day)


def _computed(
    frame: Frame, published: Sequence[Life], rows: Sequence[Published], countries: Collection[str]
) -> Iterator[Row]:
    observations = [row for row in rows if isinstance(row, ObservationRow)]
    treaties = [row for row in rows if isinstance(row, TreatyActionRow | TreatyStatusRow)]
    narratives = [(life, row) for life, row in zip(published, rows, strict=True) if isinstance(row, NarrativeRow)]
    yield from derived_rows(observations, frame.catalog)
    yield from treaty_rows(treaties, observations, frame.catalog, frame.day)
    places = [code for code in countries if code in COUNTRIES]
    yield from headline_rows(places, observations, narratives, frame.catalog, frame.day)
    by_country: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in observations:
        by_country[row.country].append(row)
    for found in by_country.values():
        yield from printed_change_rows(found, frame.sources, frame.catalog)
