"""Words by language, one YAML file each, that a lawyer can read and extend.

A phrase is written as it is read. ``*`` ends a word in any way (``recommend*``), ``…`` stands for a few words of the
same sentence, ``(a|b)`` for either, ``(a)?`` for perhaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from habeas.places import UN_LANGUAGES

FOLDER = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it
_FEW_WORDS = r"[^.;。；؛]{0,70}?"
_NEVER = re.compile(r"(?!)")
_ARABIC = re.compile("[\u0600-\u06ff]")
_WORD = re.compile(r"\w")
_BEGINS = r"(?<!\w)"


@dataclass(frozen=True)
class Lexicon:
    """The phrases of one language, by group, and its tables of months, ordinals and names."""

    language: str
    phrases: Mapping[str, re.Pattern[str]]
    tables: Mapping[str, Mapping[str, str]]

    def find(self, group: str, text: str) -> re.Match[str] | None:
        """The first phrase of a group in a text; a group that a language lacks finds nothing."""
        return self.phrases.get(group, _NEVER).search(text)

    def pattern(self, group: str) -> re.Pattern[str]:
        """The phrases of a group as one expression."""
        return self.phrases.get(group, _NEVER)


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; those of English where a language has none."""
    path = FOLDER / f"{language if language in UN_LANGUAGES else 'en'}.yaml"
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    phrases: dict[str, re.Pattern[str]] = {}
    tables: dict[str, Mapping[str, str]] = {}
    for group, value in _flat(content, ""):
        if isinstance(value, list):
            phrases[group] = compiled(value)
        else:
            tables[group] = {str(key).casefold(): str(one) for key, one in value.items()}
    return Lexicon(language, phrases, tables)


def _flat(content: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, Any]]:
    """Groups by their dotted names; a mapping of plain values is a table."""
    for key, value in content.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and any(isinstance(one, list | dict) for one in value.values()):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def compiled(phrases: Sequence[str]) -> re.Pattern[str]:
    """One expression for some phrases, longest first."""
    parts = [_expression(str(phrase)) for phrase in sorted(phrases, key=len, reverse=True)]
    # Asked once for all of them, a word's beginning costs a third of what it costs asked of each.
    at_words = [part for part in parts if part.startswith((_BEGINS, f"(?:{_BEGINS}"))]
    words = [part.replace(_BEGINS, "", 1) for part in at_words]
    inside = [part for part in parts if part not in at_words]
    return re.compile("|".join([f"{_BEGINS}(?:{'|'.join(words)})", *inside] if words else inside), re.I)


def _expression(phrase: str) -> str:
    tokens = [token for token in re.split(r"(\s*…\s*|[*()|?]|\s+)", phrase.strip()) if token]
    pattern = ""
    for at, token in enumerate(tokens):
        if "…" in token:
            pattern += _gap("".join(tokens[:at]), "".join(tokens[at + 1 :]))
        elif token == "*":
            pattern += r"\w*"
        elif token in "()|?":
            pattern += "(?:" if token == "(" else token
        elif token.isspace():
            pattern += r"\s+"
        else:
            pattern += re.sub("['’]", "['’]", re.escape(token))
    words = _WORD.findall(phrase)
    if words and _ARABIC.match(words[0]):
        pattern = rf"(?<!\w)[وفبلك]{{0,2}}(?:{pattern})"  # "and" and prepositions are written with the next word
    elif words and _bounded(words[0]):
        pattern = rf"(?<!\w)(?:{pattern})"
    ends = words and _bounded(words[-1]) and not phrase.rstrip().endswith(("*", "?"))
    return rf"(?:{pattern})(?!\w)" if ends else pattern


def _gap(before: str, after: str) -> str:
    """A few words between two whole ones; Arabic writes prepositions with the word, Chinese has no blanks."""
    left, right = _WORD.findall(before), _WORD.findall(after)
    ends = left and _bounded(left[-1]) and not before.endswith("*")
    begins = right and _bounded(right[0]) and not _ARABIC.match(right[0])
    return (r"(?!\w)" if ends else "") + _FEW_WORDS + (r"(?<!\w)" if begins else "")


def _bounded(char: str) -> bool:
    """Whether words end beside such a character; Chinese has no blanks between words."""
    return not "\u2e80" <= char <= "\u9fff"
