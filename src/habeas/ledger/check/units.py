"""Units and scales: money a thousand times off, a percent printed as a fraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from habeas.catalog import Function
from habeas.ledger.check.finding import Finding, ask, stop
from habeas.ledger.check.view import Figure, View
from habeas.values import Money, ValueType

PLAUSIBLE: Mapping[str, tuple[float, float]] = {"gdp_pc": (50, 300_000)}
"""Money per head in dollars: the poorest year on record is above 80, the richest country below 260,000."""
LEAST: Mapping[str, float] = {"remittances_in": 100_000, "remittances_out": 100_000}
"""Dollars below which a whole country's yearly money is more likely printed in thousands or millions: the smallest
island states receive some millions."""
SCALES = (1000, 1_000_000)
"""What people multiply by, or forget to."""
SLACK = 3
"""How far from a scale a factor may be and still speak for it: true values of neighbouring years differ less."""
FRACTION = (75, 133)
"""How many times smaller than its neighbours a percent printed as a fraction is."""


def implausible_amount(view: View) -> Iterator[Finding]:
    """Money per head that no country has, or has had."""
    for figure in view.whole:
        low, high = PLAUSIBLE.get(figure.indicator, (0, float("inf")))
        amount = figure.amount if isinstance(figure.value, Money) else None
        if amount and _in_dollars(figure) and not low <= amount <= high:
            yield stop("implausible_amount", f"{amount:,.0f} dollars is not between {low:,g} and {high:,g}", figure)


def unit_scale(view: View) -> Iterator[Finding]:
    """Money a thousand or a million times off its neighbours, or a percent printed as a fraction."""
    yield from _too_little(view)
    for line in view.lines.values():
        by_unit: dict[str, list[tuple[Figure, float]]] = defaultdict(list)
        for figure in line:
            if figure.amount:
                by_unit[_unit(view, figure)].append((figure, figure.amount))
        for unit, points in by_unit.items():
            yield from _off(points) if unit else ()
    yield from _fractions(view)


def _in_dollars(figure: Figure) -> bool:
    return isinstance(figure.value, Money) and figure.value.currency == "USD"


def _unit(view: View, figure: Figure) -> str:
    """Currency, or percent; nothing for what has no scale to mistake."""
    if isinstance(figure.value, Money):
        return figure.value.currency
    return "%" if view.indicator(figure).type is ValueType.PERCENT and figure.number else ""


def _too_little(view: View) -> Iterator[Finding]:
    for figure in view.whole:
        least = LEAST.get(figure.indicator, 0)
        if figure.amount and _in_dollars(figure) and 0 < figure.amount < least:
            message = f"{figure.amount:,.0f} dollars for a whole country: printed in thousands or millions?"
            yield ask("unit_scale", message, figure)


def _off(points: Sequence[tuple[Figure, float]]) -> Iterator[Finding]:
    """Those of a line that are a scale away from its middle, each beside its nearest neighbour."""
    for figure, amount in points:
        others = [(other, value) for other, value in points if other is not figure and value > 0]
        if not others or amount <= 0:
            continue
        middle = median(value for _, value in others)
        percent = not isinstance(figure.value, Money)
        if (_is_fraction if percent else _is_scale)(amount, middle) and (len(others) > 1 or amount < middle):
            near = min(others, key=lambda pair: abs((pair[0].order[0] - figure.order[0]).days))
            message = f"{amount:,g} ({figure.period}), while others are about {middle:,g}"
            yield ask("unit_scale", message, figure, near[0])


def _is_scale(amount: float, middle: float) -> bool:
    times = max(amount / middle, middle / amount)
    return any(scale / SLACK <= times <= scale * SLACK for scale in SCALES)


def _is_fraction(amount: float, middle: float) -> bool:
    low, high = FRACTION
    return amount < 1 and low <= middle / amount <= high


def _fractions(view: View) -> Iterator[Finding]:
    """A share printed as a hundredth of what follows from its own parts."""
    for figure in view.whole:
        derived = view.indicator(figure).derived
        if derived is None or derived.function is not Function.SHARE or not figure.number:
            continue
        part, whole = (view.beside(figure, name) for name in derived.inputs)
        if part and whole and part.number and whole.number:
            computed = part.number / whole.number * 100
            if _is_fraction(figure.number, computed):
                message = f"{figure.number:g} % is printed, {computed:.1f} % follows: printed as a fraction?"
                yield ask("unit_scale", message, figure, part, whole)
