"""The rules by which a text is about a theme: lexicons in YAML, one a language, that a lawyer can read and extend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from habeas.intake.document.themes.phrases import Hit, Phrases

FOLDER = Path(__file__).parent / "lexicon"


class LexiconError(ValueError):
    """A lexicon cannot be read as one; the message names the file, the place and what is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a text is about a theme: a phrase of any group in `any`, or one of each of the groups in `all`.

    Words inside a phrase of a group in `unless` do not count.
    """

    theme: str
    any: tuple[str, ...] = ()
    all: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Themes:
    """The rules of one language over its phrases."""

    language: str
    rules: tuple[Rule, ...]
    phrases: Phrases

    def of(self, text: str) -> dict[str, tuple[Hit, ...]]:
        """The themes of a text in the order of the lexicon, each with the words that matched and where."""
        hits: dict[str, list[Hit]] = {}
        for group, hit in self.phrases.find(text):
            hits.setdefault(group, []).append(hit)
        found = {}
        if hits:
            for rule in self.rules:
                if evidence := _evidence(rule, hits):
                    found[rule.theme] = evidence
        return found


def themes(language: str, own: Path | None = None) -> Themes:
    """The rules for a language. `own` is a folder of an observatory's lexicons, whose phrases and rules add to ours.

    A language without a lexicon has no rules: nothing is guessed from another language's words.
    """
    return _themes(language.split("-", maxsplit=1)[0].lower(), own)


def languages() -> list[str]:
    """The languages there are lexicons for."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def _themes(language: str, own: Path | None) -> Themes:
    groups: dict[str, list[str]] = {}
    rules: dict[str, Rule] = {}
    for folder in (FOLDER, own):
        path = folder / f"{language}.yaml" if folder else None
        if path and path.is_file():
            _add(path, groups, rules)
    for rule in rules.values():
        _demand_groups(rule, groups, language)
    phrases = [(group, phrase) for group, several in groups.items() for phrase in several]
    try:
        return Themes(language, tuple(rules.values()), Phrases(phrases))
    except ValueError as error:
        raise LexiconError(f"{language}.yaml: {error}") from error


def _add(path: Path, groups: dict[str, list[str]], rules: dict[str, Rule]) -> None:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} is not YAML: {error}") from error
    if not isinstance(content, dict) or (unknown := sorted(map(str, content.keys() - {"groups", "themes"}))):
        raise LexiconError(f"{path}: holds `groups` and `themes` alone, not {', '.join(unknown) or 'a list'}")
    for group, several in _mapping(content.get("groups"), path, "groups").items():
        groups.setdefault(group, []).extend(_words(several, path, f"groups.{group}"))
    for theme, said in _mapping(content.get("themes"), path, "themes").items():
        rules[theme] = _joined(rules.get(theme), _rule(theme, said, path))


def _rule(theme: str, said: object, path: Path) -> Rule:
    where = f"themes.{theme}"
    parts = _mapping(said, path, where)
    if unknown := sorted(parts.keys() - {"any", "all", "unless"}):
        raise LexiconError(f"{path}: {where}: a rule has `any`, `all` and `unless`, not {unknown[0]!r}")
    every = parts.get("all") or []
    if not isinstance(every, list):
        raise LexiconError(f"{path}: {where}.all: must be a list of groups")
    both = tuple(tuple(_words(one if isinstance(one, list) else [one], path, f"{where}.all")) for one in every)
    return Rule(
        theme,
        tuple(_words(parts.get("any"), path, f"{where}.any")),
        both,
        tuple(_words(parts.get("unless"), path, f"{where}.unless")),
    )


def _joined(ours: Rule | None, own: Rule) -> Rule:
    """An observatory's rule adds to ours; where it says `all`, that replaces ours."""
    if ours is None:
        return own
    return Rule(own.theme, ours.any + own.any, own.all or ours.all, ours.unless + own.unless)


def _demand_groups(rule: Rule, groups: Mapping[str, object], language: str) -> None:
    for group in (*rule.any, *rule.unless, *(one for several in rule.all for one in several)):
        if group not in groups:
            raise LexiconError(f"{language}.yaml: themes.{rule.theme} names the group {group!r}, which is not there")


def _mapping(said: object, path: Path, where: str) -> dict[str, object]:
    if said is None:
        return {}
    if not isinstance(said, dict) or not all(isinstance(key, str) for key in said):
        raise LexiconError(f"{path}: {where}: must be a mapping")
    return said


def _words(said: object, path: Path, where: str) -> list[str]:
    if said is None:
        return []
    if not isinstance(said, list) or not all(isinstance(one, str) and one.strip() for one in said):
        raise LexiconError(f"{path}: {where}: must be a list of words")
    return said


def _evidence(rule: Rule, hits: Mapping[str, Sequence[Hit]]) -> tuple[Hit, ...]:
    masked = [hit for group in rule.unless for hit in hits.get(group, ())]
    found = list(_counting(rule.any, hits, masked))
    if rule.all:
        each = [list(_counting(several, hits, masked)) for several in rule.all]
        if all(each):
            found += [hit for several in each for hit in several]
    return tuple(sorted({(hit.start, hit.end): hit for hit in found}.values(), key=lambda hit: (hit.start, hit.end)))


def _counting(groups: Sequence[str], hits: Mapping[str, Sequence[Hit]], masked: Sequence[Hit]) -> Iterator[Hit]:
    for group in groups:
        for hit in hits.get(group, ()):
            if not any(mask.start <= hit.start and hit.end <= mask.end for mask in masked):
                yield hit
