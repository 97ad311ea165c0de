"""Sources: the list, paged by path, and a page for each with what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.catalog.model import SubjectKind
from habeas.edition.schema import STATEMENT_TABLES, ObservationRow, SourceRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.frame import Frame, frame
from habeas.site.volume import Volume, latest
from habeas.site.words import KINDS, REDISTRIBUTE, SOURCE_KINDS, label

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source, short."""

    key: str
    url: str
    title: str
    publisher: str
    kind_text: str
    published: str
    language: str
    statements: int


@dataclass(frozen=True, slots=True)
class Pager:
    """Where this page stands among its neighbours; empty addresses at either end."""

    number: int
    last: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """One page of the list of sources."""

    frame: Frame
    entries: tuple[SourceEntry, ...]
    total: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a source in one country, of one kind or indicator."""

    country_name: str
    url: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source."""

    frame: Frame
    source: SourceEntry
    web: str
    accessed: str
    licence: str
    redistribute: str
    redistribute_text: str
    series: tuple[SourceEntry, ...]
    resting: tuple[Resting, ...]


def entry(volume: Volume, row: SourceRow) -> SourceEntry:
    """A source, short."""
    return SourceEntry(
        key=row.key,
        url=links.source(row.key),
        title=row.title,
        publisher=row.publisher,
        kind_text=label(SOURCE_KINDS, row.kind, volume.words),
        published=date_in_words(volume, row.published),
        language=row.language,
        statements=row.statements,
    )


def source_lists(volume: Volume, numbers: Iterable[int] | None = None) -> Iterator[SourceList]:
    """The list, by publisher and title, or some pages of it; the first page is always there."""
    rows = volume.edition.rows(SourceRow)
    rows.sort(key=lambda row: (row.publisher.casefold(), row.title.casefold(), row.key))
    changed = latest(
        [
            str(edition)
            for table in STATEMENT_TABLES
            for (edition,) in volume.edition.select(table, "DISTINCT changed_edition")
        ]
    )
    last = max(1, -(-len(rows) // ON_A_PAGE))
    for number in range(1, last + 1) if numbers is None else (one for one in numbers if one <= last):
        some = rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        yield SourceList(
            frame=frame(volume, "sources", page_path("/sources/", number), volume.words("Sources"), changed),
            entries=tuple(entry(volume, row) for row in some),
            total=len(rows),
            pager=pager("/sources/", number, last),
        )


def page_path(base: str, number: int) -> str:
    """The path of a list's page: the first has none of its own."""
    return base if number == 1 else f"{base}page/{number}/"


def pager(base: str, number: int, last: int) -> Pager:
    """The pager of a list's page."""
    return Pager(
        number,
        last,
        page_path(base, number - 1) if number > 1 else "",
        page_path(base, number + 1) if number < last else "",
    )


def source_page(volume: Volume, key: str) -> SourcePage:
    """The page of a source."""
    (row,) = volume.edition.rows(SourceRow, {"key": key})
    counts, changed = resting_counts(volume, key)
    beside = volume.edition.rows(SourceRow, {"series": row.series}) if row.series else []
    vintages = sorted((one for one in beside if one.key != key), key=lambda one: one.published, reverse=True)
    return SourcePage(
        frame=frame(volume, "source", links.source(key), row.title, changed),
        source=entry(volume, row),
        web=links.web(row.url),
        accessed=date_in_words(volume, row.accessed),
        licence=row.licence,
        redistribute=row.redistribute,
        redistribute_text=label(REDISTRIBUTE, row.redistribute, volume.words),
        series=tuple(entry(volume, one) for one in vintages),
        resting=tuple(resting(volume, counts)),
    )


def resting_counts(volume: Volume, key: str) -> tuple[Counter[tuple[str, str]], str]:
    """Standing statements on a source by country and kind, and the edition in which any statement on it changed."""
    found: Counter[tuple[str, str]] = Counter()
    changed: list[str] = []
    for table in STATEMENT_TABLES:
        kind = "indicator" if table is ObservationRow else f"'{table.TABLE}'"
        columns = f"country, {kind}, state, changed_edition, count(*)"
        counted = volume.edition.select(table, columns, {"source": key}, "GROUP BY 1, 2, 3, 4")
        for country, what, state, change, number in counted:
            changed.append(str(change))
            if state == "current":
                found[str(country), str(what)] += int(str(number))
    return found, latest(changed)


def resting(volume: Volume, counts: Counter[tuple[str, str]]) -> Iterator[Resting]:
    """What rests on a source, by country and kind."""
    for (country, what), number in sorted(counts.items()):
        row = volume.countries.get(country)
        asked = volume.catalog.indicators.get(what)
        anchor = what if asked and SubjectKind.COUNTRY in asked.asked_of else "facilities" if asked else ""
        yield Resting(
            country_name=volume.country_name(country),
            url=f"{links.country(row.slug)}{f'#{anchor}' if anchor else ''}" if row else "",
            label=volume.indicator_label(what) if asked else label(KINDS, what, volume.words),
            count=number,
        )
