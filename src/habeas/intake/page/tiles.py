"""Values printed above their labels, as older pages do: value, label, year; then the labels that have none."""

from __future__ import annotations

import re

from habeas.catalog import KeptAs
from habeas.intake.page.cells import is_year, looks_like_value, read_cell
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.inline import inline_row
from habeas.intake.page.lines import Line
from habeas.intake.page.words import Words
from habeas.values import ValueType, to_json

_NO_TILES = frozenset({ValueType.NAMES, ValueType.ANSWERS, ValueType.LAW, ValueType.TEXT})
_ROWS = re.compile(r"(?P<rows>(?:VLY)+)L*|(?P<broken>(?:VLY){2,})VL?")
_TILES = re.compile(r"(?P<rows>(?:VLY?)*VLY)L*|(?P<undated>(?:VLY?)+)|(?P<broken>(?:VLY){2,})V")
"""The last of several may be broken off."""
_ROW = re.compile(r"VLY?")
_UNSURE = re.compile(r"(?:VLY?)+V")
"""The last value has no label that is known. It may as well be that of the label above, so none of them is certain."""


def like_value(words: Words, line: Line) -> bool:
    """Whether a line may be what a tile shows."""
    return looks_like_value(line.text) or words.plain_answer(line.text)


def token(words: Words, line: Line) -> str:
    """V for a value, L for a label, Y for a year, nothing for what is no part of a tile."""
    if words.heading(line) or words.furniture(line) or inline_row(words, line.text):
        return ""
    label = words.label(line, None)
    if label:
        return "L" if label.kept_as is KeptAs.OBSERVATION and label.type not in _NO_TILES else ""
    return "Y" if is_year(line.text) else "V" if like_value(words, line) else ""


def run(findings: Findings) -> str:
    """What the next lines are, as long as they may be parts of tiles."""
    shape = ""
    while (line := findings.sheet.peek(len(shape))) is not None and (one := token(findings.words, line)):
        shape += one
    return shape


def tiles(shape: str) -> str:
    """The part of a run that is tiles; empty where not every value has its label after it."""
    found = _TILES.fullmatch(shape)
    return next(filter(None, found.groups()), "") if found else ""


def unsure(shape: str) -> int:
    """How many lines of a run without tiles nobody can assign: the first, or all where the last has no label."""
    return len(shape) if _UNSURE.fullmatch(shape) else 1


def above_labels(findings: Findings) -> str:
    """The rows in the body that begin here and have their values above their labels, or nothing.

    One such row may as well be two halves of others; it is certain where more follow, where the label is printed again
    below, or where the page has shown its values above before.
    """
    first = findings.sheet.peek()
    if first is None or token(findings.words, first) != "V":
        return ""
    shape = run(findings)
    if repeated(findings):
        return "VLY"
    found = _ROWS.fullmatch(shape)
    rows = next(filter(None, found.groups()), "") if found else ""
    return rows if len(rows) > len("VLY") or findings.values_first else ""


def repeated(findings: Findings) -> bool:
    """Whether value, label and year come next, and then the same label once more."""
    lines = [findings.sheet.peek(at) for at in range(4)]
    if "".join(token(findings.words, line) for line in lines if line) != "VLYL":
        return False
    labels = [findings.words.label(line, None) for line in lines if line]
    return labels[1] is labels[3]


def read_above(findings: Findings, shape: str, section: str | None) -> None:
    """Read rows of the shape `VLY` or `VL`, one after another."""
    findings.values_first = True
    for row in _ROW.findall(shape):
        value, line, *years = (findings.sheet.take() for _ in row)
        indicator = findings.words.label(line, section)
        assert indicator is not None  # the shape says so
        label, own = Label(line, indicator, section), [value, line, *years]
        said = read_cell(indicator, value.text, findings.words, before_year=True)
        if said.status is None:
            findings.head_label(label, [value], own)
            continue
        form = to_json(said.value) if said.value is not None else None
        period = said.day or (years[0].text if years else None)
        findings.observe(label, own, said.status.value, form, period, raw=value.text)
