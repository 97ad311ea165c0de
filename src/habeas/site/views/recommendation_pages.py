"""Recommendations across all countries: the list, paged by path, and a page each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.edition.schema import (
    RecommendationRow,
    ResponseRow,
)
from habeas.site import links
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.frame import Frame, frame
from habeas.site.views.recommendation import Recommendation, newest, recommendation, responses_by_topic
from habeas.site.views.source import Pager, page_path, pager
from habeas.site.volume import Volume, latest

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """One page of the list of recommendations."""

    frame: Frame
    paragraphs: tuple[Recommendation, ...]
    total: int
    pager: Pager
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """One recommendation or concern, with what answers it."""

    frame: Frame
    recommendation: Recommendation
    country_url: str
    concerns: tuple[Recommendation, ...]
    answered_by: tuple[Recommendation, ...]
    report: str
    sources: tuple[SourceNote, ...]


def recommendation_views(volume: Volume) -> Iterator[RecommendationList | RecommendationPage]:
    """The list, paged by path, and a page each."""
    rows = sorted(volume.edition.rows(RecommendationRow, {"state": "current"}), key=lambda row: row.slug)
    rows.sort(key=newest)
    rows.sort(key=lambda row: row.year, reverse=True)
    responses = responses_by_topic(volume.edition.rows(ResponseRow, {"state": "current"}))
    changed = latest([row.changed_edition for row in rows])
    last = max(1, -(-len(rows) // ON_A_PAGE))
    for number in range(1, last + 1):
        sources = Bibliography(volume)
        some = rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        path = page_path("/recommendations/", number)
        yield RecommendationList(
            frame=frame(volume, "recommendations", path, volume.words("Recommendations and concerns"), changed),
            paragraphs=tuple(recommendation(volume, row, responses, sources) for row in some),
            total=len(rows),
            pager=pager("/recommendations/", number, last),
            sources=sources.notes(),
        )
    documents: dict[tuple[str, str, str], list[RecommendationRow]] = defaultdict(list)
    for row in rows:
        documents[_document(row)].append(row)
    for row in rows:
        beside = documents[_document(row)]
        sources = Bibliography(volume)
        view = recommendation(volume, row, responses, sources)
        concerns = [one for one in beside if set(one.paragraphs) & set(row.answers)]
        answering = [one for one in beside if set(one.answers) & set(row.paragraphs)]
        country = volume.countries.get(row.country)
        where = ", ".join(part for part in (view.body_name, row.year, " ".join(row.paragraphs)) if part)
        yield RecommendationPage(
            frame=frame(volume, "recommendation", view.url, f"{view.country_name}: {where}", row.changed_edition),
            recommendation=view,
            country_url=links.country(country.slug) if country else "",
            concerns=tuple(recommendation(volume, one, responses, sources) for one in concerns),
            answered_by=tuple(recommendation(volume, one, responses, sources) for one in answering),
            report=volume.report(row.id),
            sources=sources.notes(),
        )


def _document(row: RecommendationRow) -> tuple[str, str, str]:
    return (row.country, row.body or row.mechanism, row.symbol or row.symbol_inferred or row.year)
