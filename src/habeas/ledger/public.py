"""What may leave the ledger, and nothing else: the one door through which publishing reads it.

Every query here drops what is not public first, by the statement's own visibility and its source's; decisions on what
is not public, and corrections by it, do not exist here either. So no private row can change a public byte.
Ids of decisions count private ones too: they order and link, and must not be printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from habeas.intake.proposal import Source
from habeas.ledger import history, rows
from habeas.ledger.accepted import Accepted, Decided
from habeas.ledger.editions import Amended, Cut, amendments, editions, record_amendment, record_edition
from habeas.ledger.reading import Reading

__all__ = [
    "Accepted",
    "Amended",
    "Cut",
    "Decided",
    "Reading",
    "accepted",
    "amendments",
    "editions",
    "last_decision",
    "public_sources",
    "record_amendment",
    "record_edition",
    "sources_named",
]

last_decision = history.last_decision


def accepted(cut: int | None = None) -> Iterator[Accepted]:
    """Every public statement ever accepted by a decision up to `cut`, in the order of acceptance; redacted ones never.

    Without `cut`, up to the last decision there is when the first row is asked for.
    """
    found = Reading(history.last_decision() if cut is None else cut).accepted()
    yield from sorted(found, key=lambda one: one.accepted.id)


def public_sources(cut: int | None = None) -> Iterator[Source]:
    """Public sources that an accepted public statement names, in the order of their keys, without private words."""
    return sources_named(Reading(history.last_decision() if cut is None else cut).source_keys())


def sources_named(keys: Collection[str]) -> Iterator[Source]:
    """The public ones among the sources of these keys, in the order of the keys, without private words."""
    return (source for source in rows.sources(public=True) if source.key in keys)
