"""Fold a place name, so that spellings which differ in form alone become equal."""

import re
import unicodedata

# Accents that a printed name may lack. Marks of other scripts (Hindi, Thai, Khmer …) are letters' vowels and stay.
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u0591-\u05c7]")
_APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´′＇]")
_INITIALS = re.compile(r"(?<!\S)\w(?: \w)+(?!\S)")
_DROPPED = frozenset({"the", "and"})
_WRITTEN_OUT = {"st": "saint", "rep": "republic", "dem": "democratic", "is": "islands", "isl": "islands"}


def fold(name: str) -> str:
    """Return the name without case, accents, punctuation, "the", "and" and common abbreviations.

    Folding twice changes nothing. Initials close up: "U.S.A." and "USA" fold alike.
    """
    text = _caseless(name)
    text = _APOSTROPHES.sub("", _ACCENTS.sub("", text))
    text = "".join(_plain(char) for char in text)
    words = [_WRITTEN_OUT.get(word, word) for word in text.split() if word not in _DROPPED]
    return _close_initials(" ".join(words))


def _caseless(text: str) -> str:
    """Return Unicode's compatibility caseless form."""
    for form in ("NFD", "NFKD", "NFKD"):
        text = unicodedata.normalize(form, text).casefold()
    return unicodedata.normalize("NFKD", text)


def _plain(char: str) -> str:
    """Keep letters, digits and vowel marks; drop invisible characters; let everything else part words."""
    category = unicodedata.category(char)
    if category[0] in "LNM":
        return char
    return "" if category == "Cf" else " "


def _close_initials(text: str) -> str:
    """Join runs of single letters, then drop or write out what that has made."""
    joined = _INITIALS.sub(lambda run: run.group().replace(" ", ""), text)
    return " ".join(_WRITTEN_OUT.get(word, word) for word in joined.split() if word not in _DROPPED)
