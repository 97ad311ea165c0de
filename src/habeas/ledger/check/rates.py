"""Rates and shares against what they are made of: figures of another country, incoherent series, false precision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from habeas.catalog import Derived, Function
from habeas.ledger.check.finding import Finding, ask, stop
from habeas.ledger.check.view import Figure, View

TIMES: Mapping[Function, int] = {Function.RATE: 100_000, Function.PER_THOUSAND: 1000, Function.SHARE: 100}
"""What each function multiplies the quotient of its two inputs by."""
TOLERANCE = 0.1
"""How far a printed rate may be from the one computed: populations are estimates and dates differ within a year."""
FOREIGN = 5
"""So many times off, a rate is not of these people: neither a date nor a census moves it so far."""
FEWEST = 20
"""Below so many people, one more or less moves a rate too far to tell anything."""
NEAR = 5
"""Years within which no population grows so much that it could explain a factor of `FOREIGN`."""
MOST_IN_PRISON = 5000
"""In 100,000 inhabitants; the highest rates ever printed stay below 2,000."""
SAME_FIGURES = 3
"""One equal number is chance and two may be; three of one section are a copy."""
TELLING = 1000
"""A number of four digits, not rounded to hundreds, that makes an equal set more than chance."""
MOVED = 0.1
"""Less than a tenth up or down is no movement."""
OTHER_PEOPLE = 1.5
"""A population that two neighbouring points imply to have grown or shrunk by half, against each other, is none."""
ROUND = 100_000
"""To what populations are rounded on pages that print them in hundred thousands."""
PRECISE = 10_000
"""A population that is no multiple of this was not rounded so far."""
ROUNDING_TELLS = 10_000_000
"""Above so many inhabitants, rounding to `ROUND` moves a share by half a per cent at most."""


Printed = tuple[str, str, float]
"""Indicator, period and number."""


@dataclass(frozen=True, slots=True)
class Made:
    """A printed rate or share with its numerator and the number it is divided by, and what follows from the two."""

    rate: Figure
    count: Figure
    base: Figure
    printed: float
    computed: float


def rate_against_population(view: View) -> Iterator[Finding]:
    """A printed rate that differs from the one that follows from its count and the population of that year."""
    for figure, derived in _derived(view):
        made = _made(view, figure, derived, near=0)
        if made and not _foreign(made) and not _near(made):
            yield ask("rate_against_population", _words(made), made.rate, made.count, made.base)


def wrong_country(view: View) -> Iterator[Finding]:
    """Figures of another country: a rate that cannot follow from count and population, or a set printed for another."""
    for figure, derived in _derived(view):
        made = _made(view, figure, derived, near=NEAR) if derived.function is Function.RATE else None
        if made and _foreign(made):
            yield stop("wrong_country", f"{_words(made)} ({made.base.reference})", made.rate, made.count)
    yield from _too_many(view)
    yield from _same_figures(view)


def incoherent_series(view: View) -> Iterator[Finding]:
    """A count and its rate that move against each other: the population between them would be another country's."""
    lines: dict[tuple[str, str, str], dict[str, tuple[Figure, Figure]]] = defaultdict(dict)
    for figure, derived in _derived(view):
        count = view.beside(figure, derived.inputs[0])
        if derived.function is not Function.SHARE and count and count.number and figure.number and figure.period:
            key = (figure.subject, figure.indicator, view.series_of(figure))
            lines[key][figure.observation.period] = (figure, count)
    for line in lines.values():
        for before, after in pairwise(sorted(line.values(), key=lambda pair: pair[0].order)):
            more, higher = _times(before[1], after[1]), _times(before[0], after[0])
            against = (more - 1) * (higher - 1) < 0 and min(abs(more - 1), abs(higher - 1)) > MOVED
            if against and max(more / higher, higher / more) > OTHER_PEOPLE:
                message = f"the count is {more:.2g} times that of {before[0].period}, the rate {higher:.2g} times"
                yield ask("incoherent_series", message, after[0], after[1], *before)


