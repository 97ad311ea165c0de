"""The stages of a review, and statements of what became of a recommendation: links with a source of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from habeas.intake.anatomy import TEXT, Statement, slug

STAGES = (
    "submission",
    "state_report",
    "list_of_issues",
    "state_reply",
    "dialogue",
    "working_group",
    "outcome_adopted",
    "visit",
    "concluding_observations",
    "visit_report",
    "publication",
    "follow_up_report",
    "grade",
    "mid_term_report",
    "next_due",
)
"""What a `Review` tells the day of, in the order in which it comes: from what is sent in to the next report due."""
BEARINGS = (
    "promised",
    "carried_out",
    "in_part",
    "not_carried_out",
    "contradicts",
    "repeats",
    "graded",
    "bears_on",
)
"""How something later bears on a recommendation, as the source of the link says; ``bears_on`` is said without a
judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Statement):
    """What became of a recommendation, as its source says; most often by way of a later statement that bears on it."""

    KIND: ClassVar[str] = "follow_up"

    recommendation: str
    """The topic of the recommendation, such as ``upr-2010-95.7``."""
    bearing: str
    """One of `BEARINGS`."""
    later: str = ""
    """Public id of the later event, figure, law, recommendation or other statement on the same country."""
    date: str = ""
    """When it was so, or was said."""
    grade: str = ""
    """What the body gave for the follow-up, such as ``B``."""
    text: str = field(default="", metadata=TEXT)
    """The source's own words, in `language`."""
    abstract: str = field(default="", metadata=TEXT)
    """A summary in our own words."""

    @property
    def topic(self) -> str:
        """The recommendation, and what bears on it, else how and when."""
        what = (self.later.partition("/")[2],) if self.later else (self.bearing, self.date)
        return slug(self.recommendation, *what)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What it leads to."""
        return (self.later,) if self.later else ()
