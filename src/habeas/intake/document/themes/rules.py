"""The rules by which a text is about a theme, over the phrases of a language."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.intake.document.themes.phrases import Hit, Phrases

_SENTENCE_END = re.compile(r"[.;:!?؛؟](?=\s)|[。；：！？\n]")
"""Where a sentence or an item of a list ends."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a text is about a theme: a phrase of any group in `any`, or one of each of the groups in `all`.

    With `together`, one of each must stand in one sentence or item of a list. Words inside a phrase of a group in
    `unless` do not count.
    """

    theme: str
    any: tuple[str, ...] = ()
    all: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """Every group it names."""
        return frozenset(
            (*self.any, *self.unless, *(one for several in (*self.all, *self.together) for one in several))
        )


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
                if evidence := _evidence(rule, hits, text):
                    found[rule.theme] = evidence
        return found


def _evidence(rule: Rule, hits: Mapping[str, Sequence[Hit]], text: str) -> tuple[Hit, ...]:
    masked = [hit for group in rule.unless for hit in hits.get(group, ())]
    found = list(_counting(rule.any, hits, masked))
    found += _one_of_each([list(_counting(several, hits, masked)) for several in rule.all])
    apart = [list(_counting(several, hits, masked)) for several in rule.together]
    if apart and all(apart):
        ends = [end.end() for end in _SENTENCE_END.finditer(text)]
        for sentence in sorted({bisect(ends, hit.start) for hit in apart[0]}):
            found += _one_of_each([[hit for hit in each if bisect(ends, hit.start) == sentence] for each in apart])
    return tuple(sorted({(hit.start, hit.end): hit for hit in found}.values(), key=lambda hit: (hit.start, hit.end)))


def _one_of_each(several: Sequence[Sequence[Hit]]) -> list[Hit]:
    return [hit for each in several for hit in each] if all(several) else []


def _counting(groups: Sequence[str], hits: Mapping[str, Sequence[Hit]], masked: Sequence[Hit]) -> Iterator[Hit]:
    for group in groups:
        for hit in hits.get(group, ()):
            if not any(mask.start <= hit.start and hit.end <= mask.end for mask in masked):
                yield hit
