"""What a catalog must hold to as a whole: every key that an entry names exists, and no label means two things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

from habeas.catalog.errors import CatalogError, Where
from habeas.catalog.kinds import Breakdown
from habeas.catalog.labels import fold
from habeas.catalog.model import (
    GENERATIONS,
    ComplaintProcedure,
    Function,
    Indicator,
    Instrument,
    Question,
    Section,
)
from habeas.values import ValueType

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_NAMES_WITH_BLANKS = frozenset({"instruments", "procedures", "bodies"})
"""Kinds whose keys are the acronyms in use, such as ``ICCPR OP1``."""
_ANSWERS = frozenset({ValueType.ANSWER, ValueType.ANSWERS})
_TWO_INPUTS = frozenset({Function.RATIO, Function.SHARE, Function.PER_THOUSAND, Function.RATE})

Made = Mapping[str, Mapping[str, Any]]
Places = Mapping[tuple[str, str], Where]


def check_references(made: Made, places: Places) -> None:
    """Raise `CatalogError` for the first thing that does not hold together."""
    check = _Check(made, places)
    check.keys()
    for section in made["sections"].values():
        check.section(section)
    for breakdown in made["breakdowns"].values():
        check.breakdown(breakdown)
    for indicator in made["indicators"].values():
        check.indicator(indicator)
    for question in made["questions"].values():
        check.question(question)
    for instrument in made["instruments"].values():
        check.instrument(instrument)
    for procedure in made["procedures"].values():
        check.procedure(procedure)
    check.labels()
    check.headings()


class _Check:
    """The checks, with the entries by kind and where each was written."""

    def __init__(self, made: Made, places: Places) -> None:
        self.made = made
        self.places = places
        counted = [*made["instruments"].values(), *made["procedures"].values()]
        self.lists = {name for entry in counted for name in entry.lists}

    def keys(self) -> None:
        for kind, key in self.places:
            if kind not in _NAMES_WITH_BLANKS and not _KEY.fullmatch(key):
                self.fail(kind, key, "", "a key is small letters, digits and underscores", "Rename it")

    def section(self, section: Section) -> None:
        self.named("sections", section.key, "chapter", section.chapter, "chapters")
        seen = {section.key}
        parent = section.parent
        while parent:
            self.named("sections", section.key, "parent", parent, "sections")
            if parent in seen:
                self.fail("sections", section.key, "parent", "a section is inside itself", "Break the circle")
            seen.add(parent)
            parent = self.made["sections"][parent].parent

    def breakdown(self, breakdown: Breakdown) -> None:
        if breakdown.codes and breakdown.form:
            self.fail("breakdowns", breakdown.key, "form", "codes and form exclude each other", "Keep one")
        if breakdown.codes:
            self.named("breakdowns", breakdown.key, "codes", breakdown.codes, "code_lists")
        if breakdown.form:
            try:
                re.compile(breakdown.form)
            except re.error as error:
                problem = f"{breakdown.form!r} is not a regular expression: {error}"
                self.fail("breakdowns", breakdown.key, "form", problem, "Correct it")

    def indicator(self, indicator: Indicator) -> None:
        key = indicator.key
        self.named("indicators", key, "section", indicator.section, "sections")
        if indicator.chapter:
            self.named("indicators", key, "chapter", indicator.chapter, "chapters")
        for breakdown in indicator.breakdown:
            self.named("indicators", key, "breakdown", breakdown, "breakdowns")
        if indicator.replaced_by:
            self.named("indicators", key, "replaced_by", indicator.replaced_by, "indicators")
        elif indicator.meaning_changed:
            self.fail("indicators", key, "meaning_changed", "nothing replaces this", "Name it in `replaced_by`")
        if not indicator.asked_of:
            self.fail("indicators", key, "asked_of", "it is asked of nothing", "Write [country] or [facility]")
        self.options(indicator)
        self.measure(indicator)
        self.derived(indicator)

    def options(self, indicator: Indicator) -> None:
        if indicator.codes:
            if indicator.type not in _ANSWERS and indicator.type is not ValueType.NAMES:
                self.fail("indicators", indicator.key, "codes", f"{indicator.type} takes no codes", "Remove the field")
            self.named("indicators", indicator.key, "codes", indicator.codes, "code_lists")
        elif indicator.type in _ANSWERS:
            self.fail("indicators", indicator.key, "codes", "an answer needs a code list", "Name one in `codes`")

    def measure(self, indicator: Indicator) -> None:
        key, low, high = indicator.key, indicator.minimum, indicator.maximum
        if (indicator.type is ValueType.MONEY) != bool(indicator.currency):
            self.fail(
                "indicators", key, "currency", "money, and nothing else, has a currency", "Correct one of the two"
            )
        if indicator.scale < 1:
            self.fail("indicators", key, "scale", f"a scale is 1 or more, not {indicator.scale}", "Correct it")
        if low is not None and high is not None and low > high:
            self.fail("indicators", key, "minimum", f"{low} is above the maximum {high}", "Correct one of the two")

    def derived(self, indicator: Indicator) -> None:
        if indicator.derived is None:
            return
        function, inputs = indicator.derived.function, indicator.derived.inputs
        if function is Function.COUNT_IN_FORCE:
            if len(inputs) != 1 or inputs[0] not in self.lists:
                problem = f"{function} counts one list of instruments, not {', '.join(inputs)}"
                self.fail(
                    "indicators", indicator.key, "derived", problem, f"Use one of {', '.join(sorted(self.lists))}"
                )
            return
        if function in _TWO_INPUTS and len(inputs) != 2:
            self.fail("indicators", indicator.key, "derived", f"{function} needs two inputs", "Give part and whole")
        for name in inputs:
            self.named("indicators", indicator.key, "derived", name, "indicators")
        if indicator.key in inputs:
            self.fail("indicators", indicator.key, "derived", "it is derived from itself", "Name other inputs")

    def question(self, question: Question) -> None:
        for name in question.indicators:
            self.named("questions", question.key, "indicators", name, "indicators")

    def instrument(self, instrument: Instrument) -> None:
        if instrument.body:
            self.named("instruments", instrument.key, "body", instrument.body, "bodies")

    def procedure(self, procedure: ComplaintProcedure) -> None:
        self.named("procedures", procedure.key, "instrument", procedure.instrument, "instruments")
        if procedure.body:
            self.named("procedures", procedure.key, "body", procedure.body, "bodies")

    def labels(self) -> None:
        """No label means two indicators in one generation of one kind of page."""
        self.unambiguous("indicators", "aliases", _printed_labels(self.made["indicators"].values()))

    def headings(self) -> None:
        """No heading means two sections in one generation."""
        sections: Iterable[Section] = self.made["sections"].values()
        found = (
            (f"{fold(heading)}|{generation}", heading, section.key)
            for section in sections
            for heading, generations in section.heading_generations.items()
            for generation in generations or GENERATIONS
        )
        self.unambiguous("sections", "headings", found)

    def unambiguous(self, kind: str, field: str, found: Iterable[tuple[str, str, str]]) -> None:
        owners: dict[str, str] = {}
        for slot, printed, key in found:
            owner = owners.setdefault(slot, key)
            if owner != key:
                problem = f"{printed!r} already means {owner!r} in the same generation of the page"
                self.fail(kind, key, field, problem, "Give the two different generations, or remove one")

    def named(self, kind: str, key: str, field: str, name: str, target: str) -> None:
        known = self.made[target]
        if name in known:
            return
        close = get_close_matches(name, known, n=3)
        fix = f"Did you mean {' or '.join(close)}?" if close else f"Add it to {target}, or name one that is there"
        self.fail(kind, key, field, f"there is no {name!r} in {target}", fix)

    def fail(self, kind: str, key: str, field: str, problem: str, fix: str) -> NoReturn:
        where = self.places[kind, key]
        raise CatalogError(Where(where.file, where.line, kind, key, field), problem, fix)


def _printed_labels(indicators: Iterable[Indicator]) -> Iterator[tuple[str, str, str]]:
    """Slot (folded label, generation, kind of page), label as printed and key, for every alias of every indicator."""
    for indicator in indicators:
        for alias in indicator.aliases:
            for generation in alias.generations or GENERATIONS:
                for subject in indicator.asked_of:
                    yield f"{fold(alias.label)}|{generation}|{subject}", alias.label, indicator.key
