"""End notes that tell of an end: a treaty denounced, a reservation withdrawn. Only what a note says outright counts."""

from __future__ import annotations

import re

from habeas.intake.treaties.cells import dates

_DENOUNCED = re.compile(r"\b(?:denunciation|denounc\w+|withdrawal\s+from\s+the|withdr\w+\s+from\s+the)\b", re.I)
_WITHDRAWN = re.compile(
    r"\bwithdr[ae]\w*\b(?=[^.]{0,160}\b(?:reservations?|declarations?)\b)"
    r"|\b(?:reservations?|declarations?)\b[^.]{0,160}\bwithdr[ae]\w*",
    re.I,
)
_EFFECT = re.compile(
    r"(?:with\s+effect\s+(?:from|on)|effective\s+(?:from|on|as\s+of)|(?:took|takes?|taking)\s+effect\s+on)\s+(?P<day>\d{1,2}\s+\w+\s+\d{4})",
    re.I,
)
_DAY = re.compile(r"\b\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\b")


def denounced(text: str) -> str:
    """The day on which a denunciation took effect; empty where the note tells of none, or of more than one day."""
    found = [one["day"] for one in _EFFECT.finditer(text)]
    if not _DENOUNCED.search(text) or len(found) != 1:
        return ""
    read, rest = dates(found[0])
    return read[0].date if len(read) == 1 and not rest else ""


def withdrawn(text: str) -> tuple[bool, str]:
    """Whether the note tells that a reservation was withdrawn, and the day where it names only one."""
    if not _WITHDRAWN.search(text):
        return False, ""
    days = [day for found in _DAY.findall(text) for day in dates(found)[0]]
    return True, days[0].date if len(days) == 1 else ""
