"""Which instruments of a list bind a state on a day, from its treaty actions and from what lists said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.catalog.model import Catalog
from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.values import Period

JOINING = frozenset({"ratification", "accession", "succession", "acceptance"})
LEAVING = frozenset({"withdrawal"})
BOUND = frozenset({"party", "accepted"})

Evidence = TreatyActionRow | TreatyStatusRow


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


def count(members: Iterable[tuple[str, str]], evidence: Sequence[Evidence], day: date) -> Count:
    """How many members bind the state on `day`, and how many of them anybody looked up."""
    bound, inputs, dates = 0, set[str](), list[tuple[date, str]]()
    considered = 0
    for instrument, article in members:
        known = [
            one
            for one in evidence
            if one.instrument == instrument and one.article == article and _tells(one) and _known_on(one) <= day
        ]
        if not known:
            continue
        considered += 1
        deciding = _deciding(known)
        bound += _binds(deciding)
        inputs.add(deciding.id)
        dates.append((_known_on(deciding), _date(deciding)))
    return Count(bound, considered, tuple(sorted(inputs)), max(dates, default=(day, ""))[1])


def _tells(one: Evidence) -> bool:
    """Signatures, reservations and declarations do not say whether a state is bound."""
    return isinstance(one, TreatyStatusRow) or one.action in JOINING | LEAVING


def _deciding(known: Sequence[Evidence]) -> Evidence:
    """A dated act of joining stands until one of leaving; without any, the latest list decides."""
    acts = [one for one in known if isinstance(one, TreatyActionRow)]
    return max(acts or known, key=lambda one: (_known_on(one), _date(one), _binds(one), one.id))


def _binds(one: Evidence) -> bool:
    return one.action in JOINING if isinstance(one, TreatyActionRow) else one.status in BOUND


def _date(one: Evidence) -> str:
    return one.date if isinstance(one, TreatyActionRow) else one.as_of


def _known_on(one: Evidence) -> date:
    """The first day on which it surely was so: an act ``../2008-11`` had been done when November 2008 ended."""
    text = _date(one)
    if not text:
        return date.min
    period = Period.parse(text)
    return period.end if period.begin is None else period.start
