"""From printed words to the catalog: which indicator, section, body or code a label means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.catalog.labels import fold
from habeas.catalog.model import (
    GENERATIONS,
    Body,
    Catalog,
    CodeList,
    ComplaintProcedure,
    Indicator,
    Instrument,
    Section,
    SubjectKind,
)

T = TypeVar("T")
CUT = "…"
"""Stands in a label where the rest is not known; such a label is matched by what stands before it."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """What a printed label may mean, and the generations that print it so (all of them where it is not known)."""

    entry: T
    generations: tuple[str, ...] = GENERATIONS


class _Labels(Generic[T]):
    """Folded labels with what each may mean; cut labels are tried after whole ones, the longest first."""

    def __init__(self, printed: Iterable[tuple[str, Match[T]]]) -> None:
        self._whole: dict[str, list[Match[T]]] = {}
        cut: dict[str, list[Match[T]]] = {}
        for label, match in printed:
            if CUT in label:
                cut.setdefault(fold(label.partition(CUT)[0]), []).append(match)
            else:
                self._whole.setdefault(fold(label), []).append(match)
        self._cut = sorted(cut.items(), key=lambda item: -len(item[0]))

    def matches(self, label: str) -> list[Match[T]]:
        """Everything a label may mean."""
        folded = fold(label)
        if folded in self._whole:
            return self._whole[folded]
        return next((found for head, found in self._cut if folded.startswith(head)), [])


class LabelIndex:
    """Finds entries of one catalog by the words that pages and documents print for them.

    Words are compared folded (`habeas.catalog.labels.fold`). Hints narrow what a label may mean; where more than one
    meaning is left the answer is None: nothing is guessed.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._indicators = _Labels(_indicator_labels(catalog.indicators.values()))
        self._sections = _Labels(_headings(catalog.sections.values()))
        self._bodies = _Labels(_names(catalog.bodies.values()))
        self._instruments = _Labels(_names(catalog.instruments.values()))
        self._procedures = _Labels(_names(catalog.procedures.values()))
        self._codes = {key: _Labels(_code_labels(codes)) for key, codes in catalog.code_lists.items()}
        self._breakdowns = {key: codes.key for key, codes in catalog.breakdown_codes.items()}

    def indicator(
        self,
        label: str,
        section: str | None = None,
        generation: str | None = None,
        subject: SubjectKind = SubjectKind.COUNTRY,
    ) -> Indicator | None:
        """The indicator a page prints `label` for; the section, the generation and the kind of page are hints."""
        found = [match for match in self._indicators.matches(label) if subject in match.entry.asked_of]
        if section:
            found = [match for match in found if match.entry.section == section] or found
        return _only(found, generation)

    def section(self, heading: str, generation: str | None = None) -> Section | None:
        """The section that stands under `heading`."""
        return _only(self._sections.matches(heading), generation)

    def generations(self, label: str) -> tuple[str, ...]:
        """The page generations that print `label` as a label or a heading, oldest first; empty where it is unknown."""
        printed = {name for match in self._indicators.matches(label) for name in match.generations}
        printed |= {name for match in self._sections.matches(label) for name in match.generations}
        return tuple(generation for generation in GENERATIONS if generation in printed)

    def body(self, name: str) -> Body | None:
        """The body of that name, acronym or name in another language."""
        return _only(self._bodies.matches(name))

    def instrument(self, name: str) -> Instrument | None:
        """The instrument of that name or acronym; a page's ``CAT, Convention against …`` is found by its acronym."""
        return _only(self._instruments.matches(name)) or _only(self._instruments.matches(name.partition(",")[0]))

    def procedure(self, name: str) -> ComplaintProcedure | None:
        """The complaint procedure a page prints as ``ICCPR, First Optional Protocol to …``."""
        return _only(self._procedures.matches(name))

    def code(self, code_list: str, words: str) -> str | None:
        """The code that `words` mean in a code list, in any language the catalog has."""
        return _only(self._codes[code_list].matches(words)) if code_list in self._codes else None

    def breakdown_code(self, breakdown: str, words: str) -> str | None:
        """The code that `words` mean in a breakdown with a closed list, such as a row's head in a matrix."""
        return self.code(self._breakdowns.get(breakdown, ""), words)


def index(catalog: Catalog) -> LabelIndex:
    """An index over the labels of a catalog; make it once and keep it."""
    return LabelIndex(catalog)


def _only(found: list[Match[T]], generation: str | None = None) -> T | None:
    """The one meaning left, if there is one."""
    if generation:
        found = [match for match in found if generation in match.generations] or found
    meanings: list[T] = []
    for match in found:
        if match.entry not in meanings:
            meanings.append(match.entry)
    return meanings[0] if len(meanings) == 1 else None


def _indicator_labels(indicators: Iterable[Indicator]) -> Iterator[tuple[str, Match[Indicator]]]:
    for indicator in indicators:
        for alias in indicator.aliases:
            yield alias.label, Match(indicator, alias.generations or GENERATIONS)


def _headings(sections: Iterable[Section]) -> Iterator[tuple[str, Match[Section]]]:
    for section in sections:
        for heading in section.headings:
            yield heading, Match(section, section.heading_generations.get(heading) or GENERATIONS)


N = TypeVar("N", bound=Body | Instrument | ComplaintProcedure)


def _names(entries: Iterable[N]) -> Iterator[tuple[str, Match[N]]]:
    for entry in entries:
        for name in (entry.key, *entry.label.values(), *entry.aliases):
            yield name, Match(entry)


def _code_labels(codes: CodeList) -> Iterator[tuple[str, Match[str]]]:
    for code in codes.codes:
        for words in (code.code, *code.label.values(), *code.aliases):
            yield words, Match(code.code)
