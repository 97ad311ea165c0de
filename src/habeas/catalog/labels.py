"""Labels as pages print them, folded so that their many spellings meet."""

from __future__ import annotations

import re
from functools import lru_cache

_YEAR = re.compile(r"\s*\(year\)$")
_DRESS = re.compile(r"^[•>\s]+|[:\s]+$")
_EXPAND = re.compile(r"\s+expand all$")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "})


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """The form in which labels are compared: case, curly quotes, dashes and blanks do not count.

    Neither do a bullet or ``>`` before it, a colon, ``(Year)`` or ``Expand all`` after it.
    """
    text = " ".join(label.translate(_QUOTES).casefold().split())
    text = _DRESS.sub("", text)
    text = _EXPAND.sub("", text)
    return _DRESS.sub("", _YEAR.sub("", text))
