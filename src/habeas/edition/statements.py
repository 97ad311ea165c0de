"""Rows of statements: one dataclass a kind, with the columns that are public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from habeas.edition.rows import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow(Published):
    """A figure or an answer."""

    TABLE: ClassVar[str] = "observation"

    indicator: str
    section: str
    period: str
    period_start: str
    """First day, ISO; empty where there is no period or no beginning."""
    period_end: str
    status: str
    value: str
    """Canonical JSON of the value; empty where the status carries none."""
    number: float | None
    """What to plot and sort by; for money the amount times its scale, for a duration its days."""
    unit: str
    breakdown: str
    """``group=minors;scope=in_law``, keys in order; empty for the whole."""
    coverage: str
    """national, partial, or place for a place of detention."""
    coverage_kind: str
    coverage_words: str
    raw: str
    preferred: bool
    """Whether it is the one used among the standing answers to its question (true where there are no rivals)."""
    preferred_by: str
    """Why the preferred one among the rivals is preferred, the same on every one of them.

    alone, decision, or the first rule that told the winner from the runner-up: rule:zero (within one series not
    available before a zero), rule:value (a value before a gap, a gap before what could not be read), rule:reported,
    rule:official, rule:newest, rule:key. On a partial figure whose question has a national answer rule:national: it is
    listed, and never preferred. Empty on a tombstone.
    """
    preferred_reason: str
    rivals: tuple[str, ...]
    """Public ids of the other standing answers to the same question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyActionRow(Published):
    """A dated act of a state on an instrument."""

    TABLE: ClassVar[str] = "treaty_action"

    instrument: str
    action: str
    date: str
    article: str
    text: str
    preferred: bool = True
    """Whether it is the one used among acts that cannot all be right."""
    preferred_by: str = "alone"
    """As of an observation: alone, decision, rule:official, rule:precise, rule:newest, rule:key."""
    preferred_reason: str = ""
    rivals: tuple[str, ...] = ()
    """Public ids of those that say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyStatusRow(Published):
    """What a list said of a state and an instrument on a day."""

    TABLE: ClassVar[str] = "treaty_status"

    instrument: str
    status: str
    as_of: str
    article: str
    year: str
    preferred: bool = True
    """Whether it is the one used among lists of one day that say different things."""
    preferred_by: str = "alone"
    """As of an observation: alone, decision, rule:official, rule:precise, rule:newest, rule:key."""
    preferred_reason: str = ""
    rivals: tuple[str, ...] = ()
    """Public ids of those that say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow(Published):
    """A concern or recommendation with its paragraph."""

    TABLE: ClassVar[str] = "recommendation"

    slug: str
    """The path segment of its own page."""
    mechanism: str
    body: str
    document: str
    symbol: str
    symbol_inferred: str
    year: str
    paragraphs: tuple[str, ...]
    starts_mid_sentence: bool
    articles: tuple[str, ...]
    kind: str
    answers: tuple[str, ...]
    recommending: tuple[str, ...]
    themes: tuple[str, ...]
    text: str
    abstract: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRow(Published):
    """What the state answered."""

    TABLE: ClassVar[str] = "response"

    recommendation: str
    response: str
    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow(Published):
    """What became of a recommendation, as the source says."""

    TABLE: ClassVar[str] = "follow_up"

    recommendation: str
    """The topic of the recommendation."""
    bearing: str
    later: str
    """Public id of the later statement that bears on it; empty where there is none."""
    date: str
    grade: str
    text: str
    abstract: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow(Published):
    """A dated stage of a review."""

    TABLE: ClassVar[str] = "review"

    body: str
    stage: str
    date: str
    cycle: str
    symbol: str
    symbol_inferred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow(Published):
    """A decision or judgment."""

    TABLE: ClassVar[str] = "case_law"

    body: str
    number: str
    date: str
    title: str
    outcome: str
    outcome_source: str
    articles: tuple[str, ...]
    symbol: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRow(Published):
    """An act or rule."""

    TABLE: ClassVar[str] = "law"

    key: str
    title: str
    title_original: str
    number: str
    adopted: str
    amended: str
    in_force_from: str
    in_force_to: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionRow(Published):
    """One article of a law."""

    TABLE: ClassVar[str] = "provision"

    law: str
    article: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Published):
    """Something that happened."""

    TABLE: ClassVar[str] = "event"

    kind: str
    date: str
    facility: str
    place: str
    count: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow(Published):
    """A visit or inspection, or its refusal."""

    TABLE: ClassVar[str] = "visit"

    kind: str
    date: str
    body: str
    facility: str
    place: str
    count: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeRow(Published):
    """Written words of the observatory or of a source."""

    TABLE: ClassVar[str] = "narrative"

    kind: str
    question_key: str
    answer_status: str
    year: str
    observations: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow(Published):
    """A news item."""

    TABLE: ClassVar[str] = "update_item"

    title: str
    teaser: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow(Published):
    """Who can be asked or can help."""

    TABLE: ClassVar[str] = "contact"

    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityRow(Published):
    """A place of detention as one source describes it."""

    TABLE: ClassVar[str] = "facility"

    name: str
    aliases: tuple[str, ...]
    category: str
    type: str
    place: str
    latitude: str
    longitude: str
    precision: str
    status: str
    status_year: str
    custodian: str
    foreign_ids: tuple[str, ...]
