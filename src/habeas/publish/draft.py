"""A draft: everything an edition is made from, with the ledger still to be read, country by country."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.ledger import connection, public
from habeas.ledger.home import Home
from habeas.places import COUNTRIES
from habeas.publish import cut as cuts
from habeas.publish.inputs import EditionCut, Inputs
from habeas.publish.recorded_inputs import RecordedInputs
from habeas.publish.share import Frame, Share, share_of


@dataclass(frozen=True, slots=True)
class Draft:
    """The inputs without statements, the ledger's public part, and the sources that its accepted statements name."""

    home: Home
    inputs: Inputs
    reading: public.Reading
    named: frozenset[str]
    frame: Frame

    @property
    def day(self) -> date:
        """The edition's day."""
        return self.inputs.day

    def share(self, countries: Collection[str]) -> Share:
        """What some groups of countries make of it; reads the ledger, which a forked process opens for itself."""
        connection.demand(self.home)
        return share_of(self.frame, map(cuts.accepted, self.reading.accepted(countries)), countries)

    def nothing(self, countries: Collection[str]) -> Share:
        """The share of countries of which no statement speaks."""
        return share_of(self.frame, (), countries)

    def groups(self) -> list[tuple[str, ...]]:
        """The countries of which statements speak; those together that name one another."""
        return self.reading.groups()


def draft(home: Home, editions: Sequence[EditionCut], besides: RecordedInputs) -> Draft:
    """The draft of the last of `editions`, of every source that any accepted statement names."""
    reading = public.Reading(editions[-1].cut)
    return with_sources(home, cuts.inputs(home, editions, besides), reading, reading.source_keys())


def with_sources(home: Home, inputs: Inputs, reading: public.Reading, named: Collection[str]) -> Draft:
    """A draft whose statements name these sources; some may be private, and are dropped."""
    inputs = replace(inputs, accepted=(), sources=tuple(public.sources_named(named)))
    return Draft(home, inputs, reading, frozenset(named), Frame.of(inputs))


def silent(groups: Sequence[tuple[str, ...]]) -> list[str]:
    """The countries that no group holds."""
    spoken = {code for group in groups for code in group}
    return [code for code in COUNTRIES if code not in spoken]
