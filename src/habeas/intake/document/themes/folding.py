"""One writing of a text for comparing: case, the marks of Arabic, the kinds of dashes and apostrophes do not count.

Accents stay: *traité* is no *traite*. A phrase with an accent also finds the word without it, as capitals are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "ё": "е", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"}
"""Letters that are written one for the other."""
_DASH = re.compile("[\u2010-\u2015\u2212]")
_NOTHING = re.compile("[\u00ad\u0640\u200b-\u200f\u2060\ufeff\u0610-\u061a\u064b-\u065f\u0670]")
"""Soft hyphen, signs without width, the stroke that makes an Arabic word longer, and the marks of its vowels."""
_ACCENT = re.compile("[\u0300-\u036f]")
"""An accent that stands as a character of its own after its letter."""
_SHIFTS = re.compile(f"{_NOTHING.pattern[:-1]}\u0300-\u036f\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
"""What has no place of its own in the folded text, or takes more than one."""
_ARABIC = re.compile("[\u0621-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


class _Letters(dict[int, str]):
    """What each letter is folded to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _letter(chr(code))
        return found


def _letter(char: str) -> str:
    if _NOTHING.match(char):
        return ""
    if _DASH.match(char):
        return "-"
    small = char.lower()
    if _ARABIC.match(char):
        # Alef, waw and ya lose their hamza; the forms that old files give to letters inside a word lose them.
        small = "".join(one for one in unicodedata.normalize("NFKD", char) if not unicodedata.combining(one))
    elif unicodedata.category(char) == "Zs":
        small = " "
    elif "\ufb00" <= char <= "\ufb06":  # fi, fl as one sign
        small = unicodedata.normalize("NFKD", char).lower()
    elif len(small) != 1:
        small = char
    found = "".join(_SAME.get(one, one) for one in small)
    return found if len(found) == 1 or _SHIFTS.match(char) else char


_LETTERS = _Letters()
_OTHER_THAN_SMALL = re.compile(f"[{''.join(_SAME)}\u2010-\u2015\u2212\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""What is written otherwise when it is folded, beside capitals: apostrophes, dashes, blanks."""


def folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as it is compared, and where each of its characters stood; None where all stand as they did."""
    if text.isascii():
        return text.lower(), None
    if not _SHIFTS.search(text):
        return _small(text), None
    whole, places, last = "", list[int](), 0
    for shift in _SHIFTS.finditer(text):
        place = shift.start()
        whole += _small(text[last:place])
        places.extend(range(last, place))
        if _ACCENT.match(shift[0]):
            whole = whole[:-1] + _accented(whole[-1:], shift[0])
        else:
            whole += _LETTERS[ord(shift[0])]
            places.extend([place] * (len(whole) - len(places)))
        last = shift.end()
    return whole + _small(text[last:]), [*places, *range(last, len(text))]


def _small(text: str) -> str:
    """A text without shifts, folded. Without Arabic letters that goes faster than letter by letter."""
    small = text.lower()
    if len(small) == len(text) and not _ARABIC.search(small):
        return _OTHER_THAN_SMALL.sub(lambda found: _LETTERS[ord(found[0])], small)
    return text.translate(_LETTERS)


def plain(letter: str) -> str:
    """A folded letter without its accent."""
    bare = unicodedata.normalize("NFD", letter)[:1]
    return bare if "a" <= bare <= "z" else letter


def _accented(letter: str, accent: str) -> str:
    """The letter with its accent as one; an accent that stands alone is left out."""
    whole = unicodedata.normalize("NFC", letter + accent)
    return _LETTERS[ord(whole)] if len(whole) == 1 else letter
