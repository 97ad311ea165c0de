"""The torn edges of a copy that begins or ends in the middle of a line: nothing there is what it looks like."""

from __future__ import annotations

import re

from habeas.catalog.labels import fold
from habeas.intake.page.cells import is_year, looks_like_value
from habeas.intake.page.findings import Findings
from habeas.intake.page.inline import inline_row
from habeas.intake.page.lines import Line

_ENDED = re.compile(r"(?:[\n\r\x85]|</(?:html|body|div|p|table|section|article|main|li|ul|h\d|td|tr)\s*>)\s*$", re.I)
_BEGUN = re.compile(r"\s*(?:<|\ufeff|[\n\r])")
_LONGEST_CELL = 100
_CLOSED = re.compile(r"\D[.!?…]$|[\])\"”]$")
_FRONT = re.compile(r"\s*\((?:19|20)\d\d\)\s*$")


def is_whole_at_end(text: str) -> bool:
    """Whether a copy ends where a line ends."""
    return bool(_ENDED.search(text[-40:]))


def is_whole_at_start(text: str) -> bool:
    """Whether a copy begins where a line begins, as far as can be seen."""
    return bool(_BEGUN.match(text))


def may_be_torn(line: Line) -> bool:
    """Whether the last line could be a longer one's beginning and read as more: 36 of 36,343, No of No Data.

    A bare year is whole, and so is what ends as a sentence or a bracket does; of a long paragraph what is there is
    worth reading.
    """
    whole = is_year(line.text) or _CLOSED.search(line.text)
    return not whole and len(line.text) <= _LONGEST_CELL


def leave_torn_start(findings: Findings) -> None:
    """Leave a first line that may be the end of a longer one: a number, or a label that ends another label.

    What stands under such a label is left with it.
    """
    sheet, words = findings.sheet, findings.words
    line = sheet.peek()
    if line is None or words.heading(line):
        return
    row = inline_row(words, line.text)
    printed = row.label if row else line.text
    following = sheet.peek(1)
    above_label = following is not None and words.label(following, None) is not None
    if above_label and looks_like_value(line.text) and any(c.isdigit() for c in line.text):
        findings.leave([sheet.take()])
    elif (row or words.label(line, None)) and words.ends_longer(fold(_FRONT.sub("", printed))):
        under = [sheet.take()]
        if row is None:
            under += sheet.take_while(lambda one: is_year(one.text) or looks_like_value(one.text))
        findings.leave(under)
