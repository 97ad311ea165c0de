"""The rules by which a text is about a theme, over the phrases of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.intake.document.themes.phrases import Hit, Phrases


@dataclass(frozen=True, slots=True)
class Rule:
    """When a text is about a theme: a phrase of any group in `any`, or one of each of the groups in `all`.

    Words inside a phrase of a group in `unless` do not count.
    """

    theme: str
    any: tuple[str, ...] = ()
    all: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """Every group it names."""
        return frozenset((*self.any, *self.unless, *(one for several in self.all for one in several)))


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
