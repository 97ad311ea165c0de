"""The life of one place of detention: what sources say of it year by year, with what happened in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.catalog.model import Indicator
from habeas.edition.schema import EventRow, FacilityRow, ObservationRow, VisitRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.breakdown import tables
from habeas.site.views.chapter import Asked
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.facility import Happening, happening
from habeas.site.views.series import readings
from habeas.site.volume import Volume
from habeas.site.words import FACILITY_STATUSES, TIMES, label
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


def questions(volume: Volume, rows: Sequence[ObservationRow], sources: Bibliography) -> tuple[Asked, ...]:
    """What is said of each indicator of the place, in the catalog's order."""
    found: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        found[row.indicator].append(row)
    return tuple(
        _question(volume, one, found[key], sources) for key, one in volume.catalog.indicators.items() if key in found
    )


def _question(volume: Volume, one: Indicator, rows: Sequence[ObservationRow], sources: Bibliography) -> Asked:
    return Asked(
        key=one.key,
        url=links.indicator(one.key),
        label=volume.say(one.label),
        definition=volume.say(one.definition),
        unit=one.unit,
        time_text=label(TIMES, one.time, volume.words),
        replaced_by=one.replaced_by or "",
        replaced_by_label=volume.indicator_label(one.replaced_by) if one.replaced_by else "",
        meaning_changed=one.meaning_changed,
        readings=readings(volume, one.key, [row for row in rows if not row.breakdown], sources),
        tables=tables(volume, [row for row in rows if row.breakdown], sources),
        computed=(),
    )
