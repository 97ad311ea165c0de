"""What has been found so far on a page: every element goes through here, with its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.catalog import Indicator, Section
from habeas.intake.page.lines import Line, Sheet, Span, joined
from habeas.intake.page.reading import (
    PageContact,
    PageHeading,
    PageObservation,
    PageRecommendation,
    PageTreatyAction,
    PageUpdate,
    Passage,
)
from habeas.intake.page.words import Words
from habeas.values import Json


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its line, the indicator it names and the section it stands under."""

    line: Line
    indicator: Indicator
    section: str | None

    @property
    def printed_section(self) -> str:
        """The section printed above it, else the indicator's own."""
        return self.section or self.indicator.section


@dataclass(frozen=True, slots=True)
class _Heading:
    section: str | None
    label: str
    under_section: bool
    lines: Span


@dataclass(slots=True)
class Findings:
    """The sheet and what was found on it; `words` is the dictionary it is read with."""

    sheet: Sheet
    words: Words
    observations: list[PageObservation] = field(default_factory=list)
    treaty_actions: list[PageTreatyAction] = field(default_factory=list)
    recommendations: list[PageRecommendation] = field(default_factory=list)
    updates: list[PageUpdate] = field(default_factory=list)
    contacts: list[PageContact] = field(default_factory=list)
    furniture: list[Passage] = field(default_factory=list)
    unparsed: list[Passage] = field(default_factory=list)
    narrative: Passage | None = None
    title: str | None = None
    legend: str | None = None
    last_updated: str | None = None
    head_seen: bool = False
    """Whether the head of the page is there: a tile, the word Overview, the legend."""
    _headings: list[_Heading] = field(default_factory=list)

    def observe(
        self,
        label: Label,
        lines: Sequence[Line],
        status: str,
        value: Json,
        period: str | None,
        *,
        raw: str,
        breakdown: Mapping[str, str] | None = None,
    ) -> None:
        """Add an observation."""
        self.observations.append(
            PageObservation(
                label.printed_section, label.indicator.key, label.line.text, value, status, period, dict(breakdown or {}),
                raw, self.sheet.place(lines),
            )
        )  # fmt: skip

    def head(self, lines: Sequence[Line], section: str | None, *, under_section: bool = False, words: str = "") -> None:
        """Add a heading; `under_section`: it is a label, and does not end the section it stands in."""
        self._headings.append(_Heading(section, words or lines[0].text, under_section, self.sheet.place(lines)))

    def fit(self, lines: Sequence[Line], text: str | None = None) -> None:
        """Add furniture: what belongs to the page and not to the country."""
        if lines:
            self.furniture.append(Passage(joined(lines) if text is None else text, self.sheet.place(lines)))

    def leave(self, lines: Sequence[Line]) -> None:
        """Add lines that are not understood; lines one below the other make one element."""
        block: list[Line] = []
        for line in lines:
            if block and (line.after_blank or not self.sheet.follow(block[-1], line)):
                self._leave(block)
                block = []
            block.append(line)
        if block:
            self._leave(block)

    def headings(self) -> tuple[PageHeading, ...]:
        """The headings, each with the word whether anything stands under it before the next of its rank."""
        starts = sorted(
            element.lines[0]
            for found in (self.observations, self.treaty_actions, self.recommendations, self.updates, self.contacts,
                          self.unparsed, [self.narrative] if self.narrative else [])
            for element in found
        )  # fmt: skip
        made = []
        for at, heading in enumerate(self._headings):
            later = (h for h in self._headings[at + 1 :] if heading.under_section or not h.under_section)
            end = next((h.lines[0] for h in later), 10**9)
            first = bisect_right(starts, heading.lines[1])
            empty = first == len(starts) or starts[first] >= end
            made.append(PageHeading(heading.section, heading.label, empty, heading.lines))
        return tuple(made)

    def _leave(self, block: Sequence[Line]) -> None:
        self.unparsed.append(Passage(joined(block), self.sheet.place(block)))


def key_of(section: Section | None) -> str | None:
    """The key of a section, if there is one."""
    return section.key if section else None
