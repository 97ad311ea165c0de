"""What one country adds to what an edition tells of itself and of its sources: added up country by country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.edition.schema import EditionRow, SourceRow
from habeas.intake.proposal import Case, Source
from habeas.publish.history import History, Life

Counts = tuple[int, int, int]
"""Statements that an edition added, ended and changed."""


@dataclass(frozen=True, slots=True)
class Told:
    """A country, its counts by edition, and how many of its standing statements rest on each source it names.

    `waits` says that something is dated after the edition's day, so that its rows may change by time alone.
    """

    country: str
    editions: Mapping[str, Counts]
    sources: Mapping[str, int]
    waits: bool = False


def told_of(country: str, lives: Iterable[Life], history: History, *, waits: bool) -> Told:
    """What the published statements of one country add."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    sources: Counter[str] = Counter()
    for life in lives:
        counts[life.first][0] += 1
        if life.end is not None:
            counts[life.end][1] += 1
        for place in life.changes - {life.first, life.end}:
            counts[place][2] += 1
        statement = life.accepted.statement
        outcome = statement.outcome_source if isinstance(statement, Case) else ""
        for key in filter(None, (statement.via, outcome)):
            sources[key] += 0
        sources[statement.source] += life.current
    editions = {history.id_at(place): (added, ended, changed) for place, (added, ended, changed) in counts.items()}
    return Told(country, editions, dict(sources), waits)


def edition_rows(history: History, told: Iterable[Told]) -> Iterator[EditionRow]:
    """What each edition added, ended and changed; the same in every later edition unless something was redacted."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in told:
        for edition_id, counts in one.editions.items():
            sums[edition_id] = [first + second for first, second in zip(sums[edition_id], counts, strict=True)]
    previous = ""
    for edition in history.editions:
        added, ended, changed = sums[edition.id]
        last = edition is history.editions[-1]
        digest = "" if last else edition.digest
        yield EditionRow(id=edition.id, previous=previous, added=added, ended=ended, changed=changed, digest=digest)
        previous = edition.id


def source_rows(told: Sequence[Told], sources: Mapping[str, Source]) -> Iterator[SourceRow]:
    """The sources that published statements name, with how many of those that stand rest on each."""
    standing: Counter[str] = Counter()
    countries: dict[str, list[str]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.country):
        for key, number in one.sources.items():
            standing[key] += number
            if number:
                countries[key].append(one.country)
    for key in sorted(standing):
        yield source_row(sources[key], standing[key], tuple(countries[key]))


def source_row(source: Source, statements: int = 0, countries: tuple[str, ...] = ()) -> SourceRow:
    """The row of a source."""
    return SourceRow(
        key=source.key,
        title=source.title,
        publisher=source.publisher,
        kind=source.kind,
        url=source.url,
        published=source.published,
        accessed=source.accessed,
        licence=source.licence,
        redistribute=source.redistribute,
        language=source.language,
        series=source.series,
        statements=statements,
        countries=countries,
    )
