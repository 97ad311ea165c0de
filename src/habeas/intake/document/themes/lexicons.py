"""Lexicons of themes: YAML files, one a language, ours and an observatory's own, checked word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from habeas.intake.document.themes.phrases import PhraseError, Phrases, demand_phrase
from habeas.intake.document.themes.rules import Rule, Themes

FOLDER = Path(__file__).parent / "lexicon"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class LexiconError(ValueError):
    """A lexicon cannot be read as one; the message names the file, the place and what is wrong."""


@dataclass
class _Content:
    """What the files of one language hold together."""

    groups: dict[str, list[str]] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)


def themes(language: str, own: Path | None = None, file: Path | None = None) -> Themes:
    """The rules for a language: ours, with those that an observatory adds.

    `own` is its folder of lexicons (``fr.yaml``), `file` one more of this language; what changes is read again.
    A language without a lexicon has no rules: nothing is guessed from another language's words.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    mine = [own / f"{code}.yaml"] if own and (own / f"{code}.yaml").exists() else []
    return _themes(code, tuple((path, _stamp(path)) for path in (*mine, *([file] if file else []))))


def languages() -> list[str]:
    """The languages there are lexicons for."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@cache
def _themes(language: str, own: tuple[tuple[Path, tuple[int, int] | None], ...]) -> Themes:
    content = _Content()
    ours = FOLDER / f"{language}.yaml"
    for path in (*([ours] if ours.exists() else []), *(path for path, _ in own)):
        _add(path, content)
    phrases = Phrases((group, phrase) for group, several in content.groups.items() for phrase in several)
    return Themes(language, tuple(content.rules.values()), phrases)


def _add(path: Path, content: _Content) -> None:
    read = _read(path)
    for group, several in _mapping(read.get("groups"), path, "groups").items():
        content.groups.setdefault(group, []).extend(_phrases(several, path, f"groups.{group}"))
    for theme, said in _mapping(read.get("themes"), path, "themes").items():
        _demand_theme(theme, content.rules, path)
        rule = _rule(theme, said, path)
        for group in sorted(rule.groups - content.groups.keys()):
            raise LexiconError(f"{path}: themes.{theme} names the group {group!r}, which is not there")
        content.rules[theme] = _joined(content.rules.get(theme), rule)


def _read(path: Path) -> dict[str, object]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader) or {}
    except OSError as error:
        raise LexiconError(f"{path} cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise LexiconError(f"{path}: holds `groups` and `themes`, not a list")
    if unknown := sorted(map(str, content.keys() - {"groups", "themes"})):
        raise LexiconError(f"{path}: holds `groups` and `themes` alone, not {', '.join(unknown)}")
    return content


def _demand_theme(theme: str, known: Mapping[str, Rule], path: Path) -> None:
    """A theme of the observatory's own is welcome; one that is nearly ours is ours, miswritten."""
    if theme in known:
        return
    if not _NAME.fullmatch(theme):
        raise LexiconError(f"{path}: themes.{theme}: a theme is written in small letters and _, as in legal_safeguards")
    if near := get_close_matches(theme, known, n=1, cutoff=0.85):
        raise LexiconError(f"{path}: themes.{theme}: there is no such theme; did you mean {near[0]}?")


def _rule(theme: str, said: object, path: Path) -> Rule:
    where = f"themes.{theme}"
    parts = _mapping(said, path, where)
    if unknown := sorted(parts.keys() - {"any", "all", "together", "unless"}):
        raise LexiconError(f"{path}: {where}: a rule has `any`, `all`, `together` and `unless`, not {unknown[0]!r}")
    any_of, unless = (tuple(_words(parts.get(part), path, f"{where}.{part}")) for part in ("any", "unless"))
    every, together = (_groups(parts.get(part), path, f"{where}.{part}") for part in ("all", "together"))
    return Rule(theme, any_of, every, together, unless)


def _groups(said: object, path: Path, where: str) -> tuple[tuple[str, ...], ...]:
    """Groups of which one each is asked for; a list among them stands for any of its own."""
    if not isinstance(said, list | type(None)):
        raise LexiconError(f"{path}: {where}: must be a list of groups")
    return tuple(tuple(_words(one if isinstance(one, list) else [one], path, where)) for one in said or ())


def _joined(ours: Rule | None, own: Rule) -> Rule:
    """An observatory's rule adds to ours; where it says `all` or `together`, that replaces ours."""
    if ours is None:
        return own
    every, together = own.all or ours.all, own.together or ours.together
    return Rule(own.theme, ours.any + own.any, every, together, ours.unless + own.unless)


def _mapping(said: object, path: Path, where: str) -> dict[str, object]:
    if said is None:
        return {}
    if not isinstance(said, dict) or not all(isinstance(key, str) for key in said):
        raise LexiconError(f"{path}: {where}: must be a mapping of names")
    return said


def _phrases(said: object, path: Path, where: str) -> list[str]:
    phrases = _words(said, path, where)
    for number, phrase in enumerate(phrases, 1):
        try:
            demand_phrase(phrase)
        except PhraseError as error:
            raise LexiconError(f"{path}: {where}, line {number} of the group: {error}") from error
    return phrases


def _words(said: object, path: Path, where: str) -> list[str]:
    if said is None:
        return []
    if not isinstance(said, list):
        raise LexiconError(f"{path}: {where}: must be a list of words")
    for one in said:
        if not isinstance(one, str) or not one.strip():
            raise LexiconError(f"{path}: {where}: {one!r} is not words; put what YAML reads otherwise in quotes")
    return said
