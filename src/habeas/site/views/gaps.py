"""Who does not disclose what, since when: only what was asked or searched for, never what nobody has looked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.edition.gaps import Gap, gap_counts, gaps
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


MOST = 500
"""Gaps that the page names one by one. More than that nobody reads in a list; it then counts them."""


@dataclass(frozen=True, slots=True)
class ByCountry:
    """What one country does not disclose: how many questions, and which, unless they are only counted."""

    slug: str
    name: str
    url: str
    count: int
    undisclosed: tuple[Undisclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class ByQuestion:
    """Who does not answer one question: how often, and who, unless that is only counted."""

    key: str
    label: str
    url: str
    count: int
    undisclosed: tuple[Undisclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class GapsPage:
    """The silence, by country and by question; `total` are all gaps."""

    frame: Frame
    total: int
    counted_only: bool
    countries: tuple[ByCountry, ...]
    questions: tuple[ByQuestion, ...]
    sources: tuple[SourceNote, ...]


def gaps_page(volume: Volume) -> GapsPage:
    """Everything that was asked and has no published answer, or how much that is."""
    counts = gap_counts(volume.edition)
    if sum(counts.values()) > MOST:
        return _counted(volume, counts)
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
        total=len(items),
        counted_only=False,
        countries=_by_country(volume, items),
        questions=_by_question(volume, items),
        sources=sources.notes(),
    )


def _counted(volume: Volume, counts: Mapping[tuple[str, str], int]) -> GapsPage:
    """The page that counts. It changes with the edition in which the last observation did."""
    by_country, by_question = Counter[str](), Counter[str]()
    for (country, indicator), number in counts.items():
        by_country[country] += number
        by_question[indicator] += number
    changed = latest([str(one) for (one,) in volume.edition.select(ObservationRow, "DISTINCT changed_edition")])
    return GapsPage(
        frame=frame(volume, "gaps", "/gaps/", volume.words("What is not disclosed"), changed),
        total=sum(counts.values()),
        counted_only=True,
        countries=tuple(
            ByCountry(row.slug, volume.country_name(code), links.country(row.slug), by_country[code])
            for code, row in volume.countries.items()
            if code in by_country
        ),
        questions=tuple(
            ByQuestion(key, volume.say(one.label), links.indicator(key), by_question[key])
            for key, one in volume.catalog.indicators.items()
            if key in by_question
        ),
        sources=(),
    )


def _by_country(volume: Volume, items: tuple[Undisclosed, ...]) -> tuple[ByCountry, ...]:
    there: dict[str, list[Undisclosed]] = defaultdict(list)
    for item in items:
        there[item.country].append(item)
    return tuple(
        ByCountry(row.slug, volume.country_name(code), links.country(row.slug), len(there[code]), tuple(there[code]))
        for code, row in volume.countries.items()
        if code in there
    )


def _by_question(volume: Volume, items: tuple[Undisclosed, ...]) -> tuple[ByQuestion, ...]:
    there: dict[str, list[Undisclosed]] = defaultdict(list)
    for item in items:
        there[item.indicator].append(item)
    return tuple(
        ByQuestion(key, volume.say(one.label), links.indicator(key), len(there[key]), tuple(there[key]))
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
