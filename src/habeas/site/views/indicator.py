"""An indicator: its meaning, and the latest answer of every country; one indicator in one country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.catalog.model import Indicator
from habeas.edition.schema import ObservationRow
from habeas.site import links
from habeas.site.records import Records
from habeas.site.views.chapter import Asked, asked, section_name
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.figure import Figure
from habeas.site.views.frame import Frame, frame
from habeas.site.views.series import figures, readings
from habeas.site.volume import Volume, latest
from habeas.site.words import TIMES, label


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an answer."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A label under which country pages have printed the indicator."""

    label: str
    generations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InCountry:
    """The latest answer of one country, or the reason why there is none."""

    country_name: str
    url: str
    latest: Figure | None
    gap: Figure | None
    partial: int
    groups: int


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator."""

    frame: Frame
    key: str
    label: str
    definition: str
    section: str
    section_key: str
    type: str
    unit: str
    time_text: str
    groups: tuple[str, ...]
    options: tuple[Option, ...]
    printed: tuple[Printed, ...]
    replaced_by: str
    replaced_by_label: str
    replaced_by_url: str
    meaning_changed: bool
    countries: tuple[InCountry, ...]
    not_looked_for: int
    sources: tuple[SourceNote, ...]


def indicator_page(volume: Volume, one: Indicator) -> IndicatorPage:
    """The page of an indicator."""
    rows = volume.edition.rows(ObservationRow, {"indicator": one.key, "state": "current"})
    by_country: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        if row.subject == row.country:
            by_country[row.country].append(row)
    sources = Bibliography(volume)
    codes = volume.catalog.code_lists[one.codes].codes if one.codes else ()
    looked_at = sum(1 for code in volume.countries if volume.counts.get(code))
    title = volume.say(one.label)
    return IndicatorPage(
        frame=frame(
            volume,
            "indicator",
            links.indicator(one.key),
            title,
            latest([row.changed_edition for row in rows]),
            description=volume.say(one.definition),
        ),
        key=one.key,
        label=title,
        definition=volume.say(one.definition),
        section=section_name(volume, volume.catalog.sections[one.section]),
        section_key=one.section,
        type=one.type,
        unit=one.unit,
        time_text=label(TIMES, one.time, volume.words),
        groups=tuple(volume.breakdown_label(key) for key in one.breakdown),
        options=tuple(Option(code.code, volume.say(code.label)) for code in codes),
        printed=tuple(Printed(alias.label, alias.generations) for alias in one.aliases),
        replaced_by=one.replaced_by or "",
        replaced_by_label=volume.indicator_label(one.replaced_by) if one.replaced_by else "",
        replaced_by_url=links.indicator(one.replaced_by) if one.replaced_by else "",
        meaning_changed=one.meaning_changed,
        countries=tuple(
            _in_country(volume, code, one.key, by_country[code], sources)
            for code in volume.countries
            if code in by_country
        ),
        not_looked_for=looked_at - len(by_country),
        sources=sources.notes(),
    )


def _in_country(
    volume: Volume, code: str, key: str, rows: Sequence[ObservationRow], sources: Bibliography
) -> InCountry:
    whole = [row for row in rows if not row.breakdown]
    said = readings(volume, key, whole, Bibliography(volume))
    chosen = [row for row in whole if said.latest and row.id == said.latest.id]
    missing = [row for row in whole if said.gaps and row.id == said.gaps[0].id]
    return InCountry(
        country_name=volume.country_name(code),
        url=links.country_indicator(volume.countries[code].slug, key),
        latest=next(iter(figures(volume, chosen, sources)), None),
        gap=next(iter(figures(volume, missing, sources)), None),
        partial=len(said.partial),
        groups=sum(1 for row in rows if row.breakdown),
    )


@dataclass(frozen=True, slots=True)
class CountryIndicatorPage:
    """One indicator in one country, with every figure that stands or ever stood."""

    frame: Frame
    country_name: str
    country_url: str
    indicator_url: str
    asked: Asked
    ended: tuple[Figure, ...]
    sources: tuple[SourceNote, ...]


def country_indicator_page(volume: Volume, records: Records, one: Indicator) -> CountryIndicatorPage:
    """The page of an indicator that anything is said of in the country."""
    sources = Bibliography(volume)
    view = asked(volume, one, records, sources)
    every = [row for row in records.all(ObservationRow) if row.indicator == one.key and row.subject == records.code]
    ended = [row for row in every if row.state != "current"]
    country = volume.countries[records.code]
    name = volume.country_name(records.code)
    return CountryIndicatorPage(
        frame=frame(
            volume,
            "country-indicator",
            links.country_indicator(country.slug, one.key),
            f"{name}: {view.label}",
            latest([row.changed_edition for row in every]),
        ),
        country_name=name,
        country_url=links.country(country.slug),
        indicator_url=links.indicator(one.key),
        asked=view,
        ended=figures(volume, ended, sources),
        sources=sources.notes(),
    )
