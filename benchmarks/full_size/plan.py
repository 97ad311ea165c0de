"""How much there is of everything, and of which countries."""

from __future__ import annotations

import random
from dataclasses import dataclass

from habeas import places
from habeas.catalog import Catalog, Indicator, KeptAs, SubjectKind, load

COUNTRIES, INDICATORS, PLACES, RECOMMENDATIONS = 200, 150, 3_000, 300_000
YEARS = tuple(range(2000, 2025))
FIRST = ("KAZ", "GBR", "FRA", "MEX", "MAR", "THA")
"""Countries that are there at every scale, in this order: one in each written language."""
NEVER_ASKED = frozenset({"last_updated", "gdp_submissions"})
"""Indicators that speak of a country page and not of a country."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of a synthetic observatory."""

    seed: int
    countries: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    years: tuple[int, ...]
    places_each: int
    recommendations_each: int
    catalog: Catalog

    @property
    def observations(self) -> int:
        """Of countries: one for each indicator and year. Places have some more."""
        return len(self.countries) * len(self.indicators) * len(self.years)

    def draw(self, *of: object) -> random.Random:
        """Chance that depends on the seed and on what is drawn for, and on nothing drawn before."""
        return random.Random(" ".join(map(str, (self.seed, *of))))


def plan(scale: float = 1.0, seed: int = 1) -> Plan:
    """`scale` is the share of the 200 countries; each of them is as full as it is at full size."""
    catalog = load()
    return Plan(
        seed=seed,
        countries=_countries(max(1, round(COUNTRIES * scale)), seed),
        indicators=_indicators(catalog),
        years=YEARS,
        places_each=PLACES // COUNTRIES,
        recommendations_each=RECOMMENDATIONS // COUNTRIES,
        catalog=catalog,
    )


def _countries(count: int, seed: int) -> tuple[str, ...]:
    known = [code for code, country in places.COUNTRIES.items() if country.un_member and code not in FIRST]
    others = [code for code, country in places.COUNTRIES.items() if not country.un_member]
    random.Random(f"{seed} countries").shuffle(known)
    everything = [*FIRST, *known, *others]
    if count > len(everything):
        raise SystemExit(f"there are {len(everything)} countries and territories, not {count}: give a smaller scale")
    return tuple(everything[:count])


def _indicators(catalog: Catalog) -> tuple[Indicator, ...]:
    asked = [
        one
        for one in catalog.indicators.values()
        if one.kept_as is KeptAs.OBSERVATION
        and SubjectKind.COUNTRY in one.asked_of
        and one.replaced_by is None
        and one.key not in NEVER_ASKED
    ]
    return tuple(asked[:INDICATORS])
