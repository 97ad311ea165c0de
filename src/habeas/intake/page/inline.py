"""A label, its value and its year on one line, as the oldest pages print them.

``• Total Capacity at Dedicated Facility: 800 (2011)`` and ``Detained asylum seekers (2016): 44,270``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.catalog import Indicator, KeptAs
from habeas.intake.page.cells import Said, is_year, read_cell
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.lines import Line
from habeas.intake.page.words import Words
from habeas.values import ValueType, to_json

_BULLET = re.compile(r"^[•>*·▪-]\s*")
_BARS = re.compile(r"[^\S\t]*[|\t][^\S\t]*")
_YEAR_AFTER_LABEL = re.compile(r"(?P<label>.+?)\s*\((?P<year>(?:19|20)\d\d)\)")
_YEAR_AFTER_VALUE = re.compile(r"(?P<value>.+?)\s*\((?P<year>(?:19|20)\d\d)\)")
_LONGEST_ROW = 250
_TYPES = frozenset(
    {
        ValueType.NUMBER,
        ValueType.PERCENT,
        ValueType.RATIO,
        ValueType.MONEY,
        ValueType.RANK,
        ValueType.ANSWER,
        ValueType.RATE,
        ValueType.DURATION,
    }
)


@dataclass(frozen=True, slots=True)
class InlineRow:
    """What one line prints: the label's words, the indicator, the value's words and what they say, the year."""

    label: str
    indicator: Indicator
    value: str
    said: Said
    year: str | None


def inline_row(words: Words, text: str, section: str | None = None) -> InlineRow | None:
    """The row that a line prints; None where its label is not known, or its value is not certain."""
    if len(text) > _LONGEST_ROW:
        return None
    if (cells := _BARS.split(text)) and len(cells) > 1:
        return _parted(words, cells, section)
    for colon in (found.start() for found in re.finditer(":", text)):
        label, value = text[:colon], text[colon + 1 :].strip()
        if value and (row := _row(words, label, value, section)):
            return row
    return None


def label_with_year(words: Words, text: str) -> bool:
    """Whether a line is a label with a year in brackets, the value of which must stand on the next."""
    found = _YEAR_AFTER_LABEL.fullmatch(text.rstrip(": ")) if text.endswith((")", ":")) else None
    return found is not None and words.index.indicator(found["label"]) is not None and text.endswith(":")


def is_marked(text: str, row: InlineRow) -> bool:
    """Whether a row is told from a sentence by its bullet or its year."""
    return row.year is not None or bool(_BULLET.match(text))


def read_inline(findings: Findings, line: Line, row: InlineRow, section: str | None) -> None:
    """Place a line that is a whole row."""
    label = Label(Line(line.number, row.label), row.indicator, section)
    if row.said.status is None:
        findings.head_label(label, [], [line])
        return
    form = to_json(row.said.value) if row.said.value is not None else None
    findings.observe(label, [line], row.said.status.value, form, row.said.day or row.year, raw=row.value)


def _parted(words: Words, cells: Sequence[str], section: str | None) -> InlineRow | None:
    """A label, a value and a year with bars or tabs between them."""
    label, value, year = cells if len(cells) == 3 else ("", "", "")
    row = _row(words, label, value, section) if value and is_year(year) else None
    return replace(row, year=year) if row and row.year is None else None


def _row(words: Words, label: str, value: str, section: str | None) -> InlineRow | None:
    before = _YEAR_AFTER_LABEL.fullmatch(label.strip())
    after = _YEAR_AFTER_VALUE.fullmatch(value)
    if before and after:
        return None  # two years, and nothing says which is whose
    year = before["year"] if before else after["year"] if after else None
    name = _BULLET.sub("", before["label"] if before else label.strip())
    printed = after["value"] if after else value
    indicator = words.index.indicator(name, section)
    if indicator is None or indicator.kept_as is not KeptAs.OBSERVATION or indicator.type not in _TYPES:
        return None
    if is_year(printed):
        return None  # values from 1,000 up carry a comma: the value was lost
    said = read_cell(indicator, printed, words, before_year=year is not None)
    return InlineRow(name, indicator, printed, said, year) if said.certain else None
