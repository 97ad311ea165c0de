"""Numbers of sessions and meetings in words and digits: "eighty-second", "140th", "2824ª", "第八十二"."""

from __future__ import annotations

import re

from habeas.intake.document.lexicon import Lexicon

_DIGITS = re.compile(r"(\d{1,4})\s?(?:st|nd|rd|th|e|er|ère|ème|º|ª|°|-?(?:я|й|ю|ей|ой|е))?$", re.I)
_WORDS = re.compile(r"[^\W\d_]+")
_ZH = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_QUATRE_VINGT = re.compile(r"quatre[-\s]vingts?", re.I)


def chinese(text: str) -> int | None:
    """The number that Chinese numerals below a thousand write, or digits."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _ZH:
            digit = _ZH[sign]
        elif sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit if text else None


def session_in(text: str, words: Lexicon) -> int | None:
    """The number of the session that a text names first; None where it names none."""
    for found in words.pattern("front.session").finditer(text):
        number = _before(text[max(0, found.start() - 60) : found.start()], words)
        if number is None and words.language == "ar":
            number = _spelt(text[found.end() : found.end() + 60], words, forward=True)
        if number:
            return number
    return None


def _before(text: str, words: Lexicon) -> int | None:
    """The number right before the word *session*."""
    text = text.rstrip(" -–")
    if words.language == "zh":
        ordinal = re.search(r"第\s?([一二三四五六七八九十百〇零\d]+)$", text)
        return chinese(ordinal[1]) if ordinal else None
    if digits := _DIGITS.search(text):
        return int(digits[1])
    return _spelt(text, words, forward=False)


def _spelt(text: str, words: Lexicon, *, forward: bool) -> int | None:
    """The sum of the words of number at the end of a text (at its head where `forward`)."""
    if words.language == "fr":
        text = _QUATRE_VINGT.sub("quatre vingt", text)
    found: list[int] = []
    tokens = _WORDS.findall(text)
    for token in tokens if forward else reversed(tokens):
        value = _value(token.casefold(), words)
        if value is None:
            break
        found.append(value)
    return sum(found) or None


def _value(token: str, words: Lexicon) -> int | None:
    """What one word adds; Russian words are known by their stems, Arabic ones may carry *and*."""
    table = words.tables["ordinals"]
    if words.language == "ar":
        token = token if token in table else token.removeprefix("و")
    if words.language == "ru":
        stems = sorted((stem for stem in table if token.startswith(stem)), key=len)
        return int(table[stems[-1]]) if stems else None
    return int(table[token]) if token in table else None


def letter(at: int) -> str:
    """The letter of a part, counted from 0: a, b … z, aa, ab …"""
    return (chr(ord("a") + at // 26 - 1) if at >= 26 else "") + chr(ord("a") + at % 26)
