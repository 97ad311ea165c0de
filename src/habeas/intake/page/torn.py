"""The torn edges of a copy that begins or ends in the middle of a line: nothing there is what it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.catalog.labels import fold
from habeas.intake.page.cells import is_year, looks_like_value
from habeas.intake.page.findings import Findings
from habeas.intake.page.inline import inline_row
from habeas.intake.page.lines import Line
from habeas.intake.page.words import Words

_ENDED = re.compile(r"(?:[\n\r\x85]|</(?:html|body|div|p|table|section|article|main|li|ul|h\d|td|tr)\s*>)\s*$", re.I)
_BEGUN = re.compile(r"\s*(?:<(?:!|\?|html|head|body)|\ufeff|[\n\r])", re.I)
_LONGEST_CELL = 100
_CLOSED = re.compile(r"\D[.!?…]$|[\])\"”]$")
_FRONT = re.compile(r"\s*\((?:19|20)\d\d\)\s*$")


def is_whole_at_end(text: str) -> bool:
    """Whether a copy ends where a line ends."""
    return bool(_ENDED.search(text[-40:]))


def is_whole_at_start(text: str) -> bool:
    """Whether a copy begins where a line begins, as far as can be seen."""
    return bool(_BEGUN.match(text))


def torn_lines(words: Words, lines: Sequence[Line]) -> int:
    """How many of the last lines of a copy that ends too early are not what they look like.

    The last line could be a longer one's beginning: 36 of 36,343, No of No Data. A bare year is whole, and so is what
    ends as a sentence or a bracket does; of a long paragraph what is there is worth reading. A value before a torn line
    may have its year in it, or its other half.
    """
    if not lines or not _may_be_torn(words, lines[-1]):
        return 0
    return 2 if len(lines) > 1 and _may_go_on(words, *lines[-2:]) else 1


def _may_be_torn(words: Words, line: Line) -> bool:
    whole = is_year(line.text) or _CLOSED.search(line.text)
    return not whole and (len(line.text) <= _LONGEST_CELL or inline_row(words, line.text) is not None)


def _may_go_on(words: Words, line: Line, last: Line) -> bool:
    if inline_row(words, line.text):
        return last.text.startswith("(")
    named = words.heading(line) or words.index.indicator(line.text) or is_year(line.text)
    return not named and (looks_like_value(line.text) or words.known(line.text))


def leave_torn_start(findings: Findings) -> None:
    """Leave a first line that may be the end of a longer one: a number, or a label that ends another label.

    What stands under such a label is left with it.
    """
    sheet, words = findings.sheet, findings.words
    first, second = sheet.peek(), sheet.peek(1)
    if first is None or words.heading(first):
        return
    if first.text.startswith("•"):
        return  # a bullet is where a line begins
    over_two = second is not None and not second.after_blank and _ends_label(words, second, f"{first.text} ")
    if over_two or _ends_label(words, first):
        lines = [sheet.take() for _ in range(1 + over_two)]
        if inline_row(words, lines[-1].text) is None:
            lines += sheet.take_while(lambda one: is_year(one.text) or looks_like_value(one.text))
        findings.leave(lines)
    elif second and words.label(second, None) and looks_like_value(first.text) and any(map(str.isdigit, first.text)):
        findings.leave([sheet.take()])


def _ends_label(words: Words, line: Line, before: str = "") -> bool:
    """Whether a line is a label, or a row with one, and with the words before it the end of a longer label."""
    row = inline_row(words, line.text)
    if row is None and not words.label(line, None):
        return False
    return words.ends_longer(fold(before + _FRONT.sub("", row.label if row else line.text)))
