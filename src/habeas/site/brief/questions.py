"""Questions to ask, made from what is not known: asked in vain, known in part, or not yet looked for here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.catalog.model import Indicator
from habeas.edition.gaps import Gap, gaps
from habeas.edition.schema import Published, RecommendationRow, ResponseRow
from habeas.site import links
from habeas.site.brief.notes import Notes
from habeas.site.brief.told import shortened
from habeas.site.phrases import group_in_words
from habeas.site.records import Records
from habeas.site.views.coverage import is_question, questions_of
from habeas.site.views.recommendation import topic
from habeas.site.volume import Volume
from habeas.site.words import N_
from habeas.values import ValueType

CHAPTERS = ("people", "safeguards", "law", "places", "oversight")
"""Chapters whose unanswered questions a committee would put to a state, what it asks first first."""
MOST = {"silent": 6, "pending": 2, "partial": 3, "not_looked_for": 4}
HINT = 90
"""Characters of what is known in part: the facts above have all of it."""
COUNTED = frozenset({ValueType.NUMBER, ValueType.PERCENT, ValueType.RATE, ValueType.MONEY, ValueType.RATIO})
SPOKEN = COUNTED | {ValueType.ANSWER, ValueType.ANSWERS, ValueType.DURATION}
"""Types of value that can be asked for in one sentence; lists of laws, names and texts cannot."""

EIGHT: Mapping[str, str] = {
    "detains": N_("Does the state detain people for reasons of migration, and under which law?"),
    "how_many": N_(
        "How many people were held in immigration detention in each year, by sex, age and nationality, and will the "
        "figures be published every year?"
    ),
    "longest_time": N_(
        "What is the longest time a person may be held for reasons of migration, extensions included, and which "
        "article sets it?"
    ),
    "review": N_(
        "Which court or authority reviews immigration detention, how soon and how often, and under which article?"
    ),
    "children": N_(
        "How many children were held for reasons of migration in each year, alone and with their families, and does "
        "the law forbid it?"
    ),
    "places": N_("Where are people held for reasons of migration, and how many may be held in each of these places?"),
    "removals": N_("How many people were removed by force in each full year, to which countries and on which ground?"),
    "alternatives": N_(
        "Which alternatives to detention does the law offer, must they be considered first, and how many people were "
        "given one?"
    ),
}
"""One question for each of the eight answers, fit to be read out in a session."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a complete sentence. `why` says what is on record, `since` and `until` for which years."""

    kind: str
    key: str
    sentence: str
    why: str
    since: str
    until: str
    url: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """The three kinds apart; `others` counts those of each kind that are only on other pages."""

    silent: tuple[Asked, ...]
    silent_others: int
    partial: tuple[Asked, ...]
    not_looked_for: tuple[Asked, ...]
    not_looked_for_others: int


def questions(volume: Volume, records: Records, notes: Notes) -> Questions:
    """What to ask the state, what it asked in vain first."""
    found = gaps(volume.edition, records.code)
    silent = list(_silent(volume, records, found, notes))
    silent += list(_pending(volume, records, notes))[: MOST["pending"]]
    unasked = list(_not_looked_for(volume, records))
    shown, few = silent[: MOST["silent"]], unasked[: MOST["not_looked_for"]]
    return Questions(
        silent=tuple(shown),
        silent_others=len(silent) - len(shown),
        partial=tuple(_partial(volume, records, notes))[: MOST["partial"]],
        not_looked_for=tuple(few),
        not_looked_for_others=len(unasked) - len(few),
    )


def _status(records: Records, key: str) -> str:
    row = records.headlines.get(key)
    return row.status if row else "not_looked_for"


def _silent(volume: Volume, records: Records, found: Sequence[Gap], notes: Notes) -> Iterator[Asked]:
    """The eight first, each taking in the gaps of its own indicators; then every other gap, the latest first."""
    taken: set[str] = set()
    for key, question in volume.catalog.questions.items():
        mine = [gap for gap in found if gap.indicator in question.indicators and gap.indicator not in taken]
        if _status(records, key) in {"not_available", "refused"} or (mine and _status(records, key) == "partial"):
            taken |= {gap.indicator for gap in mine}
            yield _asked(volume, records, key, volume.words(EIGHT[key]), mine, notes)
    rest = [gap for gap in found if gap.indicator not in taken and "suppressed" not in gap.statuses]
    for gap in sorted(rest, key=lambda gap: gap.until, reverse=True):
        yield _asked(volume, records, gap.indicator, _sentence(volume, gap), [gap], notes)


