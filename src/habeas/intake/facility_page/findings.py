"""What has been found so far on a facility page: every element goes through here, with its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.catalog import Indicator
from habeas.intake.facility_page.cells import Said
from habeas.intake.facility_page.columns import SECTION
from habeas.intake.facility_page.reading import Coordinates, FacilityNames, FacilityUpdate, NamedAs, PlacedAs, PlaceLine
from habeas.intake.facility_page.words import Words
from habeas.intake.page.lines import Line, Sheet, joined, span
from habeas.intake.page.reading import PageContact, PageHeading, PageObservation, Passage
from habeas.values import to_json


@dataclass(frozen=True, slots=True)
class Labelled:
    """A printed label and the indicator it names."""

    text: str
    indicator: Indicator


@dataclass(slots=True)
class Findings:
    """The sheet and what was found on it; `words` is the dictionary it is read with."""

    sheet: Sheet
    words: Words
    names: list[FacilityNames] = field(default_factory=list)
    places: list[PlaceLine] = field(default_factory=list)
    observations: list[PageObservation] = field(default_factory=list)
    updates: list[FacilityUpdate] = field(default_factory=list)
    contacts: list[PageContact] = field(default_factory=list)
    furniture: list[Passage] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    """Lines that are not understood."""
    headings: list[PageHeading] = field(default_factory=list)
    coordinates: Coordinates | None = None
    address: Passage | None = None
    about: Passage | None = None
    head_seen: bool = False
    """Whether the head of the page is there: its status, the row of figures, the link to the country."""
    rows_seen: bool = False
    """Whether a dated row stands in a table of the body."""

    def observe(self, label: Labelled, lines: Sequence[Line], said: Said, period: str | None, *, raw: str) -> None:
        """Add an observation; what says nothing is furniture."""
        if said.status is None:
            self.fit(lines)
            return
        value = to_json(said.value) if said.value is not None else None
        self.observations.append(
            PageObservation(
                label.indicator.section, label.indicator.key, label.text, value, said.status.value, period, {}, raw,
                self.sheet.place(lines),
            )
        )  # fmt: skip

    def name(self, kind: NamedAs, names: tuple[str, ...], lines: Sequence[Line]) -> None:
        """Add names that the lines print."""
        self.names.append(FacilityNames(kind, names, self.sheet.place(lines)))

    def place(self, kind: PlacedAs, text: str, lines: Sequence[Line]) -> None:
        """Add a line that says where the place is."""
        self.places.append(PlaceLine(kind, text, self.sheet.place(lines)))

    def head(self, line: Line, *, empty: bool) -> None:
        """Add a heading, or the label of a table."""
        self.headings.append(PageHeading(SECTION, line.text, empty, self.sheet.place([line])))

    def fit(self, lines: Sequence[Line]) -> None:
        """Add furniture: what belongs to the page and not to the place."""
        for line in lines:
            self.furniture.append(Passage(line.text, self.sheet.place([line])))

    def leave(self, lines: Sequence[Line]) -> None:
        """Add lines that are not understood."""
        for line in lines:
            self.sheet.place([line])
            self.left.append(line)

    def unparsed(self) -> tuple[Passage, ...]:
        """The lines that are not understood; those one below the other make one element."""
        blocks: list[list[Line]] = []
        for line in sorted(self.left, key=lambda line: line.number):
            if blocks and not line.after_blank and self.sheet.follow(blocks[-1][-1], line):
                blocks[-1].append(line)
            else:
                blocks.append([line])
        return tuple(Passage(joined(block), span(block)) for block in blocks)

    def passage(self, lines: Sequence[Line], text: str) -> Passage:
        """Words and the lines they stand in."""
        return Passage(text, self.sheet.place(lines))
