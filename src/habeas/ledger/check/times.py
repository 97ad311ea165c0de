"""Years: a value that slipped into the next one, and one that was observed long before its page's date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from habeas.catalog import Time
from habeas.ledger.check.finding import Finding, Severity, ask
from habeas.ledger.check.view import Figure, Listed, View, grouped
from habeas.values import Period, PeriodError, Status, ValueType
from habeas.values.kinds import QUANTITIES

SMALLEST_SLIP = 5
"""Fewer people are the same number in two years by chance."""
COUNTED = frozenset({ValueType.NUMBER, ValueType.MONEY})
"""Rates and shares of two years are often equal; counts are not."""
MEASURED = QUANTITIES | {ValueType.MONEY}
"""An act may say when it will come into force, and a rule of 2002 still be read in 2023; a measurement comes after."""
LIVING = frozenset({"country_page", "official_page", "database"})
"""Kinds of source that go on changing after their date: what they say may be younger than it."""
STALE = 5
"""Years after which an observation is no longer what its page's date makes a reader expect."""
WITHOUT_AGE = frozenset({ValueType.LAW, ValueType.TEXT})
"""What is dated by its adoption or its writing: an act of 1995 is not a stale answer."""


def year_slip(view: View) -> Iterator[Finding]:
    """The same value in neighbouring years from different sources, or a source older than the period it reports on."""
    for group in grouped(view.figures, "subject", "indicator", "breakdown"):
        same: dict[float, list[Figure]] = defaultdict(list)
        for figure in group if _can_slip(view, group[0]) else ():
            if figure.amount is not None and figure.amount >= SMALLEST_SLIP and figure.year is not None:
                same[figure.amount].append(figure)
        for amount, figures in same.items():
            yield from _slips(amount, figures, _years(group))
    for figure in view.figures:
        if problem := _too_early(view, figure):
            yield ask("year_slip", problem, figure)


def stale_observation(view: View) -> Iterator[Finding]:
    """The newest answers of a page's section were observed years before the date the page bears."""
    dates = _dates(view)
    sections: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in _newest(view, dates):
        said = figure.observation
        if figure.period and figure.period.end < _years_before(dates[said.source], STALE):
            sections[said.source, said.subject, view.indicator(figure).section].append(figure)
    for (source, _, section), figures in sections.items():
        years = sorted({str(figure.period) for figure in figures})
        message = f"{section} was observed {', '.join(years)}; the page bears the date {dates[source]}"
        yield ask("stale_observation", message, *figures)
    yield from _stale_lists(view, dates)


def _newest(view: View, dates: dict[str, date]) -> Iterable[Figure]:
    """The last answer of each dated page to each of its indicators."""
    newest: dict[tuple[str, str, str], Figure] = {}
    for figure in sorted(view.figures, key=lambda figure: figure.order):
        said = figure.observation
        if said.source in dates and figure.period and view.indicator(figure).type not in WITHOUT_AGE:
            newest[said.source, said.subject, said.indicator] = figure
    return newest.values()


def _can_slip(view: View, figure: Figure) -> bool:
    """A state holds for years and may well be equal in two of them."""
    asked = view.indicator(figure)
    return asked.type in COUNTED and asked.time is not Time.STATE


def _years(group: Sequence[Figure]) -> set[tuple[str, int]]:
    """Which source speaks of which year."""
    return {(figure.observation.source, figure.year) for figure in group if figure.year is not None}


def _slips(amount: float, figures: Sequence[Figure], years: set[tuple[str, int]]) -> Iterator[Finding]:
    for before, after in pairwise(sorted(figures, key=lambda figure: figure.order)):
        first, second = before.observation.source, after.observation.source
        assert before.year is not None and after.year is not None
        knows_both = (first, after.year) in years or (second, before.year) in years
        if first != second and after.year - before.year == 1 and not knows_both:
            message = f"{amount:,g} is {before.year} in {first} and {after.year} in {second}"
            yield ask("year_slip", message, after, before)


def _too_early(view: View, figure: Figure) -> str:
    """What is wrong with a period that its source could not have seen, or not to its end; empty where nothing is."""
    source = view.source(figure)
    seen = _last_day(source.accessed if source.kind in LIVING else source.published)
    if figure.period is None or seen is None or figure.observation.status is not Status.REPORTED:
        return ""
    asked = view.indicator(figure)
    if asked.type not in MEASURED or asked.time is Time.STATE or figure.period.open:
        return ""
    if figure.period.start > seen:
        return f"reported for {figure.period}, but its source is of {seen}, before that began"
    if asked.time is not Time.ON_DAY and figure.period.end > seen and figure.observation.coverage_kind is None:
        return f"reported for the whole of {figure.period}, but its source is of {seen}, before that ended"
    return ""


def _last_day(text: str) -> date | None:
    """The last day that a source's date may mean; None where it has none or no end."""
    try:
        period = Period.parse(text)
    except PeriodError:
        return None
    return None if period.end == date.max else period.end


def _dates(view: View) -> dict[str, date]:
    """Sources that bear the date of their last update: pages of countries, and those that a figure says it of."""
    pages = {key for key, source in view.sources.items() if source.kind == "country_page"}
    pages |= {figure.observation.source for figure in view.figures if figure.indicator == "last_updated"}
    found = {key: _last_day(view.sources[key].published) for key in pages if key in view.sources}
    return {key: day for key, day in found.items() if day is not None}


def _years_before(day: date, years: int) -> date:
    return date(max(day.year - years, 1), 1, 1)


def _stale_lists(view: View, dates: dict[str, date]) -> Iterator[Finding]:
    """Treaties looked up long ago: all of one page and year together."""
    stale: dict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for listed in view.listed:
        said = listed.status
        if said.source in dates and listed.period and listed.period.end < _years_before(dates[said.source], STALE):
            stale[said.subject, said.source, said.as_of].append(listed)
    for (subject, source, as_of), lists in stale.items():
        message = f"{subject}: treaties were looked up {as_of}; the page bears the date {dates[source]}"
        ids = tuple(listed.reference for listed in lists)
        yield Finding("stale_observation", Severity.ASK, ids, message)
