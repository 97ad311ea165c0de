"""Treaty actions in an order that cannot be, and acts and lists that cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby

from habeas.catalog.acts import BINDING, LEAVING
from habeas.catalog.acts import Act as Kind
from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.check.view import Act, Listed, View

BINDS = BINDING - {Kind.ACCEPTANCE}
"""Acts by which a state is bound by a treaty, whatever the article; *acceptance* may be that of a procedure."""
AFTERWARDS = frozenset({Kind.RESERVATION, Kind.DECLARATION, Kind.ACCEPTANCE, Kind.WITHDRAWAL})
"""Acts that a state does when it becomes bound, or later."""
AT_SIGNATURE = frozenset({Kind.RESERVATION, Kind.DECLARATION})
"""Of those, the ones that may also be made when signing, and are then confirmed."""
PARTY = frozenset({"party", "accepted"})


def before_ratification(view: View) -> Iterator[Finding]:
    """A reservation, or the acceptance of complaints, older than the act by which the state is bound."""
    acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in view.acts:
        if act.period is not None:
            acts[act.action.subject, act.action.instrument].append(act)
    for (subject, instrument), of_one in acts.items():
        bound = [act for act in of_one if act.action.action in BINDS]
        for act in of_one if bound else ():
            if act.action.action in AFTERWARDS and _older(act, bound) and not _signed(act, of_one):
                first = min(bound, key=_begins)
                message = f"{act.action.action} of {act.period}, {first.action.action} of {first.period}"
                ids = (act.reference, first.reference)
                yield Finding("before_ratification", Severity.ASK, ids, f"{subject}, {instrument}: {message}")


def _begins(act: Act) -> str:
    return act.period.start.isoformat() if act.period else ""


def _older(act: Act, bound: Sequence[Act]) -> bool:
    """Whether it ended before any of them can have begun."""
    return all(act.period and one.period and act.period.end < one.period.start for one in bound)


def _signed(act: Act, acts: Sequence[Act]) -> bool:
    """Whether it may have been made when signing."""
    signatures = (one for one in acts if one.action.action == "signature" and act.action.action in AT_SIGNATURE)
    return any(act.period and one.period and act.period.overlaps(one.period) for one in signatures)


def before_adoption(view: View) -> Iterator[Finding]:
    """An act on an instrument that ended before the year in which the instrument was adopted."""
    for act in view.acts:
        instrument = view.catalog.instruments.get(act.action.instrument)
        if instrument and act.period and act.period.end.year < instrument.year:
            message = f"{act.action.action} of {act.period}, but it was adopted in {instrument.year}"
            yield _ask("before_adoption", act.action.subject, act.action.instrument, message, act)


def joining_disputed(view: View) -> Iterator[Finding]:
    """Two acts of joining, with none of leaving between them, that cannot both be right: two days, or two ways."""
    for (subject, instrument, _article), acts in _joining_and_leaving(view).items():
        for leaving, group in groupby(acts, key=lambda act: act.action.action in LEAVING):
            together = list(group)
            if leaving or any(act.preferred for act in together):
                continue
            pair = next((two for two in combinations(together, 2) if _disagree(*two)), None)
            if pair:
                said = ", ".join(f"{act.action.action} of {act.period} in {act.action.source}" for act in pair)
                yield _ask("joining_disputed", subject, instrument, said, *pair)


def list_against_act(view: View) -> Iterator[Finding]:
    """A list that says *not party* of a state that had joined, *party* of one that had left, or another year."""
    acts = _joining_and_leaving(view)
    for listed in view.listed:
        said = listed.status
        of_one = _used(acts.get((said.subject, said.instrument, said.article), ()))
        done = [act for act in of_one if _done(act, listed)]
        last = done[-1] if done else None
        if last and (problem := _contradiction(listed, last)):
            message = f"{problem}; {last.action.action} of {last.period} in {last.action.source}"
            yield _ask("list_against_act", said.subject, said.instrument, message, listed, last)


def _joining_and_leaving(view: View) -> Mapping[tuple[str, str, str], Sequence[Act]]:
    """Dated acts of joining and leaving in their order, by state, instrument and article."""
    found: dict[tuple[str, str, str], list[Act]] = defaultdict(list)
    for act in view.acts:
        if act.period is not None and act.action.action in BINDING | LEAVING:
            found[act.action.subject, act.action.instrument, act.action.article].append(act)
    for acts in found.values():
        acts.sort(key=lambda act: (act.period.sort_key if act.period else (), act.reference))
    return found


def _used(acts: Sequence[Act]) -> Sequence[Act]:
    """Of the acts of joining the preferred ones, where a person has decided; those of leaving as they are."""
    decided = any(act.preferred for act in acts if act.action.action in BINDING)
    return [act for act in acts if act.preferred or act.action.action in LEAVING] if decided else acts


def _disagree(one: Act, other: Act) -> bool:
    if one.period is None or other.period is None:
        return False
    return one.action.action != other.action.action or not one.period.overlaps(other.period)


def _done(act: Act, listed: Listed) -> bool:
    """Whether it had surely been done when the list was made."""
    return bool(act.period and listed.period and act.period.end < listed.period.start)


def _contradiction(listed: Listed, last: Act) -> str:
    said, bound = listed.status, last.action.action in BINDING
    if (said.status in PARTY) != bound:
        return f"{said.status.replace('_', ' ')} on the list of {said.as_of} in {said.source}"
    year = last.period.year if last.period else None
    if bound and not last.preferred and said.year and year is not None and said.year != str(year):
        return f"party since {said.year} on the list of {said.as_of} in {said.source}"
    return ""


def _ask(code: str, subject: str, instrument: str, message: str, *about: Act | Listed) -> Finding:
    ids = tuple(one.reference for one in about)
    return Finding(code, Severity.ASK, ids, f"{subject}, {instrument}: {message}")
