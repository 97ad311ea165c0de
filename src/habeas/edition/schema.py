"""The edition's format: one dataclass a table, and nothing in any column that is not public.

The dataclasses are the named columns. Tables are ``WITHOUT ROWID``, keyed by their first field (by `KEYS` where the key
has more than one). Tuples and JSON values are stored as canonical JSON text. `habeas.edition.build` writes them,
`habeas.edition.reader` reads them back as the same dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping

from habeas.edition.rows import (
    CountryRow,
    DerivedRow,
    EditionRow,
    HeadlineRow,
    Meta,
    PageTextRow,
    PrintedChangeRow,
    Published,
    Row,
    SourceRow,
)
from habeas.edition.statements import (
    CaseRow,
    ContactRow,
    EventRow,
    FacilityRow,
    FollowUpRow,
    LawRow,
    NarrativeRow,
    ObservationRow,
    ProvisionRow,
    RecommendationRow,
    ResponseRow,
    ReviewRow,
    TreatyActionRow,
    TreatyStatusRow,
    UpdateRow,
    VisitRow,
)

__all__ = [
    "FORMAT",
    "INDEXES",
    "KEYS",
    "STATEMENT_TABLES",
    "TABLES",
    "CaseRow",
    "ContactRow",
    "CountryRow",
    "DerivedRow",
    "EditionRow",
    "EventRow",
    "FacilityRow",
    "FollowUpRow",
    "HeadlineRow",
    "LawRow",
    "Meta",
    "NarrativeRow",
    "ObservationRow",
    "PageTextRow",
    "PrintedChangeRow",
    "ProvisionRow",
    "Published",
    "RecommendationRow",
    "ResponseRow",
    "ReviewRow",
    "Row",
    "SourceRow",
    "TreatyActionRow",
    "TreatyStatusRow",
    "UpdateRow",
    "VisitRow",
]

FORMAT = 2
"""The number of this format; it grows when a table or a column changes its meaning."""

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
    FollowUpRow,
)
"""The tables of statements; their order is that of the kinds in the ledger."""

TABLES: tuple[type[Row], ...] = (
    Meta,
    EditionRow,
    CountryRow,
    SourceRow,
    *STATEMENT_TABLES,
    DerivedRow,
    HeadlineRow,
    PrintedChangeRow,
    PageTextRow,
)
"""Every table of an edition."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "headline": ("country", "question"),
    "page_text": ("page", "language"),
    "printed_change": ("before", "after"),
}
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
    "recommendation": (("country", "id"), ("source", "id"), ("slug",)),
    "facility": (("country", "id"), ("source", "id"), ("subject", "id")),
    "response": (("country", "recommendation", "id"), ("source", "id")),
    "follow_up": (("country", "recommendation", "id"), ("source", "id")),
    "derived": (("country", "indicator", "period"),),
    "printed_change": (("country", "indicator"),),
}
"""Secondary indexes by table."""
