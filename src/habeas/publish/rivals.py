"""Rivals: several standing answers to one question, and which of them is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.intake.page.archaeology import is_zero
from habeas.intake.proposal import OFFICIAL_KINDS, Observation, Source
from habeas.publish.inputs import Accepted, ProjectionError
from habeas.values import WITH_VALUE, Period, PeriodError, Status

RULES = ("zero", "value", "reported", "official", "newest")
"""The rules in their order; where none tells two rivals apart the key does."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the rules say of one standing observation."""

    preferred: bool
    by: str
    reason: str = ""
    rivals: tuple[str, ...] = ()


def choices(standing: Iterable[Accepted], sources: Mapping[str, Source]) -> Mapping[str, Choice]:
    """For every standing observation, by public id, whether it is the one used, by which rule, and against whom.

    A partial figure is no rival of a national one: it competes only with figures of the same coverage, and is never
    preferred while a national answer to the question stands.
    """
    questions: dict[str, dict[tuple[str, str], list[Accepted]]] = defaultdict(lambda: defaultdict(list))
    for one in standing:
        statement = one.statement
        if isinstance(statement, Observation):
            questions[statement.question][coverage_of(statement)].append(one)
    chosen: dict[str, Choice] = {}
    for groups in questions.values():
        for coverage, group in groups.items():
            listed_only = coverage != NATIONAL and NATIONAL in groups
            chosen.update(_choose(group, sources, listed_only))
    return chosen


NATIONAL = ("", "")


def coverage_of(observation: Observation) -> tuple[str, str]:
    """What two figures must share to be rivals: the kind and words of a partial coverage; `NATIONAL` for the whole."""
    return (observation.coverage_kind or "", " ".join(observation.coverage_words.casefold().split()))


def _choose(group: Sequence[Accepted], sources: Mapping[str, Source], listed_only: bool) -> dict[str, Choice]:
    ids = sorted(one.public_id for one in group)
    winner, by = _winner(group, sources)
    if listed_only:
        by = "rule:national"
    return {
        one.public_id: Choice(
            preferred=one is winner and not listed_only,
            by=by,
            reason=one.preferred_reason if one is winner and by == "decision" else "",
            rivals=tuple(other for other in ids if other != one.public_id),
        )
        for one in group
    }


def _winner(group: Sequence[Accepted], sources: Mapping[str, Source]) -> tuple[Accepted, str]:
    decided = [one for one in group if one.preferred]
    if decided:
        return max(decided, key=lambda one: one.preferred.id if one.preferred else 0), "decision"
    if len(group) == 1:
        return group[0], "alone"
    missing = {sources[one.statement.source].series for one in group if _is_missing(one)} - {""}
    ranked = sorted((_rank(one, sources, missing), one.public_id, one) for one in group)
    first, second = ranked[0][0], ranked[1][0]
    rule = next((name for name, one, other in zip(RULES, first, second, strict=True) if one != other), "key")
    return ranked[0][2], f"rule:{rule}"


def _rank(one: Accepted, sources: Mapping[str, Source], missing: Collection[str]) -> tuple[int, ...]:
    """The smaller, the better. Within one series a zero never wins over *not available*: it is a missing value that
    became a zero, so it comes after everything."""
    statement = one.statement
    assert isinstance(statement, Observation)
    source = sources[statement.source]
    return (
        1 if is_zero(statement) and source.series in missing else 0,
        _presence(statement.status),
        0 if statement.status is Status.REPORTED else 1,
        0 if source.kind in OFFICIAL_KINDS else 1,
        -published_on(source).toordinal(),
    )


def _is_missing(one: Accepted) -> bool:
    return isinstance(one.statement, Observation) and one.statement.status is Status.NOT_AVAILABLE


def _presence(status: Status) -> int:
    """A value before *not applicable*, that before a gap, and anything before what could not be read."""
    if status in WITH_VALUE:
        return 0
    if status is Status.UNPARSED:
        return 3
    return 1 if status is Status.NOT_APPLICABLE else 2


def published_on(source: Source) -> date:
    """The earliest day a source can be of; the beginning of time where it is not known."""
    if not source.published:
        return date.min
    try:
        return Period.parse(source.published).start
    except PeriodError as error:
        raise ProjectionError(f"source {source.key}: its day of publication is not a date: {error}") from error
