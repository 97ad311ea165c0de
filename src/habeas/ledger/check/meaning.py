"""Meanings: one value under two labels, a part read as the whole, a count that drifted to another question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.catalog import Catalog
from habeas.ledger.check.finding import Finding, ask
from habeas.ledger.check.view import Figure, View, grouped

NATION_WORDS = ("only", "province", "region", "city of", "district", "oblast", "airport")
"""Words in a locator or in what was printed that speak of a part of a country."""
HELD = ("detainees_on_day", "detainees_daily_avg")
"""How many are held at a time."""
ENTERED = ("detainee_entries", "detainees_total")
"""How many come in, in a year."""
LONGEST_MEAN_STAY = 2
"""Years. More people held on a day than enter in two years would stay longer than that on average; no country's
migration detention does, so the two count different people."""
YEARS_APART = 3
"""How far apart the two may be and still be held against each other."""


def changed_meaning(view: View) -> Iterator[Finding]:
    """One number under two labels of which the second does not mean the same: the label changed, not the figure."""
    later = _successors(view.catalog)
    for group in grouped(view.figures, "subject", "period", "breakdown"):
        numbered = [figure for figure in group if figure.number]
        for figure in numbered:
            for other in numbered if figure.indicator in later else ():
                same = figure.number == other.number and other.indicator in later[figure.indicator]
                if same and _publisher(view, figure) == _publisher(view, other):
                    message = f"{figure.number:g} stands under {other.indicator} too, which means something else"
                    yield ask("changed_meaning", message, figure, other)


def partial_as_national(view: View) -> Iterator[Finding]:
    """A figure for the whole country whose own words speak of a part of it."""
    for figure in view.figures:
        observation = figure.observation
        if figure.number is not None and "-" not in observation.subject:
            words = f" {observation.raw} {observation.locator} ".casefold()
            if found := next((word for word in NATION_WORDS if f" {word} " in words), None):
                yield ask("partial_as_national", f"it counts as national, but its words say {found!r}", figure)


def concept_drift(view: View) -> Iterator[Finding]:
    """More people held on one day than enter in two years: another group was counted, such as people in open camps."""
    for (subject, indicator), line in view.lines.items():
        for figure in line if indicator in HELD else ():
            entered = _entered(view, figure)
            if entered and entered.number and figure.number and figure.number > LONGEST_MEAN_STAY * entered.number:
                message = f"{figure.number:g} held ({figure.period}), {entered.number:g} entered ({entered.period})"
                yield ask("concept_drift", f"{message}: do both count people detained in {subject}?", figure, entered)


def _successors(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """For each indicator whose meaning changed, all that came after it."""
    found: dict[str, frozenset[str]] = {}
    for key, one in catalog.indicators.items():
        chain: list[str] = []
        while one.meaning_changed and one.replaced_by and one.replaced_by not in chain:
            chain.append(one.replaced_by)
            one = catalog.indicators[one.replaced_by]
        if chain:
            found[key] = frozenset(chain)
    return found


def _publisher(view: View, figure: Figure) -> str:
    return view.source(figure).publisher or view.series_of(figure)


def _entered(view: View, figure: Figure) -> Figure | None:
    for indicator in ENTERED:
        if found := view.nearest(figure, indicator, YEARS_APART):
            return found
    return None
