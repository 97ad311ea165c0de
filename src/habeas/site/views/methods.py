"""The methods page: what the words mean, by which rules the numbers stand, and how much of it people have checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.edition.schema import STATEMENT_TABLES
from habeas.site.views.frame import Frame, frame
from habeas.site.volume import Volume
from habeas.site.words import (
    COVERAGE_KINDS,
    FUNCTIONS,
    PREFERENCES,
    REVIEW_LEVELS,
    REVIEW_MARKS,
    STATUS_MEANINGS,
    STATUSES,
    TIMES,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the pages with its meaning; `count` is how many standing statements it is said of."""

    key: str
    mark: str
    words: str
    meaning: str
    count: int


@dataclass(frozen=True, slots=True)
class Methods:
    """Everything that the methods page explains."""

    frame: Frame
    statuses: tuple[Term, ...]
    levels: tuple[Term, ...]
    times: tuple[Term, ...]
    coverage: tuple[Term, ...]
    preferences: tuple[Term, ...]
    functions: tuple[Term, ...]
    statements: int
    accepted_by_operator: int


def methods(volume: Volume) -> Methods:
    """The page; its counts are of standing statements."""
    return Methods(
        frame=frame(volume, "methods", "/methods/", volume.words("Methods"), volume.id),
        statuses=_terms(volume, STATUSES, STATUS_MEANINGS, _observations(volume, "status")),
        levels=_terms(volume, REVIEW_LEVELS, {}, _statements(volume, "review_level"), REVIEW_MARKS),
        times=_terms(volume, {key: key.replace("_", " ") for key in TIMES}, TIMES, {}),
        coverage=_terms(volume, COVERAGE_KINDS, {}, _observations(volume, "coverage_kind")),
        preferences=_terms(volume, PREFERENCES, {}, _observations(volume, "preferred_by")),
        functions=_terms(volume, {key: key.replace("_", " ") for key in FUNCTIONS}, FUNCTIONS, {}),
        statements=sum(volume.counts.values()),
        accepted_by_operator=_statements(volume, "accepted_by").get("operator", 0),
    )


def _terms(
    volume: Volume,
    table: Mapping[str, str],
    meanings: Mapping[str, str],
    counts: Mapping[str, int],
    marks: Mapping[str, str] | None = None,
) -> tuple[Term, ...]:
    return tuple(
        Term(
            key=key,
            mark=(marks or {}).get(key, ""),
            words=volume.words(words),
            meaning=volume.words(meanings[key]) if key in meanings else "",
            count=counts.get(key, 0),
        )
        for key, words in table.items()
    )


def _observations(volume: Volume, column: str) -> Mapping[str, int]:
    counted = f"SELECT {column}, count(*) FROM observation WHERE state = 'current' AND preferred = 1 GROUP BY {column}"
    return {str(key): int(str(number)) for key, number in volume.edition.query(counted)}


def _statements(volume: Volume, column: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for table in STATEMENT_TABLES:
        counted = f"SELECT {column}, count(*) FROM {table.TABLE} WHERE state = 'current' GROUP BY {column}"
        for key, number in volume.edition.query(counted):
            found[str(key)] = found.get(str(key), 0) + int(str(number))
    return found
