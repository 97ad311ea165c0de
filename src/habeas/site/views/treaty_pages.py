"""Treaties and reviews across all countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.edition.schema import (
    TreatyActionRow,
    TreatyStatusRow,
)
from habeas.site import links
from habeas.site.views.changed import changed_by
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.frame import Frame, frame
from habeas.site.views.treaty import Action, Standing, action, by_instrument, standing
from habeas.site.views.treaty_matrix import Evidence, TreatyMatrix, binds, treaty_matrix
from habeas.site.volume import Volume, latest


@dataclass(frozen=True, slots=True)
class TreatyEntry:
    """A treaty in the list, with how many countries it binds of those that were looked up."""

    key: str
    url: str
    name: str
    year: int
    bound: int
    checked: int


@dataclass(frozen=True, slots=True)
class TreatyList:
    """The countries against the treaties that count, then all treaties and instruments."""

    frame: Frame
    matrix: TreatyMatrix
    treaties: tuple[TreatyEntry, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class InCountry:
    """How one country stands to a treaty."""

    country_name: str
    country_url: str
    statuses: tuple[Standing, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class TreatyPage:
    """One treaty. `not_looked_up` names countries that something is known of, but nothing about this treaty."""

    frame: Frame
    key: str
    name: str
    year: int
    body_name: str
    procedures: tuple[str, ...]
    countries: tuple[InCountry, ...]
    not_looked_up: tuple[str, ...]
    sources: tuple[SourceNote, ...]


def treaty_views(volume: Volume) -> tuple[TreatyList, tuple[TreatyPage, ...]]:
    """The list and a page for every treaty of the catalog."""
    actions = by_instrument(volume.edition.rows(TreatyActionRow, {"state": "current"}))
    statuses = by_instrument(volume.edition.rows(TreatyStatusRow, {"state": "current"}))
    keys = [
        *volume.catalog.instruments,
        *sorted((actions.keys() | statuses.keys()) - volume.catalog.instruments.keys()),
    ]
    changed = changed_by(volume, "instrument", TreatyActionRow, TreatyStatusRow)
    pages = tuple(
        _treaty_page(volume, key, actions.get(key, []), statuses.get(key, []), changed.get(key, "")) for key in keys
    )
    sources = Bibliography(volume)
    return (
        TreatyList(
            frame=frame(volume, "treaties", "/treaties/", volume.words("Treaties"), latest(list(changed.values()))),
            matrix=treaty_matrix(volume, actions, statuses, sources),
            treaties=tuple(
                _treaty_entry(page, (*actions.get(page.key, ()), *statuses.get(page.key, ()))) for page in pages
            ),
            sources=sources.notes(),
        ),
        pages,
    )


def _treaty_entry(page: TreatyPage, rows: Iterable[Evidence]) -> TreatyEntry:
    by_country: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row)
    told = [found for said in by_country.values() if (found := binds(said)) is not None]
    return TreatyEntry(page.key, page.frame.path, page.name, page.year, sum(told), len(told))


def _treaty_page(
    volume: Volume, key: str, actions: list[TreatyActionRow], statuses: list[TreatyStatusRow], changed: str
) -> TreatyPage:
    sources = Bibliography(volume)
    there = {row.country for row in (*actions, *statuses)}
    countries = tuple(
        InCountry(
            country_name=volume.country_name(code),
            country_url=links.country(row.slug),
            statuses=tuple(
                standing(volume, one, sources)
                for one in sorted(statuses, key=lambda one: one.as_of, reverse=True)
                if one.country == code
            ),
            actions=tuple(
                action(volume, one, sources)
                for one in sorted(actions, key=lambda one: (one.date, one.id))
                if one.country == code
            ),
        )
        for code, row in volume.countries.items()
        if code in there
    )
    instrument = volume.catalog.instruments.get(key)
    name = volume.instrument_name(key)
    return TreatyPage(
        frame=frame(volume, "treaty", links.instrument(key), name, changed),
        key=key,
        name=name,
        year=instrument.year if instrument else 0,
        body_name=volume.body_name(instrument.body) if instrument and instrument.body else "",
        procedures=tuple(volume.say(one.label) for one in volume.catalog.procedures.values() if one.instrument == key),
        countries=countries,
        not_looked_up=tuple(
            volume.country_name(code) for code in volume.countries if code in volume.looked_at and code not in there
        ),
        sources=sources.notes(),
    )
