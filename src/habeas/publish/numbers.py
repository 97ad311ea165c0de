"""Values as the projection needs them: the value itself, the number to plot, and whether people are counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from habeas.catalog.model import Catalog, Indicator
from habeas.intake.proposal import Observation
from habeas.publish.inputs import Accepted, ProjectionError
from habeas.values import Duration, Money, Open, Quantity, Ratio, Value, from_json

PEOPLE = frozenset({"persons", "people", "applications", "cases", "deaths", "children"})
"""Units that count people, without what follows a slash: only their small numbers can name somebody."""


def value_of(observation: Observation, catalog: Catalog, public_id: str) -> Value | None:
    """The value of an observation, typed by its indicator or by the other unit it uses; None where there is none."""
    if not observation.status.has_value or observation.value is None:
        return None
    indicator = indicator_of(observation, catalog, public_id)
    try:
        return from_json(indicator.other_units.get(observation.unit, indicator.type), observation.value)
    except ValueError as error:
        raise ProjectionError(f"{public_id}: {error}: correct or withdraw the statement") from error


def indicator_of(observation: Observation, catalog: Catalog, public_id: str) -> Indicator:
    """The catalog's entry for an observation's indicator."""
    indicator = catalog.indicators.get(observation.indicator)
    if indicator is None:
        raise ProjectionError(
            f"{public_id}: the catalog has no indicator {observation.indicator!r}: add it, or withdraw the statement"
        )
    return indicator


def with_unit(one: Accepted, catalog: Catalog) -> Accepted:
    """The statement; a number that names no unit is in its indicator's own, for what counts people must say so."""
    said = one.statement
    if not isinstance(said, Observation) or said.unit or plotted(value_of(said, catalog, one.public_id)) is None:
        return one
    return replace(one, statement=replace(said, unit=indicator_of(said, catalog, one.public_id).unit))


def plotted(value: Value | None) -> float | None:
    """What to plot and sort by: for money the amount times its scale, for a duration its days, for a ratio its part."""
    match value:
        case Quantity():
            return float(value.middle)
        case Money(amount, _, scale):
            return float(amount.middle * scale)
        case Duration(days):
            return None if isinstance(days, Open) else float(days)
        case Ratio(of, out_of):
            return float(Fraction(of, out_of))
        case _:
            return None


def exact(value: Value | None) -> Decimal | None:
    """The number of a plain exact quantity: the only kind that is computed with."""
    return value.low if isinstance(value, Quantity) and value.exact else None


def counts_people(unit: str) -> bool:
    """Whether a number in this unit counts people."""
    return unit.partition("/")[0] in PEOPLE
