"""Places of detention across all countries: the list and a page each."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.edition.schema import (
    EventRow,
    FacilityRow,
    ObservationRow,
    VisitRow,
)
from habeas.site import links
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.facility import Facility, by_subject, facility, happenings_by_facility
from habeas.site.views.frame import Frame, frame
from habeas.site.volume import Volume, latest


@dataclass(frozen=True, slots=True)
class FacilityEntry:
    """A place of detention in the list."""

    id: str
    url: str
    name: str
    country_name: str
    country_url: str
    place: str
    type: str
    status_text: str
    status_year: str


@dataclass(frozen=True, slots=True)
class FacilityList:
    """Every place of detention that anything is said of."""

    frame: Frame
    facilities: tuple[FacilityEntry, ...]


@dataclass(frozen=True, slots=True)
class FacilityPage:
    """One place of detention."""

    frame: Frame
    facility: Facility
    country_url: str
    report: str
    sources: tuple[SourceNote, ...]


def facility_views(volume: Volume) -> tuple[FacilityList, tuple[FacilityPage, ...]]:
    """The list and a page each."""
    edition = volume.edition
    standing_ = {"state": "current"}
    described = by_subject(edition.rows(FacilityRow, standing_))
    happened = happenings_by_facility(edition.rows(EventRow, standing_), edition.rows(VisitRow, standing_))
    pages = []
    for subject, rows in described.items():
        sources = Bibliography(volume)
        said = edition.rows(ObservationRow, {"subject": subject, "state": "current"})
        view = facility(volume, rows, said, happened.get(subject, []), sources)
        country = volume.countries.get(view.country)
        changed = latest([row.changed_edition for row in (*rows, *said, *happened.get(subject, []))])
        pages.append(
            FacilityPage(
                frame=frame(volume, "facility", view.url, f"{view.name}, {view.country_name}", changed),
                facility=view,
                country_url=links.country(country.slug) if country else "",
                report=volume.report(view.cited.id),
                sources=sources.notes(),
            )
        )
    pages.sort(key=lambda page: (page.facility.country_name.casefold(), page.facility.name.casefold()))
    changed = latest([page.frame.changed_edition for page in pages])
    return (
        FacilityList(
            frame=frame(volume, "facilities", "/facilities/", volume.words("Places of detention"), changed),
            facilities=tuple(_facility_entry(page) for page in pages),
        ),
        tuple(pages),
    )


def _facility_entry(page: FacilityPage) -> FacilityEntry:
    one = page.facility
    return FacilityEntry(
        id=one.id,
        url=one.url,
        name=one.name,
        country_name=one.country_name,
        country_url=page.country_url,
        place=one.place,
        type=one.type,
        status_text=one.status_text,
        status_year=one.status_year,
    )
