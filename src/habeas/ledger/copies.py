"""Copies of one page as the ledger has them, and new ones dated and settled beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.intake.page.archaeology import Copy, Held, dated, settle
from habeas.intake.proposal import Observation, Source
from habeas.ledger import rows
from habeas.ledger.proposals import UNDECIDED

_STANDS = "s.id IN (SELECT n.statement FROM ledger_standing n WHERE n.kind = 'observation')"
_ALIVE = f"({_STANDS} OR ({UNDECIDED.format(kind='observation')}))"
_OF_SERIES = "s.source IN (SELECT o.key FROM ledger_source o WHERE o.series = %s)"


def beside_what_is_held(copies: Sequence[Copy]) -> list[Copy]:
    """Copies on their way in, dated, and with their zeros set apart by what other copies say, here and in the ledger.

    Writes nothing.
    """
    series = sorted({copy.source.series for copy in copies} - {""})
    known = {source.key: source for one in series for source in _sources(one)}
    return settle(dated(copies, known), [held for one in series for held in _held(one)])


def _sources(series: str) -> Iterator[Source]:
    return rows.sources("s.series = %s", [series])


def _held(series: str) -> Iterator[Held]:
    alive = {row.id for row in rows.statements("observation", f"{_OF_SERIES} AND {_ALIVE}", [series])}
    for row in rows.statements("observation", _OF_SERIES, [series]):
        if isinstance(row.statement, Observation):
            yield Held(series, row.statement, row.id in alive)