def _sentence(volume: Volume, gap: Gap) -> str:
    _ = volume.words
    name = volume.indicator_label(gap.indicator)
    group = group_in_words(volume, gap.breakdown)
    name = f"{name} ({group})" if group else name
    one = volume.catalog.indicators.get(gap.indicator)
    if "refused" in gap.statuses:
        return _("On which ground does the state decline to answer “%(name)s”?", name=name)
    if one is not None and one.type not in COUNTED:
        return _("What is the answer to “%(name)s” today, and on which law or rule does it rest?", name=name)
    if not gap.since:
        return _("What is the figure for “%(name)s”, and where is it published?", name=name)
    return _("What is the figure for “%(name)s” in each year since %(year)s?", name=name, year=gap.since)


def _asked(volume: Volume, records: Records, key: str, sentence: str, mine: Sequence[Gap], notes: Notes) -> Asked:
    since = min((gap.since for gap in mine if gap.since), default="")
    until = max((gap.until for gap in mine), default="")
    if not since and key in records.headlines:
        since = until = records.headlines[key].year
    ids = [public_id for gap in mine for public_id in gap.observations]
    ids = ids or list(records.headlines[key].observations if key in records.headlines else ())
    rows: list[Published] = [records.by_id[one] for one in ids if one in records.by_id]
    refused = any("refused" in gap.statuses for gap in mine)
    return Asked(
        kind="refused" if refused else "not_available",
        key=key,
        sentence=sentence,
        why=_why(volume, refused, since, until),
        since=since,
        until=until,
        url=links.observation(rows[0].id) if rows else "",
        marks=notes.marks(rows),
    )


def _why(volume: Volume, refused: bool, since: str, until: str) -> str:
    """What is on record, as a sentence of its own."""
    _ = volume.words
    if not since:
        return _("The state declined to answer.") if refused else _("No answer is published.")
    years = since if since == until else _("%(since)s to %(until)s", since=since, until=until)
    if refused:
        return _("Asked for %(years)s; the state declined to answer.", years=years)
    return _("Looked for in %(years)s; no answer is published.", years=years)


def _pending(volume: Volume, records: Records, notes: Notes) -> Iterator[Asked]:
    """Recommendations to which an answer was due and not seen."""
    rows = {topic(row): row for row in records.standing(RecommendationRow)}
    for response in records.standing(ResponseRow):
        row = rows.get(response.recommendation)
        if response.response == "pending" and row is not None and row.paragraphs:
            place = ", ".join(row.paragraphs) + (f" ({row.symbol})" if row.symbol else "")
            yield Asked(
                "pending",
                row.id,
                volume.words("What does the state answer to recommendation %(place)s?", place=place),
                volume.words("Its answer was due later and was not seen."),
                row.year,
                row.year,
                links.recommendation(row.slug),
                notes.marks([response]),
            )


def _partial(volume: Volume, records: Records, notes: Notes) -> Iterator[Asked]:
    """Those of the eight that are known in part, and not asked already as a gap."""
    silent = {gap.indicator for gap in gaps(volume.edition, records.code)}
    for key, question in volume.catalog.questions.items():
        if _status(records, key) == "partial" and not silent & set(question.indicators):
            row = records.headlines[key]
            rows: list[Published] = [records.by_id[one] for one in row.observations if one in records.by_id]
            yield Asked(
                "partial",
                key,
                volume.words(EIGHT[key]),
                _hint(volume, row.text),
                row.year,
                row.year,
                links.observation(rows[0].id) if rows else "",
                notes.marks(rows),
            )


def _hint(volume: Volume, text: str) -> str:
    words, cut = shortened(text.rstrip("."), HINT)
    return volume.words("Known in part: %(what)s.", what=words + ("…" if cut else "")) if words else ""


def _not_looked_for(volume: Volume, records: Records) -> Iterator[Asked]:
    """The eight first, then what the chapters ask; a gap of the observatory, not of the state."""
    taken = {key for question in volume.catalog.questions.values() for key in question.indicators}
    for key in volume.catalog.questions:
        if _status(records, key) == "not_looked_for":
            yield Asked("not_looked_for", key, volume.words(EIGHT[key]), "", "", "", "", ())
    for chapter in CHAPTERS:
        for one in questions_of(volume, chapter):
            unasked = is_question(one) and one.key not in taken and not records.observations.get(one.key)
            if unasked and one.type in SPOKEN and one.section != "head":
                yield Asked("not_looked_for", one.key, _plain(volume, one), "", "", "", "", ())


def _plain(volume: Volume, one: Indicator) -> str:
    name = volume.say(one.label)
    if one.type in COUNTED:
        return volume.words("What is the latest figure for “%(name)s”, and where is it published?", name=name)
    return volume.words("What is the answer to “%(name)s”, and on which law or rule does it rest?", name=name)
