"""Which of the six languages a text is in: by its letters, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": frozenset(("the", "of", "and", "to", "in", "that", "for", "with", "on", "by", "is", "its", "as", "which")),
    "fr": frozenset(("le", "la", "les", "des", "et", "du", "de", "à", "une", "dans", "que", "par", "pour", "au")),
    "es": frozenset(("el", "la", "los", "las", "y", "de", "del", "que", "en", "por", "para", "con", "al", "su")),
}
_LOOKED_AT = 20_000


def language_of(text: str) -> str | None:
    """`en`, `fr`, `es`, `ru`, `ar` or `zh`; None where too few words say it, as in a table of numbers."""
    text = text[:_LOOKED_AT]
    letters = Counter(_script(char) for char in text if char.isalpha())
    total = sum(letters.values())
    if total < 20:
        return None
    for language in ("zh", "ar", "ru"):
        # Chinese says in one sign what takes letters elsewhere; foreign names in Latin letters stand in all of them.
        if letters[language] > (0.15 if language == "zh" else 0.4) * total:
            return language
    words = Counter(word.casefold() for word in _WORD.findall(text))
    known = {language: sum(words[word] for word in common) for language, common in _COMMON.items()}
    best = max(known, key=known.__getitem__)
    return best if known[best] >= 3 else None


def _script(char: str) -> str:
    if "\u4e00" <= char <= "\u9fff":
        return "zh"
    if "\u0600" <= char <= "\u06ff":
        return "ar"
    return "ru" if "\u0400" <= char <= "\u04ff" else "latin"
