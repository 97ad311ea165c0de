"""Countries and sources: every place has a row; a source has one where something published names it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.edition.schema import CountryRow, SourceRow
from habeas.intake.proposal import Case, Source
from habeas.places import COUNTRIES, scheme
from habeas.publish.history import History, Life
from habeas.publish.inputs import Decided

REGIONS = "observatory"
"""The division of the world whose widest region a country's row names."""


def country_rows(lives: Iterable[Life], history: History) -> Iterator[CountryRow]:
    """A row for every country and territory, with the latest decision on anything published about it."""
    of_country: dict[str, list[Life]] = defaultdict(list)
    for life in lives:
        of_country[life.accepted.statement.country].append(life)
    regions = scheme(REGIONS)
    for code, place in COUNTRIES.items():
        about = of_country.get(code, [])
        last = _last_decision(about, history)
        yield CountryRow(
            code=code,
            slug=place.slug,
            region=next(iter(regions.path(code)), ""),
            last_checked=last.date if last else "",
            checked_by=last.role if last else "",
            changed_edition=history.id_at(max(max(life.changes) for life in about)) if about else "",
        )


def source_rows(lives: Sequence[Life], sources: Mapping[str, Source]) -> Iterator[SourceRow]:
    """The sources that published statements name, with how many of those that stand rest on each."""
    standing: Counter[str] = Counter()
    countries: dict[str, set[str]] = defaultdict(set)
    named: set[str] = set()
    for life in lives:
        statement = life.accepted.statement
        named.update({statement.source, statement.via, *_outcome_source(life)} - {""})
        if life.current:
            standing[statement.source] += 1
            countries[statement.source].add(statement.country)
    for key in sorted(named):
        yield _source_row(sources[key], standing[key], tuple(sorted(countries[key])))


def _outcome_source(life: Life) -> set[str]:
    statement = life.accepted.statement
    return {statement.outcome_source} if isinstance(statement, Case) else set()


def _source_row(source: Source, statements: int, countries: tuple[str, ...]) -> SourceRow:
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


def _last_decision(about: Iterable[Life], history: History) -> Decided | None:
    """The latest decision by day that this edition takes in."""
    beyond = len(history.editions)
    decisions = [one for life in about for one in life.accepted.decisions if history.place(one) < beyond]
    return max(decisions, key=lambda one: (one.date, one.id), default=None)
