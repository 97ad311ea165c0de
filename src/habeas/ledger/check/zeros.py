"""Missing became zero: a zero where the same question, or the same page, says that nothing is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.ledger.check.finding import Finding, ask
from habeas.ledger.check.view import Figure, View, decided, grouped
from habeas.values import Status, ValueType


def missing_became_zero(view: View) -> Iterator[Finding]:
    """A zero beside *not available*, for one question or in one source and year: nothing was printed as nobody."""
    for rivals in view.by_question.values():
        zeros, gaps = _zeros(rivals), _gaps(rivals)
        if zeros and gaps and not decided(rivals):
            copies = {view.series_of(figure) for figure in zeros} & {view.series_of(figure) for figure in gaps}
            said = "one copy says zero, another copy of it" if copies else "one source says zero, another"
            yield ask("missing_became_zero", f"{said} says not available", *zeros, *gaps)
    counts = (figure for figure in view.whole if _counts_people(view, figure))
    for group in grouped(counts, "source", "subject", "period"):
        zeros, gaps = _zeros(group), _gaps(group)
        if zeros and gaps and {one.indicator for one in zeros} != {one.indicator for one in gaps}:
            names = ", ".join(dict.fromkeys(figure.indicator for figure in gaps))
            yield ask("missing_became_zero", f"zero, while {names} of that year is not available", *zeros, *gaps)


def _zeros(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.number == 0]


def _gaps(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.observation.status is Status.NOT_AVAILABLE]


def _counts_people(view: View, figure: Figure) -> bool:
    """Whether it counts people or places of detention, and says when; context is counted by others."""
    counts = view.indicator(figure).type is ValueType.NUMBER and view.catalog.chapter_of(figure.indicator) != "context"
    return counts and bool(figure.observation.period)
