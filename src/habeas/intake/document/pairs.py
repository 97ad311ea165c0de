"""Which concerns a recommendation answers: by where it stands, what it does and the heading above both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.intake.document.kinds import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph, or a part of one, with its kind and the heading it stands under."""

    number: str
    kind: Kind
    heading: str


def concerns_answered(told: Sequence[Told]) -> list[tuple[str, ...]]:
    """For each thing told the numbers of the concerns that it answers; empty for whatever is no recommendation.

    A recommendation answers the concerns right before it under the same heading, one or several; one that follows
    another recommendation answers the same, unless a concern of its own came between. Numbers prove nothing: in older
    documents the recommendation has none, or that of the concern.
    """
    found: list[tuple[str, ...]] = []
    concerns: list[str] = []
    answered = False
    heading: str | None = None
    for one in told:
        if one.heading != heading:
            concerns, answered, heading = [], False, one.heading
        if one.kind is Kind.CONCERN:
            concerns = [*([] if answered else concerns), one.number]
            answered = False
        if one.kind is Kind.RECOMMENDATION:
            found.append(tuple(dict.fromkeys(concerns)))
            answered = True
        else:
            found.append(())
    return found
