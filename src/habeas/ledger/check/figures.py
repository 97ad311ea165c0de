"""Checks on what stands: single figures, and figures against one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from habeas.catalog import Function, Time, outside_bounds
from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.check.view import Figure, View
from habeas.values import Status

JUMP = 10
"""A number ten times the last one, or a tenth of it, is more often a slip (a unit, a digit) than news."""
SMALLEST_JUMP = 20
"""Below this many, tenfold jumps are common: 1 person, then 12."""
TOLERANCE = 0.1
"""How far a printed rate may be from the one computed: populations are estimates and dates differ within a year."""
NATION_WORDS = ("only", "province", "region", "city of", "district", "oblast", "airport")
"""Words in a locator or in what was printed that speak of a part of a country."""


def outside_catalog(view: View) -> Iterator[Finding]:
    """An observation that stands but does not fit the catalog as it is now."""
    for reference, problem in view.misfits.items():
        yield Finding("outside_catalog", Severity.STOP, (reference,), problem)


def out_of_bounds(view: View) -> Iterator[Finding]:
    """A number that its indicator cannot have: a share over 100 %, a count below zero."""
    for figure in view.figures:
        if figure.value is not None and (problem := outside_bounds(view.indicator(figure), figure.value)):
            yield _stop("out_of_bounds", problem, figure)


def future_period(view: View) -> Iterator[Finding]:
    """A reported value for a time that has not begun."""
    for figure in view.figures:
        if figure.period is not None and figure.value is not None and figure.period.start > view.today:
            yield _stop("future_period", f"the period {figure.period} has not begun", figure)


def parts_and_sums(view: View) -> Iterator[Finding]:
    """Parts of a total that are together more than the total; or other than it, where all of them are known."""
    for figure, inputs in _derived(view, Function.SUM):
        total = figure.number
        parts = [part for part in inputs if part is not None]
        known = [part.number for part in parts if part.number is not None]
        if total is None or not known:
            continue
        whole = len(known) == len(inputs)
        if sum(known) > total or (whole and sum(known) != total):
            names = " + ".join(f"{number:g}" for number in known)
            yield _ask("parts_and_sums", f"the parts {names} do not make the total {total:g}", figure, *parts)


def rate_against_population(view: View) -> Iterator[Finding]:
    """A printed rate that differs from the one that follows from its count and the population of that year."""
    for figure, inputs in _derived(view, Function.RATE):
        count, population = (one.number if one is not None else None for one in inputs)
        if figure.number and count and population:
            computed = count / population * 100_000
            if abs(computed - figure.number) > TOLERANCE * computed:
                message = f"{figure.number:g} is printed, {computed:.1f} follows from {count:g} and {population:g}"
                yield _ask("rate_against_population", message, figure, *(one for one in inputs if one))


def tenfold_jump(view: View) -> Iterator[Finding]:
    """Two neighbouring points of one series of which one is ten times the other."""
    for line in view.series():
        numbered = [(figure, number) for figure in line if (number := figure.number) is not None]
        for (before, low), (after, high) in pairwise(numbered):
            small, large = sorted((low, high))
            if small > 0 and large >= SMALLEST_JUMP and large >= JUMP * small:
                yield _ask(
                    "tenfold_jump", f"from {low:g} ({before.period}) to {high:g} ({after.period})", before, after
                )


def missing_became_zero(view: View) -> Iterator[Finding]:
    """A zero beside *not available* for the same question: somebody printed nothing as nobody."""
    for rivals in view.by_question.values():
        zeros = [figure for figure in rivals if figure.number == 0]
        gaps = [figure for figure in rivals if figure.observation.status is Status.NOT_AVAILABLE]
        if zeros and gaps:
            yield _ask("missing_became_zero", "one source says zero, another says not available", *zeros, *gaps)


def partial_as_national(view: View) -> Iterator[Finding]:
    """A figure for the whole country whose own words speak of a part of it."""
    for figure in view.figures:
        observation = figure.observation
        if figure.number is not None and "-" not in observation.subject:
            words = f" {observation.raw} {observation.locator} ".casefold()
            if found := next((word for word in NATION_WORDS if f" {word} " in words), None):
                yield _ask("partial_as_national", f"it counts as national, but its words say {found!r}", figure)


def rivals_unresolved(view: View) -> Iterator[Finding]:
    """Different answers to one question, none of which a person preferred: the page uses a rule."""
    for rivals in view.by_question.values():
        said = {str(figure.value) if figure.value is not None else figure.observation.status for figure in rivals}
        if len(said) > 1 and not any(figure.preferred for figure in rivals):
            yield _ask("rivals_unresolved", f"{len(rivals)} sources differ and none is preferred", *rivals)


def above_capacity(view: View) -> Iterator[Finding]:
    """A place that holds three times as many people as it has room for: crowding is possible, that much is a slip."""
    for (subject, indicator, period), figure in view.used.items():
        room = view.used.get((subject, "facility_capacity", period)) if indicator == "facility_population" else None
        if room and room.number and figure.number and figure.number > 3 * room.number:
            yield _ask("above_capacity", f"{figure.number:g} people in {room.number:g} places", figure, room)


def _derived(view: View, function: Function) -> Iterator[tuple[Figure, list[Figure | None]]]:
    """Printed figures that also follow from others, with those of the same subject and year."""
    for (subject, key, period), figure in view.used.items():
        derived = view.catalog.indicators[key].derived
        if derived is not None and derived.function is function:
            yield figure, [_at(view, subject, name, period) for name in derived.inputs]


def _at(view: View, subject: str, indicator: str, period: str) -> Figure | None:
    """The figure for a period; a count of a day may be held against the year's, and the other way round."""
    exact = view.used.get((subject, indicator, period))
    if exact is not None or view.catalog.indicators[indicator].time is Time.FLOW:
        return exact
    return view.used.get((subject, indicator, period[:4]))


def _stop(code: str, message: str, *figures: Figure) -> Finding:
    return _finding(code, Severity.STOP, message, figures)


def _ask(code: str, message: str, *figures: Figure) -> Finding:
    return _finding(code, Severity.ASK, message, figures)


def _finding(code: str, severity: Severity, message: str, figures: tuple[Figure, ...]) -> Finding:
    ids = tuple(figure.reference for figure in figures)
    return Finding(code, severity, ids, f"{figures[0].observation.question}: {message}")
