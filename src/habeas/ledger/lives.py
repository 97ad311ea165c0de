"""What became of statements: a pure reading of decisions in their order. Knows no database."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.ledger.actor import CHECKING_ROLES


class State(StrEnum):
    """Where a statement is in its life."""

    PROPOSED = "proposed"
    REJECTED = "rejected"
    STANDING = "standing"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    REDACTED = "redacted"


ENDED = frozenset({State.WITHDRAWN, State.SUPERSEDED})
"""States of what once stood, and could stand again."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as it matters here: on one statement (`kind`, `statement`) or on a `batch`."""

    id: int
    verdict: str
    kind: str
    statement: int | None
    batch: int | None
    question: str
    by: str
    role: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that corrects another of its kind."""

    kind: str
    id: int
    batch: int
    replaces: int


@dataclass(frozen=True, slots=True)
class Life:
    """What became of one statement: its first acceptance, what ended it, and the statement that superseded it."""

    state: State = State.PROPOSED
    accepted: Ruling | None = None
    ended: Ruling | None = None
    successor: Link | None = None
    checks: tuple[Ruling, ...] = ()
    """Acceptances of this very statement by people whose acceptance counts as a check, one a person."""
    rulings: tuple[Ruling, ...] = ()
    """Every decision that changed it, in their order: acceptances, ends and restorations."""
    turns: tuple[int, ...] = ()
    """Ids of the decisions by which it came to stand and ceased to stand, in turn."""

    def stood_at(self, cut: int) -> bool:
        """Whether it stood under the decisions up to `cut`."""
        return bisect_right(self.turns, cut) % 2 == 1


class Lives:
    """The lives of all statements under a set of decisions; those that were only ever decided in a batch share one."""

    def __init__(self, rulings: Iterable[Ruling], links: Iterable[Link]) -> None:
        self._direct: dict[tuple[str, int], list[Ruling]] = defaultdict(list)
        self._batches: dict[int, list[Ruling]] = defaultdict(list)
        self._successors: dict[tuple[str, int], list[Link]] = defaultdict(list)
        self._preferences: dict[str, list[Ruling]] = defaultdict(list)
        self._shared: dict[int, Life] = {}
        self.rulings = sorted(rulings, key=lambda ruling: ruling.id)
        for ruling in self.rulings:
            if ruling.statement is None:
                self._batches[ruling.batch or 0].append(ruling)
            else:
                self._direct[ruling.kind, ruling.statement].append(ruling)
            if ruling.verdict == "prefer":
                self._preferences[ruling.question].append(ruling)
        for link in links:
            self._successors[link.kind, link.replaces].append(link)

    def of(self, kind: str, statement: int, batch: int) -> Life:
        """The life of one statement."""
        key = (kind, statement)
        if key not in self._direct and key not in self._successors:
            if batch not in self._shared:
                self._shared[batch] = fold(self._batches.get(batch, ()), ())
            return self._shared[batch]
        superseded = []
        for link in self._successors.get(key, ()):
            accepted = self.of(link.kind, link.id, link.batch).accepted
            if accepted is not None:
                superseded.append((accepted, link))
        return fold([*self._batches.get(batch, ()), *self._direct.get(key, ())], superseded)

    def preferred(self, question: str) -> Ruling | None:
        """The last decision that preferred a statement on this question; whether that one stands is another matter."""
        return self._preferences[question][-1] if question in self._preferences else None

    def preferences(self, question: str) -> Sequence[Ruling]:
        """Every decision that preferred a statement on this question, in their order."""
        return self._preferences.get(question, ())

    @property
    def decided_alone(self) -> Iterable[tuple[str, int]]:
        """Every statement that some decision names directly."""
        return self._direct.keys()


def fold(rulings: Sequence[Ruling], superseded: Sequence[tuple[Ruling, Link]]) -> Life:
    """A life from the decisions that name the statement or its batch, and from the acceptances of its corrections."""
    events: list[tuple[int, int, Ruling, Link | None]] = [(ruling.id, 0, ruling, None) for ruling in rulings]
    events += [(ruling.id, link.id, ruling, link) for ruling, link in superseded]
    life = Life()
    for _id, _link, ruling, link in sorted(events, key=lambda event: event[:2]):
        after = _step(life, ruling, link)
        if after is not life:
            turned = (after.state is State.STANDING) != (life.state is State.STANDING)
            turns = (*life.turns, ruling.id) if turned else life.turns
            life = replace(after, rulings=(*life.rulings, ruling), turns=turns)
    return life


def _step(life: Life, ruling: Ruling, link: Link | None) -> Life:
    if link is not None:
        if life.state is State.STANDING:
            return replace(life, state=State.SUPERSEDED, ended=ruling, successor=link)
        return life
    match ruling.verdict, life.state:
        case "redact", _:
            life = replace(life, state=State.REDACTED, ended=ruling, successor=None)
        case "accept", (State.PROPOSED | State.REJECTED | State.STANDING):
            # A batch decides only what waits in it.
            if ruling.statement is not None or life.state is State.PROPOSED:
                life = Life(State.STANDING, life.accepted or ruling, None, None, _checked(life, ruling))
        case (("reject" | "withdraw"), State.PROPOSED):
            life = Life(State.REJECTED)
        case "withdraw", State.STANDING:
            life = replace(life, state=State.WITHDRAWN, ended=ruling)
        case "restore", (State.WITHDRAWN | State.SUPERSEDED):
            life = replace(life, state=State.STANDING, ended=None, successor=None)
    return life


def _checked(life: Life, ruling: Ruling) -> tuple[Ruling, ...]:
    """A batch accepted as a whole was not checked figure by figure."""
    new = ruling.statement is not None and ruling.role in CHECKING_ROLES
    return (*life.checks, ruling) if new and ruling.by not in {check.by for check in life.checks} else life.checks
