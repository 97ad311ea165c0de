"""The button "Show sources" among the lines under a label: below it are sources, unless they are the label's own rows
beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.catalog.labels import fold
from habeas.intake.page.cells import is_year
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.groups import PLACE_NAMES, places_in
from habeas.intake.page.lines import Line
from habeas.intake.page.words import Words

_HEADS_OF_DATA = ("observation date", "in practice", "last amended")
"""Heads of columns that no list of sources has."""
_ROWS = re.compile(r"(?:O+Y)*")


def own_size(findings: Findings, label: Label, lines: Sequence[Line]) -> int:
    """How many of the lines under a label are its own, buttons among them; what follows is sources.

    A list goes on below the button where the answers are those of its own list of answers, or its places, each with a
    year; a table does where nothing stands above the button and the heads of a table of data below it.
    """
    words, at = findings.words, 0
    while at < len(lines):
        if not words.sources(lines[at]):
            at += 1
            continue
        below = lines[at + 1 :]
        rows = _rows(words, label, below)
        if not rows and all(map(words.furniture, lines[:at])) and _begins_table(words, below):
            rows = next((size for size, line in enumerate(below) if words.sources(line)), len(below))
        if not rows:
            return at
        at += 1 + rows
        if at < len(lines) and not words.sources(lines[at]):
            return at
    return len(lines)


def _begins_table(words: Words, lines: Sequence[Line]) -> bool:
    size = next((at for at, line in enumerate(lines) if not words.column(line)), len(lines))
    return any(fold(line.text).endswith(_HEADS_OF_DATA) for line in lines[:size])


def _rows(words: Words, label: Label, lines: Sequence[Line]) -> int:
    """How many lines, from the first, are rows of the label's own list; none where one more row may follow them."""
    size = next((at for at, line in enumerate(lines) if words.sources(line)), len(lines))
    shape = "".join("Y" if is_year(one.text) else "O" if _is_own(words, label, one) else " " for one in lines[:size])
    found = _ROWS.match(shape)
    return found.end() if found and "Y" not in shape[found.end() :] else 0


def _is_own(words: Words, label: Label, line: Line) -> bool:
    """Whether a line is an answer of the list that the label has for itself; Yes and No are everybody's."""
    if label.indicator.key in PLACE_NAMES:
        return bool(places_in(line.text))
    return words.option(label.indicator, line.text) is not None and not words.plain_answer(line.text)
