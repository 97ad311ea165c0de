"""What has been found so far on a page: every element goes through here, with its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.catalog import Indicator, Section
from habeas.intake.page.lines import Line, Sheet, Span, flowing, joined
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
    """A printed label: its line, the indicator it names, and the section printed above it.

    What is found counts to the indicator's own section: a heading may be lost, and tiles stand under none.
    """

    line: Line
    indicator: Indicator
    under: str | None
    placed: bool = False
    """Whether its line is the heading of a section, and noted as such."""


@dataclass(frozen=True, slots=True)
class _Heading:
    section: str
    label: str
    empty: bool | None
    """None for a section's: it shows later."""
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
    overview: str = ""
    """The words under Overview, also where the written profile is the narrative."""
    title: str | None = None
    legend: str | None = None
    last_updated: str | None = None
    values_first: bool = False
    """Whether the page has printed values above their labels."""
    head_seen: bool = False
    """Whether the head of the page is there: a tile, the word Overview, the legend."""
    rows_seen: bool = False
    """Whether a figure with its year stands under the heading of a section."""
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
        self.rows_seen |= bool(label.under and period)
        self.observations.append(
            PageObservation(
                label.indicator.section, label.indicator.key, label.line.text, value, status, period,
                dict(breakdown or {}), raw, self.sheet.place(lines),
            )
        )  # fmt: skip

    def head(self, line: Line, section: str) -> None:
        """Add the heading of a section; whether it is empty shows when the page is read."""
        self._headings.append(_Heading(section, line.text, None, self.sheet.place([line])))

    def head_label(self, label: Label, under: Sequence[Line], lines: Sequence[Line] = ()) -> None:
        """Add a label that stands alone; it is empty where the lines `under` it are layout or "No Data"."""
        if label.placed:
            return
        empty = all(self.words.furniture(line) or says_nothing(line) for line in under)
        place = self.sheet.place(lines or [label.line])
        self._headings.append(_Heading(label.indicator.section, label.line.text, empty, place))

    def tell(self, lines: Sequence[Line]) -> None:
        """Add written text. The longest is the narrative, the others stay unparsed."""
        told = Passage(flowing(lines), self.sheet.place(lines))
        if self.narrative is None:
            self.narrative = told
        else:
            shorter, self.narrative = sorted((self.narrative, told), key=lambda passage: len(passage.text))
            self.unparsed.append(shorter)

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
        """The headings; that of a section is empty where nothing stands between it and the next."""
        starts = self._content_starts()
        ends = [heading.lines[0] for heading in self._headings if heading.empty is None]
        made = []
        for heading in self._headings:
            first = bisect_right(starts, heading.lines[1])
            following = bisect_right(ends, heading.lines[1])
            end = ends[following] if following < len(ends) else float("inf")
            nothing = first == len(starts) or starts[first] >= end
            empty = nothing if heading.empty is None else heading.empty
            made.append(PageHeading(heading.section, heading.label, empty, heading.lines))
        return tuple(made)

    def _content_starts(self) -> list[int]:
        found = (
            self.observations, self.treaty_actions, self.recommendations, self.updates, self.contacts, self.unparsed
        )  # fmt: skip
        return sorted(element.lines[0] for elements in found for element in elements)

    def _leave(self, block: Sequence[Line]) -> None:
        self.unparsed.append(Passage(joined(block), self.sheet.place(block)))


def key_of(section: Section | None) -> str | None:
    """The key of a section, if there is one."""
    return section.key if section else None


def says_nothing(line: Line) -> bool:
    """Whether a line says that nothing was ever entered."""
    return line.text.casefold() == "no data"
