"""A public statement that was accepted, with the decisions on it as the public may know them."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.intake.proposal import Statement
from habeas.values import ReviewLevel


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the public may know it: when, in which role, and the public reason; never by whom."""

    id: int
    verdict: str
    """accept, prefer, withdraw, or superseded."""
    date: str
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A public statement that was accepted at some time, and what became of it.

    `id` is its public id. `preferred` is the decision that chose it among its rivals, while it stands. `review_level`
    is how far it was checked by the cut, `checked_on` the day of the last check.
    """

    id: str
    kind: str
    statement: Statement
    accepted: Decided
    ended: Decided | None
    replaced_by: str | None
    preferred: Decided | None
    review_level: ReviewLevel
    checked_on: str | None
    touched: tuple[Decided, ...] = ()
    """The other decisions that changed it: checks, an end that was taken back, a preference given or taken away."""
    turns: tuple[int, ...] = ()
    """Ids of the decisions by which it came to stand and ceased to stand, in turn."""

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor superseded by the cut."""
        return self.ended is None
