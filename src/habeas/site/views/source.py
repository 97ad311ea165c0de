"""Sources: the list, paged by path, and a page for each with what rests on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
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


def source_lists(volume: Volume) -> Iterator[SourceList]:
    """The list, by publisher and title; the first page is always there."""
    rows = sorted(volume.sources.values(), key=lambda row: (row.publisher.casefold(), row.title.casefold(), row.key))
    changed = latest([change for _, change in resting_counts(volume)[1].items()])
    last = max(1, -(-len(rows) // ON_A_PAGE))
    for number in range(1, last + 1):
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


Counts = Mapping[str, Counter[tuple[str, str]]]


def resting_counts(volume: Volume) -> tuple[Counts, Mapping[str, str]]:
    """By source: standing statements by country and kind; and the edition in which any of its statements changed."""
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    changed: dict[str, list[str]] = defaultdict(list)
    for table in STATEMENT_TABLES:
        kind = "indicator" if table is ObservationRow else f"'{table.TABLE}'"
        columns = f"source, country, {kind}, state, changed_edition"
        counted = f"SELECT {columns}, count(*) FROM {table.TABLE} GROUP BY 1, 2, 3, 4, 5"
        for source, country, what, state, change, number in volume.edition.query(counted):
            changed[str(source)].append(str(change))
            if state == "current":
                found[str(source)][str(country), str(what)] += int(str(number))
    return found, {source: latest(some) for source, some in changed.items()}


def source_pages(volume: Volume) -> Iterator[SourcePage]:
    """A page a source."""
    counts, changed = resting_counts(volume)
    series: dict[str, list[SourceRow]] = defaultdict(list)
    for row in volume.sources.values():
        series[row.series].append(row)
    for row in volume.sources.values():
        vintages = [one for one in series[row.series] if one.key != row.key] if row.series else []
        yield SourcePage(
            frame=frame(volume, "source", links.source(row.key), row.title, changed.get(row.key, "")),
            source=entry(volume, row),
            web=links.web(row.url),
            accessed=date_in_words(volume, row.accessed),
            licence=row.licence,
            redistribute=row.redistribute,
            redistribute_text=label(REDISTRIBUTE, row.redistribute, volume.words),
            series=tuple(entry(volume, one) for one in sorted(vintages, key=lambda one: one.published, reverse=True)),
            resting=tuple(resting(volume, counts.get(row.key, Counter()))),
        )


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
