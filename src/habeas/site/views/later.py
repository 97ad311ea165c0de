"""A statement in a line, for where something else leads to it: what kind, when, what it says, and its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.edition.schema import (
    CaseRow,
    EventRow,
    FacilityRow,
    LawRow,
    NarrativeRow,
    ObservationRow,
    ProvisionRow,
    Published,
    RecommendationRow,
    ResponseRow,
    ReviewRow,
    TreatyActionRow,
    TreatyStatusRow,
    UpdateRow,
    VisitRow,
)
from habeas.site import links
from habeas.site.phrases import act_date_in_words, quantity_in_words
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.figure import value_text
from habeas.site.volume import Volume
from habeas.site.words import ACTIONS, EVENT_KINDS, RESPONSES, STAGES, STATES, TREATY_STATUSES, label

LONGEST = 200
"""Characters of somebody's words in the line; its page has them all."""


@dataclass(frozen=True, slots=True)
class Later:
    """What something leads to. `ended_text` says that it no longer stands; what was withdrawn says nothing else."""

    id: str
    url: str
    language: str
    text: str
    date: str
    date_text: str
    ended_text: str
    cited: Cited


def later(volume: Volume, row: Published, sources: Bibliography) -> Later:
    """The line of one statement."""
    words, date = _LINES.get(type(row), _other)(volume, row) if row.state != "withdrawn" else ("", "")
    page = links.recommendation(row.slug) if isinstance(row, RecommendationRow) and row.state == "current" else ""
    return Later(
        id=row.id,
        url=page or links.observation(row.id),
        language=row.language,
        text=words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …",
        date=date,
        date_text=act_date_in_words(volume, date),
        ended_text="" if row.state == "current" else label(STATES, row.state, volume.words),
        cited=cited(volume, row, sources),
    )


Line = tuple[str, str]
"""What it says, and its date."""


def _observation(volume: Volume, row: ObservationRow) -> Line:
    return f"{volume.indicator_label(row.indicator)}: {value_text(volume, row)}", row.period


def _recommendation(volume: Volume, row: RecommendationRow) -> Line:
    numbers = ", ".join(row.paragraphs)
    body = volume.body_name(row.body) if row.body else volume.words("Body not named")
    return ", ".join(part for part in (body, row.symbol, numbers) if part), row.year


def _happening(volume: Volume, row: EventRow | VisitRow) -> Line:
    kind = label(EVENT_KINDS, row.kind, volume.words)
    where = volume.subject_name(row.facility) if row.facility else row.place
    count = " ".join(part for part in (row.count and quantity_in_words(volume, row.count), row.words) if part)
    said = ", ".join(part for part in (kind, row.body if isinstance(row, VisitRow) else "", where) if part)
    return f"{said}: {count}" if count else said, row.date


def _law(_volume: Volume, row: LawRow) -> Line:
    return ", ".join(part for part in (row.title, row.number) if part), row.amended or row.in_force_from or row.adopted


def _provision(volume: Volume, row: ProvisionRow) -> Line:
    law = volume.laws(row.country).get(row.law)
    where = volume.words("article %(article)s", article=row.article)
    return ": ".join(part for part in (f"{law.title if law else row.law}, {where}", row.about) if part), ""


def _act(volume: Volume, row: TreatyActionRow) -> Line:
    return f"{volume.instrument_name(row.instrument)}: {label(ACTIONS, row.action, volume.words)}", row.date


def _status(volume: Volume, row: TreatyStatusRow) -> Line:
    return f"{volume.instrument_name(row.instrument)}: {label(TREATY_STATUSES, row.status, volume.words)}", row.as_of


def _review(volume: Volume, row: ReviewRow) -> Line:
    said = (label(STAGES, row.stage, volume.words), row.symbol)
    return f"{volume.body_name(row.body)}: " + ", ".join(part for part in said if part), row.date


_LINES: Mapping[type[Published], Callable[[Volume, Any], Line]] = {
    ObservationRow: _observation,
    RecommendationRow: _recommendation,
    EventRow: _happening,
    VisitRow: _happening,
    LawRow: _law,
    ProvisionRow: _provision,
    TreatyActionRow: _act,
    TreatyStatusRow: _status,
    ReviewRow: _review,
    ResponseRow: lambda volume, row: (label(RESPONSES, row.response, volume.words), row.date),
    CaseRow: lambda volume, row: (f"{volume.body_name(row.body)}, {row.number}: {row.title}", row.date),
    UpdateRow: lambda _volume, row: (row.title, row.date),
    NarrativeRow: lambda _volume, row: (row.text, row.year),
    FacilityRow: lambda _volume, row: (row.name, row.status_year),
}


def _other(_volume: Volume, row: Published) -> Line:
    return row.id, ""
