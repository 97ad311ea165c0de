"""The facts of a brief: the eight answers, then the figures that tell most, each with its year and its note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.edition.schema import HeadlineRow, ObservationRow, ProvisionRow, Published
from habeas.site import links
from habeas.site.brief.notes import Notes
from habeas.site.phrases import period_in_words
from habeas.site.records import Records
from habeas.site.views.article import basis
from habeas.site.views.cited import review
from habeas.site.views.figure import coverage_text, value_text
from habeas.site.views.series import GAPS, newest, same_length
from habeas.site.volume import Volume
from habeas.site.words import ANSWER_STATUSES, label

TELLING = (
    "detainee_entries",
    "detainees_total",
    "detainees_on_day",
    "detainees_daily_avg",
    "detained_children",
    "detained_women",
    "detained_asylum_seekers",
    "deaths_in_custody",
    "capacity_total",
    "deportations_forced",
    "returns_all",
    "refused_entry",
    "cost_per_day",
    "asylum_applications",
    "recognition_rate",
    "refugees",
    "stateless",
    "migrants_stock",
    "prison_foreign_pct",
)
"""What a committee asks about first: who is held, how many die, what it costs, who is sent away; then the setting."""
MOST = 8
"""Figures besides the eight answers: more would push the questions off the second page."""


@dataclass(frozen=True, slots=True)
class Known:
    """One answer or figure. `status` is that of an answer or of an observation; `gap` says that there is no value."""

    key: str
    label: str
    text: str
    status: str
    gap: bool
    year: str
    partial: str
    articles: tuple[str, ...]
    article_missing: bool
    review_mark: str
    review: str
    url: str
    observations: tuple[str, ...]
    marks: tuple[int, ...]


def answers(volume: Volume, records: Records, notes: Notes) -> tuple[Known, ...]:
    """The eight answers, in the catalog's order."""
    provisions = records.standing(ProvisionRow)
    found = records.headlines
    return tuple(_answer(volume, key, found.get(key), records, provisions, notes) for key in volume.catalog.questions)


def _answer(
    volume: Volume,
    key: str,
    row: HeadlineRow | None,
    records: Records,
    provisions: Sequence[ProvisionRow],
    notes: Notes,
) -> Known:
    status = row.status if row else "not_looked_for"
    words = label(ANSWER_STATUSES, status, volume.words)
    named = [records.by_id[one] for one in (row.observations if row else ()) if one in records.by_id]
    rests_on = [one for one in named if one.state == "current"]
    in_law = basis(volume, rests_on, provisions)
    first = review(volume, rests_on[0]) if rests_on else None
    return Known(
        key=key,
        label=volume.say(volume.catalog.questions[key].label),
        text=(row.text if row else "") or "; ".join(value_text(volume, one) for one in rests_on) or words,
        status=status,
        gap=status in {"not_available", "refused", "not_looked_for"},
        year=row.year if row else "",
        partial=words if status == "partial" else "",
        articles=tuple(", ".join(part for part in (one.law, one.article) if part) for one in in_law.articles),
        article_missing=in_law.missing,
        review_mark=first.mark if first else "",
        review=first.words if first else "",
        url=links.observation(rests_on[0].id) if rests_on else "",
        observations=tuple(one.id for one in rests_on),
        marks=notes.marks(list[Published](rests_on)),
    )


def figures(volume: Volume, records: Records, told: Sequence[Known], notes: Notes) -> tuple[Known, ...]:
    """The latest of the telling figures that no answer has shown, what is not published among them."""
    shown = {public_id for fact in told for public_id in fact.observations}
    rows = [row for key in TELLING if (row := latest(volume, records.observations.get(key, ())))]
    wanted = [row for row in rows if row.id not in shown]
    return tuple(figure(volume, row, notes) for row in wanted[:MOST])


def latest(volume: Volume, rows: Sequence[ObservationRow]) -> ObservationRow | None:
    """The figure to show of an indicator: the newest for the whole country, else a partial one, else the newest gap."""
    used = sorted((row for row in rows if row.preferred and not row.breakdown), key=newest)
    valued = [row for row in used if row.value]
    whole = [row for row in valued if row.coverage != "partial"]
    line = same_length(volume, whole[0].indicator, whole) if whole else []
    gaps = [row for row in used if row.status in GAPS]
    return next((some[-1] for some in (line, valued, gaps) if some), None)


def figure(volume: Volume, row: ObservationRow, notes: Notes) -> Known:
    """One figure as a fact."""
    checked = review(volume, row)
    return Known(
        key=row.indicator,
        label=volume.indicator_label(row.indicator),
        text=value_text(volume, row),
        status=row.status,
        gap=row.status in GAPS,
        year=period_in_words(volume, row.period),
        partial=coverage_text(volume, row),
        articles=(),
        article_missing=False,
        review_mark=checked.mark,
        review=checked.words,
        url=links.observation(row.id),
        observations=(row.id,),
        marks=notes.marks([row]),
    )
