"""A label and its values, newest first: numbers, answers, durations and ratios, a year (or two) after each."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.catalog import Indicator
from habeas.intake.page.cells import Said, is_year, looks_like_value, read_cell
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.lines import Line, joined
from habeas.values import Period, PeriodError, ValueType, to_json

ACT_AND_OBSERVED = frozenset({"constitutional_guarantees"})
"""Fields that print two years after a value: of the act, then of the look. The answer holds as it was observed."""
_LONGEST_NOTE = 30


class SeriesReader:
    """Reads the lines under one label as value and year, value and year.

    Years go down; where one goes up, a label was lost before it, and it and all after it stays unparsed.
    """

    def __init__(self, findings: Findings, label: Label, lines: Sequence[Line]) -> None:
        self.findings = findings
        self.label = label
        self.lines = list(lines)
        self.at = 0
        self.last_year = "9999"
        self.label_waits = True

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
        if self.findings.words.furniture(line):
            self._part_with_label()
            self.findings.fit([line])
            self.at += 1
            return True
        if is_year(line.text):
            return False
        note = self._note()
        years = self._years(self.at + 1 + len(note))
        said = read_cell(self._indicator, line.text, self.findings.words, before_year=bool(years))
        if not said.certain and not looks_like_value(line.text) and not (self.at == 0 and years):
            return False
        if years and years[-1].text > self.last_year:
            return False
        self._add(said, [line, *note], self._own(years, bool(note)))
        return True

    @property
    def _indicator(self) -> Indicator:
        return self.label.indicator

    def _note(self) -> list[Line]:
        """A citation in brackets after an answer, perhaps over several lines."""
        if self._indicator.type is not ValueType.ANSWER:
            return []
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
        two = len(years) == 2 and (noted or self._indicator.key in ACT_AND_OBSERVED)
        return years if two else years[:1]

    def _add(self, said: Said, value: list[Line], years: list[Line]) -> None:
        self.at += len(value) + len(years)
        lines = [*value, *years]
        if years:
            self.last_year = years[-1].text
        if said.status is None:
            self._part_with_label()
            self.findings.fit(lines)
            return
        if self.label_waits and self.findings.sheet.follow(self.label.line, lines[0]):
            lines = [self.label.line, *lines]
            self.label_waits = False
        self._part_with_label()
        form = to_json(said.value) if said.value is not None else None
        period = _period(said.day, years)
        self.findings.observe(self.label, lines, said.status.value, form, period, raw=joined(value))

    def _part_with_label(self) -> None:
        """The label stands alone where what follows does not join it."""
        if self.label_waits:
            self.findings.head_label(self.label, self.lines)
            self.label_waits = False


def read_series(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under a label of a number, an answer, a duration or a ratio."""
    SeriesReader(findings, label, lines).read()


def _period(day: str, years: list[Line]) -> str | None:
    """The named day where the calendar has it, else the year in which the value stood."""
    try:
        return str(Period.parse(day)) if day else years[-1].text if years else None
    except PeriodError:
        return years[-1].text if years else None
