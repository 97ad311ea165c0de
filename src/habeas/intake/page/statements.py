"""A reading into statements: each with the page as source and as *via*, its origin not stated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from habeas.catalog import Catalog
from habeas.intake.page.lines import Span
from habeas.intake.page.reading import PageReading
from habeas.intake.proposal import (
    Contact,
    Narrative,
    Observation,
    Recommendation,
    Source,
    Statement,
    TreatyAction,
    TreatyStatus,
    Update,
)
from habeas.places import COUNTRIES
from habeas.values import Status

PUBLISHER = "Global Detention Project"
"""Whose layout the reader knows; a page in that layout is theirs or a copy of theirs."""
_LISTED_AS = {"ratification": "party", "acceptance": "accepted"}
"""What a list that prints an act says of the day on which it was looked up."""


def page_source(reading: PageReading, data: bytes, *, url: str = "", accessed: str = "") -> Source:
    """The source of everything on a page. Its key names country, month and the page's own bytes."""
    country = reading.country.casefold()
    day = reading.last_updated or "undated"
    return Source(
        key=f"page-{country}-{day}-{hashlib.sha256(data).hexdigest()[:12]}",
        title=f"{COUNTRIES[reading.country].name('en')}: country page",
        publisher=PUBLISHER,
        kind="country_page",
        url=url,
        published=reading.last_updated or "",
        accessed=accessed,
        redistribute="facts",
        series=f"page-{country}",
    )


def statements(reading: PageReading, source_key: str, *, catalog: Catalog) -> list[Statement]:
    """Everything the page says as statements that nobody has decided on, all carried over, not checked.

    A figure that the page prints twice, as a tile and in its section, is one statement that names both places.
    """
    made = [
        *_observations(reading, source_key, catalog),
        *_treaties(reading, source_key),
        *_recommendations(reading, source_key),
        *_words(reading, source_key),
    ]
    once: dict[str, Statement] = {}
    for one in made:
        key = repr(replace(one, locator=""))
        before = once.get(key)
        once[key] = replace(before, locator=f"{before.locator}; {one.locator}") if before else one
    return list(once.values())


def _observations(reading: PageReading, key: str, catalog: Catalog) -> Iterator[Statement]:
    for one in reading.observations:
        status = Status(one.status)
        yield Observation(
            subject=reading.country, source=key, via=key, locator=_where(one.lines),
            indicator=one.indicator, period=one.period or "", status=status, value=one.value,
            unit=catalog.indicators[one.indicator].unit if status.has_value else "",
            breakdown=dict(one.breakdown), raw=one.raw,
        )  # fmt: skip


def _treaties(reading: PageReading, key: str) -> Iterator[Statement]:
    """The act, and what the list says of the day on which it was looked up."""
    for one in reading.treaty_actions:
        subject, where, date, article = reading.country, _where(one.lines), one.date or "", one.article or ""
        yield TreatyAction(
            subject=subject, source=key, via=key, locator=where, instrument=one.instrument, action=one.action,
            date=date, article=article,
        )  # fmt: skip
        if one.observed and one.action in _LISTED_AS:
            yield TreatyStatus(
                subject=subject, source=key, via=key, locator=where, instrument=one.instrument,
                status=_LISTED_AS[one.action], as_of=one.observed, article=article, year=date,
            )  # fmt: skip


def _recommendations(reading: PageReading, key: str) -> Iterator[Statement]:
    for one in reading.recommendations:
        yield Recommendation(
            subject=reading.country, source=key, via=key, locator=_where(one.lines),
            mechanism=one.mechanism or "", body=one.body or "", document=one.document or "", symbol=one.symbol or "",
            symbol_inferred=one.symbol_inferred or "", year=one.year or "", paragraphs=one.paragraphs,
            starts_mid_sentence=one.starts_mid_sentence, articles=one.articles, kind=one.kind, answers=one.answers,
            themes=one.themes, text=one.text,
        )  # fmt: skip


def _words(reading: PageReading, key: str) -> Iterator[Statement]:
    subject = reading.country
    if reading.narrative:
        where = _where(reading.narrative.lines)
        yield Narrative(
            subject=subject, source=key, via=key, locator=where, kind="profile", text=reading.narrative.text
        )
    for update in reading.updates:
        yield Update(
            subject=subject, source=key, via=key, locator=_where(update.lines), title=update.title,
            teaser=update.teaser, date=update.date or "", order=str(update.lines[0]),
        )  # fmt: skip
    for contact in reading.contacts:
        yield Contact(
            subject=subject, source=key, via=key, locator=_where(contact.lines), kind=contact.kind,
            name=contact.name, url=contact.url,
        )  # fmt: skip


def _where(lines: Span) -> str:
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}-{last}"
