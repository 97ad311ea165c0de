"""Plausible values: people as shares of a country's people, answers that last, money that grows."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

from benchmarks.full_size import words
from habeas.catalog import Catalog, Indicator
from habeas.values import Json, ValueType

OF_PEOPLE: Mapping[str, float] = {
    "population": 1.0,
    "migrants_stock": 0.08,
    "undocumented_estimate": 0.012,
    "refugees": 0.006,
    "asylum_applications": 0.001,
    "stateless": 0.0004,
    "others_in_need_of_protection": 0.0008,
    "prison_population": 0.0014,
    "detainee_entries": 0.0006,
}
"""Shares of all people, about which countries differ by a factor of some three."""
OF_DETAINED: Mapping[str, float] = {
    "detainee_entries": 1.0,
    "detainees_on_day": 0.09,
    "detainees_daily_avg": 0.088,
    "detainees_leaving": 0.96,
    "detentions_by_authority": 0.7,
    "detained_asylum_seekers": 0.3,
    "detained_women": 0.14,
    "detained_stateless": 0.01,
    "detained_refugees": 0.02,
    "detained_other_groups": 0.03,
    "deaths_in_custody": 0.0002,
    "self_harm_cases": 0.004,
    "capacity_total": 0.13,
    "capacity_specialised": 0.1,
    "atd_persons": 0.4,
    "atd_released": 0.2,
    "deportations_forced": 0.6,
    "returns_all": 0.9,
    "refused_entry": 1.4,
    "apprehensions": 2.5,
    "pushbacks": 0.5,
}
"""Shares of all who are detained in a year."""
CHILDREN = (0.02, 0.03)
"""Unaccompanied and accompanied."""
PRINTED = frozenset({*OF_PEOPLE, *OF_DETAINED})


class Course:
    """One country's figures over the years, each following from those of the same year."""

    def __init__(self, draw: random.Random, catalog: Catalog, language: str) -> None:
        self._draw, self._catalog, self._language = draw, catalog, language
        self._people = math.exp(draw.uniform(math.log(3e5), math.log(2e8)))
        self._income = math.exp(draw.uniform(math.log(900), math.log(80_000)))
        self._wave = 1.0
        self._lean = {key: math.exp(draw.uniform(-0.5, 0.5)) for key in sorted(PRINTED)} | {"population": 1.0}
        self._kept: dict[str, Json] = {}
        self.counts: dict[str, int] = {}

    def year(self) -> None:
        """Go on to the next year."""
        draw = self._draw
        self._people *= draw.uniform(1.0, 1.02)
        self._income *= draw.uniform(0.98, 1.05)
        self._wave *= draw.uniform(0.85, 1.2)
        counts = {key: self._people * share * self._lean[key] for key, share in OF_PEOPLE.items()}
        counts["detainee_entries"] *= self._wave
        detained = counts["detainee_entries"]
        leans = {key: 1 + 0.1 * math.tanh(math.log(self._lean[key])) for key in OF_DETAINED}
        counts |= {key: detained * share * leans[key] for key, share in OF_DETAINED.items() if key not in counts}
        alone, with_others = (detained * share for share in CHILDREN)
        self.counts = {key: max(0, round(count)) for key, count in counts.items()}
        self.counts["detained_children_unaccompanied"] = round(alone)
        self.counts["detained_children_accompanied"] = round(with_others)
        self.counts["detained_children"] = round(alone) + round(with_others)

    def value(self, indicator: Indicator) -> Json:
        """The value of this year, in its JSON form."""
        if (count := self.counts.get(indicator.key)) is not None:
            return count
        if derived := self._share(indicator.key):
            return derived
        return _DRAWN[indicator.type](self, indicator)

    def _share(self, key: str) -> float | None:
        counts = self.counts
        shares = {
            "prison_rate": lambda: counts["prison_population"] / counts["population"] * 100_000,
            "migrants_pct": lambda: counts["migrants_stock"] / counts["population"] * 100,
            "refugees_per_1000": lambda: counts["refugees"] / counts["population"] * 1000,
            "detainees_pct_migrants": lambda: counts["detainee_entries"] / counts["migrants_stock"] * 100,
        }
        return round(shares[key](), 2) if key in shares else None

    def _lasting(self, key: str, again: Callable[[], Json], change: float = 0.04) -> Json:
        """The value of the year before, but for a small chance."""
        if key not in self._kept or self._draw.random() < change:
            self._kept[key] = again()
        return self._kept[key]

    def number(self, indicator: Indicator) -> Json:
        """A few sites, or a score."""
        if indicator.unit in ("score", "percentile"):
            return self._lasting(indicator.key, lambda: self._draw.randint(5, 95), 0.2)
        return self._lasting(indicator.key, lambda: self._draw.randint(1, 40), 0.1)

    def percent(self, indicator: Indicator) -> Json:
        """One decimal, drifting."""
        before = self._kept.get(indicator.key, self._draw.uniform(3, 60))
        assert isinstance(before, float)
        self._kept[indicator.key] = now = min(95.0, max(0.5, round(before * self._draw.uniform(0.93, 1.08), 1)))
        return now

    def rank(self, indicator: Indicator) -> Json:
        """A place among all countries."""
        return self._lasting(indicator.key, lambda: self._draw.randint(1, 190), 0.3)

    def money(self, indicator: Indicator) -> Json:
        """Dollars, in the scale the catalog says they are printed in."""
        per_head = {"gdp_pc": 1.0, "cost_per_day": 0.004}.get(indicator.key)
        if per_head is not None:
            return {"amount": round(self._income * per_head, 1), "currency": "USD", "scale": 1}
        amount = self._people * self._income * 0.0005 * self._draw.uniform(0.9, 1.1)
        return {"amount": max(1, round(amount / indicator.scale)), "currency": "USD", "scale": indicator.scale}

    def ratio(self, indicator: Indicator) -> Json:
        """Treaties out of nineteen, procedures out of eight."""
        out_of = 8 if "complaints" in indicator.key else 19
        return self._lasting(indicator.key, lambda: {"of": self._draw.randint(1, out_of), "out_of": out_of})

    def duration(self, indicator: Indicator) -> Json:
        """Days, or no limit."""
        return self._lasting(indicator.key, self._days)

    def _days(self) -> Json:
        if self._draw.random() < 0.15:
            return {"code": self._draw.choice(("no_limit", "not_specified"))}
        return {"days": self._draw.choice((1, 2, 3, 15, 30, 60, 90, 180, 365, 540))}

    def answer(self, indicator: Indicator) -> Json:
        """One code."""
        codes = self._catalog.codes_of(indicator.key)
        return self._lasting(indicator.key, lambda: self._draw.choice(codes))

    def answers(self, indicator: Indicator) -> Json:
        """One or two codes, or as many names."""
        codes = self._catalog.codes_of(indicator.key)
        if not codes:
            return self._lasting(indicator.key, lambda: [words.name(self._draw, self._language, "office")])
        count = min(len(codes), self._draw.randint(1, 3))
        return self._lasting(indicator.key, lambda: list(self._draw.sample(codes, count)))

    def text(self, indicator: Indicator) -> Json:
        """A sentence."""
        return self._lasting(indicator.key, lambda: words.sentence(self._draw, self._language), 0.1)

    def law(self, indicator: Indicator) -> Json:
        """An act with its year."""
        return self._lasting(indicator.key, self._act)

    def _act(self) -> Json:
        return {"title": words.name(self._draw, self._language, "law"), "adopted": str(self._draw.randint(1960, 1999))}


_DRAWN: Mapping[ValueType, Callable[[Course, Indicator], Json]] = {
    ValueType.NUMBER: Course.number,
    ValueType.PERCENT: Course.percent,
    ValueType.RATE: Course.percent,
    ValueType.RANK: Course.rank,
    ValueType.MONEY: Course.money,
    ValueType.RATIO: Course.ratio,
    ValueType.DURATION: Course.duration,
    ValueType.ANSWER: Course.answer,
    ValueType.ANSWERS: Course.answers,
    ValueType.NAMES: Course.answers,
    ValueType.TEXT: Course.text,
    ValueType.LAW: Course.law,
}
