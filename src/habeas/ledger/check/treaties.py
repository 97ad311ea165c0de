"""Treaty actions in an order that cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.check.view import Act, View

BINDING = frozenset({"ratification", "accession", "succession"})
"""Acts by which a state is bound."""
AFTERWARDS = frozenset({"reservation", "declaration", "acceptance", "withdrawal"})
"""Acts that a state does when it becomes bound, or later."""
AT_SIGNATURE = frozenset({"reservation", "declaration"})
"""Of those, the ones that may also be made when signing, and are then confirmed."""


def before_ratification(view: View) -> Iterator[Finding]:
    """A reservation, or the acceptance of complaints, older than the act by which the state is bound."""
    acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in view.acts:
        if act.period is not None:
            acts[act.action.subject, act.action.instrument].append(act)
    for (subject, instrument), of_one in acts.items():
        bound = [act for act in of_one if act.action.action in BINDING]
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
