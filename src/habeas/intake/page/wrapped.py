"""Lines that were broken by their width: a label, a heading, an answer or a value printed over several lines.

Lines are put together only where the whole is something that the dictionary knows, or has the shape of one cell, and
no part after the first is anything by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from habeas.intake.page.cells import DAY, is_year, looks_like_value
from habeas.intake.page.inline import inline_row, label_with_year
from habeas.intake.page.lines import Line
from habeas.intake.page.words import UNFOLDS, Words

_MOST_LINES = 4
_LONGEST = 250
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_CELL = re.compile(
    r"not available|no data|\d[\d,]* \((?:very high|high|medium|low)\)|ratio: \d+/\d+|number of days: [\d,]+"
    r"|(?:usd|us\$|\$) [\d,.]+",
    re.I,
)

_CELL_BEGINS = re.compile(r"(?!(?:19|20)\d\d$)\d|not\b", re.I)

_UPDATED = re.compile(r"(?:last|profile) updated: [a-z]+ (?:19|20)\d\d", re.I)
_YEAR_BEGINS = re.compile(r"\((?:(?:19|20)\d\d|year)\):", re.I)


def unwrap(lines: Sequence[Line], words: Words) -> list[Line]:
    """The lines, broken ones put together; a line that was put together spans those it came from."""
    made: list[Line] = []
    at = 0
    while at < len(lines):
        size, text = _whole(lines[at : at + _MOST_LINES], words)
        first, last = lines[at], lines[at + size - 1]
        made.append(first if size == 1 else first.wrapped(text, last.number))
        at += size
    return made


def _whole(lines: Sequence[Line], words: Words) -> tuple[int, str]:
    """How many of the lines, from the first, are one, and its words."""
    for size in range(len(_adjacent(lines)), 1, -1):
        parts = [line.text for line in lines[:size]]
        for text in (" ".join(parts), "".join(parts)):
            if len(text) <= _LONGEST and (_is_cell(parts, text) or _is_known(lines[:size], text, words)):
                return size, text
    return 1, lines[0].text


def _adjacent(lines: Sequence[Line]) -> Sequence[Line]:
    """Those of the lines that stand together: no blank line and no border of a cell between them."""
    first = lines[0]
    for at, line in enumerate(lines):
        if line.blank or line.cell != first.cell or (line.heading and not first.heading) or len(line.text) > _LONGEST:
            return lines[:at]
    return lines


def _is_cell(parts: Sequence[str], text: str) -> bool:
    """Whether the parts are one cell: digits are joined only where the comma between thousands stands at the break."""
    if _THOUSANDS.fullmatch(text):
        return all(one.endswith(",") or two.startswith(",") for one, two in pairwise(parts))
    if _UPDATED.fullmatch(text):
        return True
    if text != " ".join(parts) or any(map(is_year, parts)):
        return False
    return bool(_CELL.fullmatch(text) or (DAY.fullmatch(text) and _CELL_BEGINS.match(parts[0])))


def _is_known(lines: Sequence[Line], text: str, words: Words) -> bool:
    """Whether the lines are a label, a heading, an answer or a row.

    The longer label wins over the one that ends it, but not over a first line that means something by itself.
    """
    first, rest = lines[0].text, [line.text for line in lines[1:]]
    if is_year(first) or any(map(is_year, rest)):
        return False
    alone = inline_row(words, first)
    if (
        alone
        or label_with_year(words, first)
        or (first.endswith(":") and not words.known(text))
        or _YEAR_BEGINS.match(rest[0])
    ):
        row = inline_row(words, text)
        dated = alone is None or (alone.year is None and rest[0].startswith("("))
        return len(lines) == 2 and dated and row is not None and row.year is not None
    if rest[-1].casefold() in UNFOLDS and words.known(text):
        return True
    if first[0].isdigit() or (words.known(first) and any(words.known(one) or inline_row(words, one) for one in rest)):
        return False
    if words.known(text):
        return not (words.known(first) and any(map(looks_like_value, rest)))
    return words.index.indicator(first) is None and inline_row(words, text) is not None
