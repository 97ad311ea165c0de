"""Treaty actions and lists that cannot all be right, and which of them is used.

Acts of joining that no act of leaving parts are one joining: two dates of it, or ratification here and accession there,
are rivals. So are two signatures, two denunciations of one leaving, and two lists of one day that say different things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from habeas.catalog.acts import BINDING, LEAVING, SIGNING
from habeas.intake.proposal import OFFICIAL_KINDS, Source, TreatyAction, TreatyStatus
from habeas.publish.inputs import Accepted
from habeas.publish.rivals import Choice, published_on
from habeas.values import Period

RULES = ("official", "precise", "newest")
"""The rules in their order: an official source before another, a day before a year, the newest; then the key."""
_ALONE = Choice(preferred=True, by="alone")


@dataclass(frozen=True, slots=True)
class _Said:
    """One act or list: what it says in a form that two can be compared by, and the time it speaks of."""

    accepted: Accepted
    what: str
    period: Period | None

    def agrees(self, other: _Said) -> bool:
        """Whether both can be right: the same act, and days that one of them may only tell less precisely."""
        if self.what != other.what:
            return False
        return self.period is None or other.period is None or self.period.overlaps(other.period)


def treaty_choices(standing: Iterable[Accepted], sources: Mapping[str, Source]) -> Mapping[str, Choice]:
    """For every standing act and list, by public id, whether it is the one used, by which rule, against whom."""
    chosen: dict[str, Choice] = {}
    for group in _groups(standing):
        chosen.update(_choose(group, sources))
    return chosen


def _groups(standing: Iterable[Accepted]) -> Iterator[Sequence[_Said]]:
    acts: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    others: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for one in standing:
        said = one.statement
        if isinstance(said, TreatyStatus):
            key = ("list", said.subject, said.instrument, said.article, said.as_of)
            others[key].append(_Said(one, said.status, None))
        elif isinstance(said, TreatyAction):
            spoken = _Said(one, said.action, Period.parse(said.date) if said.date else None)
            if said.action in BINDING | LEAVING:
                acts[said.subject, said.instrument, said.article].append(spoken)
            else:
                alone = () if said.action in SIGNING else (one.public_id,)
                others[("act", said.subject, said.instrument, said.article, *alone)].append(spoken)
    yield from others.values()
    for of_one in acts.values():
        yield from _episodes(of_one)


def _episodes(acts: Sequence[_Said]) -> Iterator[Sequence[_Said]]:
    """Joining and leaving in turn; what follows on its like belongs to it. An act without a date is of the first."""
    ordered = sorted(acts, key=lambda one: (_first_day(one), one.what in LEAVING, one.accepted.public_id))
    for _, group in groupby(ordered, key=lambda one: one.what in LEAVING):
        yield list(group)


def _first_day(one: _Said) -> date:
    if one.period is None:
        return date.min
    return one.period.start if one.period.begin is not None else one.period.end


def _choose(group: Sequence[_Said], sources: Mapping[str, Source]) -> Iterator[tuple[str, Choice]]:
    if len(group) == 1:
        yield group[0].accepted.public_id, _ALONE
        return
    winner, by = _winner(group, sources)
    for one in group:
        rivals = sorted(other.accepted.public_id for other in group if not one.agrees(other))
        preferred = one is winner
        reason = one.accepted.preferred_reason if preferred and by == "decision" else ""
        yield one.accepted.public_id, Choice(preferred, by, reason, tuple(rivals))


def _winner(group: Sequence[_Said], sources: Mapping[str, Source]) -> tuple[_Said, str]:
    decided = [one for one in group if one.accepted.preferred]
    if decided:
        return max(decided, key=lambda one: one.accepted.preferred.id if one.accepted.preferred else 0), "decision"
    ranked = sorted(((*_rank(one, sources), one.accepted.public_id), at, one) for at, one in enumerate(group))
    first, second = ranked[0][0], ranked[1][0]
    rule = next((name for name, left, right in zip(RULES, first, second, strict=False) if left != right), "key")
    return ranked[0][2], f"rule:{rule}"


def _rank(one: _Said, sources: Mapping[str, Source]) -> tuple[int, int, int]:
    """The smaller, the better."""
    source = sources[one.accepted.statement.source]
    length = (one.period.end - one.period.start) if one.period else timedelta.max
    return (
        0 if source.kind in OFFICIAL_KINDS else 1,
        length.days,
        -published_on(source).toordinal(),
    )
