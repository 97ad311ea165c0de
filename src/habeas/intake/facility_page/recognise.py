"""Which saved pages are facility pages: by lines that no country page prints."""

from __future__ import annotations

import re
from collections.abc import Iterable

from habeas.catalog.labels import fold
from habeas.intake.page.lines import Line

ENOUGH = 2
"""How many different marks make it certain; a text may quote one."""

_WHOLE = frozenset({"facility names", "to country overview", "center status", "national typology", "news & testimony"})
_BEGINNINGS = re.compile(
    r"(?P<mark>alternative names|city & region|latitude, longitude|custodial authority|detains|type)\s*:", re.I
)
_FIGURES = re.compile(r"(?=.*\bcapacity\b)(?=.*\breported population\b)", re.I)
_LONGEST_ROW = 120


def is_facility_page(lines: Iterable[Line]) -> bool:
    """Whether the lines are those of a facility page, whole or cut."""
    marks: set[str] = set()
    for line in lines:
        folded = fold(line.text) if len(line.text) <= _LONGEST_ROW else ""
        if folded in _WHOLE:
            marks.add(folded)
        elif beginning := _BEGINNINGS.match(line.text):
            marks.add(beginning["mark"].casefold())
        elif folded and _FIGURES.match(folded):
            marks.add("figures")
        if len(marks) >= ENOUGH:
            return True
    return False
