"""What the checks on figures look at: every observation that stands, grouped as the checks ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from habeas.catalog import Catalog, Indicator
from habeas.intake.proposal import Observation, Source
from habeas.values import Period, Quantity, Value


@dataclass(frozen=True, slots=True)
class Figure:
    """A standing observation with its value read."""

    reference: str
    observation: Observation
    preferred: bool
    value: Value | None
    period: Period | None

    @property
    def number(self) -> float | None:
        """The number, where it is one exact number for the whole of its subject."""
        whole = self.observation.coverage_kind is None
        return float(self.value.low) if whole and isinstance(self.value, Quantity) and self.value.exact else None


@dataclass(frozen=True)
class View:
    """Standing figures in the order of their questions, the catalog, the sources by key, and today.

    `misfits` are references of standing observations that the catalog does not know any more, with the reason.
    """

    figures: Sequence[Figure]
    catalog: Catalog
    sources: Mapping[str, Source]
    today: date
    misfits: Mapping[str, str] = field(default_factory=dict)

    def indicator(self, figure: Figure) -> Indicator:
        """What a figure answers."""
        return self.catalog.indicators[figure.observation.indicator]

    @cached_property
    def by_question(self) -> Mapping[str, Sequence[Figure]]:
        """Rivals together."""
        groups: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            groups[figure.observation.question].append(figure)
        return groups

    @cached_property
    def used(self) -> Mapping[tuple[str, str, str], Figure]:
        """The figure to compute with, by subject, indicator and period, without breakdown: the preferred one, or the
        only one."""
        chosen: dict[tuple[str, str, str], Figure] = {}
        for rivals in self.by_question.values():
            found = [one for one in rivals if one.preferred] or (rivals if len(rivals) == 1 else [])
            for one in found:
                if not one.observation.breakdown:
                    key = (one.observation.subject, one.observation.indicator, one.observation.period)
                    chosen[key] = one
        return chosen

    def series(self) -> Iterator[Sequence[Figure]]:
        """The figures in use of one subject, indicator and source series, oldest first: what a line would join."""
        lines: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
        for (subject, indicator, _period), figure in self.used.items():
            if figure.period is not None:
                lines[subject, indicator, self._series_of(figure)].append(figure)
        for line in lines.values():
            yield sorted(line, key=lambda figure: figure.period.sort_key if figure.period else (date.min, date.min, ""))

    def _series_of(self, figure: Figure) -> str:
        source = self.sources[figure.observation.source]
        return source.series or source.key
