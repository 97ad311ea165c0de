"""Gaps as data: what was asked or searched for and has no published answer, a line a question.

Pages and the data file read the same lines. What nobody has looked for yet is no gap, and never among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow
from habeas.values import GAPS, WITH_VALUE

Question = tuple[str, str, str]
"""Subject, indicator, breakdown: a question, whatever the period."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that was asked in vain, over every period for which it was."""

    country: str
    subject: str
    indicator: str
    section: str
    breakdown: str
    statuses: tuple[str, ...]
    since: str
    """The earliest year for which it was asked; empty where none is told, or only a masked one such as ``20XX``."""
    until: str
    """The latest one. A year in between that is not in `periods` was not asked for."""
    periods: tuple[str, ...]
    answered_for: str
    """The latest year for which a value is published all the same; empty where none ever was."""
    sources: tuple[str, ...]
    asked: tuple[str, ...]
    """Which request or search: where in each source, in the order of `sources`; empty where it is not known."""
    observations: tuple[str, ...]


HEADER: Sequence[str] = tuple(field.name for field in fields(Gap))


def gaps(edition: Edition, country: str = "") -> tuple[Gap, ...]:
    """Every gap of an edition, or of one country, in the order of subject, indicator and breakdown."""
    where: dict[str, object] = {"country": country} if country else {}
    rows = edition.rows(ObservationRow, where | {"status": sorted(GAPS), "state": "current", "preferred": True})
    if not country:  # of one country its own part is read, whatever the indicators
        where = {"indicator": sorted({row.indicator for row in rows})}
    return gaps_among(rows, _answered(edition, where))


def gap_counts(edition: Edition) -> Mapping[tuple[str, str], int]:
    """How many gaps there are, by country and indicator, without reading what each of them says."""
    where = {"status": sorted(GAPS), "state": "current", "preferred": True}
    columns = "country, indicator, count(DISTINCT subject || '/' || breakdown)"
    found = edition.select(ObservationRow, columns, where, "GROUP BY country, indicator")
    return {(str(country), str(indicator)): int(str(number)) for country, indicator, number in found}


def gaps_among(rows: Iterable[ObservationRow], answered: Mapping[Question, str]) -> tuple[Gap, ...]:
    """The gaps among standing, preferred observations; `answered` holds the latest answered year by question."""
    asked: dict[Question, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        asked[row.subject, row.indicator, row.breakdown].append(row)
    return tuple(_gap(asked[question], answered.get(question, "")) for question in sorted(asked))


def record_of(gap: Gap) -> Sequence[object]:
    """A gap's cells in the order of `HEADER`."""
    return astuple(gap)


def _answered(edition: Edition, where: Mapping[str, object]) -> Mapping[Question, str]:
    latest = "max(CASE WHEN instr(period, 'X') THEN '' ELSE max(period_start, period_end) END)"
    wanted = {**where, "status": sorted(WITH_VALUE), "state": "current", "preferred": True}
    wanted["coverage"] = ["national", "place"]
    found = edition.select(
        ObservationRow, f"subject, indicator, breakdown, {latest}", wanted, "GROUP BY subject, indicator, breakdown"
    )
    return {(str(subject), str(key), str(group)): str(day)[:4] for subject, key, group, day in found}


def _gap(rows: list[ObservationRow], answered: str) -> Gap:
    rows.sort(key=lambda row: (row.period_start, row.period_end, row.id))
    first, last = rows[0], rows[-1]
    dated = [row for row in rows if "X" not in row.period]
    years = sorted(day[:4] for row in dated for day in (row.period_start, row.period_end) if day)
    places = {row.source: row.locator for row in rows}
    return Gap(
        country=first.country,
        subject=first.subject,
        indicator=first.indicator,
        section=last.section,
        breakdown=first.breakdown,
        statuses=tuple(dict.fromkeys(row.status for row in rows)),
        since=years[0] if years else "",
        until=years[-1] if years else "",
        periods=tuple(dict.fromkeys(row.period for row in rows)),
        answered_for=answered,
        sources=tuple(places),
        asked=tuple(places.values()),
        observations=tuple(row.id for row in rows),
    )
