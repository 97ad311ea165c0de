"""What changed since the last recommendation: laws, events, reviews and figures dated after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.edition.schema import EventRow, LawRow, ObservationRow, Published, RecommendationRow, ReviewRow
from habeas.site import links
from habeas.site.brief.facts import TELLING
from habeas.site.brief.notes import Notes
from habeas.site.phrases import act_date_in_words, date_in_words, period_in_words, quantity_in_words
from habeas.site.records import Records
from habeas.site.views.figure import value_text
from habeas.site.views.series import line_of, newest, same_length
from habeas.site.volume import Volume
from habeas.site.words import EVENT_KINDS, STAGES, label
from habeas.values import Period

MOST = {"law": 2, "event": 3, "review": 2, "figure": 4}
"""Lines of each kind, the newest ones."""
ENDS_A_REVIEW = frozenset({"concluding_observations", "working_group", "visit_report", "publication"})
"""Stages whose day is that of the recommendations."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that came after: what kind, when, and a sentence."""

    kind: str
    date: str
    text: str
    id: str
    url: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What came after a day, or after the beginning of a year where the day is not known.

    `day` is empty where there is no dated recommendation, and then nothing can have come after it.
    """

    day: str
    day_text: str
    items: tuple[Changed, ...]
    others: int


def since(volume: Volume, records: Records, notes: Notes) -> Since:
    """What changed since the last recommendation, kind by kind, the newest first."""
    day = last_recommendation(records)
    if not day:
        return Since("", "", (), 0)
    kinds = {
        "law": list(_laws(volume, records, day)),
        "event": list(_events(volume, records, day)),
        "review": list(_reviews(volume, records, day)),
        "figure": list(_figures(volume, records, day)),
    }
    items: list[Changed] = []
    for kind, found in kinds.items():
        if kind != "figure":
            found.sort(key=lambda one: (one[0], one[1].id), reverse=True)
            found[:] = {text: (date, row, text) for date, row, text in reversed(found)}.values()
            found.reverse()
        items += [_changed(volume, kind, date, row, text, notes) for date, row, text in found[: MOST[kind]]]
    others = sum(len(found) for found in kinds.values()) - len(items)
    return Since(day, date_in_words(volume, day), tuple(items), others)


Found = tuple[str, Published, str]
"""The date, the row that says so, and the words."""


def last_recommendation(records: Records) -> str:
    """The day of the last recommendation, as its review tells it; its year where no review does."""
    rows = [row for row in records.standing(RecommendationRow) if row.year]
    year = max((row.year for row in rows), default="")
    bodies = {row.body for row in rows if row.year == year}
    stages = records.standing(ReviewRow)
    days = [row.date for row in stages if row.body in bodies and row.stage in ENDS_A_REVIEW and row.date[:4] == year]
    return max(days, default=year).rpartition("/")[2]


def after(date: str, day: str) -> bool:
    """Whether a date reaches beyond a day; one whose year is masked or open says too little."""
    if not date or "X" in date or ".." in date:
        return False
    return Period.parse(date).end > Period.parse(day).start


def _changed(volume: Volume, kind: str, date: str, row: Published, text: str, notes: Notes) -> Changed:
    return Changed(kind, date, text, row.id, links.observation(row.id), notes.marks([row]))


def _laws(volume: Volume, records: Records, day: str) -> Iterator[Found]:
    _ = volume.words
    for row in records.standing(LawRow):
        for date, words in (
            (row.amended, _("%(law)s: amended %(day)s")),
            (row.adopted, _("%(law)s: adopted %(day)s")),
            (row.in_force_from, _("%(law)s: in force from %(day)s")),
        ):
            if after(date, day):
                yield date, row, words % {"law": row.title, "day": act_date_in_words(volume, date)}
                break


def _events(volume: Volume, records: Records, day: str) -> Iterator[Found]:
    for row in records.standing(EventRow):
        if after(row.date, day) and (row.facility or row.count or row.words):
            kind = label(EVENT_KINDS, row.kind, volume.words)
            where = volume.subject_name(row.facility) if row.facility else row.place
            count = " ".join(part for part in (row.count and quantity_in_words(volume, row.count), row.words) if part)
            said = ", ".join(part for part in (where, date_in_words(volume, row.date)) if part)
            yield row.date, row, f"{kind}: {said}" + (f" ({count})" if count else "")


def _reviews(volume: Volume, records: Records, day: str) -> Iterator[Found]:
    for row in records.standing(ReviewRow):
        if after(row.date, day) and row.date != day and row.stage in ENDS_A_REVIEW:
            said = (label(STAGES, row.stage, volume.words), act_date_in_words(volume, row.date), row.symbol)
            yield row.date, row, f"{volume.body_name(row.body)}: " + ", ".join(part for part in said if part)


def _figures(volume: Volume, records: Records, day: str) -> Iterator[Found]:
    """The newest of each telling figure, with the one before it in its line."""
    for key in TELLING:
        rows = [row for row in records.observations.get(key, ()) if row.preferred and row.value and not row.breakdown]
        line = sorted((row for row in rows if row.coverage != "partial"), key=newest)
        line = same_line(volume, same_length(volume, key, line))
        if line and after(line[-1].period, day):
            yield line[-1].period, line[-1], _compared(volume, line)


def same_line(volume: Volume, rows: list[ObservationRow]) -> list[ObservationRow]:
    """Those that may be compared with the last: of its series of publications, else of its source alone."""
    lines = [line_of(volume, row) for row in rows]
    return [row for row, line in zip(rows, lines, strict=True) if line == lines[-1]]


def _compared(volume: Volume, line: list[ObservationRow]) -> str:
    last, before = line[-1], line[-2] if len(line) > 1 else None
    words = f"{value_text(volume, last)} ({period_in_words(volume, last.period)})"
    name = volume.indicator_label(last.indicator)
    if before is None:
        return f"{name}: {words}"
    return volume.words(
        "%(name)s: %(now)s, before %(before)s (%(then)s)",
        name=name,
        now=words,
        before=value_text(volume, before),
        then=period_in_words(volume, before.period),
    )
