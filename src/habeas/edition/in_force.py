"""Which instruments of a list bind a state on a day: the one rule behind ratios, the matrix and every treaty page.

A dated act of joining stands until one of leaving. Where no dated act is known, lists decide: the latest up to the day,
or a later one that says since which year the state is party. What a state did only after the day says that it was not
bound yet. A signature binds nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from habeas.catalog.acts import BINDING, LEAVING, SIGNING
from habeas.catalog.model import Catalog
from habeas.edition.statements import TreatyActionRow, TreatyStatusRow
from habeas.values import Period

BOUND_STATUSES = frozenset({"party", "accepted"})

Evidence = TreatyActionRow | TreatyStatusRow


class Bond(StrEnum):
    """How a state stands to an instrument on a day."""

    BOUND = "bound"
    LEFT = "left"
    NOT_YET = "not_yet"
    """It joined, but after the day."""
    SIGNED = "signed"
    NOT_PARTY = "not_party"
    UNKNOWN = "unknown"
    """Nobody has looked, or only a signature is known."""


period_of = lru_cache(maxsize=65_536)(Period.parse)
"""Dates are few and the acts many."""
KNOWN = frozenset(Bond) - {Bond.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Found:
    """What the evidence says, and the one piece of it that decides; `since` is the date of joining where it binds."""

    bond: Bond
    deciding: Evidence | None = None
    since: str = ""

    @property
    def known(self) -> bool:
        """Whether anybody looked it up."""
        return self.bond in KNOWN

    @property
    def binds(self) -> bool:
        """Whether the state is bound."""
        return self.bond is Bond.BOUND


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many that were looked up, with the evidence and its latest date."""

    of: int
    considered: int
    inputs: tuple[str, ...]
    latest: str


def listed(catalog: Catalog, name: str) -> list[tuple[str, str]]:
    """Instrument and article of every member of a list; the article is empty where the instrument itself is meant."""
    instruments = [(one.key, "") for one in catalog.instruments.values() if name in one.lists]
    procedures = [(one.instrument, one.article) for one in catalog.procedures.values() if name in one.lists]
    return instruments + procedures


def by_member(evidence: Iterable[Evidence]) -> Mapping[tuple[str, str], list[Evidence]]:
    """Evidence by instrument and article."""
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        found[one.instrument, one.article].append(one)
    return found


def count(members: Iterable[tuple[str, str]], evidence: Iterable[Evidence], day: date) -> Count:
    """How many members bind the state on `day`, and how many of them anybody looked up."""
    bound, inputs, dates = 0, set[str](), list[tuple[date, str]]()
    considered = 0
    known = by_member(evidence)
    for member in members:
        found = standing(known.get(member, ()), day)
        if not found.known:
            continue
        considered += 1
        bound += found.binds
        assert found.deciding is not None
        inputs.add(found.deciding.id)
        if (when := known_on(found.deciding)) <= day:
            dates.append((when, date_of(found.deciding)))
    return Count(bound, considered, tuple(sorted(inputs)), max(dates, default=(day, ""))[1])


def standing(evidence: Sequence[Evidence], day: date) -> Found:
    """How a state stands to one instrument, or to one article of it, on a day; all evidence is of that one.

    Of rivals only the preferred one counts.
    """
    used = [one for one in evidence if one.preferred]
    acts = [one for one in used if isinstance(one, TreatyActionRow) and one.action in BINDING | LEAVING]
    if acts:
        return _by_acts(acts, day)
    lists = [one for one in used if isinstance(one, TreatyStatusRow)]
    if lists:
        return _by_lists(lists, day)
    signed = [
        one for one in used if isinstance(one, TreatyActionRow) and one.action in SIGNING and known_on(one) <= day
    ]
    return Found(Bond.UNKNOWN, max(signed, key=_order, default=None))


def _by_acts(acts: Sequence[TreatyActionRow], day: date) -> Found:
    done = [one for one in acts if known_on(one) <= day]
    if not done:
        first = min(acts, key=_order)
        return Found(Bond.NOT_YET, first) if first.action in BINDING else Found(Bond.UNKNOWN)
    last = max(done, key=_order)
    return Found(Bond.BOUND, last, last.date) if last.action in BINDING else Found(Bond.LEFT, last)


def _by_lists(lists: Sequence[TreatyStatusRow], day: date) -> Found:
    """Lists up to the day, and lists of any day that say since when."""
    told = [(known_on(one), one) for one in lists if known_on(one) <= day]
    told += [(_since(one), one) for one in lists if one.year and _since(one) <= day]
    if told:
        last = max(told, key=lambda pair: (pair[0], date_of(pair[1]), pair[1].id))[1]
        if last.status in BOUND_STATUSES:
            return Found(Bond.BOUND, last, last.year)
        return Found(Bond.SIGNED if last.status == "signatory" else Bond.NOT_PARTY, last)
    later = [one for one in lists if one.status in BOUND_STATUSES and one.year and _begins(one) > day]
    first = min(later, key=lambda one: (_begins(one), one.id), default=None)
    return Found(Bond.NOT_YET, first) if first else Found(Bond.UNKNOWN)


def date_of(one: Evidence) -> str:
    """The date of an act, or the day of a list."""
    return one.date if isinstance(one, TreatyActionRow) else one.as_of


def known_on(one: Evidence) -> date:
    """The first day on which it surely was so: an act ``../2008-11`` had been done when November 2008 ended.

    A date that is a year alone counts from its first day.
    """
    text = date_of(one)
    if not text:
        return date.min
    period = period_of(text)
    return period.end if period.begin is None else period.start


def waits(one: Evidence, day: date) -> bool:
    """Whether what it says of a later day may differ from what it says of this one."""
    return known_on(one) > day or (isinstance(one, TreatyStatusRow) and bool(one.year) and _since(one) > day)


def _since(one: TreatyStatusRow) -> date:
    """The last day of the year since which a list says a state is party."""
    return period_of(one.year).end if one.year else date.max


def _begins(one: TreatyStatusRow) -> date:
    return period_of(one.year).start


def _order(one: TreatyActionRow) -> tuple[date, str, bool, str]:
    return known_on(one), one.date, one.action in BINDING, one.id
