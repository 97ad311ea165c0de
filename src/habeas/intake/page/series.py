"""A label and its values, newest first: numbers, answers, durations and ratios, a year (or two) after each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.catalog import Indicator
from habeas.catalog.labels import fold
from habeas.intake.page.cells import Said, is_year, looks_like_value, read_cell, split_glued, split_parted
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.glued import runs_on
from habeas.intake.page.lines import Line, joined
from habeas.values import Period, PeriodError, Status, ValueType, to_json

ACT_AND_OBSERVED = frozenset({"constitutional_guarantees"})
"""Fields that print two years after a value: of the act, then of the look. The answer holds as it was observed."""
WITH_WORDS = frozenset(
    {"expedited_removal", "reentry_ban", "mandatory_detention", "designated_estate", "external_funding"}
)
"""Answers that may have words after them, which the year after those dates too."""
HOURS_OR_DAYS = frozenset({"max_custody_before_order"})
"""Lengths that some pages count in hours."""
_IN_DAYS = "number of days"
_LONGEST_NOTE = 30
_LONGEST_WORDS = 3


class SeriesReader:
    """Reads the lines under one label as value and year, value and year.

    Years go down; where one goes up, a label was lost before it, and it and all after it stays unparsed, unless the
    lines are known to be a `whole` block. Of values without years between them the years were lost, and they are left.
    """

    def __init__(self, findings: Findings, label: Label, lines: Sequence[Line], *, whole: bool = False) -> None:
        self.findings = findings
        self.label = label
        self.lines = list(lines)
        self.at = 0
        self.last_year = "9999"
        self.label_waits = not label.placed
        self.whole = whole
        self.years_lost = False
        self.glued = False
        """Whether the head of the table ran together, and its cells with it."""
        self.in_days = False
        """Whether the head of the table says what a bare length is counted in."""

    def read(self) -> None:
        """Place the label and every line."""
        while self.at < len(self.lines) and self._step():
            pass
        if self.label_waits:
            self._part_with_label()
        self.findings.leave(self.lines[self.at :])

    def _step(self) -> bool:
        """Read one value with what belongs to it; False where nothing more is certain."""
        line = self.lines[self.at]
        if self.findings.words.furniture(line) and not self._option(line):
            self._part_with_label()
            self.findings.fit([line])
            self.glued |= self.findings.words.glues(line)
            self.in_days |= fold(line.text).startswith(_IN_DAYS)
            self.at += 1
            return True
        if cells := (split_glued(line.text) if self.glued else split_parted(line.text)):
            return self._row(line, *cells)
        if is_year(line.text):
            return self._valueless(line)
        note = self._note()
        years = self._own(self._years(self.at + 1 + len(note)), bool(note))
        said = self._said(line.text, before_year=bool(years))
        if not said.certain and not self._fits(line, years):
            return False
        if years and years[-1].text > self.last_year and not self.whole:
            return False
        if not years and self._in_columns():
            return False
        if not years and (self.glued or self._lost_its_year(line)):
            self._leave(line)
        else:
            self._add(said, [line, *note], years)
        return True

    def _valueless(self, line: Line) -> bool:
        """A year that has lost its value; in a table whose cells ran together that is a row by itself."""
        if not self.glued or line.text > self.last_year:
            return False
        self._leave(line)
        self.last_year = line.text
        return True

    def _row(self, line: Line, value: str, year: str) -> bool:
        """Read a line that holds a value and its year."""
        said = self._said(value, before_year=True)
        if year > self.last_year and not self.whole:
            return False
        if said.certain:
            self._add(said, [line], [], year=year)
        else:
            self._leave(line)
        return True

    def _said(self, text: str, *, before_year: bool) -> Said:
        """What a cell says; a bare length where hours and days are both usual is none without its unit."""
        if text.isdigit() and self._indicator.key in HOURS_OR_DAYS and not self.in_days:
            return Said(Status.UNPARSED)
        return read_cell(self._indicator, text, self.findings.words, before_year=before_year)

    def _fits(self, line: Line, years: Sequence[Line]) -> bool:
        """Whether a cell that cannot be read is one at all, and not a label that the catalog does not know."""
        return looks_like_value(line.text) or (self.at == 0 and bool(years)) or (self.glued and runs_on(line.text))

    def _option(self, line: Line) -> bool:
        return self.findings.words.option(self._indicator, line.text) is not None

    def _in_columns(self) -> bool:
        """Whether several values stand before several years: which is whose is no longer said."""
        shape = "".join("Y" if is_year(line.text) else "V" for line in self.lines[self.at : self.at + _LONGEST_NOTE])
        return bool(re.match("VV+YY", shape))

    def _lost_its_year(self, line: Line) -> bool:
        """Whether a value without year stands beside another; the rows of a table of HTML may lack theirs."""
        before = self.lines[self.at - 1] if self.at else None
        following, after = [*self.lines[self.at + 1 : self.at + 3], None, None][:2]
        if line.cell and not any(one and one.cell and one.cell.row == line.cell.row for one in (before, following)):
            return False
        if following is None or not (looks_like_value(following.text) or self._option(following)):
            return self.years_lost
        if after is None or not is_year(after.text):
            self.years_lost = True
        return self.years_lost or self._contradicts(line, following)

    def _contradicts(self, line: Line, following: Line) -> bool:
        """Whether two values above one year cannot both be true of a day that nobody names."""
        missing = [
            read_cell(self._indicator, one.text, self.findings.words, before_year=True) for one in (line, following)
        ]
        return self._indicator.type is ValueType.ANSWER or missing[0].status is not missing[1].status

    def _leave(self, line: Line) -> None:
        self._part_with_label()
        self.findings.leave([line])
        self.at += 1

    @property
    def _indicator(self) -> Indicator:
        return self.label.indicator

    def _note(self) -> list[Line]:
        """A citation in brackets after an answer, perhaps over several lines; or words, where the field has them."""
        if self._indicator.type is not ValueType.ANSWER:
            return []
        return self._citation() or (self._words() if self._indicator.key in WITH_WORDS else [])

    def _words(self) -> list[Line]:
        """Lines between an answer and its year."""
        words: list[Line] = []
        for line in self.lines[self.at + 1 : self.at + 2 + _LONGEST_WORDS]:
            if is_year(line.text):
                return words
            if looks_like_value(line.text) or self._option(line) or line.text.endswith(("?", ")")):
                return []  # a value, or a label that we do not know
            words.append(line)
        return []

    def _citation(self) -> list[Line]:
        note: list[Line] = []
        for line in self.lines[self.at + 1 : self.at + 1 + _LONGEST_NOTE]:
            if not note and not line.text.startswith("("):
                return []
            note.append(line)
            if joined(note).count("(") <= joined(note).count(")"):
                return note
        return []

    def _years(self, start: int) -> list[Line]:
        """The years after a value: one, or two where the field prints two."""
        years = []
        for line in self.lines[start : start + 2]:
            if not is_year(line.text):
                break
            years.append(line)
        return years

    def _own(self, years: list[Line], noted: bool) -> list[Line]:
        """Two years after an answer are of the act and of the look if they go up; down, a value was lost between."""
        if len(years) < 2 or self._indicator.type is not ValueType.ANSWER:
            return years[:1]
        two = noted or self._indicator.key in ACT_AND_OBSERVED or years[0].text <= years[1].text
        return years if two else years[:1]

    def _add(self, said: Said, value: list[Line], years: list[Line], *, year: str = "") -> None:
        self.at += len(value) + len(years)
        lines = [*value, *years]
        year = years[-1].text if years else year
        self.last_year = year or self.last_year
        if said.status is None:
            self._part_with_label()
            self.findings.fit(lines)
            return
        if self.label_waits and self.findings.sheet.follow(self.label.line, lines[0]):
            lines = [self.label.line, *lines]
            self.label_waits = False
        self._part_with_label()
        form = to_json(said.value) if said.value is not None else None
        period = _period(said.day, year)
        self.findings.observe(
            self.label, lines, said.status.value, form, period, raw=joined(value), breakdown=said.breakdown
        )

    def _part_with_label(self) -> None:
        """The label stands alone where what follows does not join it."""
        if self.label_waits:
            self.findings.head_label(self.label, self.lines)
            self.label_waits = False


def read_series(findings: Findings, label: Label, lines: Sequence[Line], *, whole: bool = False) -> None:
    """Read the lines under a label of a number, an answer, a duration or a ratio."""
    SeriesReader(findings, label, lines, whole=whole).read()


def _period(day: str, year: str) -> str | None:
    """The named day where the calendar has it, else the year in which the value stood."""
    try:
        return str(Period.parse(day)) if day else year or None
    except PeriodError:
        return year or None
