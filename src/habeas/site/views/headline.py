"""The eight answers: the same questions for every country, so that they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.edition.schema import HeadlineRow, ObservationRow
from habeas.site.views.cited import Bibliography
from habeas.site.views.figure import Figure, figure
from habeas.site.volume import Volume
from habeas.site.words import ANSWER_STATUSES, label


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the eight. `figures` are what it rests on; `written` says that people wrote the words."""

    question: str
    label: str
    status: str
    status_text: str
    text: str
    year: str
    written: bool
    figures: tuple[Figure, ...]


def answers(
    volume: Volume,
    headlines: Mapping[str, HeadlineRow],
    observations: Mapping[str, ObservationRow],
    sources: Bibliography,
) -> tuple[Answer, ...]:
    """All eight, in the catalog's order; what nobody answered is not yet looked for, and says so."""
    return tuple(_answer(volume, key, headlines.get(key), observations, sources) for key in volume.catalog.questions)


def _answer(
    volume: Volume,
    key: str,
    row: HeadlineRow | None,
    observations: Mapping[str, ObservationRow],
    sources: Bibliography,
) -> Answer:
    question = volume.say(volume.catalog.questions[key].label)
    if row is None or row.status == "not_looked_for":
        words = label(ANSWER_STATUSES, "not_looked_for", volume.words)
        return Answer(key, question, "not_looked_for", words, words, "", bool(row and row.written), ())
    rests_on = [observations[public_id] for public_id in row.observations if public_id in observations]
    figures = tuple(figure(volume, one, sources) for one in rests_on if one.state == "current")
    status = label(ANSWER_STATUSES, row.status, volume.words)
    text = row.text or "; ".join(one.text for one in figures) or status
    return Answer(key, question, row.status, status, text, row.year, row.written, figures)


def answered(headlines: Mapping[str, HeadlineRow]) -> int:
    """How many of the eight have an answer, in part at least; a published refusal is none."""
    return sum(row.status in {"answered", "partial"} for row in headlines.values())
