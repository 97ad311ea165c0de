"""Small numbers: a partner's count below five is withheld, with what it could be found from by subtraction.

What an official or another publication prints is public already and is shown as published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from habeas.catalog.model import Catalog
from habeas.intake.proposal import Observation, Source
from habeas.publish.inputs import Accepted
from habeas.publish.numbers import counts_people, value_of
from habeas.publish.public import PARTNER
from habeas.values import Quantity, Status

SMALLEST_SHOWN = 5
"""A smaller count of people, from a partner or computed, is withheld (DESIGN, *Do no harm*)."""

_Group = tuple[str, str, str, str, tuple[str, ...]]


def suppressed_ids(published: Iterable[Accepted], sources: Mapping[str, Source], catalog: Catalog) -> frozenset[str]:
    """Public ids of the observations whose value is withheld."""
    groups: dict[_Group, dict[str, Decimal]] = defaultdict(dict)
    for one in published:
        statement = one.statement
        if not isinstance(statement, Observation) or sources[statement.source].kind != PARTNER:
            continue
        value = value_of(statement, catalog, one.public_id)
        if isinstance(value, Quantity) and counts_people(statement.unit):
            groups[_group(statement)][one.public_id] = value.low
    return frozenset(found for group in groups.values() for found in _withheld(group))


def suppress(one: Accepted, withheld: frozenset[str]) -> Accepted:
    """The statement, without its value and its printed form where its id is among those withheld."""
    if one.public_id not in withheld:
        return one
    assert isinstance(one.statement, Observation)
    return replace(one, statement=replace(one.statement, status=Status.SUPPRESSED, value=None, raw=""))


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
