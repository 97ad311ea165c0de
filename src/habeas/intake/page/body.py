"""The body of a page: section after section, label after label, to the contacts."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.catalog import KeptAs, Section
from habeas.intake.page.articles import read_articles
from habeas.intake.page.contacts import read_contacts
from habeas.intake.page.findings import Findings, Label, key_of
from habeas.intake.page.groups import read_groups
from habeas.intake.page.head import HeadReader, says_updated
from habeas.intake.page.inline import inline_row, read_inline
from habeas.intake.page.lines import Line, block_size, is_whole
from habeas.intake.page.matrices import is_matrix, read_matrix
from habeas.intake.page.recommendations import MECHANISMS, read_recommendations
from habeas.intake.page.series import read_series
from habeas.intake.page.sources import own_size
from habeas.intake.page.tiles import above_labels, read_above, repeated
from habeas.intake.page.treaties import read_treaties
from habeas.intake.page.words import HEAD_SECTIONS
from habeas.values import ValueType

GROUPED = frozenset({ValueType.ANSWERS, ValueType.NAMES, ValueType.TEXT, ValueType.LAW})
"""Types whose values take several lines before one year."""


ONE_LIST = {"un_special_procedures": "special_procedures", "un_upr": "upr", "gcm": "gcm", "gcr": "gcr"}
"""Sections with the one indicator that stands under them."""


class BodyReader:
    """Reads sections until the page ends; where a part of the head comes late, the head's reader takes it."""

    def __init__(self, findings: Findings, head: HeadReader) -> None:
        self.findings = findings
        self.head = head
        self.section: Section | None = None

    def read(self) -> None:
        """Take and place every line that is left."""
        while (line := self.findings.sheet.peek()) is not None:
            self._step(line)

    def _step(self, line: Line) -> None:
        sheet, words = self.findings.sheet, self.findings.words
        section = words.heading(line)
        if says_updated(line) or (section and section.key in HEAD_SECTIONS):
            self.head.read()
            if sheet.peek() is line:  # the head's reader would not have it
                self._orphans()
        elif section:
            self.section = section
            self._heading(sheet.take(), section)
        elif indicator := words.label(line, key_of(self.section)):
            label = Label(sheet.take(), indicator, key_of(self.section))
            read_label(self.findings, label, self._content(label))
        elif row := inline_row(words, line.text, key_of(self.section)):
            read_inline(self.findings, sheet.take(), row, key_of(self.section))
        elif words.furniture(line):
            self.findings.fit([sheet.take()])
        elif shape := above_labels(self.findings):
            read_above(self.findings, shape, key_of(self.section))
        else:
            self._orphans()

    def _heading(self, line: Line, section: Section) -> None:
        """A heading; some sections have a single list, which may follow without a label of its own."""
        self.findings.head(line, section.key)
        indicator = self.findings.words.catalog.indicators.get(ONE_LIST.get(section.key, ""))
        if indicator is not None:
            label = Label(line, indicator, section.key, placed=True)
            if content := self._content(label):
                read_label(self.findings, label, content)

    def _content(self, label: Label) -> list[Line]:
        """The lines under a label, up to the next label or heading; options and rows of its own are neither."""
        words, indicator, kind = self.findings.words, label.indicator, label.indicator.type

        def belongs(line: Line) -> bool:
            if says_updated(line) or words.heading(line) or (self.findings.values_first and repeated(self.findings)):
                return False
            if words.option(indicator, line.text):
                return True
            if kind is ValueType.ANSWER and words.row(indicator, line.text):
                return True
            return not words.label(line, label.under) and not words.shouts(line) and not inline_row(words, line.text)

        return self.findings.sheet.take_while(belongs)

    def _orphans(self) -> None:
        """Lines that stand under no label: nothing says what they mean. A heading we do not know ends the section."""
        if self.findings.words.shouts(self.findings.sheet.peek() or Line(0, "")):
            self.section = None
        words, first = self.findings.words, self.findings.sheet.take()
        rest = self.findings.sheet.take_while(
            lambda line: not (
                says_updated(line) or words.heading(line) or words.label(line, None) or words.furniture(line)
                or words.shouts(line) or inline_row(words, line.text)
            )
        )  # fmt: skip
        self.findings.leave([first, *rest])


def read_label(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under one label in the way its indicator is kept and typed."""
    size = own_size(findings, label, lines)
    if size < len(lines):
        _read_above_sources(findings, label, lines, size)
        return
    way, kind = label.indicator.kept_as, label.indicator.type
    if way is KeptAs.CONTACT:
        read_contacts(findings, label, lines)
    elif way is KeptAs.TREATY_ACTION:
        read_treaties(findings, label, lines)
    elif way is KeptAs.RECOMMENDATION and label.indicator.key in MECHANISMS:
        read_recommendations(findings, label, lines)
    elif way is not KeptAs.OBSERVATION:
        findings.head_label(label, lines)
        (read_articles if way is KeptAs.UPDATE else Findings.leave)(findings, lines)
    elif is_matrix(findings, label, lines):
        read_matrix(findings, label, lines)
    else:
        size = block_size(lines)
        if kind in GROUPED:
            read_groups(findings, label, lines[:size])
        else:
            whole = is_whole(label.line, lines, findings.sheet.peek())
            read_series(findings, label, lines[:size], whole=whole)
        findings.leave(lines[size:])


def _read_above_sources(findings: Findings, label: Label, lines: Sequence[Line], size: int) -> None:
    """Read what is the label's own, and leave the sources below it."""
    words = findings.words
    if all(map(words.furniture, lines[:size])):
        findings.head_label(label, lines)
        for line in lines[:size]:
            findings.fit([line])
    else:
        read_label(findings, label, lines[:size])
    for button in filter(words.sources, lines[size:]):
        findings.fit([button])
    findings.leave([line for line in lines[size:] if not words.sources(line)])
