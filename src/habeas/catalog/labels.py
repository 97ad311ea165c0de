"""Labels as pages print them, folded so that their many spellings meet."""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE = re.compile(r"^[•>\s]+")
_AFTER = re.compile(r"(?:\s*\(year\)|\s+expand all|[:\s])+$")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "})


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """The form in which labels are compared: case, curly quotes, dashes and blanks do not count.

    Neither do a bullet or ``>`` before it, a colon, ``(Year)`` or ``Expand all`` after it.
    """
    text = " ".join(label.translate(_QUOTES).casefold().split())
    return _AFTER.sub("", _BEFORE.sub("", text))
