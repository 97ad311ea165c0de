"""The figures of one indicator for one subject: the latest, the line, what is partial, rivals, gaps, other periods."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.catalog.model import Time
from habeas.edition.schema import ObservationRow
from habeas.site.chart import Chart, Dot, Gap, chart
from habeas.site.phrases import period_in_words
from habeas.site.views.cited import Bibliography
from habeas.site.views.figure import Figure, figure, value_text
from habeas.site.volume import Volume

GAPS = frozenset({"not_available", "refused", "suppressed"})
STOCK = frozenset({Time.ON_DAY, Time.END_OF_PERIOD, Time.STATE})
"""Times at which a value is that of a moment, so that days, months and years may share a line."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """The standing answers to one question, the one that is used first."""

    period_text: str
    group: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A chart with its table."""

    title: str
    description: str
    chart: Chart | None
    lines: tuple[str, ...]
    """Who publishes each line, in the order of the chart's lines."""
    has_rivals: bool
    has_bounds: bool
    table: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """Everything said about one indicator of one subject, apart from breakdowns."""

    latest: Figure | None
    series: Series | None
    earlier: tuple[Figure, ...]
    other_periods: tuple[Figure, ...]
    partial: tuple[Figure, ...]
    rivals: tuple[Rivals, ...]
    gaps: tuple[Figure, ...]
    unread: tuple[Figure, ...]
    not_applicable: tuple[Figure, ...]


def readings(volume: Volume, indicator: str, rows: Sequence[ObservationRow], sources: Bibliography) -> Readings:
    """Sort the standing, unbroken observations of one indicator by what may be done with them."""
    used = sorted((row for row in rows if row.preferred), key=newest)
    whole = [row for row in used if row.coverage != "partial"]
    valued = [row for row in whole if row.value]
    alike = same_length(volume, indicator, valued)
    latest = alike[-1] if alike else None
    gaps = [row for row in whole if row.status in GAPS]
    rivals = rivals_of(rows)
    named = figure(volume, latest, sources) if latest else None
    return Readings(
        latest=named,
        series=series(volume, indicator, alike, gaps, rivals, sources),
        earlier=figures(volume, reversed(alike[:-1]), sources) if not numeric(alike) else (),
        other_periods=figures(volume, reversed([row for row in valued if row not in alike]), sources),
        partial=figures(volume, reversed([row for row in used if row.coverage == "partial"]), sources),
        rivals=tuple(_rivals(volume, group, sources) for group in rivals),
        gaps=figures(volume, reversed(gaps), sources),
        unread=figures(volume, (row for row in rows if row.status == "unparsed"), sources),
        not_applicable=figures(volume, (row for row in whole if row.status == "not_applicable"), sources),
    )


def newest(row: ObservationRow) -> tuple[str, str, str]:
    """The order of time: what begins later comes later, and of two that begin together what ends later.

    By beginnings, as *as of* has it: nobody can say that ``202X`` is newer than 2024. What has no period comes first.
    """
    return (row.period_start, row.period_end, row.id)


def figures(volume: Volume, rows: Iterable[ObservationRow], sources: Bibliography) -> tuple[Figure, ...]:
    """The figures of some rows, in their order."""
    return tuple(figure(volume, row, sources) for row in rows)


def numeric(rows: Sequence[ObservationRow]) -> bool:
    """Whether there is anything to plot: two dated numbers at least."""
    return sum(row.number is not None and bool(row.period_start) for row in rows) >= 2


def same_length(volume: Volume, indicator: str, rows: Sequence[ObservationRow]) -> list[ObservationRow]:
    """The rows that may stand in one line: of one unit, and for what is counted over a period, of one length.

    A quarter's entries are no point in a line of years. Of several units or lengths the most frequent is taken, of two
    equally frequent ones the longer; the rest is listed apart.
    """
    asked = volume.catalog.indicators.get(indicator)
    moment = asked is not None and asked.time in STOCK
    kinds = {row.id: (row.unit, 0 if moment else length(row)) for row in rows}
    counts = Counter(kinds.values())
    best = max(counts, key=lambda kind: (counts[kind], kind[1], kind[0]), default=None)
    return [row for row in rows if kinds[row.id] == best]


def length(row: ObservationRow) -> int:
    """The length of a period in days, leap years and months evened out; 0 for one that is undated, open or masked."""
    if not row.period_start or not row.period_end or "X" in row.period:
        return 0
    days = (date.fromisoformat(row.period_end) - date.fromisoformat(row.period_start)).days + 1
    return next((even for even, low, high in EVEN if low <= days <= high), days)