def false_precision(view: View) -> Iterator[Finding]:
    """A population rounded to hundred thousands between precise ones: every share computed on it jumps."""
    made = (one.derived for one in view.catalog.indicators.values() if one.derived)
    bases = {derived.inputs[1] for derived in made if _pair(derived)}
    for (_, indicator), line in view.lines.items():
        rounded = [figure for figure in line if indicator in bases and _is_rounded(figure)]
        precise = [figure for figure in line if figure.number and figure.number % PRECISE]
        if rounded and precise:
            listed = ", ".join(f"{figure.number:,.0f} ({figure.period})" for figure in rounded)
            yield ask("false_precision", f"rounded to hundred thousands: {listed}", *rounded, precise[-1])


def _derived(view: View) -> Iterator[tuple[Figure, Derived]]:
    for figure in view.whole:
        derived = view.indicator(figure).derived
        if derived is not None and _pair(derived) and figure.number is not None:
            yield figure, derived


def _pair(derived: Derived) -> bool:
    return derived.function in TIMES and len(derived.inputs) == 2


def _made(view: View, figure: Figure, derived: Derived, *, near: int) -> Made | None:
    """The rate beside its inputs; with `near`, the population may be of another year."""
    count, base = (view.beside(figure, name) for name in derived.inputs)
    if near and (base is None or not base.number):
        base = view.nearest(figure, derived.inputs[1], near)
    if not (figure.number and count and base and count.number and base.number):
        return None
    return Made(figure, count, base, figure.number, count.number / base.number * TIMES[derived.function])


def _foreign(made: Made) -> bool:
    times = max(made.computed / made.printed, made.printed / made.computed)
    return times >= FOREIGN and (made.count.number or 0) >= FEWEST


def _near(made: Made) -> bool:
    """Within the tolerance, or within what rounding to the printed digits allows."""
    exponent = Decimal(repr(made.printed)).normalize().as_tuple().exponent
    half_a_digit = 0.5 * 10.0 ** min(int(exponent), 0)
    return abs(made.computed - made.printed) <= max(TOLERANCE * made.computed, half_a_digit)


def _words(made: Made) -> str:
    count, base = made.count.number or 0, made.base.number or 0
    return f"{made.printed:g} is printed, {made.computed:,.1f} follows from {count:,.0f} and {base:,.0f}"


def _times(before: Figure, after: Figure) -> float:
    return (after.number or 1) / (before.number or 1)


def _too_many(view: View) -> Iterator[Finding]:
    """More prisoners than any country has for its inhabitants, where no rate is printed beside them."""
    for figure in view.whole:
        if figure.indicator != "prison_population" or not figure.number or view.beside(figure, "prison_rate"):
            continue
        people = view.nearest(figure, "population", NEAR)
        if people and people.number and figure.number / people.number * 100_000 > MOST_IN_PRISON:
            message = f"{figure.number:,.0f} prisoners among {people.number:,.0f} people ({people.reference})"
            yield stop("wrong_country", message, figure)


def _same_figures(view: View) -> Iterator[Finding]:
    """Sets of numbers that one publisher prints alike for two countries; pairs are sought by telling numbers alone."""
    said: dict[tuple[str, str, str], dict[Printed, Figure]] = defaultdict(dict)
    telling: dict[tuple[str, str, Printed], set[str]] = defaultdict(set)
    for figure in view.whole:
        if "-" not in figure.subject and figure.number:
            publisher = view.source(figure).publisher or view.series_of(figure)
            section = view.indicator(figure).section
            printed = (figure.indicator, figure.observation.period, figure.number)
            said[publisher, section, figure.subject].setdefault(printed, figure)
            if figure.number >= TELLING and figure.number % 100 != 0:
                telling[publisher, section, printed].add(figure.subject)
    pairs = {(*key[:2], *pair) for key, countries in telling.items() for pair in combinations(sorted(countries), 2)}
    for publisher, section, one, other in sorted(pairs):
        first, second = said[publisher, section, one], said[publisher, section, other]
        shared = [printed for printed in first if printed in second]
        if len({number for _, _, number in shared}) >= SAME_FIGURES:
            message = f"{len(shared)} figures of {section} are printed alike for {one} and {other}"
            yield stop("wrong_country", message, *(of[printed] for printed in shared for of in (first, second)))


def _is_rounded(figure: Figure) -> bool:
    return figure.number is not None and 0 < figure.number < ROUNDING_TELLS and figure.number % ROUND == 0
