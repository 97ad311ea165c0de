"""The page of a recommendation or concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from habeas.edition.schema import RecommendationRow, ResponseRow
from habeas.site import links
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.frame import Frame, frame
from habeas.site.views.recommendation import Recommendation, recommendation, responses_by_topic, topic
from habeas.site.volume import Volume, latest

DESCRIPTION = 200
"""Characters of a paragraph that stand in the page's description, for those who find it by searching."""

STANDING: Mapping[str, object] = {"state": "current"}


Responses = Mapping[tuple[str, str], Sequence[ResponseRow]]


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """One recommendation or concern, with the concern it answers or what answers it.

    `cite_document` is how the body's own document is cited; an inferred symbol never enters it. `same` are other
    standing rows of the same paragraph: another source, another language.
    """

    frame: Frame
    recommendation: Recommendation
    country_url: str
    language_name: str
    origin: str
    via_mark: int
    cite_document: str
    concerns: tuple[Recommendation, ...]
    answered_by: tuple[Recommendation, ...]
    same: tuple[Recommendation, ...]
    report: str
    sources: tuple[SourceNote, ...]


def recommendation_countries(volume: Volume) -> list[str]:
    """The countries that anybody recommends anything to, by name."""
    found = {str(code) for (code,) in volume.edition.select(RecommendationRow, "DISTINCT country", STANDING)}
    return sorted(found, key=lambda code: (volume.country_name(code).casefold(), code))


def recommendation_pages(volume: Volume, country: str) -> Iterator[RecommendationPage]:
    """A page for everything that is recommended to a country."""
    where = {"country": country, **STANDING}
    rows = sorted(volume.edition.rows(RecommendationRow, where), key=lambda row: row.slug)
    responses = responses_by_topic(volume.edition.rows(ResponseRow, where))
    documents: dict[tuple[str, str, str], list[RecommendationRow]] = defaultdict(list)
    questions: dict[str, list[RecommendationRow]] = defaultdict(list)
    for row in rows:
        documents[_document(row)].append(row)
        questions[row.question].append(row)
    for row in rows:
        yield _page(volume, row, _around(row, documents[_document(row)], questions[row.question]), responses)


def _around(
    row: RecommendationRow, beside: Iterable[RecommendationRow], same: Iterable[RecommendationRow]
) -> Mapping[str, Sequence[RecommendationRow]]:
    """What its page shows besides it, by the page's field."""
    return {
        "concerns": [one for one in beside if one.id != row.id and set(one.paragraphs) & set(row.answers)],
        "answered_by": [one for one in beside if one.id != row.id and set(one.answers) & set(row.paragraphs)],
        "same": [one for one in same if one.id != row.id],
    }


def _page(
    volume: Volume,
    row: RecommendationRow,
    around: Mapping[str, Sequence[RecommendationRow]],
    responses: Responses,
) -> RecommendationPage:
    shown = [row, *(one for some in around.values() for one in some)]
    answers = [answer for one in shown for answer in responses.get((one.country, topic(one)), ())]
    sources = Bibliography(volume)
    view = recommendation(volume, row, responses, sources)
    changed = latest([one.changed_edition for one in (*shown, *answers)])
    country = volume.countries.get(row.country)
    where = ", ".join(part for part in (view.body_name, row.year, paragraphs_text(volume, row)) if part)
    title = f"{view.country_name}: {where}"
    return RecommendationPage(
        frame=frame(volume, "recommendation", view.url, title, changed, description=_description(row)),
        recommendation=view,
        country_url=links.country(country.slug) if country else "",
        language_name=language_name(row.language, volume.language),
        origin=row.origin,
        via_mark=sources.mark(row.via) if row.via != row.source else 0,
        cite_document=cite_document(volume, row, view),
        **{
            name: tuple(recommendation(volume, one, responses, sources) for one in some)
            for name, some in around.items()
        },
        report=volume.report(row.id),
        sources=sources.notes(),
    )


def cite_document(volume: Volume, row: RecommendationRow, view: Recommendation) -> str:
    """How the body's own document is cited, as far as it is known; nothing in it is inferred."""
    parts = (
        view.body_name,
        view.document_text,
        view.country_name,
        row.symbol,
        row.year,
        paragraphs_text(volume, row),
    )
    return ", ".join(part for part in parts if part)


def paragraphs_text(volume: Volume, row: RecommendationRow) -> str:
    """``paragraph 36``; empty where the number is not known."""
    if not row.paragraphs:
        return ""
    numbers = ", ".join(row.paragraphs)
    return volume.words.many("paragraph %(numbers)s", "paragraphs %(numbers)s", len(row.paragraphs), numbers=numbers)


def _description(row: RecommendationRow) -> str:
    text = " ".join((row.abstract or row.text).split())
    return text if len(text) <= DESCRIPTION else f"{text[:DESCRIPTION].rpartition(' ')[0]} …"


@lru_cache(maxsize=256)
def language_name(code: str, language: str) -> str:
    """A language in words; its code where it has none."""
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code if code else ""
    except (UnknownLocaleError, ValueError):
        return code


def _document(row: RecommendationRow) -> tuple[str, str, str]:
    return (row.country, row.body or row.mechanism, row.symbol or row.symbol_inferred or row.year)
