"""What the checks look at: what stands, and what would stand beside it, grouped as the checks ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from habeas.catalog import Catalog, Indicator
from habeas.intake.proposal import Observation, Source, TreatyAction, TreatyStatus
from habeas.values import Money, Period, Quantity, Value

NO_SOURCE = Source(key="", title="")
"""Of a statement whose source is not in the view: nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation with its value read. One that is `fresh` does not stand yet: it is looked at on its way in."""

    reference: str
    observation: Observation
    preferred: bool
    value: Value | None
    period: Period | None
    fresh: bool = False

    @property
    def number(self) -> float | None:
        """The number, where it is one exact number for the whole of its subject."""
        whole = self.observation.coverage_kind is None
        return float(self.value.low) if whole and isinstance(self.value, Quantity) and self.value.exact else None

    @property
    def amount(self) -> float | None:
        """The number, or the money in whole units of its currency, under the same conditions."""
        if not isinstance(self.value, Money):
            return self.number
        exact = self.value.amount.exact and self.observation.coverage_kind is None
        return float(self.value.amount.low) * self.value.scale if exact else None

    @property
    def said(self) -> str:
        """The answer in one string, to be compared with another's: the value, or the status where there is none."""
        return str(self.value) if self.value is not None else self.observation.status.value

    @property
    def subject(self) -> str:
        """The country or the place."""
        return self.observation.subject

    @property
    def indicator(self) -> str:
        """The key of what it answers."""
        return self.observation.indicator

    @property
    def year(self) -> int | None:
        """The one calendar year of its period, if there is one."""
        return self.period.year if self.period else None

    @property
    def order(self) -> tuple[date, date, str]:
        """By time; what has no period comes first."""
        return self.period.sort_key if self.period else (date.min, date.min, "")


@dataclass(frozen=True, slots=True)
class Act:
    """A treaty action, and what people call it."""

    reference: str
    action: TreatyAction
    period: Period | None
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of a state and a treaty, and what people call it."""

    reference: str
    status: TreatyStatus
    period: Period | None
    preferred: bool = False


@dataclass(frozen=True)
class View:
    """Figures in the order of their questions, treaty actions, lists of treaties, the catalog, sources by key, today.

    `misfits` are references of standing observations that the catalog does not know any more, with the reason.
    """

    figures: Sequence[Figure]
    catalog: Catalog
    sources: Mapping[str, Source]
    today: date
    misfits: Mapping[str, str] = field(default_factory=dict)
    acts: Sequence[Act] = ()
    listed: Sequence[Listed] = ()

    def indicator(self, figure: Figure) -> Indicator:
        """What a figure answers."""
        return self.catalog.indicators[figure.indicator]

    def source(self, figure: Figure) -> Source:
        """What a figure rests on."""
        return self.sources.get(figure.observation.source, NO_SOURCE)

    def series_of(self, figure: Figure) -> str:
        """What groups the vintages of one publication: its series, or the source alone."""
        return self.source(figure).series or figure.observation.source

    @cached_property
    def by_question(self) -> Mapping[str, Sequence[Figure]]:
        """Rivals together."""
        groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            groups[figure.observation.question].append(figure)
        return groups

    @cached_property
    def whole(self) -> Sequence[Figure]:
        """Figures without breakdown."""
        return [figure for figure in self.figures if not figure.observation.breakdown]

    @cached_property
    def used(self) -> Mapping[tuple[str, str, str], Figure]:
        """The figure to compute with, by subject, indicator and period, without breakdown: the preferred one, or one of
        those that all say the same."""
        chosen: dict[tuple[str, str, str], Figure] = {}
        for rivals in self.by_question.values():
            first = rivals[0].observation
            found = None if first.breakdown else next((one for one in rivals if one.preferred), None) or _agreed(rivals)
            if found is not None:
                chosen[first.subject, first.indicator, first.period] = found
        return chosen

    @cached_property
    def printed(self) -> Mapping[tuple[str, str, str, str], Figure]:
        """What each source says, by source, subject, indicator and period, without breakdown."""
        found: dict[tuple[str, str, str, str], Figure] = {}
        for figure in self.whole:
            said = figure.observation
            found.setdefault((said.source, said.subject, said.indicator, said.period), figure)
        return found

    @cached_property
    def lines(self) -> Mapping[tuple[str, str], Sequence[Figure]]:
        """By subject and indicator the figures in use and those on their way in, without breakdown, oldest first."""
        found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in self._to_compare:
            if figure.period is not None:
                found[figure.subject, figure.indicator].append(figure)
        return {key: sorted(line, key=lambda figure: figure.order) for key, line in found.items()}

    @property
    def _to_compare(self) -> Iterator[Figure]:
        used = {id(figure) for figure in self.used.values()}
        return (figure for figure in self.whole if figure.fresh or id(figure) in used)

    def series(self) -> Iterator[Sequence[Figure]]:
        """The figures of one line that rest on one source series, oldest first: what a drawn line would join."""
        for line in self.lines.values():
            by_series: dict[str, dict[str, Figure]] = defaultdict(dict)
            for figure in sorted(line, key=lambda figure: figure.fresh):
                by_series[self.series_of(figure)][figure.observation.period] = figure
            yield from (sorted(one.values(), key=lambda figure: figure.order) for one in by_series.values())

    def beside(self, figure: Figure, indicator: str) -> Figure | None:
        """What the same source says of another indicator in the same period, else the figure in use."""
        said = figure.observation
        own = self.printed.get((said.source, said.subject, indicator, said.period))
        if own is not None and own.value is not None:
            return own
        return self.used.get((said.subject, indicator, said.period)) or self._of_the_year(figure, indicator)

    def _of_the_year(self, figure: Figure, indicator: str) -> Figure | None:
        """The year's figure for a day of it; a flow of a year does not go with a part of it."""
        said = figure.observation
        if self.catalog.indicators[indicator].time == "flow":
            return None
        return self.used.get((said.subject, indicator, said.period[:4]))

    def nearest(self, figure: Figure, indicator: str, years: int) -> Figure | None:
        """The number of another indicator of the same subject that is nearest in time, at most so many years away."""
        if figure.period is None:
            return None
        start = figure.period.start
        line = self.lines.get((figure.subject, indicator), ())
        dated = [(abs((one.period.start - start).days), one) for one in line if one.period and one.number is not None]
        close = [pair for pair in dated if pair[0] <= years * 366]
        return min(close, key=lambda pair: pair[0])[1] if close else None


def grouped(figures: Iterable[Figure], *fields: str) -> Iterator[Sequence[Figure]]:
    """Figures with equal fields of their observations together, in the order of their first."""
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[tuple(str(getattr(figure.observation, name)) for name in fields)].append(figure)
    yield from groups.values()


def decided(rivals: Iterable[Figure]) -> bool:
    """Whether a person chose between them."""
    return any(figure.preferred for figure in rivals)


def _agreed(rivals: Sequence[Figure]) -> Figure | None:
    """One of those that answer alike, for the whole of the subject where it can be."""
    if len({figure.said for figure in rivals}) > 1:
        return None
    return next((one for one in rivals if one.observation.coverage_kind is None), rivals[0])
