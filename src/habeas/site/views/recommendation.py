"""Recommendations and concerns: verbatim in their own language, with paragraph, symbol and the state's answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from habeas.edition.schema import RecommendationRow, ResponseRow
from habeas.edition.tags import paragraph_order
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.follow_up import NOTHING, Became, Followed, became
from habeas.site.volume import Volume
from habeas.site.words import DOCUMENTS, KINDS_OF_PARAGRAPH, MECHANISMS, RESPONSES, label

DETENTION = frozenset({"immigration_detention", "detention"})
"""Themes that put a paragraph before others of its year where few can be shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the state answered."""

    response: str
    response_text: str
    date: str
    text: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A paragraph of a body about a country. `abstract` is the observatory's own summary, never a quotation.

    `web` is where its words are: the document itself where `official`, else the page that prints them.
    """

    id: str
    url: str
    country: str
    country_name: str
    body: str
    body_name: str
    document_text: str
    symbol: str
    symbol_inferred: str
    year: str
    paragraphs: tuple[str, ...]
    starts_mid_sentence: bool
    articles: tuple[str, ...]
    kind: str
    kind_text: str
    answers: tuple[str, ...]
    recommending: tuple[str, ...]
    themes: tuple[str, ...]
    theme_names: tuple[str, ...]
    language: str
    language_name: str
    web: str
    official: bool
    text: str
    abstract: str
    responses: tuple[Answer, ...]
    became: tuple[Became, ...]
    cited: Cited


@dataclass(frozen=True, slots=True)
class Told:
    """The paragraphs of one document."""

    title: str
    year: str
    items: tuple[Recommendation, ...]


def topic(row: RecommendationRow) -> str:
    """What a response names: the part of the question after its kind."""
    return row.question.rpartition("/")[2]


def responses_by_topic(rows: Iterable[ResponseRow]) -> Mapping[tuple[str, str], list[ResponseRow]]:
    """Responses by country and the topic they answer."""
    found: dict[tuple[str, str], list[ResponseRow]] = defaultdict(list)
    for row in rows:
        found[row.country, row.recommendation].append(row)
    return found


def recommendation(
    volume: Volume,
    row: RecommendationRow,
    responses: Mapping[tuple[str, str], Sequence[ResponseRow]],
    sources: Bibliography,
    follow_ups: Followed = NOTHING,
) -> Recommendation:
    """The view of one row."""
    themes, source = volume.catalog.themes, volume.sources.get(row.source)
    return Recommendation(
        id=row.id,
        url=links.recommendation(row.slug),
        country=row.country,
        country_name=volume.country_name(row.country),
        body=row.body,
        body_name=volume.body_name(row.body) if row.body else label(MECHANISMS, row.mechanism, volume.words),
        document_text=label(DOCUMENTS, row.document, volume.words) if row.document else "",
        symbol=row.symbol,
        symbol_inferred=row.symbol_inferred,
        year=row.year,
        paragraphs=row.paragraphs,
        starts_mid_sentence=row.starts_mid_sentence,
        articles=row.articles,
        kind=row.kind,
        kind_text=label(KINDS_OF_PARAGRAPH, row.kind, volume.words),
        answers=row.answers,
        recommending=tuple(volume.country_name(code) for code in row.recommending),
        themes=row.themes,
        theme_names=tuple(volume.say(themes[key].label) if key in themes else key for key in row.themes),
        language=row.language,
        language_name=language_name(row.language, volume.language),
        web=links.web(source.url) if source else "",
        official=source is not None and source.kind == "un_document",
        text=row.text,
        abstract=row.abstract,
        responses=tuple(_answer(volume, one, sources) for one in responses.get((row.country, topic(row)), ())),
        became=tuple(became(volume, one, follow_ups, sources) for one in follow_ups.of(row.country, topic(row))),
        cited=cited(volume, row, sources),
    )


@lru_cache(maxsize=256)
def language_name(code: str, language: str) -> str:
    """A language in words; its code where it has none."""
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code if code else ""
    except (UnknownLocaleError, ValueError):
        return code


def _answer(volume: Volume, row: ResponseRow, sources: Bibliography) -> Answer:
    text = label(RESPONSES, row.response, volume.words)
    return Answer(row.response, text, date_in_words(volume, row.date), row.text, cited(volume, row, sources))


def newest(row: RecommendationRow) -> tuple[str, str, str, tuple[tuple[float, str], ...]]:
    """Order within a country, to be reversed by year alone: year, body, document, paragraph numbers."""
    return (row.year, row.body or row.mechanism, row.symbol or row.symbol_inferred, paragraph_order(row.paragraphs))


def on_detention(row: RecommendationRow) -> bool:
    """Whether a paragraph speaks of detention, which is what the pages are about."""
    return not DETENTION.isdisjoint(row.themes)


def told(items: Iterable[Recommendation]) -> tuple[Told, ...]:
    """Recommendations by the document they stand in, in the order given."""
    groups: dict[tuple[str, str], list[Recommendation]] = {}
    for item in items:
        title = f"{item.body_name}: {item.document_text}" if item.document_text else item.body_name
        groups.setdefault((title, item.year), []).append(item)
    return tuple(Told(title, year, tuple(group)) for (title, year), group in groups.items())