EVEN = ((1, 1, 1), (30, 28, 31), (91, 89, 92), (182, 181, 184), (365, 365, 366))
"""Lengths of a day, month, quarter, half-year and year, with what they vary between."""


def rivals_of(rows: Sequence[ObservationRow]) -> list[list[ObservationRow]]:
    """Groups of standing answers to one question, newest question first, the used answer first in each."""
    questions: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        questions[row.question].append(row)
    groups = [group for group in questions.values() if len(group) > 1]
    for group in groups:
        group.sort(key=lambda row: (not row.preferred, row.id))
    return sorted(groups, key=lambda group: newest(group[0]), reverse=True)


def _rivals(volume: Volume, group: Sequence[ObservationRow], sources: Bibliography) -> Rivals:
    shown = figures(volume, group, sources)
    return Rivals(shown[0].period_text, shown[0].group, shown)


def series(
    volume: Volume,
    indicator: str,
    used: Sequence[ObservationRow],
    gaps: Sequence[ObservationRow],
    rivals: Sequence[Sequence[ObservationRow]],
    sources: Bibliography,
) -> Series | None:
    """A line of the used figures; a line joins only figures of one series of publications, and breaks at a gap."""
    if not numeric(used):
        return None
    table = figures(volume, sorted([*used, *(g for g in gaps if g.period_start)], key=newest, reverse=True), sources)
    plotted = [row for row in used if row.number is not None and row.period_start]
    others = [row for group in rivals for row in group[1:] if row.number is not None and row.coverage != "partial"]
    dots = [_dot(volume, row) for row in plotted]
    dots += [_dot(volume, row, rival=True) for row in others if _plottable(row, plotted)]
    holes = [
        Gap(years(gap.period_start), years(gap.period_end, 1), _title(volume, gap)) for gap in gaps if gap.period_end
    ]
    drawn = chart(dots, holes) if len(dots) > 1 else None
    kinds = {dot.kind for dot in dots}
    return Series(
        title=volume.indicator_label(indicator),
        description=describe(volume, plotted),
        chart=drawn,
        lines=tuple(_line_name(volume, line, plotted) for line in drawn.lines) if drawn else (),
        has_rivals="rival" in kinds,
        has_bounds="bound" in kinds,
        table=table,
    )


def _line_name(volume: Volume, line: str, rows: Sequence[ObservationRow]) -> str:
    """Who publishes a line: the publisher of the newest of its sources."""
    there = [volume.sources.get(row.source) for row in rows if line_of(volume, row) == line]
    names = [source.publisher or source.title for source in there if source]
    return names[-1] if names else line


def line_of(volume: Volume, row: ObservationRow) -> str:
    """The line a figure may stand in: its source's series of publications, else the source alone."""
    source = volume.sources.get(row.source)
    return (source.series or source.key) if source else row.source


def _plottable(row: ObservationRow, plotted: Sequence[ObservationRow]) -> bool:
    return bool(row.period_start) and any(row.unit == other.unit and length(row) == length(other) for other in plotted)


def _dot(volume: Volume, row: ObservationRow, *, rival: bool = False) -> Dot:
    bound = row.value.startswith("{") and "amount" not in row.value and "days" not in row.value
    kind = "rival" if rival else "bound" if bound else "point"
    return Dot(years(row.period_start), row.number or 0.0, line_of(volume, row), _title(volume, row), kind)


def _title(volume: Volume, row: ObservationRow) -> str:
    return f"{period_in_words(volume, row.period)}: {value_text(volume, row)}"


def years(iso: str, extra: int = 0) -> float:
    """A day as a number of years: the first of July 2017 is 2017.5; `extra` days are added."""
    day = date.fromisoformat(iso)
    return round(day.year + (day.timetuple().tm_yday - 1 + extra) / 366, 3)


def describe(volume: Volume, rows: Sequence[ObservationRow]) -> str:
    """A sentence for those who do not see the chart: first, last, lowest, highest."""
    _ = volume.words
    low, high = min(rows, key=lambda row: row.number or 0), max(rows, key=lambda row: row.number or 0)
    first, last = rows[0], rows[-1]
    return _(
        "%(n)s figures from %(first)s to %(last)s. Lowest: %(low)s. Highest: %(high)s.",
        n=len(rows),
        first=period_in_words(volume, first.period),
        last=period_in_words(volume, last.period),
        low=_title(volume, low),
        high=_title(volume, high),
    )
