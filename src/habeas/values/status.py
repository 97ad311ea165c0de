"""Statuses of an observation: the kinds of presence and absence, never inferred from a number."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What is known about a value. Follows SDMX's observation status where it can."""

    REPORTED = "reported"
    ESTIMATED = "estimated"
    PROVISIONAL = "provisional"
    NOT_AVAILABLE = "not_available"
    REFUSED = "refused"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    UNPARSED = "unparsed"

    @property
    def has_value(self) -> bool:
        """Whether a value must stand beside this status; every other status forbids one."""
        return self in WITH_VALUE

    @property
    def is_gap(self) -> bool:
        """Whether this is a finding that the answer is missing."""
        return self in GAPS


WITH_VALUE = frozenset({Status.REPORTED, Status.ESTIMATED, Status.PROVISIONAL})
"""Statuses that carry a value."""
GAPS = frozenset({Status.NOT_AVAILABLE, Status.REFUSED, Status.SUPPRESSED})
"""Statuses that say an answer was looked for and is missing."""


class ReviewLevel(StrEnum):
    """How far a value has been checked by people; public on every value."""

    CARRIED_OVER = "carried_over"
    IMPORTED = "imported"
    CHECKED = "checked"
    CHECKED_BY_TWO = "checked_by_two"


class CoverageKind(StrEnum):
    """In what way a partial figure is partial."""

    SITE = "site"
    AREA = "area"
    GROUP = "group"
    OPERATION = "operation"
    PART_OF_PERIOD = "part_of_period"
    STAGE = "stage"


class Visibility(StrEnum):
    """Who may see a statement. Only `PUBLIC` ever crosses into an edition."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
