"""Renewal: which countries' rows may differ from those of the edition before, so that all others are taken over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.edition.reader import Edition
from habeas.edition.schema import SourceRow
from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish import cut as cuts
from habeas.publish.before import Before
from habeas.publish.draft import Draft, with_sources
from habeas.publish.inputs import EditionCut
from habeas.publish.recorded_inputs import RecordedInputs
from habeas.publish.told import source_row

MOST = 0.5
"""The share of all statements beyond which a crew makes everything in less time."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A draft that reads a few countries, and which."""

    draft: Draft
    countries: Sequence[str]


def plan(home: Home, editions: Sequence[EditionCut], besides: RecordedInputs, before: Before) -> Renewal | None:
    """How the last of `editions` can be made from the one before; None where all must be made.

    All must be made where that one cannot be trusted, where the catalog or what is said of a source has changed, and
    where much was decided.
    """
    cut = next((one.cut for one in editions[:-1] if one.id == before.directory.name), None)
    if cut is None or not before.renewable:
        return None
    inputs = cuts.inputs(home, editions, besides)
    reading = public.Reading(editions[-1].cut)
    countries = _touched(reading, cut, before, inputs.editions[-1].id[:10])
    if _statements(before, countries) > MOST * _statements(before, before.sheet.data):
        return None
    named = before.sheet.named | (reading.source_keys(countries) if countries else set())
    draft = with_sources(home, inputs, reading, named)
    if not _says_as_before(draft, before):
        return None
    return Renewal(draft, countries)


def _says_as_before(draft: Draft, before: Before) -> bool:
    """Whether the catalog is the same and every source is described as it was."""
    now = draft.frame.sources
    with Edition.open(before.directory) as old:
        if old.meta.get("catalog") != draft.inputs.meta["catalog"]:
            return False
        rows = old.rows(SourceRow)
    return all(row.key in now and replace(row, statements=0, countries=()) == source_row(now[row.key]) for row in rows)


def _touched(reading: public.Reading, cut: int, before: Before, day: str) -> list[str]:
    """The countries on which something was decided since, or of which something is dated since, each with those that
    are named with it."""
    touched = reading.decided_since(cut)
    if day != before.directory.name[:10]:
        touched |= {one.country for one in before.sheet.told.values() if one.waits}
    groups = reading.groups()
    return sorted({code for group in groups if not touched.isdisjoint(group) for code in group} | touched)


def _statements(before: Before, countries: Iterable[str]) -> int:
    return sum(sum(before.sheet.data[code].counts.values()) for code in countries if code in before.sheet.data)
