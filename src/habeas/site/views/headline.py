"""The eight answers: the same questions for every country, so that they compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.edition.schema import HeadlineRow, ObservationRow, ProvisionRow
from habeas.site.views.article import Article, basis
from habeas.site.views.cited import Bibliography
from habeas.site.views.figure import Figure, figure
from habeas.site.volume import Volume
from habeas.site.words import ANSWER_STATUSES, label


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the eight. `figures` are what it rests on; `written` says that people wrote the words.

    `articles` are those of the laws that answer it; `article_missing` says that an answer in law has none on record.
    """

    question: str
    label: str
    status: str
    status_text: str
    text: str
    year: str
    written: bool
    figures: tuple[Figure, ...]
    said_by: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    article_missing: bool = False


def answers(
    volume: Volume,
    headlines: Mapping[str, HeadlineRow],
    observations: Mapping[str, ObservationRow],
    provisions: Sequence[ProvisionRow],
    sources: Bibliography,
) -> tuple[Answer, ...]:
    """All eight, in the catalog's order; what nobody answered is not yet looked for, and says so."""
    return tuple(
        _answer(volume, key, headlines.get(key), observations, provisions, sources) for key in volume.catalog.questions
    )


def _answer(
    volume: Volume,
    key: str,
    row: HeadlineRow | None,
    observations: Mapping[str, ObservationRow],
    provisions: Sequence[ProvisionRow],
    sources: Bibliography,
) -> Answer:
    question = volume.say(volume.catalog.questions[key].label)
    if row is None or row.status == "not_looked_for":
        words = label(ANSWER_STATUSES, "not_looked_for", volume.words)
        return Answer(key, question, "not_looked_for", words, words, "", bool(row and row.written), ())
    named = [observations[public_id] for public_id in row.observations if public_id in observations]
    rests_on = [one for one in named if one.state == "current"]
    figures = tuple(figure(volume, one, sources) for one in rests_on)
    status = label(ANSWER_STATUSES, row.status, volume.words)
    in_law = basis(volume, rests_on, provisions)
    return Answer(
        question=key,
        label=question,
        status=row.status,
        status_text=status,
        text=row.text or "; ".join(one.text for one in figures) or status,
        year=row.year,
        written=row.written,
        figures=figures,
        said_by=_said_by(volume, rests_on),
        articles=in_law.articles,
        article_missing=in_law.missing,
    )


def _said_by(volume: Volume, rows: Sequence[ObservationRow]) -> tuple[str, ...]:
    """Who publishes what an answer rests on, each once."""
    there = (volume.sources.get(row.source) for row in rows)
    return tuple(dict.fromkeys(source.publisher or source.title for source in there if source))


def answered(headlines: Mapping[str, HeadlineRow]) -> int:
    """How many of the eight have an answer, in part at least; a published refusal is none."""
    return sum(row.status in {"answered", "partial"} for row in headlines.values())
