"""Who does not disclose what, since when: only what was asked or searched for, never what nobody has looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.edition.gaps import Gap, gaps
from habeas.edition.schema import ObservationRow
from habeas.site import links
from habeas.site.phrases import group_in_words
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.figure import Figure, figure
from habeas.site.views.frame import Frame, frame
from habeas.site.volume import Volume, latest


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """One question of one country: the periods for which it was asked in vain, the newest first.

    `since` and `until` are the earliest and the latest year for which it was; `answered_for` is the latest year with a
    value all the same.
    """

    country: str
    country_name: str
    country_url: str
    indicator: str
    label: str
    group: str
    since: str
    until: str
    answered_for: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ByCountry:
    """What one country does not disclose."""

    slug: str
    name: str
    url: str
    undisclosed: tuple[Undisclosed, ...]


@dataclass(frozen=True, slots=True)
class ByQuestion:
    """Who does not answer one question."""

    key: str
    label: str
    url: str
    undisclosed: tuple[Undisclosed, ...]


@dataclass(frozen=True, slots=True)
class GapsPage:
    """The silence, by country and by question."""

    frame: Frame
    countries: tuple[ByCountry, ...]
    questions: tuple[ByQuestion, ...]
    sources: tuple[SourceNote, ...]


def gaps_page(volume: Volume) -> GapsPage:
    """Everything that was asked and has no published answer."""
    found = gaps(volume.edition)
    ids = [public_id for gap in found for public_id in gap.observations]
    rows = {row.id: row for row in volume.edition.rows(ObservationRow, {"id": ids})} if ids else {}
    sources = Bibliography(volume)
    newest_first = sorted(found, key=lambda gap: gap.until, reverse=True)
    items = tuple(undisclosed(volume, gap, rows, sources) for gap in newest_first)
    return GapsPage(
        frame=frame(
            volume,
            "gaps",
            "/gaps/",
            volume.words("What is not disclosed"),
            latest([row.changed_edition for row in rows.values()]),
        ),
        countries=_by_country(volume, items),
        questions=_by_question(volume, items),
        sources=sources.notes(),
    )


def _by_country(volume: Volume, items: tuple[Undisclosed, ...]) -> tuple[ByCountry, ...]:
    there = {item.country for item in items}
    return tuple(
        ByCountry(
            row.slug,
            volume.country_name(code),
            links.country(row.slug),
            tuple(item for item in items if item.country == code),
        )
        for code, row in volume.countries.items()
        if code in there
    )


def _by_question(volume: Volume, items: tuple[Undisclosed, ...]) -> tuple[ByQuestion, ...]:
    there = {item.indicator for item in items}
    return tuple(
        ByQuestion(
            key,
            volume.say(one.label),
            links.indicator(key),
            tuple(item for item in items if item.indicator == key),
        )
        for key, one in volume.catalog.indicators.items()
        if key in there
    )


def undisclosed(volume: Volume, gap: Gap, rows: Mapping[str, ObservationRow], sources: Bibliography) -> Undisclosed:
    """The view of one gap; its rows are those that say that nothing is published."""
    country = volume.countries.get(gap.country)
    return Undisclosed(
        country=gap.country,
        country_name=volume.subject_name(gap.subject),
        country_url=links.country(country.slug) if country else "",
        indicator=gap.indicator,
        label=volume.indicator_label(gap.indicator),
        group=group_in_words(volume, gap.breakdown),
        since=gap.since,
        until=gap.until,
        answered_for=gap.answered_for,
        figures=tuple(figure(volume, rows[public_id], sources) for public_id in reversed(gap.observations)),
    )
