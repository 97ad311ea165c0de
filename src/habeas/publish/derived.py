"""Derived values: the six functions over what stands, is national, exact and public; held against what was printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from habeas.catalog.model import Catalog, Function, Indicator
from habeas.edition.columns import canonical
from habeas.edition.schema import DerivedRow, ObservationRow
from habeas.publish.numbers import counts_people
from habeas.publish.small_numbers import SMALLEST_SHOWN
from habeas.values import Period
from habeas.values.quantity import number_to_json

SIGNIFICANT = 6
"""Significant digits of a quotient: more than any source prints, fewer than would look like knowledge."""

_FACTORS: Mapping[Function, int] = {
    Function.RATIO: 1,
    Function.SHARE: 100,
    Function.PER_THOUSAND: 1_000,
    Function.RATE: 100_000,
}


@dataclass(frozen=True, slots=True)
class Point:
    """One exact national figure."""

    row: ObservationRow
    period: Period
    number: Decimal


class Line:
    """The points of one indicator and country, in the order of their periods, found by the time they speak of."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.points = sorted(points, key=lambda point: point.period.sort_key)
        self._by_period = {point.row.period: point for point in self.points}
        self._by_year: dict[int | None, list[Point]] = defaultdict(list)
        for point in self.points:
            self._by_year[point.period.year].append(point)

    def at(self, point: Point) -> Point | None:
        """What speaks of the time of `point`: of its period, of the year it lies in, or the only one of that year."""
        same = self._by_period.get(point.row.period)
        year = point.period.year
        if same or year is None:
            return same
        whole = self._by_period.get(str(year))
        in_year = self._by_year.get(year, [])
        return whole or (in_year[0] if len(in_year) == 1 else None)


Series = Mapping[tuple[str, str], Line]
"""Lines by country and indicator."""
NO_LINE = Line(())


def derived_rows(rows: Iterable[ObservationRow], catalog: Catalog) -> Iterator[DerivedRow]:
    """Every value that the catalog derives from figures; those counted in force are in `treaty_rows`."""
    series = points(rows, catalog)
    countries = sorted({country for country, _ in series})
    for indicator in catalog.indicators.values():
        if indicator.derived and indicator.derived.function is not Function.COUNT_IN_FORCE:
            for country in countries:
                yield from _of_country(country, indicator, series)


def points(rows: Iterable[ObservationRow], catalog: Catalog) -> Series:
    """What may be computed with: standing, preferred, national, whole, dated, exact, in the indicator's own unit."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for row in rows:
        whole = row.coverage == "national" and not row.breakdown and row.state == "current" and row.preferred
        if (
            whole
            and row.period
            and row.unit == catalog.indicators[row.indicator].unit
            and (number := exact_number(row)) is not None
        ):
            found[row.country, row.indicator].append(Point(row, Period.parse(row.period), number))
    return {key: Line(group) for key, group in found.items()}


def exact_number(row: ObservationRow) -> Decimal | None:
    """The number of a row whose value is one plain number."""
    text = row.value
    return Decimal(text) if text and (text[0].isdigit() or text[0] == "-") else None


def agrees(computed: Decimal, printed: Decimal) -> bool:
    """Whether `printed` is `computed` as far as it is printed: half a unit of its last place is allowed."""
    exponent = printed.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(computed - printed) <= Decimal(5).scaleb(min(exponent, 0) - 1)


def _of_country(country: str, indicator: Indicator, series: Series) -> Iterator[DerivedRow]:
    assert indicator.derived is not None
    first, *others = [series.get((country, name), NO_LINE) for name in indicator.derived.inputs]
    for point in first.points:
        inputs = [point, *(found for other in others if (found := other.at(point)))]
        if len(inputs) == len(indicator.derived.inputs):
            value = _FUNCTIONS[indicator.derived.function](indicator.derived.function, inputs)
            if value is not None and not _too_small(value, indicator):
                yield _row(country, indicator, inputs, value, series.get((country, indicator.key), NO_LINE))


def _row(country: str, indicator: Indicator, inputs: Sequence[Point], value: Decimal, printed_in: Line) -> DerivedRow:
    assert indicator.derived is not None
    period = inputs[0].period
    printed = printed_in.at(inputs[0])
    number = number_to_json(value)
    return DerivedRow(
        id=f"{country}/{indicator.key}/{period.slug}/derived",
        country=country,
        indicator=indicator.key,
        period=str(period),
        value=canonical(number),
        number=float(number),
        unit=indicator.unit,
        function=indicator.derived.function.value,
        inputs=tuple(point.row.id for point in inputs),
        considered=len(inputs),
        printed=printed.row.id if printed else "",
        agrees=agrees(value, printed.number) if printed else None,
    )


def _too_small(value: Decimal, indicator: Indicator) -> bool:
    """A computed count of people below five is left out: nobody published it."""
    return counts_people(indicator.unit) and value < SMALLEST_SHOWN


def _quotient(function: Function, inputs: Sequence[Point]) -> Decimal | None:
    part, whole = inputs[0].number, inputs[1].number
    if whole == 0:
        return None
    value = _FACTORS[function] * part / whole
    places = SIGNIFICANT - 1 - value.adjusted() if value else 0
    return round(value, max(places, 0)) if places >= 0 else value.to_integral_value()


def _sum(_function: Function, inputs: Sequence[Point]) -> Decimal | None:
    return sum((point.number for point in inputs), Decimal(0))


_FUNCTIONS: Mapping[Function, Callable[[Function, Sequence[Point]], Decimal | None]] = {
    **dict.fromkeys(_FACTORS, _quotient),
    Function.SUM: _sum,
}
