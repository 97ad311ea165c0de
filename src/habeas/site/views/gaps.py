"""Who does not disclose what, since when: only what was asked or searched for, never what nobody has looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.edition.schema import ObservationRow
from habeas.site import links
from habeas.site.phrases import group_in_words
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.figure import Figure, figure
from habeas.site.views.frame import Frame, frame
from habeas.site.views.series import newest
from habeas.site.volume import Volume, latest

GAPS = ("not_available", "refused", "suppressed")


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """One question of one country: the periods for which it was asked in vain, the newest first."""

    country_name: str
    country_url: str
    indicator: str
    label: str
    group: str
    since: str
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
    rows = volume.edition.rows(ObservationRow, {"status": GAPS, "state": "current", "preferred": True})
    sources = Bibliography(volume)
    asked: dict[tuple[str, str, str], list[ObservationRow]] = defaultdict(list)
    for row in sorted(rows, key=newest, reverse=True):
        asked[row.country, row.indicator, row.breakdown].append(row)
    items = {key: _undisclosed(volume, group, sources) for key, group in asked.items()}
    return GapsPage(
        frame=frame(
            volume,
            "gaps",
            "/gaps/",
            volume.words("What is not disclosed"),
            latest([row.changed_edition for row in rows]),
        ),
        countries=tuple(
            ByCountry(
                row.slug,
                volume.country_name(code),
                links.country(row.slug),
                tuple(item for key, item in items.items() if key[0] == code),
            )
            for code, row in volume.countries.items()
            if any(key[0] == code for key in items)
        ),
        questions=tuple(
            ByQuestion(
                key,
                volume.say(one.label),
                links.indicator(key),
                tuple(items[place] for place in sorted(items) if place[1] == key),
            )
            for key, one in volume.catalog.indicators.items()
            if any(place[1] == key for place in items)
        ),
        sources=sources.notes(),
    )


def _undisclosed(volume: Volume, rows: Sequence[ObservationRow], sources: Bibliography) -> Undisclosed:
    country = volume.countries.get(rows[0].country)
    dated = sorted(row.period_start for row in rows if row.period_start)
    return Undisclosed(
        country_name=volume.subject_name(rows[0].subject),
        country_url=links.country(country.slug) if country else "",
        indicator=rows[0].indicator,
        label=volume.indicator_label(rows[0].indicator),
        group=group_in_words(volume, rows[0].breakdown),
        since=dated[0][:4] if dated else "",
        figures=tuple(figure(volume, row, sources) for row in rows),
    )
