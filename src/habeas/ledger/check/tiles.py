"""One source against itself: tiles against rows, parts against their whole, a headline against the detail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from habeas.ledger.check.finding import Finding, ask
from habeas.ledger.check.meaning import LONGEST_MEAN_STAY
from habeas.ledger.check.view import Figure, View, decided, grouped
from habeas.values import Answer, Duration, Law, Status, ValueType

ONE_ANSWER = frozenset(ValueType) - {ValueType.LAW, ValueType.NAMES, ValueType.TEXT, ValueType.ANSWERS}
"""Types of which a source gives one answer to a question; of laws and names it may give several."""
DETAINED = (
    "detainee_entries",
    "detainees_total",
    "detainees_by_year_g2",
    "detainees_on_day",
    "detainees_daily_avg",
    "detained_children",
    "detained_asylum_seekers",
)
"""Numbers that are above zero only where people are detained."""
WRITTEN = ("detention_law", "max_length_admin", "max_length_asylum")
"""Answers that exist only where there are rules on detention."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "detainees_total": ("detainee_entries", "detained_asylum_seekers", "detained_women", "detained_children"),
    "detainee_entries": ("detained_asylum_seekers", "detained_women", "detained_children", "detained_stateless"),
    "detained_children": ("detained_children_accompanied", "detained_children_unaccompanied"),
}
"""Who is part of whom in one year of one source."""
HELD = ("facility_population", "facility_max_population", "detainees_on_day", "detainees_total")
"""How many are held; against the entries of the same place, year and source."""


def tiles_disagree(view: View) -> Iterator[Finding]:
    """A source contradicts itself: a tile its row, a headline the details, a part its whole, a stock its entries."""
    yield from _two_answers(view)
    yield from _headlines(view)
    for figure in view.whole:
        yield from _parts(view, figure)
        yield from _held(view, figure)


def _two_answers(view: View) -> Iterator[Finding]:
    for rivals in view.by_question.values():
        if len(rivals) > 1 and view.indicator(rivals[0]).type in ONE_ANSWER and not decided(rivals):
            for own in grouped(rivals, "source", "coverage_words"):
                if len({figure.said for figure in own}) > 1:
                    said = " and ".join(dict.fromkeys(figure.observation.raw or figure.said for figure in own))
                    yield ask("tiles_disagree", f"one source answers {said}", *own)


def _headlines(view: View) -> Iterator[Finding]:
    """A headline that says no beside details of the same source that say yes."""
    by_source: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in view.whole:
        by_source[figure.observation.source, figure.subject].append(figure)
    for figures in by_source.values():
        for headline in (one for one in figures if isinstance(one.value, Answer) and one.value.code == "No"):
            if against := [one for one in figures if _denies(headline, one)]:
                names = ", ".join(dict.fromkeys(one.indicator for one in against))
                yield ask("tiles_disagree", f"the tile says no, {names} says otherwise", headline, *against)


def _denies(headline: Figure, one: Figure) -> bool:
    if headline.indicator in ("headline_detains", "detains"):
        says_yes = isinstance(one.value, Answer) and one.value.code in ("Yes", "Rarely")
        return (one.indicator == "detains" and says_yes) or (one.indicator in DETAINED and bool(one.number))
    if headline.indicator == "headline_has_law":
        specific = one.indicator == "has_specific_law" and isinstance(one.value, Answer) and one.value.code == "Yes"
        return specific or (one.indicator in WRITTEN and isinstance(one.value, Law | Duration))
    return False


def _parts(view: View, figure: Figure) -> Iterator[Finding]:
    for name in PARTS.get(figure.indicator, ()):
        part = _own(view, figure, name)
        if part and part.number and figure.number is not None and part.number > figure.number:
            yield ask("tiles_disagree", f"{part.number:g} in {name} are more than all, {figure.number:g}", figure, part)


def _held(view: View, figure: Figure) -> Iterator[Finding]:
    entered = _own(view, figure, "detainee_entries") if figure.indicator in HELD else None
    if entered and entered.number and figure.number and figure.number > LONGEST_MEAN_STAY * entered.number:
        yield ask("tiles_disagree", f"{figure.number:g} people held, {entered.number:g} entries", figure, entered)


def _own(view: View, figure: Figure, indicator: str) -> Figure | None:
    """What the same source says of another indicator in the same period, or in the year of a day."""
    said = figure.observation
    for period in dict.fromkeys((said.period, said.period[:4])):
        if found := view.printed.get((said.source, said.subject, indicator, period)):
            return found if found.observation.status is not Status.NOT_AVAILABLE else None
    return None
