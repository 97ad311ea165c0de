"""Rows that are not statements (the edition, countries, sources, what is computed) and what all statements share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of an edition's table."""

    TABLE: ClassVar[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Row):
    """One fact about the edition.

    Keys: id, previous, title, data_licence, languages, base_url, contact_mail, software, format.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedChangeRow(Row):
    """A difference between what two consecutive copies of one series print to one question."""

    TABLE: ClassVar[str] = "printed_change"

    before: str
    """Public id of what the earlier copy prints."""
    after: str
    """Public id of what the later copy prints: of another indicator where the meaning changed."""
    kind: str
    """number_changed, answer_changed, missing_became_zero, zero_became_missing, number_became_missing,
    missing_became_number or meaning_changed."""
    country: str
    subject: str
    indicator: str
    """The indicator of `before`."""
    period: str
    breakdown: str
    series: str
    """The series of publications of which both are copies."""
    before_day: str
    """The day or month the earlier copy is of."""
    after_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTextRow(Row):
    """The observatory's own words for one of its pages (about, contact, licence, privacy), as Markdown."""

    TABLE: ClassVar[str] = "page_text"

    page: str
    language: str
    text: str
