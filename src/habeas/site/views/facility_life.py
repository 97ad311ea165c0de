"""The life of one place of detention: what sources say of it year by year, with what happened in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.edition.schema import EventRow, FacilityRow, ObservationRow, VisitRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.breakdown import BreakdownTable, tables
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.facility import Happening, happening
from habeas.site.views.series import Readings, readings
from habeas.site.volume import Volume
from habeas.site.words import FACILITY_STATUSES, label
from habeas.values import Period


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """What one source says of the place's use."""

    status: str
    status_text: str
    custodian: str
    type: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on the line of life: either a status that a source saw or something that happened."""

    date: str
    date_text: str
    seen: StatusSeen | None
    happening: Happening | None


@dataclass(frozen=True, slots=True)
class FacilityQuestion:
    """Everything said about one indicator of the place; `key` and `label` are the indicator's."""

    key: str
    label: str
    url: str
    readings: Readings
    tables: tuple[BreakdownTable, ...]


def life(
    volume: Volume, rows: Iterable[FacilityRow], happened: Iterable[EventRow | VisitRow], sources: Bibliography
) -> tuple[Moment, ...]:
    """The line, newest first; what has no date comes last."""
    moments = [_seen(volume, row, sources) for row in rows if row.status]
    for row in happened:
        one = happening(volume, row, sources)
        moments.append(Moment(row.date, one.date_text, None, one))
    return tuple(sorted(moments, key=lambda one: (_order(one.date), one.date), reverse=True))


def _seen(volume: Volume, row: FacilityRow, sources: Bibliography) -> Moment:
    text = label(FACILITY_STATUSES, row.status, volume.words)
    seen = StatusSeen(row.status, text, row.custodian, row.type, cited(volume, row, sources))
    return Moment(row.status_year, date_in_words(volume, row.status_year), seen, None)


def _order(period: str) -> date:
    """The first day it can have been: 202X stands before 2023, which surely is later than its beginning."""
    return Period.parse(period).start if period else date.min


def facility_questions(
    volume: Volume, rows: Sequence[ObservationRow], sources: Bibliography
) -> tuple[FacilityQuestion, ...]:
    """What is asked of the place, in the catalog’s order."""
    by_indicator: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        by_indicator[row.indicator].append(row)
    order = [key for key in volume.catalog.indicators if key in by_indicator]
    order += sorted(by_indicator.keys() - set(order))
    return tuple(
        FacilityQuestion(
            key=key,
            label=volume.indicator_label(key),
            url=links.indicator(key) if key in volume.catalog.indicators else "",
            readings=readings(volume, key, [row for row in by_indicator[key] if not row.breakdown], sources),
            tables=tables(volume, [row for row in by_indicator[key] if row.breakdown], sources),
        )
        for key in order
    )
