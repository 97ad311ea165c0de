"""A statement as a row of the edition: its named columns, its history, and a tombstone where it was withdrawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from types import NoneType
from typing import Any

from habeas.catalog.model import Catalog
from habeas.edition.columns import canonical
from habeas.edition.schema import STATEMENT_TABLES, Published
from habeas.intake.proposal import (
    KINDS,
    Event,
    Observation,
    Recommendation,
    TreatyAction,
    TreatyStatus,
    Visit,
    breakdown_text,
    slug,
)
from habeas.publish.history import History, Life
from habeas.publish.inputs import ProjectionError
from habeas.publish.numbers import indicator_of, plotted, value_of
from habeas.publish.rivals import Choice
from habeas.values import Period, PeriodError

ROW_OF: Mapping[str, type[Published]] = dict(zip(KINDS, STATEMENT_TABLES, strict=True))
"""The table of each kind of statement."""

KEPT_ON_TOMBSTONE: Mapping[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "observation": "indicator section period period_start period_end status unit breakdown coverage coverage_kind",
        "treaty_action": "instrument action article",
        "treaty_status": "instrument article as_of",
        "recommendation": "slug mechanism body document symbol year paragraphs kind",
        "response": "recommendation",
        "review": "body stage date",
        "case": "body number",
        "law": "key",
        "provision": "law article",
        "event": "kind date",
        "visit": "kind date",
        "narrative": "kind question_key",
        "update": "date",
        "contact": "kind",
        "facility": "",
        "follow_up": "recommendation later date",
    }.items()
}
"""Columns that say which statement was withdrawn; whatever it said is emptied."""

_SHARED = frozenset(field.name for field in fields(Published))
_EMPTY: Mapping[type, object] = {str: "", tuple: (), bool: False, float: None, NoneType: None}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a row tells besides its own statement."""

    history: History
    catalog: Catalog
    choices: Mapping[str, Choice]
    slugs: Mapping[str, str]


def row_of(life: Life, around: Surroundings) -> Published:
    """The row of one published statement."""
    accepted = life.accepted
    statement = accepted.statement
    own = _own(life, around)
    if not life.current and accepted.state == "withdrawn":
        kept = KEPT_ON_TOMBSTONE[statement.KIND]
        own = {name: value if name in kept else _emptied(value) for name, value in own.items()}
    table = ROW_OF[statement.KIND]
    return table(**_shared(life, around.history), **{name: own[name] for name in _OWN_COLUMNS[table]})


def slugs_of(lives: Iterable[Life]) -> Mapping[str, str]:
    """The path segment of every recommendation's page, by public id; a hash tells two apart that would share one."""
    named = [
        (life.accepted.public_id, slug(statement.country, statement.topic, statement.source))
        for life in lives
        if isinstance(statement := life.accepted.statement, Recommendation)
    ]
    times = Counter(name for _, name in named)
    return {key: name if times[name] == 1 else f"{name}-{sha256(key.encode()).hexdigest()[:8]}" for key, name in named}


def _shared(life: Life, history: History) -> dict[str, Any]:
    accepted, statement = life.accepted, life.accepted.statement
    return {
        "id": accepted.public_id,
        "subject": statement.subject,
        "country": statement.country,
        "question": statement.question,
        "source": statement.source,
        "locator": statement.locator,
        "origin": statement.origin,
        "via": statement.via,
        "language": statement.language,
        "review_level": statement.review_level.value,
        "reviewed_on": accepted.checked_on or accepted.accepted.date,
        "accepted_by": accepted.accepted.role,
        "state": "current" if life.current else accepted.state,
        "reason": "" if life.current else accepted.reason,
        "replaced_by": "" if life.current else accepted.replaced_by,
        "first_edition": history.id_at(life.first),
        "last_edition": "" if life.end is None else history.id_at(life.end - 1),
        "changed_edition": history.id_at(max(life.changes)),
    }


def _own(life: Life, around: Surroundings) -> dict[str, Any]:
    """The columns of the statement's own kind."""
    statement = life.accepted.statement
    if isinstance(statement, Observation):
        return _observation(life, statement, around)
    own = {field.name: _plain(getattr(statement, field.name)) for field in fields(statement)}
    if isinstance(statement, Recommendation):
        own["slug"] = around.slugs[life.accepted.public_id]
    if isinstance(statement, TreatyAction | TreatyStatus):
        own |= _chosen(around.choices.get(life.accepted.public_id) if life.current else None)
    if isinstance(statement, Event | Visit):
        own["count"] = "" if statement.count is None else canonical(statement.count)
    return own


def _observation(life: Life, statement: Observation, around: Surroundings) -> dict[str, Any]:
    public_id = life.accepted.public_id
    value = value_of(statement, around.catalog, public_id)
    choice = around.choices.get(public_id) if life.current else None
    first, last = _days(statement, public_id)
    return {
        "indicator": statement.indicator,
        "section": _section(life, statement, around.catalog),
        "period": statement.period,
        "period_start": first,
        "period_end": last,
        "status": statement.status.value,
        "value": "" if value is None else canonical(statement.value),
        "number": plotted(value),
        "unit": statement.unit,
        "breakdown": breakdown_text(statement.breakdown),
        "coverage": _coverage(statement),
        "coverage_kind": statement.coverage_kind.value if statement.coverage_kind else "",
        "coverage_words": statement.coverage_words,
        "raw": statement.raw,
        **_chosen(choice),
    }


def _chosen(choice: Choice | None) -> dict[str, Any]:
    """Whether a statement is the one used among its rivals; one that ended is none of them."""
    return {
        "preferred": choice is not None and choice.preferred,
        "preferred_by": choice.by if choice else "",
        "preferred_reason": choice.reason if choice else "",
        "rivals": choice.rivals if choice else (),
    }


def _section(life: Life, statement: Observation, catalog: Catalog) -> str:
    """Where the indicator is shown; what has ended may have lost its indicator, and is in no section then."""
    if not life.current and statement.indicator not in catalog.indicators:
        return ""
    return indicator_of(statement, catalog, life.accepted.public_id).section


def _coverage(statement: Observation) -> str:
    if statement.coverage_kind:
        return "partial"
    return "national" if statement.subject == statement.country else "place"


def _days(statement: Observation, public_id: str) -> tuple[str, str]:
    """First and last day of the period; an open end is empty."""
    if not statement.period:
        return "", ""
    try:
        period = Period.parse(statement.period)
    except PeriodError as error:
        raise ProjectionError(f"{public_id}: {error}") from error
    first, last = period.start, period.end
    return ("" if first == date.min else first.isoformat(), "" if last == date.max else last.isoformat())


def _emptied(value: object) -> object:
    return _EMPTY.get(type(value), "")


_OWN_COLUMNS: Mapping[type[Published], tuple[str, ...]] = {
    table: tuple(field.name for field in fields(table) if field.name not in _SHARED) for table in STATEMENT_TABLES
}


def _plain(value: object) -> object:
    """A field of a statement as the edition types it."""
    return str(value) if isinstance(value, str) else value
