"""Many copies of one page: the day each is of, and zeros that stand where another copy says that nothing is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from habeas.intake.page.reading import PageObservation
from habeas.intake.proposal import Observation, Source, Statement
from habeas.values import Period, PeriodError, Status

_DAY_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<stamp>(?:19|20)\d{6})(?:\d{6})?"
    r"|(?P<year>(?:19|20)\d\d)[-_.](?P<month>\d\d)(?:[-_.](?P<day>\d\d)(?!\d))?)(?!\d)"
)
"""``2020-06-14``, ``2020-06``, ``20200614`` or ``20200614093000``, the time at which web archives name a copy."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One saved copy of a page: the file it came from, its source, and what it says."""

    file: str
    source: Source
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger holds of a copy already. `alive` is what stands or waits, not what was rejected or withdrawn."""

    series: str
    observation: Observation
    alive: bool


def day_in_name(file: str) -> str:
    """The day or month in a file's own name; empty where there is none, or two that differ."""
    found = {_read_day(match) for match in _DAY_IN_NAME.finditer(PurePath(file).name)} - {""}
    return found.pop() if len(found) == 1 else ""


def dated(copies: Sequence[Copy], known: Mapping[str, Source]) -> list[Copy]:
    """The copies with their days. A copy is of the month that it prints, else of the day in its file's name.

    The day in the name is kept as the day of access too, which tells copies of one printed month apart. A source that
    is `known` stays as it is: the same bytes under another name are the same copy. Bytes that come under several names
    are of the earliest.
    """
    days: dict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if day := day_in_name(copy.file):
            days[copy.source.key].append(day)
    first = {key: min(of_copy, key=lambda day: Period.parse(day).sort_key) for key, of_copy in days.items()}
    return [replace(copy, source=_dated(copy.source, known, first.get(copy.source.key, ""))) for copy in copies]


def settle(copies: Sequence[Copy], held: Iterable[Held]) -> list[Copy]:
    """The copies, each with its zeros set apart where a copy of the same series says *Not Available* to the question.

    Such a zero is kept as it is printed, `unparsed`, and is no reported number. The order of the copies makes no
    difference. What the ledger holds of a copy already stays in the form in which it is held, so that reading the same
    file again proposes nothing.
    """
    kept = {(one.observation.source, one.observation.question): one.observation for one in held}
    missing = {(one.series, one.observation.question) for one in held if one.alive and _missing(one.observation)}
    for copy in copies:
        missing |= {(copy.source.series, one.question) for one in _observations(copy) if _missing(one)}
    return [replace(copy, statements=tuple(_settled(copy, missing, kept))) for copy in copies]


def set_apart(before: Copy, after: Copy) -> list[str]:
    """What was set apart in a copy, as *indicator, period*."""
    pairs = zip(before.statements, after.statements, strict=True)
    changed = (one for one, other in pairs if one != other and isinstance(one, Observation))
    return list(dict.fromkeys(", ".join(filter(None, (one.indicator, one.period))) for one in changed))


def as_settled(observations: Sequence[PageObservation], before: Copy, after: Copy) -> tuple[PageObservation, ...]:
    """The observations of a reading as its copy was settled: those that were set apart are `unparsed` there too."""
    pairs = zip(before.statements, after.statements, strict=True)
    apart = {
        _told(one.indicator, one.period, one.breakdown, one.raw): other
        for one, other in pairs
        if one != other and isinstance(one, Observation) and isinstance(other, Observation)
    }

    def settled(one: PageObservation) -> PageObservation:
        other = apart.get(_told(one.indicator, one.period or "", one.breakdown, one.raw))
        return one if other is None else replace(one, status=other.status.value, value=other.value, raw=other.raw)

    return tuple(map(settled, observations))


def is_zero(observation: Observation) -> bool:
    """Whether a number was read, and it is exactly zero."""
    value = observation.value
    return (
        observation.status.has_value and isinstance(value, int | float) and not isinstance(value, bool) and value == 0
    )


def as_printed(zero: Observation) -> Observation:
    """A zero that is no count: its status `unparsed`, with what stands on the page, such as ``0 / 2017``."""
    raw = zero.raw if "/" in zero.raw else " / ".join(filter(None, (zero.raw or "0", zero.period)))
    return replace(zero, status=Status.UNPARSED, value=None, unit="", raw=raw)


def _settled(
    copy: Copy, missing: set[tuple[str, str]], kept: Mapping[tuple[str, str], Observation]
) -> Iterator[Statement]:
    for one in copy.statements:
        if not isinstance(one, Observation) or not copy.source.series or not is_zero(one):
            yield one
            continue
        printed, before = as_printed(one), kept.get((one.source, one.question))
        if before is not None and (is_zero(before) or before.raw == printed.raw):
            yield one if is_zero(before) else printed
        else:
            yield printed if (copy.source.series, one.question) in missing else one


def _told(indicator: str, period: str, breakdown: Mapping[str, str], raw: str) -> tuple[str, ...]:
    return (indicator, period, raw, *sorted(f"{key}={code}" for key, code in breakdown.items()))


def _observations(copy: Copy) -> Iterator[Observation]:
    return (one for one in copy.statements if isinstance(one, Observation))


def _missing(observation: Observation) -> bool:
    return observation.status is Status.NOT_AVAILABLE


def _dated(source: Source, known: Mapping[str, Source], day: str) -> Source:
    if source.key in known:
        return known[source.key]
    return replace(source, published=source.published or day, accessed=source.accessed or day)


def _read_day(match: re.Match[str]) -> str:
    stamp = match["stamp"]
    parts = (stamp[:4], stamp[4:6], stamp[6:]) if stamp else (match["year"], match["month"], match["day"] or "")
    try:
        return str(Period.parse("-".join(part for part in parts if part)))
    except PeriodError:
        return ""
