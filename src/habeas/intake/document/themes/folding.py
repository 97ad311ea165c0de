"""One writing of a text for comparing: case, accents, the marks of Arabic and the kinds of dashes do not count."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"}
"""Beside accents: apostrophes, and the letters of Arabic that are written one for the other."""
_DASH = re.compile("[\u2010-\u2015\u2212]")
_NOTHING = "\u00ad\u0640\u200b-\u200f\u2060\ufeff"
"""Soft hyphen, the stroke that makes an Arabic word longer, and signs without width."""
_SHIFTS = re.compile(f"[{_NOTHING}\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\ufb00-\ufb06\ufef5-\ufefc]")
"""What has no place of its own in the folded text, or takes more than one."""


class _Letters(dict[int, str]):
    """What each letter is folded to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _SAME:
            plain = _SAME[char]
        elif _DASH.match(char):
            plain = "-"
        elif re.match(f"[{_NOTHING}]", char):
            plain = ""
        else:
            parts = unicodedata.normalize("NFKD", char.lower() if len(char.lower()) == 1 else char).lower()
            plain = "".join(_SAME.get(one, one) for one in parts if not unicodedata.combining(one))
            if len(plain) != 1 and not _SHIFTS.match(char):
                plain = char
        self[code] = sys.intern(plain)
        return plain


_LETTERS = _Letters()


def folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as it is compared, and where each of its characters stood; None where all stand as they did."""
    if text.isascii():
        return text.lower(), None
    if not _SHIFTS.search(text):
        return text.translate(_LETTERS), None
    parts: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = _LETTERS[ord(char)]
        parts.append(plain)
        places.extend([place] * len(plain))
    places.append(len(text))
    return "".join(parts), places
