"""Reviews with their dated stages, and cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.edition.schema import CaseRow, FollowUpRow, RecommendationRow, ReviewRow
from habeas.site import links
from habeas.site.phrases import act_date_in_words
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.volume import Volume
from habeas.site.words import OUTCOMES, STAGES, label

SUBMISSION, GRADED = "submission", "grade"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a body gave for the follow-up to one paragraph."""

    paragraph: str
    url: str
    grade: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One dated stage of a review. An inferred symbol is a guess and stands apart.

    `web` is the document itself, where the source is one; `by` is who sent in a submission, as its source names them.
    """

    body: str
    body_name: str
    country: str
    country_name: str
    country_slug: str
    stage: str
    stage_text: str
    date: str
    date_text: str
    cycle: str
    symbol: str
    symbol_inferred: str
    web: str
    by: str
    grades: tuple[Grade, ...]
    cited: Cited


@dataclass(frozen=True, slots=True)
class ReviewsOfBody:
    """A body's stages, newest first."""

    body: str
    body_name: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A decision or judgment; its title names no person."""

    body_name: str
    number: str
    date: str
    date_text: str
    title: str
    outcome_text: str
    outcome_mark: int
    articles: tuple[str, ...]
    symbol: str
    cited: Cited


def reviews(volume: Volume, rows: Iterable[ReviewRow], sources: Bibliography) -> tuple[ReviewsOfBody, ...]:
    """Stages by body, bodies by name."""
    bodies: dict[str, list[ReviewRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.date, row.id), reverse=True):
        bodies[row.body].append(row)
    ordered = sorted(bodies.items(), key=lambda item: volume.body_name(item[0]))
    return tuple(
        ReviewsOfBody(body, volume.body_name(body), tuple(stage(volume, row, sources) for row in group))
        for body, group in ordered
    )


def stage(volume: Volume, row: ReviewRow, sources: Bibliography) -> Stage:
    """The view of one stage."""
    country, source = volume.countries.get(row.country), volume.sources.get(row.source)
    submission = row.stage == SUBMISSION and source is not None
    return Stage(
        body=row.body,
        body_name=volume.body_name(row.body),
        country=row.country,
        country_name=volume.country_name(row.country),
        country_slug=country.slug if country else "",
        stage=row.stage,
        stage_text=label(STAGES, row.stage, volume.words),
        date=row.date,
        date_text=act_date_in_words(volume, row.date),
        cycle=row.cycle,
        symbol=row.symbol,
        symbol_inferred=row.symbol_inferred,
        web=links.web(source.url) if source and (submission or source.kind == "un_document") else "",
        grades=tuple(_grades(volume, row)) if row.stage == GRADED else (),
        by=row.origin or source.publisher or source.title if submission and source else "",
        cited=cited(volume, row, sources),
    )


def _grades(volume: Volume, row: ReviewRow) -> Iterator[Grade]:
    """The grades that the same source gives, paragraph by paragraph."""
    beside = {"country": row.country, "source": row.source, "state": "current"}
    given = [one for one in volume.edition.rows(FollowUpRow, beside) if one.grade]
    questions = {one.id: f"{row.country}/recommendation/{one.recommendation}" for one in given}
    asked = {"country": row.country, "question": list(questions.values()), "state": "current"}
    rows = {one.question: one for one in volume.edition.rows(RecommendationRow, asked)}
    for one in given:
        found = rows.get(questions[one.id])
        paragraph = ", ".join(found.paragraphs) if found else one.recommendation
        yield Grade(paragraph, links.recommendation(found.slug) if found else "", one.grade)


def cases(volume: Volume, rows: Iterable[CaseRow], sources: Bibliography) -> tuple[Case, ...]:
    """Cases, newest first."""
    ordered = sorted(rows, key=lambda row: (row.date, row.id), reverse=True)
    return tuple(
        Case(
            body_name=volume.body_name(row.body),
            number=row.number,
            date=row.date,
            date_text=act_date_in_words(volume, row.date),
            title=row.title,
            outcome_text=label(OUTCOMES, row.outcome, volume.words) if row.outcome else "",
            outcome_mark=sources.mark(row.outcome_source),
            articles=row.articles,
            symbol=row.symbol,
            cited=cited(volume, row, sources),
        )
        for row in ordered
    )
