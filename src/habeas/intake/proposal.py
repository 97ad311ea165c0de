"""What a reader proposes and the ledger stores: one dataclass a kind of statement, and the source it rests on.

These are the house's one declaration of a statement's fields: readers fill them, the ledger keeps a table for each with
columns of the same names, ``dump`` and ``load`` write and read them, and publishing projects them. A field marked
*text* is free text, kept apart in the ledger so that it can be emptied; a field marked *private* never leaves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from habeas.intake.anatomy import (
    OFFICIAL_KINDS,
    PRIVATE,
    SOURCE_KINDS,
    TEXT,
    Redistribute,
    Source,
    Statement,
    breakdown_text,
    slug,
)
from habeas.intake.follow_up import FollowUp
from habeas.intake.happenings import Event, Visit
from habeas.values import CoverageKind, Json, Status

__all__ = [
    "KINDS",
    "OFFICIAL_KINDS",
    "PRIVATE",
    "SOURCE_KINDS",
    "TEXT",
    "Case",
    "Contact",
    "Event",
    "Facility",
    "FollowUp",
    "Law",
    "Narrative",
    "Observation",
    "Provision",
    "Recommendation",
    "Redistribute",
    "Response",
    "Review",
    "Source",
    "Statement",
    "TreatyAction",
    "TreatyStatus",
    "Update",
    "Visit",
    "breakdown_text",
    "slug",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Statement):
    """A figure or an answer: the value of one indicator for one subject and period."""

    KIND: ClassVar[str] = "observation"

    indicator: str
    period: str = ""
    status: Status = Status.REPORTED
    value: Json = None
    """The JSON form of the value (`habeas.values.to_json`); None unless the status carries one."""
    unit: str = ""
    breakdown: Mapping[str, str] = field(default_factory=dict)
    coverage_kind: CoverageKind | None = None
    coverage_words: str = field(default="", metadata=TEXT)
    raw: str = field(default="", metadata=TEXT)

    @property
    def topic(self) -> str:
        """Indicator and period; the breakdown follows the source in the id, as in the question."""
        return f"{self.indicator}/{self.period.replace('/', '--') or 'undated'}"

    @property
    def question(self) -> str:
        """Subject, indicator, period and breakdown."""
        whole = f"{self.subject}/{self.topic}"
        return f"{whole}/{breakdown_text(self.breakdown)}" if self.breakdown else whole

    @property
    def natural_id(self) -> str:
        """``KAZ/prison_population/2017/wpb-2018[/sex=female]``."""
        whole = f"{self.subject}/{self.topic}/{self.source}"
        return f"{whole}/{breakdown_text(self.breakdown)}" if self.breakdown else whole


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyAction(Statement):
    """A dated act of a state on an instrument."""

    KIND: ClassVar[str] = "treaty_action"

    instrument: str
    action: str
    date: str = ""
    article: str = ""
    text: str = field(default="", metadata=TEXT)

    @property
    def topic(self) -> str:
        """Instrument, action and article."""
        return slug(self.instrument, self.action, self.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyStatus(Statement):
    """What a list said of a state and an instrument on a day, *not party* included: says what was looked up at all."""

    KIND: ClassVar[str] = "treaty_status"

    instrument: str
    status: str
    as_of: str
    article: str = ""
    year: str = ""

    @property
    def topic(self) -> str:
        """Instrument, article and day."""
        return slug(self.instrument, self.article, self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Statement):
    """A paragraph in which a body tells a state what worries it (`kind` concern) or what to do (recommendation)."""

    KIND: ClassVar[str] = "recommendation"

    mechanism: str = ""
    body: str = ""
    document: str = ""
    symbol: str = ""
    symbol_inferred: str = ""
    """A guess; shown as inferred, never cited."""
    year: str = ""
    paragraphs: tuple[str, ...] = ()
    starts_mid_sentence: bool = False
    articles: tuple[str, ...] = ()
    kind: str = "recommendation"
    answers: tuple[str, ...] = ()
    """Paragraph numbers of the concerns it answers."""
    recommending: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    text: str = field(default="", metadata=TEXT)
    """Verbatim, in `language`."""
    abstract: str = field(default="", metadata=TEXT)
    """A summary in our own words."""

    @property
    def topic(self) -> str:
        """Body or mechanism, year, and paragraph (without one, the kind and the articles)."""
        where = self.paragraphs or (self.kind, *self.articles)
        return slug(self.body or self.mechanism or "unknown", self.year or "undated", *where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Statement):
    """What the state answered to a recommendation."""

    KIND: ClassVar[str] = "response"

    recommendation: str
    """The topic of the recommendation, such as ``upr-2010-95.7``."""
    response: str
    date: str = ""
    text: str = field(default="", metadata=TEXT)

    @property
    def topic(self) -> str:
        """The recommendation answered."""
        return slug(self.recommendation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Statement):
    """A dated stage of a body's review of a state."""

    KIND: ClassVar[str] = "review"

    body: str
    stage: str
    """One of `habeas.intake.follow_up.STAGES`."""
    date: str = ""
    cycle: str = ""
    symbol: str = ""
    symbol_inferred: str = ""

    @property
    def topic(self) -> str:
        """Body, stage and date."""
        return slug(self.body, self.stage, self.date or "undated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Statement):
    """A decision or judgment; its title names no person."""

    KIND: ClassVar[str] = "case"

    body: str
    number: str
    date: str = ""
    title: str = field(default="", metadata=TEXT)
    outcome: str = ""
    outcome_source: str = ""
    articles: tuple[str, ...] = ()
    symbol: str = ""

    @property
    def topic(self) -> str:
        """Body and number."""
        return slug(self.body, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Statement):
    """An act or rule."""

    KIND: ClassVar[str] = "law"

    key: str
    title: str = field(metadata=TEXT)
    title_original: str = field(default="", metadata=TEXT)
    number: str = ""
    adopted: str = ""
    amended: str = ""
    in_force_from: str = ""
    in_force_to: str = ""
    url: str = ""

    @property
    def topic(self) -> str:
        """The law's key."""
        return slug(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Statement):
    """One article of a law and what it is about."""

    KIND: ClassVar[str] = "provision"

    law: str
    article: str
    about: str = field(default="", metadata=TEXT)

    @property
    def topic(self) -> str:
        """Law and article."""
        return slug(self.law, self.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(Statement):
    """Written words: the sentence at the head of a page, one of the eight answers, a profile, a section's text."""

    KIND: ClassVar[str] = "narrative"

    kind: str
    """sentence, answer, profile, section, or about (what a page says of a place of detention)."""
    question_key: str = ""
    """For an answer the key of the question; for a section's text the section."""
    answer_status: str = ""
    """For an answer: answered, partial, not_available, not_looked_for."""
    year: str = ""
    observations: tuple[str, ...] = ()
    """Public ids of the observations the words rest on."""
    text: str = field(default="", metadata=TEXT)

    @property
    def topic(self) -> str:
        """Kind and question."""
        return slug(self.kind, self.question_key)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The observations."""
        return self.observations


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Statement):
    """A dated news item on the country."""

    KIND: ClassVar[str] = "update"

    title: str = field(metadata=TEXT)
    teaser: str = field(default="", metadata=TEXT)
    date: str = ""
    url: str = ""
    order: str = ""
    """Where several updates of one source and day stand apart: the line they start on."""

    @property
    def topic(self) -> str:
        """Date and order."""
        return slug(self.date or "undated", self.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Statement):
    """Who can be asked or can help: an organisation with its address on the web."""

    KIND: ClassVar[str] = "contact"

    kind: str
    """government, international_organisation, ngo, media, monitoring_body."""
    name: str = field(metadata=TEXT)
    url: str = ""

    @property
    def topic(self) -> str:
        """Kind and web address (an organisation may have several)."""
        return slug(self.kind, self.url or "no-address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Statement):
    """A place of detention as one source describes it; `subject` is the place's id."""

    KIND: ClassVar[str] = "facility"

    name: str = field(metadata=TEXT)
    aliases: tuple[str, ...] = ()
    category: str = ""
    type: str = ""
    place: str = field(default="", metadata=TEXT)
    latitude: str = ""
    longitude: str = ""
    precision: str = "region"
    """town or region: the pin is a rounded centre, never the building, unless a person decided otherwise."""
    status: str = ""
    status_year: str = ""
    custodian: str = ""
    foreign_ids: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """One description a source."""
        return "description"


KINDS: Mapping[str, type[Statement]] = {
    kind.KIND: kind
    for kind in (
        Observation,
        TreatyAction,
        TreatyStatus,
        Recommendation,
        Response,
        Review,
        Case,
        Law,
        Provision,
        Event,
        Visit,
        Narrative,
        Update,
        Contact,
        Facility,
        FollowUp,
    )
}
"""Every kind of statement by name."""
