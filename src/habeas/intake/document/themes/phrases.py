"""Phrases of a lexicon found in a text, fast: a phrase is tried only where a word begins as it does.

How phrases are written is told in docs/themes.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from habeas.intake.document.themes.folding import folded, plain

KEY = 5
"""Letters by which a word finds the phrases that may begin with it."""
_FEW_WORDS = r"[^.;:。；：؛\n]{0,60}?"
_ENDS = "\0"
"""Stands in a key for the end of a short word: ``in`` is not looked for in *instruments*."""
_BLANK = r"[\s/-]+"
_LETTER = r"[^\W\d_]"
_ARABIC = re.compile("[\u0621-\u06ff]")
_CHINESE = re.compile("[\u2e80-\u9fff]")
_JOINED = "(?:[وفبلك]{0,2}(?:ال|لل)?)"
"""What Arabic writes together with the word after it: and, so, in, for, as, and the article."""
_JOINED_START = re.compile(_JOINED)
_LONGEST_JOINED = 4
_HEAD = _LONGEST_JOINED + KEY + 1
"""Letters of a text that say which phrases may begin there."""
_HEADS = 20_000
"""Beginnings of words kept with the phrases to try: most words of a text have been met before."""
_TOKEN = re.compile(r"\s*…\s*|\*|\(|\)\?|\)|\||[\s-]+|[^\s…*()|-]+")
_SHORT = re.compile(rf"{_LETTER}{{1,{KEY - 1}}}(?!{_LETTER})")
_SIGNS = frozenset(("(", ")", ")?", "|"))
_CHOICE = re.compile(r"\(([^()]*)\)(\?)?")


class PhraseError(ValueError):
    """A phrase cannot be read as one; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text that a phrase matched, and where they stand (characters, from 0)."""

    words: str
    start: int
    end: int


class Phrases:
    """Many phrases, each belonging to a group."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        at: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for group, phrase in phrases:
            words = folded(phrase.strip())[0]
            pattern = compiled(words)
            for key in _keys(words):
                at[key].append((group, pattern))
        self._at = dict(at)
        self._lengths = sorted({len(key) for key in at if not key.endswith(_ENDS)})
        self._places = _places(at)
        self._tried = lru_cache(_HEADS)(self._to_try)

    def find(self, text: str) -> Iterator[tuple[str, Hit]]:
        """Every place where a phrase of a group stands, in the order of the text."""
        words, places = folded(text)
        for place in self._places.finditer(words):
            start = place.start()
            for offset, group, pattern in self._tried(words[start : start + _HEAD]):
                if found := pattern.match(words, start + offset):
                    yield group, _hit(text, places, start + offset, found.end())

    def _to_try(self, head: str) -> list[tuple[int, str, re.Pattern[str]]]:
        """What may stand where a text goes on like this, and how far on: in Arabic after what is joined to the word."""
        return [
            (offset, group, pattern)
            for offset in (0, *_after_joined(head))
            for key in self._keys_at(head, offset)
            for group, pattern in self._at.get(key, ())
        ]

    def _keys_at(self, head: str, start: int) -> list[str]:
        keys = [head[start : start + length] for length in self._lengths]
        short = _SHORT.match(head, start)
        return [*keys, short[0] + _ENDS] if short else keys


def demand_phrase(phrase: str) -> None:
    """Raise `PhraseError` where a phrase cannot be read as one."""
    words = folded(phrase.strip())[0]
    _demand_form(words)
    _keys(words)


def compiled(phrase: str) -> re.Pattern[str]:
    """A folded phrase as an expression."""
    tokens = _TOKEN.findall(phrase)
    pattern = ""
    for at, token in enumerate(tokens):
        if "…" in token:
            pattern += _few_words(tokens[at + 1 :])
        elif token == "*":
            pattern += r"\w*"
        elif token in _SIGNS:
            pattern += "(?:" if token == "(" else token
        elif not token.strip(" -\n"):
            pattern += _BLANK + (_JOINED + "?" if _ARABIC.search(phrase) else "")
        else:
            pattern += "".join(map(_letter, token)) + _word_end(token, tokens[at + 1 :])
    return re.compile(pattern)


def _hit(text: str, places: Sequence[int] | None, start: int, end: int) -> Hit:
    if places is not None:
        start, end = places[start], places[end - 1] + 1
    return Hit(text[start:end], start, end)


def _letter(letter: str) -> str:
    """A letter of a phrase, with or without its accent; an apostrophe may have blanks beside it (``d ’ asile``)."""
    if letter == "'":
        return r"\s?'\s?"
    return f"[{letter}{plain(letter)}]" if plain(letter) != letter else re.escape(letter)


