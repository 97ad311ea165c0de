"""Small numbers: a partner's count below five is withheld, with what it could be found from by subtraction.

What an official or another publication prints is public already and is shown as published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from habeas.catalog.model import Catalog
from habeas.intake.proposal import Event, Observation, Source, Visit
from habeas.publish.inputs import Accepted, ProjectionError
from habeas.publish.numbers import counts_people, value_of
from habeas.publish.public import PARTNER
from habeas.values import Quantity, Status, ValueFormError, ValueType, from_json

SMALLEST_SHOWN = 5
"""A smaller count of people, from a partner or computed, is withheld (DESIGN, *Do no harm*)."""

_Group = tuple[str, str, str, str, tuple[str, ...]]


def suppressed_ids(published: Iterable[Accepted], sources: Mapping[str, Source], catalog: Catalog) -> frozenset[str]:
    """Public ids of the observations whose value is withheld, and of the events and visits whose count is."""
    counts: set[str] = set()
    groups: dict[_Group, dict[str, Decimal]] = defaultdict(dict)
    for one in published:
        statement = one.statement
        if sources[statement.source].kind != PARTNER:
            continue
        if isinstance(statement, Event | Visit) and _few(statement, one.public_id):
            counts.add(one.public_id)
        if not isinstance(statement, Observation):
            continue
        value = value_of(statement, catalog, one.public_id)
        if isinstance(value, Quantity) and counts_people(statement.unit):
            groups[_group(statement)][one.public_id] = value.low
    return frozenset(counts.union(*(_withheld(group) for group in groups.values())))


def suppress(one: Accepted, withheld: frozenset[str]) -> Accepted:
    """The statement; where its id is among those withheld, without its value, its printed form and its words on what
    part of the country was counted, or, for an event or a visit, without its count."""
    said = one.statement
    if one.public_id not in withheld:
        return one
    if isinstance(said, Event | Visit):
        return replace(one, statement=replace(said, count=None))
    assert isinstance(said, Observation)
    emptied = replace(said, status=Status.SUPPRESSED, value=None, raw="", coverage_words="")
    return replace(one, statement=emptied)


def _few(said: Event | Visit, public_id: str) -> bool:
    """Whether so few people were counted; what counts things in a partner's event is withheld too: nothing tells."""
    if said.count is None:
        return False
    try:
        value = from_json(ValueType.NUMBER, said.count)
    except ValueFormError as error:
        raise ProjectionError(f"{public_id}: count: {error}: correct or withdraw the statement") from error
    return isinstance(value, Quantity) and value.low < SMALLEST_SHOWN


def _group(statement: Observation) -> _Group:
    """What adds up to one total: the parts of one breakdown in one source, for one subject, indicator and period."""
    keys = tuple(sorted(statement.breakdown))
    return (statement.subject, statement.indicator, statement.period, statement.source, keys)


def _withheld(group: Mapping[str, Decimal]) -> set[str]:
    """The small ones; where that is a single part, the smallest of the others too, for the total would betray it."""
    small = {public_id for public_id, number in group.items() if number < SMALLEST_SHOWN}
    others = sorted((number, public_id) for public_id, number in group.items() if public_id not in small)
    if len(small) == 1 and others:
        small.add(others[0][1])
    return small
