"""Words by language, one YAML file each, that a lawyer can read and extend.

A phrase is written as it is read. ``*`` ends a word in any way (``recommend*``), ``…`` stands for a few words of the
same sentence, ``(a|b)`` for either.
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
    return re.compile("|".join(parts), re.I)


def _expression(phrase: str) -> str:
    pattern = ""
    for part in re.split(r"(\s*…\s*|\*|[()|]|\s+)", phrase.strip()):
        if "…" in part:
            pattern += _FEW_WORDS
        elif part == "*":
            pattern += r"\w*"
        elif part in ("(", ")", "|"):
            pattern += "(?:" if part == "(" else part
        elif part.isspace():
            pattern += r"\s+"
        else:
            pattern += re.sub("['’]", "['’]", re.escape(part))
    first, last = phrase.strip()[:1], phrase.strip()[-1:]
    if _ARABIC.match(first):
        pattern = rf"(?<!\w)[وفبلك]{{0,2}}{pattern}"  # prepositions and "and" are written together with their word
    elif _bounded(first) or first == "(":
        pattern = rf"(?<!\w){pattern}"
    return rf"{pattern}(?!\w)" if _bounded(last) or last == ")" else pattern


def _bounded(char: str) -> bool:
    """Whether words end beside such a character; Chinese has no blanks between words."""
    return bool(_WORD.match(char)) and not "\u2e80" <= char <= "\u9fff"