def _word_end(token: str, after: list[str]) -> str:
    """A word ends where it is written to end; Chinese has no blanks, and ``(re)?education`` is one word."""
    if not token[-1].isalnum() or _CHINESE.match(token[-1]) or after[:1] == ["*"]:
        return ""
    if after and after[0] in _SIGNS:
        closing = next((place for place, one in enumerate(after) if one.startswith(")")), len(after))
        after = after[closing + 1 :]
    goes_on = bool(after) and after[0][0].isalnum() and not _CHINESE.match(after[0])
    return (
        "" if goes_on else rf"(?!{_LETTER})" if token[-1].isalpha() else r"(?!\d)"
    )  # a note's number may follow: detention20


def _few_words(after: list[str]) -> str:
    """A few words up to a whole one; Chinese has no blanks, and Arabic writes small words with the next."""
    next_letter = next((one[0] for one in after if one.strip("()?| ")), "")
    begins = "" if not next_letter or _CHINESE.match(next_letter) else rf"(?<!{_LETTER})"
    return _FEW_WORDS + begins + (_JOINED if _ARABIC.match(next_letter) else "")


def _demand_form(phrase: str) -> None:
    if phrase.startswith("…") or phrase.endswith("…"):
        raise PhraseError(f"the phrase {phrase!r} begins or ends with `…`, which stands between words")
    rest = _CHOICE.sub("", phrase)
    if "(" in rest or ")" in rest:
        raise PhraseError(f"the phrase {phrase!r} has a bracket that is not closed, or one inside another")
    if "|" in rest:
        raise PhraseError(f"the phrase {phrase!r} has `|` outside brackets: write (this|that)")
    if "?" in rest:
        raise PhraseError(f"the phrase {phrase!r} has `?` after no bracket: write (word )?")


def _places(keys: Iterable[str]) -> re.Pattern[str]:
    """Where any phrase may begin: at the first letter of a word, in Chinese anywhere."""
    chinese = [key for key in keys if _CHINESE.match(key)]
    arabic = [key for key in keys if _ARABIC.match(key)]
    digits = [key for key in keys if key[0].isdigit()]
    other = sorted(set(keys) - {*chinese, *arabic, *digits})
    ways = [rf"(?<!{_LETTER})(?={_tree(other)})"] if other else []
    ways += [rf"(?<!\d)(?={_tree(digits)})"] if digits else []
    ways += [rf"(?<!{_LETTER})(?={_JOINED}{_tree(arabic)})"] if arabic else []
    ways += [rf"(?={_tree(chinese)})"] if chinese else []
    return re.compile("|".join(ways) or r"(?!)")


def _tree(words: Iterable[str]) -> str:
    """An expression for any of some words that looks at each letter once."""
    branches: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words)):
        if not word:
            return ""  # a shorter word is enough
        branches[word[0]].append(word[1:])
    inner = [
        (rf"(?!{_LETTER})" if letter == _ENDS else re.escape(letter) + _tree(rest)) for letter, rest in branches.items()
    ]
    return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"


def _after_joined(head: str) -> list[int]:
    """Where the word itself may begin, after what is written together with it."""
    return [later for later in range(1, _LONGEST_JOINED + 1) if _JOINED_START.fullmatch(head, 0, later)]


def _keys(phrase: str) -> set[str]:
    """The first letters of every way in which a phrase may begin; of a shorter word, all of it and its end."""
    keys: set[str] = set()
    for way in _ways(phrase):
        word = re.match(rf"{_LETTER}+|\d+", way)
        if word is None:
            raise PhraseError(f"the phrase {phrase!r} does not begin with a word: begin it with one")
        key = way[: min(2 if _CHINESE.match(way) else KEY, word.end())]
        whole = word.end() < KEY and key.isalpha() and not _CHINESE.match(way) and way[word.end() :][:1] != "*"
        keys.update("".join(letters) + _ENDS * whole for letters in product(*({one, plain(one)} for one in key)))
    return keys


def _ways(phrase: str) -> list[str]:
    """The phrase with each choice of its brackets taken; what may be left out is left out in one of them."""
    choices: list[list[str]] = []
    last = 0
    for bracket in _CHOICE.finditer(phrase):
        choices.append([phrase[last : bracket.start()]])
        choices.append(bracket[1].split("|") + ([""] if bracket[2] else []))
        last = bracket.end()
    return ["".join(way) for way in product(*choices, [phrase[last:]])]
