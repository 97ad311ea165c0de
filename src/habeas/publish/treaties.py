"""How many instruments of a list bind each state: derived from acts and lists, beside the ratio a source prints."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from habeas.catalog.model import Catalog, Function, Indicator
from habeas.edition.columns import canonical
from habeas.edition.in_force import Evidence, count, listed
from habeas.edition.schema import DerivedRow, ObservationRow, TreatyActionRow, TreatyStatusRow
from habeas.values import Period


def treaty_rows(
    actions: Iterable[TreatyActionRow | TreatyStatusRow],
    observations: Iterable[ObservationRow],
    catalog: Catalog,
    day: date,
) -> Iterator[DerivedRow]:
    """For every counted list and state a row as of the latest evidence, and one as of each printed ratio.

    The period is that of the evidence, not the edition's day: nothing becomes new only because time goes by.
    """
    evidence = _by_country(actions)
    printed = _printed(observations, catalog)
    for indicator in catalog.indicators.values():
        if indicator.derived is None or indicator.derived.function is not Function.COUNT_IN_FORCE:
            continue
        members = [member for name in indicator.derived.inputs for member in listed(catalog, name)]
        for country, known in sorted(evidence.items()):
            yield from _of_country(country, indicator, members, known, printed.get((country, indicator.key), ()), day)


def _of_country(
    country: str,
    indicator: Indicator,
    members: Sequence[tuple[str, str]],
    evidence: Sequence[Evidence],
    printed: Sequence[ObservationRow],
    day: date,
) -> Iterator[DerivedRow]:
    latest = count(members, evidence, day).latest
    days = {row.period: min(Period.parse(row.period).end, day) for row in printed}
    days.setdefault(latest, day)
    beside = {row.period: row for row in printed}
    for period in sorted(days):
        found = count(members, evidence, days[period])
        if not found.considered or not period:
            continue
        row = beside.get(period)
        yield DerivedRow(
            id=f"{country}/{indicator.key}/{Period.parse(period).slug}/derived",
            country=country,
            indicator=indicator.key,
            period=period,
            value=canonical({"of": found.of, "out_of": found.considered}),
            number=found.of / found.considered,
            unit=indicator.unit,
            function=Function.COUNT_IN_FORCE.value,
            inputs=found.inputs,
            considered=found.considered,
            printed=row.id if row else "",
            agrees=json.loads(row.value)["of"] == found.of if row else None,
        )


def _by_country(actions: Iterable[Evidence]) -> Mapping[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in actions:
        if row.state == "current":
            found[row.country].append(row)
    return found


def _printed(
    observations: Iterable[ObservationRow], catalog: Catalog
) -> Mapping[tuple[str, str], list[ObservationRow]]:
    """The preferred printed ratio of each country and period."""
    counted = {
        one.key
        for one in catalog.indicators.values()
        if one.derived and one.derived.function is Function.COUNT_IN_FORCE
    }
    found: dict[tuple[str, str], list[ObservationRow]] = defaultdict(list)
    for row in observations:
        usable = row.state == "current" and row.preferred and row.coverage == "national" and not row.breakdown
        if row.indicator in counted and usable and row.value and row.period:
            found[row.country, row.indicator].append(row)
    return found
