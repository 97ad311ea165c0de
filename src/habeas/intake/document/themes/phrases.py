"""Phrases of a lexicon found in a text, fast: a phrase is tried only where a word begins as it does.

A phrase is written as it is read. ``*`` ends a word in any way (``deport*``), ``…`` stands for a few words of the same
sentence, ``(a|b)`` for either, ``(the )?`` for words that may be left out; a blank is also a hyphen or a line break
(``asylum seeker*`` finds *asylum-seekers*).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

KEY = 3
"""Letters by which a word finds the phrases that may begin with it."""
_FEW_WORDS = r"[^.;:。；：؛\n]{0,60}?"
_GAP = r"(?:[\s\u00a0]|[-\u2010-\u2015]|/)+"
_WORD = re.compile(r"[^\W\d_]+[’']?|\d+")
_CHINESE = re.compile("[\u2e80-\u9fff]")
_ARABIC = re.compile("[\u0621-\u06ff]")
_JOINED = "(?:[وفبلك]{0,2}(?:ال|لل)?)"
"""What Arabic writes together with the word after it: and, so, in, for, as, and the article."""
_JOINED_START = re.compile(_JOINED)
_SPLIT = re.compile(r"(\s*…\s*|\*|\)\?|[()|]|[\s-]+)")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text that a phrase matched, and where they stand (characters, from 0)."""

    words: str
    start: int
    end: int


class Phrases:
    """Many phrases, each belonging to a group."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._at: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for group, phrase in phrases:
            pattern = re.compile(_expression(phrase))
            for key in _keys(phrase):
                self._at[key].append((group, pattern))
        self._at = dict(self._at)
        self._shortest = min(map(len, self._at), default=KEY)

    def find(self, text: str) -> Iterator[tuple[str, Hit]]:
        """Every place where a phrase of a group stands, in the order of the text; case does not count."""
        folded = text.lower()
        if len(folded) != len(text):  # a letter that grows when it is made small would shift every place
            folded = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
        for start in _starts(folded):
            yield from self._from(folded, text, start)

    def _from(self, folded: str, text: str, start: int) -> Iterator[tuple[str, Hit]]:
        for length in range(self._shortest, KEY + 1):
            for group, pattern in self._at.get(folded[start : start + length], ()):
                if found := pattern.match(folded, start):
                    yield group, Hit(text[start : found.end()], start, found.end())


def _starts(text: str) -> Iterator[int]:
    for word in _WORD.finditer(text):
        start = word.start()
        first = text[start]
        if _CHINESE.match(first):
            yield from range(start, word.end())
            continue
        yield start
        if _ARABIC.match(first) and (joined := _joined(text, start)):
            yield from joined


def _joined(text: str, start: int) -> list[int]:
    """Where the word itself may begin, after each of the letters written together with it."""
    found = _JOINED_START.match(text, start)
    return list(range(start + 1, found.end() + 1)) if found else []


def _keys(phrase: str) -> set[str]:
    """The first letters of every way in which a phrase may begin; of a shorter word, all of it."""
    keys = set()
    for way in _ways(phrase):
        word = _WORD.match(way)
        if word is None:
            raise ValueError(f"the phrase {phrase!r} does not begin with a word: begin it with one")
        keys.add(way[: min(KEY, word.end())] if not _CHINESE.match(way) else way[:1])
    return keys


def _ways(phrase: str) -> list[str]:
    """The phrase with each choice of its brackets taken, as far as its first word needs."""
    parts = re.split(r"\(([^()]*)\)", phrase.strip().lower())
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(way) for way in product(*choices)]


def _expression(phrase: str) -> str:
    pattern = ""
    for part in _SPLIT.split(phrase.strip().lower()):
        if not part:
            continue
        if "…" in part:
            pattern += _FEW_WORDS
        elif part == "*":
            pattern += r"\w*"
        elif part in ("(", ")", ")?", "|"):
            pattern += "(?:" if part == "(" else part
        elif not part.strip(" -\n"):
            pattern += _GAP + (_JOINED + "?" if _ARABIC.search(phrase) else "")
        else:
            pattern += re.sub("['’]", "['’]", re.escape(part))
    last = phrase.strip()[-1]
    return pattern if _CHINESE.match(last) else rf"{pattern}(?!\w)"
