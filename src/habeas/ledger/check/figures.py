"""Checks on single figures, and the plain ones of figures against one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from habeas.catalog import Function, outside_bounds
from habeas.ledger.check.finding import Finding, Severity, ask, stop
from habeas.ledger.check.view import View, decided

JUMP = 10
"""A number ten times the last one, or a tenth of it, is more often a slip (a unit, a digit) than news."""
SMALLEST_JUMP = 20
"""Below this many, tenfold jumps are common: 1 person, then 12."""
CROWDED = 3
"""Crowding is possible; three people in each place is a slip more often."""


def outside_catalog(view: View) -> Iterator[Finding]:
    """An observation that stands but does not fit the catalog as it is now."""
    for reference, problem in view.misfits.items():
        yield Finding("outside_catalog", Severity.STOP, (reference,), problem)


def out_of_bounds(view: View) -> Iterator[Finding]:
    """A number that its indicator cannot have: a share over 100 %, a count below zero."""
    for figure in view.figures:
        if figure.value is not None and (problem := outside_bounds(view.indicator(figure), figure.value)):
            yield stop("out_of_bounds", problem, figure)


def future_period(view: View) -> Iterator[Finding]:
    """A reported value for a time that has not begun."""
    for figure in view.figures:
        if figure.period is not None and figure.value is not None and figure.period.start > view.today:
            yield stop("future_period", f"the period {figure.period} has not begun", figure)


def parts_and_sums(view: View) -> Iterator[Finding]:
    """Parts of a total that are together more than the total; or other than it, where all of them are known."""
    for figure in view.whole:
        derived = view.indicator(figure).derived
        if derived is None or derived.function is not Function.SUM or figure.number is None:
            continue
        parts = [part for name in derived.inputs if (part := view.beside(figure, name)) is not None]
        known = [part.number for part in parts if part.number is not None]
        whole = len(known) == len(derived.inputs)
        if known and (sum(known) > figure.number or (whole and sum(known) != figure.number)):
            names = " + ".join(f"{number:g}" for number in known)
            yield ask("parts_and_sums", f"the parts {names} do not make the total {figure.number:g}", figure, *parts)


def tenfold_jump(view: View) -> Iterator[Finding]:
    """Two neighbouring points of one series of which one is ten times the other."""
    for line in view.series():
        numbered = [(figure, number) for figure in line if (number := figure.number) is not None]
        for (before, low), (after, high) in pairwise(numbered):
            small, large = sorted((low, high))
            if small > 0 and large >= SMALLEST_JUMP and large >= JUMP * small:
                message = f"from {low:g} ({before.period}) to {high:g} ({after.period})"
                yield ask("tenfold_jump", message, before, after)


def rivals_unresolved(view: View) -> Iterator[Finding]:
    """Different answers of several sources to one question, none of which a person preferred: the page uses a rule."""
    for rivals in view.by_question.values():
        sources = {figure.observation.source for figure in rivals}
        if len(sources) > 1 and len({figure.said for figure in rivals}) > 1 and not decided(rivals):
            yield ask("rivals_unresolved", f"{len(rivals)} answers differ and none is preferred", *rivals)


def above_capacity(view: View) -> Iterator[Finding]:
    """A place that holds three times as many people as it has room for: crowding is possible, that much is a slip."""
    for figure in view.whole:
        if figure.indicator == "facility_population" and figure.number:
            room = view.beside(figure, "facility_capacity")
            if room and room.number and figure.number > CROWDED * room.number:
                yield ask("above_capacity", f"{figure.number:g} people in {room.number:g} places", figure, room)
