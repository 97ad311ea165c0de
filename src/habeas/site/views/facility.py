"""A place of detention: what is said of it, and its life as a line of dated things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.edition.schema import EventRow, FacilityRow, ObservationRow, VisitRow
from habeas.site import links
from habeas.site.phrases import act_date_in_words, date_in_words, quantity_in_words
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.figure import Figure, figure
from habeas.site.views.series import newest
from habeas.site.volume import Volume
from habeas.site.words import EVENT_KINDS, FACILITY_CATEGORIES, FACILITY_STATUSES, label


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or a visit."""

    kind: str
    kind_text: str
    date: str
    date_text: str
    body: str
    facility: str
    facility_name: str
    facility_url: str
    place: str
    count: str
    words: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Description:
    """What one source says of the place."""

    status: str
    status_text: str
    status_year: str
    custodian: str
    type: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Asked:
    """The figures of one indicator about the place, newest first."""

    key: str
    label: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Facility:
    """A place of detention. Its coordinates are the rounded centre of a town or region, as `precision` says."""

    id: str
    url: str
    name: str
    aliases: tuple[str, ...]
    country: str
    country_name: str
    category_text: str
    type: str
    place: str
    latitude: str
    longitude: str
    precision: str
    status_text: str
    status_year: str
    custodian: str
    descriptions: tuple[Description, ...]
    figures: tuple[Asked, ...]
    life: tuple[Happening, ...]
    cited: Cited


def facilities(volume: Volume, records: Records, sources: Bibliography) -> tuple[Facility, ...]:
    """The country's places of detention, those in use first."""
    described = by_subject(records.standing(FacilityRow))
    happened = happenings_by_facility(records.standing(EventRow), records.standing(VisitRow))
    made = [
        facility(volume, rows, records.of_facilities.get(subject, []), happened.get(subject, []), sources)
        for subject, rows in described.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.status_text != volume.words("in use"), one.name)))


def by_subject(rows: Iterable[FacilityRow]) -> dict[str, list[FacilityRow]]:
    """Descriptions by the place's id."""
    found: dict[str, list[FacilityRow]] = defaultdict(list)
    for row in rows:
        found[row.subject].append(row)
    return found


def happenings_by_facility(
    events: Iterable[EventRow], visits: Iterable[VisitRow]
) -> dict[str, list[EventRow | VisitRow]]:
    """Events and visits by the place they name."""
    found: dict[str, list[EventRow | VisitRow]] = defaultdict(list)
    rows: list[EventRow | VisitRow] = [*events, *visits]
    for row in rows:
        if row.facility:
            found[row.facility].append(row)
    return found


def facility(
    volume: Volume,
    rows: Sequence[FacilityRow],
    observations: Sequence[ObservationRow],
    happened: Sequence[EventRow | VisitRow],
    sources: Bibliography,
) -> Facility:
    """One place from all that describes it; the description with the newest status year heads it."""
    ordered = sorted(rows, key=lambda row: (row.status_year, row.id), reverse=True)
    head = ordered[0]
    words = volume.words
    return Facility(
        id=head.subject,
        url=links.facility(head.subject),
        name=head.name,
        aliases=tuple(dict.fromkeys(alias for row in ordered for alias in row.aliases if alias != head.name)),
        country=head.country,
        country_name=volume.country_name(head.country),
        category_text=label(FACILITY_CATEGORIES, head.category, words) if head.category else "",
        type=head.type,
        place=head.place,
        latitude=head.latitude,
        longitude=head.longitude,
        precision=head.precision,
        status_text=label(FACILITY_STATUSES, head.status, words) if head.status else "",
        status_year=date_in_words(volume, head.status_year),
        custodian=head.custodian,
        descriptions=tuple(_description(volume, row, sources) for row in ordered[1:]),
        figures=_asked(volume, observations, sources),
        life=happenings(volume, happened, sources),
        cited=cited(volume, head, sources),
    )


def _description(volume: Volume, row: FacilityRow, sources: Bibliography) -> Description:
    text = label(FACILITY_STATUSES, row.status, volume.words) if row.status else ""
    year = date_in_words(volume, row.status_year)
    return Description(row.status, text, year, row.custodian, row.type, cited(volume, row, sources))


def _asked(volume: Volume, rows: Sequence[ObservationRow], sources: Bibliography) -> tuple[Asked, ...]:
    found: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in sorted(rows, key=newest, reverse=True):
        found[row.indicator].append(row)
    return tuple(
        Asked(key, volume.indicator_label(key), tuple(figure(volume, row, sources) for row in group))
        for key, group in sorted(found.items())
    )


def happenings(volume: Volume, rows: Iterable[EventRow | VisitRow], sources: Bibliography) -> tuple[Happening, ...]:
    """Events and visits, newest first."""
    ordered = sorted(rows, key=lambda row: (row.date, row.id), reverse=True)
    return tuple(happening(volume, row, sources) for row in ordered)


def happening(volume: Volume, row: EventRow | VisitRow, sources: Bibliography) -> Happening:
    """The view of one event or visit."""
    known = row.facility in volume.facilities
    return Happening(
        kind=row.kind,
        kind_text=label(EVENT_KINDS, row.kind, volume.words),
        date=row.date,
        date_text=act_date_in_words(volume, row.date),
        body=row.body if isinstance(row, VisitRow) else "",
        facility=row.facility,
        facility_name=volume.subject_name(row.facility) if row.facility else "",
        facility_url=links.facility(row.facility) if known else "",
        place=row.place,
        count=count_text(volume, row.count),
        words=row.words,
        cited=cited(volume, row, sources),
    )


def count_text(volume: Volume, count: str) -> str:
    """A count in words; empty where none is given."""
    return quantity_in_words(volume, count) if count else ""
