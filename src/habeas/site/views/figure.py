"""One observation as a reader meets it: value, period, source mark, review level, and what to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from habeas.edition.schema import ObservationRow
from habeas.site import links
from habeas.site.phrases import group_in_words, period_in_words, value_in_words
from habeas.site.views.cited import Bibliography, Review, review
from habeas.site.volume import Volume
from habeas.site.words import COVERAGE_KINDS, PREFERENCES, STATUSES, label
from habeas.values import ValueType

WORDED = frozenset({ValueType.ANSWER, ValueType.ANSWERS, ValueType.NAMES, ValueType.TEXT, ValueType.LAW})


@dataclass(slots=True)  # not frozen: a page makes a thousand of these, and frozen ones take four times as long
class Figure:
    """An observation, ready to be shown. `value` is None for every status that carries none. Nobody changes one."""

    id: str
    url: str
    cite: str
    """Where a finished page says how it is cited; its own page where none does."""
    subject: str
    indicator: str
    value: Any
    text: str
    unit: str
    status: str
    status_text: str
    period: str
    period_text: str
    breakdown: str
    group: str
    coverage: str
    coverage_text: str
    source: str
    mark: int
    locator: str
    origin: str
    via: str
    via_mark: int
    raw: str
    review: Review
    preferred: bool
    preferred_text: str
    state: str
    reason: str
    report: str
    changed_edition: str
    """The edition in which it last changed."""
    gap: bool
    unread: bool


def figure(volume: Volume, row: ObservationRow, sources: Bibliography) -> Figure:
    """The figure of one row; naming it numbers its source on the page."""
    made: Figure | None = sources.made.get(row.id)
    if made is None:
        made = sources.made[row.id] = _figure(volume, row, sources)
    return made


def _figure(volume: Volume, row: ObservationRow, sources: Bibliography) -> Figure:
    address = links.quoted(row.id)
    return Figure(
        id=row.id,
        url=f"/o/{address}/",
        cite=_cite(volume, row) or f"/o/{address}/",
        subject=row.subject,
        indicator=row.indicator,
        value=orjson.loads(row.value) if row.value else None,
        text=value_text(volume, row),
        unit=row.unit,
        status=row.status,
        status_text=label(STATUSES, row.status, volume.words),
        period=row.period,
        period_text=period_in_words(volume, row.period),
        breakdown=row.breakdown,
        group=group_in_words(volume, row.breakdown) if row.breakdown else "",
        coverage=row.coverage,
        coverage_text=coverage_text(volume, row),
        source=row.source,
        mark=sources.mark(row.source),
        locator=row.locator,
        origin=row.origin,
        via=row.via,
        via_mark=sources.mark(row.via) if row.via and row.via != row.source else 0,
        raw=row.raw,
        review=review(volume, row),
        preferred=row.preferred,
        preferred_text=preferred_text(volume, row),
        state=row.state,
        reason=row.reason,
        report=volume.report_prefix and volume.report_prefix + address,
        changed_edition=row.changed_edition,
        gap=row.status in {"not_available", "refused", "suppressed"},
        unread=row.status == "unparsed",
    )


def _cite(volume: Volume, row: ObservationRow) -> str:
    """The figure's place on the page of its country's indicator, or of its place of detention; empty for no page."""
    if row.state == "withdrawn" or row.indicator not in volume.catalog.indicators:
        return ""
    page = volume.page_of_subject(row.subject)
    if page and row.subject == row.country:
        page = f"{page}{row.indicator}/"
    return page and f"{page}#{links.quoted(links.figure_anchor(row.id))}"


def value_text(volume: Volume, row: ObservationRow) -> str:
    """The value in words: the status where there is no value, and for an unread one what was printed, in quotation
    marks inside a sentence, so that a printed zero is never taken for a count."""
    if row.state == "withdrawn":
        return volume.words("Withdrawn")
    if row.status == "unparsed":
        printed = row.raw or volume.words("nothing legible")
        if _is_worded(volume, row.indicator):
            return volume.words("printed as “%(raw)s”, not taken as an answer", raw=printed)
        return volume.words("printed as “%(raw)s”, not taken as a number", raw=printed)
    if not row.value:
        return label(STATUSES, row.status, volume.words)
    return value_in_words(volume, row.indicator, row.value, row.unit)


def _is_worded(volume: Volume, indicator: str) -> bool:
    """Whether an indicator is answered in words, so that nobody waits for a number."""
    asked = volume.catalog.indicators.get(indicator)
    return asked is not None and asked.type in WORDED


def coverage_text(volume: Volume, row: ObservationRow) -> str:
    """What a partial figure covers; empty for a whole country or place."""
    if row.coverage != "partial":
        return ""
    kind = label(COVERAGE_KINDS, row.coverage_kind, volume.words) if row.coverage_kind else ""
    return ": ".join(part for part in (kind, row.coverage_words) if part)


def preferred_text(volume: Volume, row: ObservationRow) -> str:
    """Why this one is used, or that another is; empty where it has no rivals."""
    if not row.rivals:
        return ""
    if not row.preferred:
        return volume.words("not used")
    how = label(PREFERENCES, row.preferred_by, volume.words)
    return f"{how}: {row.preferred_reason}" if row.preferred_reason else how
