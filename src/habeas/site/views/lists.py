"""The pages that list: countries by region, indicators by chapter, news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.catalog.model import Indicator
from habeas.edition.schema import CountryRow, ObservationRow, UpdateRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.chapter import section_name
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.coverage import Coverage, coverage, said_of_countries
from habeas.site.views.frame import Frame, frame
from habeas.site.views.headline import answered
from habeas.site.views.news import Update, updates
from habeas.site.volume import Volume, latest
from habeas.site.words import ROLES, TIMES, label


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country in the list."""

    code: str
    name: str
    url: str
    statements: int
    answered: int
    last_checked: str
    checked_by: str


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region's countries: those looked at, and the others by name alone."""

    name: str
    known: tuple[CountryEntry, ...]
    others: tuple[CountryEntry, ...]


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """How well one country is known, chapter by chapter."""

    name: str
    url: str
    chapters: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class CountryList:
    """All countries by region, and how well those that were looked at are known."""

    frame: Frame
    regions: tuple[RegionEntry, ...]
    coverage: tuple[CoverageLine, ...]


def country_list(volume: Volume) -> CountryList:
    """Every country has a page, also where nothing was looked for."""
    regions: dict[str, list[CountryEntry]] = defaultdict(list)
    told = {row.code: row for row in volume.edition.rows(CountryRow)}
    for code in volume.countries:
        row = told[code]
        regions[volume.region_name(row.region)].append(
            CountryEntry(
                code=code,
                name=volume.country_name(code),
                url=links.country(row.slug),
                statements=volume.counts.get(code, 0),
                answered=answered(volume.headlines.get(code, {})),
                last_checked=date_in_words(volume, row.last_checked),
                checked_by=label(ROLES, row.checked_by, volume.words) if row.checked_by else "",
            )
        )
    changed = latest([row.changed_edition for row in told.values()])
    return CountryList(
        frame=frame(volume, "countries", "/countries/", volume.words("Countries and territories"), changed),
        regions=tuple(
            RegionEntry(
                name, tuple(one for one in some if one.statements), tuple(one for one in some if not one.statements)
            )
            for name, some in sorted(regions.items())
        ),
        coverage=_coverage(volume),
    )


def _coverage(volume: Volume) -> tuple[CoverageLine, ...]:
    said = said_of_countries(volume)
    return tuple(
        CoverageLine(volume.country_name(code), links.country(row.slug), coverage(volume, said.get(code, {})))
        for code, row in volume.countries.items()
        if volume.counts.get(code)
    )


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator with the number of countries anything is said of.

    `verified` is false where the question is expected but was never seen on a page.
    """

    key: str
    url: str
    label: str
    definition: str
    unit: str
    time_text: str
    verified: bool
    replaced_by_label: str
    computed: bool
    countries: int


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """The indicators of a section."""

    key: str
    label: str
    indicators: tuple[IndicatorEntry, ...]


@dataclass(frozen=True, slots=True)
class ChapterEntry:
    """The sections of a chapter."""

    key: str
    label: str
    sections: tuple[SectionEntry, ...]


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """All indicators in the order of the country page."""

    frame: Frame
    total: int
    chapters: tuple[ChapterEntry, ...]


def indicator_list(volume: Volume) -> IndicatorList:
    """Everything that is asked."""
    what, standing = "indicator, count(DISTINCT country)", {"state": "current"}
    counted = volume.edition.select(ObservationRow, what, standing, "GROUP BY indicator")
    found = {str(key): int(str(n)) for key, n in counted}
    changes = volume.edition.select(ObservationRow, "DISTINCT changed_edition")
    chapters = tuple(
        ChapterEntry(key, volume.say(chapter.label), _sections(volume, key, found))
        for key, chapter in volume.catalog.chapters.items()
    )
    changed = latest([str(key) for (key,) in changes])
    return IndicatorList(
        frame=frame(volume, "indicators", "/indicators/", volume.words("Indicators"), changed),
        total=len(volume.catalog.indicators),
        chapters=tuple(chapter for chapter in chapters if chapter.sections),
    )


def _sections(volume: Volume, chapter: str, countries: Mapping[str, int]) -> tuple[SectionEntry, ...]:
    made = (
        SectionEntry(
            key=section.key,
            label=section_name(volume, section),
            indicators=tuple(
                _indicator(volume, one, countries.get(one.key, 0))
                for one in volume.catalog.indicators.values()
                if one.section == section.key
            ),
        )
        for section in volume.catalog.sections.values()
        if section.chapter == chapter
    )
    return tuple(one for one in made if one.indicators)


def _indicator(volume: Volume, one: Indicator, countries: int) -> IndicatorEntry:
    return IndicatorEntry(
        key=one.key,
        url=links.indicator(one.key),
        label=volume.say(one.label),
        definition=volume.say(one.definition),
        unit=one.unit,
        time_text=label(TIMES, one.time, volume.words),
        verified=one.verified,
        replaced_by_label=volume.indicator_label(one.replaced_by) if one.replaced_by else "",
        computed=one.derived is not None,
        countries=countries,
    )


@dataclass(frozen=True, slots=True)
class UpdateList:
    """News of every country."""

    frame: Frame
    updates: tuple[Update, ...]
    sources: tuple[SourceNote, ...]


def update_list(volume: Volume) -> UpdateList:
    """The newest first."""
    sources, rows = Bibliography(volume), volume.edition.rows(UpdateRow, {"state": "current"})
    changed = latest([row.changed_edition for row in rows])
    return UpdateList(
        frame=frame(volume, "updates", "/updates/", volume.words("Updates"), changed, feed="/feed.atom"),
        updates=updates(volume, rows, sources),
        sources=sources.notes(),
    )
