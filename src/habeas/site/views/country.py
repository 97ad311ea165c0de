"""The country page: title line, one sentence, eight answers, what is not known, what changed, then the chapters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from habeas.edition.schema import (
    FollowUpRow,
    NarrativeRow,
    ObservationRow,
    ProvisionRow,
    RecommendationRow,
    ResponseRow,
    ReviewRow,
)
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.records import Records
from habeas.site.views.chapter import Chapter, chapters
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.follow_up import followed
from habeas.site.views.frame import Frame, edition_day, frame
from habeas.site.views.headline import Answer, answers
from habeas.site.views.oversight import Stage, stage
from habeas.site.views.printed import silent_changes
from habeas.site.views.recommendation import (
    Recommendation,
    newest,
    on_detention,
    recommendation,
    responses_by_topic,
)
from habeas.site.volume import Volume, edition_key
from habeas.site.words import ROLES, label

GAPS = frozenset({"not_available", "refused", "suppressed"})
TOLD = 2
"""How many of the latest paragraphs stand on the first screen."""
EDITIONS_TOLD = 3
"""How many editions of changes the page tells; the feed has all of them."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A statement that no longer stands, with the public reason."""

    id: str
    url: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one edition changed on this page."""

    edition: str
    url: str
    day: str
    added: int
    ended: tuple[Ended, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """What is not known, counted in two kinds that are never mixed: asked without an answer, and not asked yet."""

    not_disclosed: int
    not_looked_for: int
    url: str


@dataclass(frozen=True, slots=True)
class CountryPage:
    """Everything on a country's page."""

    frame: Frame
    code: str
    slug: str
    name: str
    region: str
    looked_at: bool
    brief_url: str
    last_checked: str
    checked_by: str
    next_review: Stage | None
    sentence: str
    sentence_language: str
    answers: tuple[Answer, ...]
    not_known: NotKnown
    changes: tuple[Change, ...]
    silent_changes: int
    """How many values were changed between copies of a page that does not say so; listed in the chapter *Report*."""
    told: tuple[Recommendation, ...]
    chapters: tuple[Chapter, ...]
    levels: tuple[tuple[str, int], ...]
    sources: tuple[SourceNote, ...]


def country_page(volume: Volume, records: Records) -> CountryPage:
    """The page of one country; of one nobody has looked at, a page that says so."""
    code, sources = records.code, Bibliography(volume)
    row, name = volume.country_row(code), volume.country_name(code)
    looked_at = any(one.state == "current" for one in records.every)
    sentence = next((one for one in records.standing(NarrativeRow) if one.kind == "sentence"), None)
    first_screen = answers(volume, records.headlines, records.by_id, records.standing(ProvisionRow), sources)
    paragraphs = _told(volume, records, sources)
    following = _next_review(volume, records, sources)
    body = chapters(volume, records, sources) if looked_at else ()
    return CountryPage(
        frame=frame(
            volume,
            "country",
            links.country(row.slug),
            volume.words("%(country)s: immigration detention", country=name),
            records.changed_edition,
            description=sentence.text if sentence else "",
            feed=f"{links.country(row.slug)}feed.atom",
        ),
        code=code,
        slug=row.slug,
        name=name,
        region=volume.region_name(row.region),
        looked_at=looked_at,
        brief_url=links.brief(row.slug) if looked_at else "",
        last_checked=date_in_words(volume, row.last_checked),
        checked_by=label(ROLES, row.checked_by, volume.words) if row.checked_by else "",
        next_review=following,
        sentence=sentence.text if sentence else "",
        sentence_language=sentence.language if sentence else "",
        answers=first_screen,
        not_known=_not_known(volume, records, body),
        changes=_changes(volume, records),
        silent_changes=silent_changes(volume, records) if looked_at else 0,
        told=paragraphs,
        chapters=body,
        levels=tuple(sorted(Counter(one.review_level for one in records.standing(ObservationRow)).items())),
        sources=sources.notes(),
    )


def _not_known(volume: Volume, records: Records, body: tuple[Chapter, ...]) -> NotKnown:
    missing = {
        (one.indicator, one.breakdown)
        for rows in records.observations.values()
        for one in rows
        if one.preferred and one.status in GAPS
    }
    return NotKnown(
        not_disclosed=len(missing),
        not_looked_for=sum(len(chapter.not_looked_for) for chapter in body),
        url=f"/gaps/#{volume.countries[records.code].slug}" if missing else "",
    )


def _told(volume: Volume, records: Records, sources: Bibliography) -> tuple[Recommendation, ...]:
    rows = [row for row in records.standing(RecommendationRow) if row.mechanism != "regional"]
    rows.sort(key=newest)
    rows.sort(key=lambda row: (row.year, on_detention(row)), reverse=True)
    responses = responses_by_topic(records.standing(ResponseRow))
    follow_ups = followed(volume, records.standing(FollowUpRow))
    return tuple(recommendation(volume, row, responses, sources, follow_ups) for row in rows[:TOLD])


def _next_review(volume: Volume, records: Records, sources: Bibliography) -> Stage | None:
    """The first stage dated after the edition in which the page last changed."""
    day = records.changed_edition.partition(".")[0]
    later = sorted((row for row in records.standing(ReviewRow) if row.date > day), key=lambda row: row.date)
    return stage(volume, later[0], sources) if later else None


def _changes(volume: Volume, records: Records) -> tuple[Change, ...]:
    added = Counter(row.first_edition for row in records.every)
    ended = [row for row in records.every if row.state != "current"]
    editions = {*added, *(row.changed_edition for row in ended)} - {""}
    newest_first = sorted(editions, key=edition_key, reverse=True)[:EDITIONS_TOLD]
    return tuple(
        Change(
            edition=one,
            url=links.edition(one),
            day=edition_day(volume, one),
            added=added[one],
            ended=tuple(
                Ended(row.id, links.observation(row.id), row.state, row.reason)
                for row in ended
                if row.changed_edition == one
            ),
        )
        for one in newest_first
    )
