"""What a reader proposes and the ledger stores: one dataclass a kind of statement, and the source it rests on.

These are the house's one declaration of a statement's fields: readers fill them, the ledger keeps a table for each with
columns of the same names, ``dump`` and ``load`` write and read them, and publishing projects them. A field marked
*text* is free text, kept apart in the ledger so that it can be emptied; a field marked *private* never leaves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from habeas.values import CoverageKind, Json, ReviewLevel, Status, Visibility

TEXT = {"text": True}
PRIVATE = {"text": True, "private": True}

Redistribute = Literal["yes", "facts", "no"]
SOURCE_KINDS = (
    "official_statistics",
    "official_page",
    "un_document",
    "law",
    "court",
    "ngo",
    "press",
    "database",
    "country_page",
    "partner",
)
OFFICIAL_KINDS = frozenset({"official_statistics", "official_page", "law", "court"})
"""Kinds of source that the rule of preference counts as official."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One dated publication; `series` groups its vintages. `key` is stable and public unless `visibility` says not."""

    key: str
    title: str = field(metadata=TEXT)
    publisher: str = ""
    kind: str = "official_page"
    url: str = ""
    published: str = ""
    """EDTF; empty where it is not known."""
    accessed: str = ""
    licence: str = ""
    redistribute: Redistribute = "facts"
    language: str = "en"
    series: str = ""
    visibility: Visibility = Visibility.PUBLIC
    note: str = field(default="", metadata=PRIVATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What every kind of statement has: one subject, one source, where in it, and who is behind it."""

    KIND: ClassVar[str] = ""

    subject: str
    """ISO 3166-1 alpha-3 (XKX for Kosovo), or a place of detention's id such as ``KAZ-almaty-reception``."""
    source: str
    """The key of a `Source`."""
    locator: str = ""
    origin: str = ""
    """Who made the statement; empty where the source does not say."""
    via: str = ""
    """The source key of the page that passed it on; empty where the source itself was read."""
    language: str = "en"
    visibility: Visibility = Visibility.PUBLIC
    review_level: ReviewLevel = ReviewLevel.CARRIED_OVER
    note: str = field(default="", metadata=PRIVATE)

    @property
    def country(self) -> str:
        """The country of the subject: the part before the first hyphen of a place's id."""
        return self.subject.partition("-")[0]

    @property
    def topic(self) -> str:
        """What the statement speaks to within its subject and kind; equal topics are rivals or vintages of one another."""
        raise NotImplementedError

    @property
    def question(self) -> str:
        """The question answered: subject, kind (for an observation its indicator) and topic."""
        return f"{self.subject}/{self.KIND}/{self.topic}"

    @property
    def natural_id(self) -> str:
        """The public id if no other statement of the same source answers the same question; made of public content only."""
        return f"{self.question}/{self.source}"


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
        return "/".join(part for part in (self.subject, self.topic, breakdown_text(self.breakdown)) if part)

    @property
    def natural_id(self) -> str:
        """``KAZ/prison_population/2017/wpb-2018[/sex=female]``."""
        parts = (self.subject, self.topic, self.source, breakdown_text(self.breakdown))
        return "/".join(part for part in parts if part)


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
class Event(Statement):
    """Something that happened: an expulsion, an operation, an opening, a closure."""

    KIND: ClassVar[str] = "event"

    kind: str
    date: str = ""
    facility: str = ""
    place: str = ""
    count: Json = None
    """A quantity in its JSON form."""
    words: str = field(default="", metadata=TEXT)
    """Who or what was counted."""

    @property
    def topic(self) -> str:
        """Kind, date and place."""
        return slug(self.kind, self.date or "undated", self.facility or self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Statement):
    """A visit or inspection of a place, or its refusal."""

    KIND: ClassVar[str] = "visit"

    kind: str
    date: str = ""
    body: str = ""
    facility: str = ""
    place: str = ""
    count: Json = None
    words: str = field(default="", metadata=TEXT)

    @property
    def topic(self) -> str:
        """Kind, date and place."""
        return slug(self.kind, self.date or "undated", self.facility or self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(Statement):
    """Written words: the sentence at the head of a page, one of the eight answers, a profile, a section's text."""

    KIND: ClassVar[str] = "narrative"

    kind: str
    """sentence, answer, profile, or section."""
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
    )
}
"""Every kind of statement by name."""


def breakdown_text(breakdown: Mapping[str, str]) -> str:
    """A breakdown in its one written form: ``group=minors;scope=in_law``, keys in order."""
    return ";".join(f"{key}={breakdown[key]}" for key in sorted(breakdown))


def slug(*parts: str) -> str:
    """Parts joined into one path segment: lower case, every run of other characters a hyphen; points stay."""
    kept = ["".join(c if c.isalnum() or c == "." else "-" for c in part.casefold()) for part in parts if part]
    return "-".join(piece for part in kept for piece in part.split("-") if piece)
