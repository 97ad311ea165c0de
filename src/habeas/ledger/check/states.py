"""States of a value shown as one another: nothing as a number, a number as nothing, a bound as an exact number."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.ledger.check.finding import Finding, ask, stop
from habeas.ledger.check.view import Figure, View, decided
from habeas.values import Money, Quantity, Reading, Status, parse_raw

NOTHING = frozenset({"no data", "n/a", "na", "none available", "-", "–", "—"})
"""What pages print where they have nothing, beside the words that are *not available* for certain."""
EMPTY_HANDED = frozenset({Status.NOT_AVAILABLE, Status.NOT_APPLICABLE, Status.REFUSED})
"""Statuses that a printed number contradicts; one suppressed may be printed as a bound, one unparsed as anything."""


def state_mistaken(view: View) -> Iterator[Finding]:
    """What was printed is of another kind than the status or the value says: nothing as a number, a bound as exact."""
    for figure in view.figures:
        if figure.observation.raw and (problem := _mistaken(view, figure)):
            yield ask("state_mistaken", f"{figure.observation.raw!r} was printed, but {problem}", figure)
    for rivals in view.by_question.values():
        zeros = [figure for figure in rivals if figure.number == 0]
        unread = [figure for figure in rivals if _is_unread_zero(figure)]
        if zeros and unread and not decided(rivals):
            yield ask("state_mistaken", "a printed 0 is a count here and no count there", *zeros, *unread)


def refusal_unquoted(view: View) -> Iterator[Finding]:
    """A refusal by the state without the request it refused or the words in which it did."""
    for figure in view.figures:
        said = figure.observation
        if said.status is Status.REFUSED and not (said.raw.strip() or said.locator.strip()):
            yield stop("refusal_unquoted", "refused, without the request or the words of the refusal", figure)


def suppressed_unquoted(view: View) -> Iterator[Finding]:
    """A number withheld for being small, without the words that say so."""
    for figure in view.figures:
        if figure.observation.status is Status.SUPPRESSED and not figure.observation.raw.strip():
            yield ask("suppressed_unquoted", "suppressed, without what was printed in its place", figure)


def _mistaken(view: View, figure: Figure) -> str:
    """What the printed words contradict, in words; empty where nothing."""
    status, read = figure.observation.status, _read(view, figure)
    nothing = read.status is Status.NOT_AVAILABLE or figure.observation.raw.strip().casefold() in NOTHING
    if nothing and (status.has_value or status is Status.UNPARSED):
        return f"the status is {status}"
    quantity = _quantity(read)
    if quantity is None:
        return ""
    if status in EMPTY_HANDED or (status is Status.SUPPRESSED and quantity.exact):
        return f"the status is {status}"
    kept = figure.value.amount if isinstance(figure.value, Money) else figure.value
    if isinstance(kept, Quantity) and kept.exact and not quantity.exact:
        return f"{kept.low} is kept as an exact number"
    return ""


def _read(view: View, figure: Figure) -> Reading:
    asked = view.indicator(figure)
    return parse_raw(figure.observation.raw, asked.type, currency=asked.currency, scale=asked.scale)


def _quantity(read: Reading) -> Quantity | None:
    value = read.value.amount if isinstance(read.value, Money) else read.value
    return value if isinstance(value, Quantity) else None


def _is_unread_zero(figure: Figure) -> bool:
    return figure.observation.status is Status.UNPARSED and figure.observation.raw.strip() in ("0", "0%", "0 %")
