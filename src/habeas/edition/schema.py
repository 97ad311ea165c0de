"""The edition's format: one dataclass a table, and nothing in any column that is not public.

The dataclasses are the named columns. Tables are ``WITHOUT ROWID``, keyed by their first field (by `KEYS` where the key
has more than one). Tuples and JSON values are stored as canonical JSON text. `habeas.edition.build` writes them,
`habeas.edition.reader` reads them back as the same dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

FORMAT = 1
"""The number of this format; it grows when a table or a column changes its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of an edition's table."""

    TABLE: ClassVar[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Row):
    """One fact about the edition: id, previous, title, data_licence, languages, base_url, contact_mail, software, format."""

    TABLE: ClassVar[str] = "meta"

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow(Row):
    """One edition of the observatory's history, this one included."""

    TABLE: ClassVar[str] = "edition"

    id: str
    previous: str
    added: int
    """Statements that first appeared in it."""
    ended: int
    """Statements that were withdrawn or superseded in it."""
    changed: int
    """Statements whose preference or review changed in it."""
    digest: str = ""
    """Content digest of an earlier edition; empty for this one, whose manifest has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRow(Row):
    """A country or territory the observatory has a page for (every one of them has, even if nothing was looked for)."""

    TABLE: ClassVar[str] = "country"

    code: str
    slug: str
    region: str
    last_checked: str
    """The day of the latest decision on a public statement of the country; empty where there is none."""
    checked_by: str
    """The role that made it."""
    changed_edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Row):
    """One dated publication."""

    TABLE: ClassVar[str] = "source"

    key: str
    title: str
    publisher: str
    kind: str
    url: str
    published: str
    accessed: str
    licence: str
    redistribute: str
    language: str
    series: str
    statements: int
    """How many standing statements rest on it."""
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Row):
    """What every published statement has besides its own columns."""

    id: str
    """The public id, made of public content only."""
    subject: str
    country: str
    question: str
    source: str
    locator: str
    origin: str
    via: str
    language: str
    review_level: str
    reviewed_on: str
    """The day of the decision that accepted it, or of a later check."""
    accepted_by: str
    """A role: operator or editor; never a name."""
    state: str
    """current, superseded or withdrawn. A tombstone keeps its public reason and an empty value."""
    reason: str
    replaced_by: str
    """Public id of the statement that took its place; empty otherwise."""
    first_edition: str
    last_edition: str
    """The last edition in which it was current; empty while it is."""
    changed_edition: str
    """The edition in which this row last changed in public."""


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
    """alone, decision, or rule:reported, rule:official, rule:newest, rule:key."""
    preferred_reason: str
    rivals: tuple[str, ...]
    """Public ids of the other standing answers to the same question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedRow(Row):
    """A value computed from standing, national, public observations by one of the six functions."""

    TABLE: ClassVar[str] = "derived"

    id: str
    """``KAZ/migrants_pct/2020/derived``."""
    country: str
    indicator: str
    period: str
    value: str
    number: float | None
    unit: str
    function: str
    inputs: tuple[str, ...]
    """Public ids (of observations, or of treaty actions and statuses)."""
    considered: int
    """How many of the list were looked up at all: ``of 5 checked``."""
    printed: str
    """Public id of the observation that prints the same; empty where there is none."""
    agrees: bool | None
    """Whether the printed value is the computed one as far as it is printed; None where nothing is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyActionRow(Published):
    """A dated act of a state on an instrument."""

    TABLE: ClassVar[str] = "treaty_action"

    instrument: str
    action: str
    date: str
    article: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyStatusRow(Published):
    """What a list said of a state and an instrument on a day."""

    TABLE: ClassVar[str] = "treaty_status"

    instrument: str
    status: str
    as_of: str
    article: str
    year: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineRow(Row):
    """One of the eight answers of a country, written by people or derived by the catalog's order of indicators."""

    TABLE: ClassVar[str] = "headline"
    country: str
    question: str
    status: str
    """answered, partial, not_available, refused or not_looked_for."""
    text: str
    """The written answer; empty where `observations` say it all."""
    year: str
    observations: tuple[str, ...]
    written: bool


STATEMENT_TABLES: tuple[type[Published], ...] = (
    ObservationRow,
    TreatyActionRow,
    TreatyStatusRow,
    RecommendationRow,
    ResponseRow,
    ReviewRow,
    CaseRow,
    LawRow,
    ProvisionRow,
    EventRow,
    VisitRow,
    NarrativeRow,
    UpdateRow,
    ContactRow,
    FacilityRow,
)
"""The tables of statements; their order is that of the kinds in the ledger."""

TABLES: tuple[type[Row], ...] = (Meta, EditionRow, CountryRow, SourceRow, *STATEMENT_TABLES, DerivedRow, HeadlineRow)
"""Every table of an edition."""

KEYS: Mapping[str, tuple[str, ...]] = {"headline": ("country", "question")}
"""Primary keys of more than one column."""

INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    row.TABLE: (("country", "id"), ("source", "id")) for row in STATEMENT_TABLES
} | {
    "observation": (
        ("country", "indicator", "period_start", "id"),
        ("indicator", "country", "period_start", "id"),
        ("subject", "indicator", "id"),
        ("source", "id"),
        ("status", "id"),
        ("question", "id"),
    ),
    "derived": (("country", "indicator", "period"),),
}
"""Secondary indexes by table."""
