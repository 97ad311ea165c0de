"""Countries: every place has a row, with the latest decision on anything published about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.edition.schema import CountryRow
from habeas.places import COUNTRIES, scheme
from habeas.publish.history import History, Life
from habeas.publish.inputs import Decided

REGIONS = "observatory"
"""The division of the world whose widest region a country's row names."""


def country_rows(lives: Mapping[str, Sequence[Life]], history: History) -> Iterator[CountryRow]:
    """A row for every country or territory among the codes in `lives`, which tell what is published about each."""
    regions = scheme(REGIONS)
    for code, about in lives.items():
        if code not in COUNTRIES:
            continue
        last = _last_decision(about, history)
        yield CountryRow(
            code=code,
            slug=COUNTRIES[code].slug,
            region=next(iter(regions.path(code)), ""),
            last_checked=last.date if last else "",
            checked_by=last.role if last else "",
            changed_edition=history.id_at(max(max(life.changes) for life in about)) if about else "",
        )


def _last_decision(about: Iterable[Life], history: History) -> Decided | None:
    """The latest decision by day that this edition takes in."""
    beyond = len(history.editions)
    decisions = [one for life in about for one in life.accepted.decisions if history.place(one) < beyond]
    return max(decisions, key=lambda one: (one.date, one.id), default=None)
