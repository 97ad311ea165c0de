"""Places of detention across all countries: the list, paged by path, and a page each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from habeas.edition.schema import EventRow, FacilityRow, NarrativeRow, ObservationRow, VisitRow
from habeas.site import links
from habeas.site.views.changed import changed_by, changed_in
from habeas.site.views.chapter import Asked
from habeas.site.views.cited import Bibliography, Cited, SourceNote
from habeas.site.views.facility import Facility, by_subject, facility, happenings_by_facility
from habeas.site.views.facility_life import Moment, life, questions
from habeas.site.views.figure import Figure
from habeas.site.views.figure_citation import FigureCitation, figure_citations
from habeas.site.views.frame import Frame, frame
from habeas.site.views.news import ABOUT, Account, about_place
from habeas.site.views.source import Pager, page_path, pager
from habeas.site.volume import Volume, latest

ON_A_PAGE = 200
CAPACITY = "facility_capacity"


@dataclass(frozen=True, slots=True)
class FacilityEntry:
    """A place of detention in the list."""

    id: str
    url: str
    name: str
    place: str
    type: str
    status_text: str
    status_year: str
    capacity: str
    capacity_period: str


@dataclass(frozen=True, slots=True)
class FacilitiesOf:
    """The places of one country on this page of the list."""

    country_name: str
    country_url: str
    entries: tuple[FacilityEntry, ...]


@dataclass(frozen=True, slots=True)
class FacilityList:
    """One page of the list of places that anything is said of, by country."""

    frame: Frame
    countries: tuple[FacilitiesOf, ...]
    total: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class FacilityPage:
    """One place of detention. Its coordinates are the rounded centre of a town or region, as `precision_text` says."""

    frame: Frame
    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    country_name: str
    country_url: str
    category_text: str
    type: str
    place: str
    latitude: str
    longitude: str
    precision: str
    precision_text: str
    status_text: str
    status_year: str
    custodian: str
    place_text: str
    """How exactly the place is told: the address of a building is nobody's to read."""
    cited: Cited
    questions: tuple[Asked, ...]
    life: tuple[Moment, ...]
    about: tuple[Account, ...]
    citations: tuple[FigureCitation, ...]
    report_prefix: str
    """The mail in which an error is reported, up to the id of the figure."""
    report: str
    sources: tuple[SourceNote, ...]


def facility_views(volume: Volume) -> Iterator[FacilityList | FacilityPage]:
    """The pages of the list, then a page each."""
    yield from facility_lists(volume)
    for country in facility_countries(volume):
        yield from facility_pages(volume, country)


def facility_countries(volume: Volume) -> list[str]:
    """The countries that have places of detention, by name."""
    found = {str(code) for (code,) in volume.edition.select(FacilityRow, "DISTINCT country", {"state": "current"})}
    return sorted(found, key=lambda code: (volume.country_name(code).casefold(), code))


def facility_lists(volume: Volume) -> Iterator[FacilityList]:
    """The list, paged by path; the first page is always there."""
    pages = [page for country in facility_countries(volume) for page in facility_pages(volume, country)]
    changed = latest([changed_in(volume, FacilityRow), *(page.frame.changed_edition for page in pages)])
    last = max(1, -(-len(pages) // ON_A_PAGE))
    for number in range(1, last + 1):
        path, title = page_path("/facilities/", number), volume.words("Places of detention")
        yield FacilityList(
            frame=frame(volume, "facilities", path, title, changed),
            countries=_by_country(pages[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]),
            total=len(pages),
            pager=pager("/facilities/", number, last),
        )


def facility_pages(volume: Volume, country: str, id: str = "") -> list[FacilityPage]:
    """A page for every place of a country, by name, or for one of them."""
    standing = {"country": country, "state": "current"}
    described = by_subject(volume.edition.rows(FacilityRow, standing))
    happened = happenings_by_facility(volume.edition.rows(EventRow, standing), volume.edition.rows(VisitRow, standing))
    told = _narratives(volume, country)
    own = changed_by(volume, "subject", FacilityRow, NarrativeRow, where={"country": country})
    said_in = changed_by(volume, "subject", ObservationRow, where={"subject": list(described)})
    beside = changed_by(volume, "facility", EventRow, VisitRow, where={"country": country})
    pages = [
        _page(
            volume,
            rows,
            volume.edition.rows(ObservationRow, {"subject": subject, "state": "current"}),
            happened.get(subject, []),
            told.get(subject, []),
            latest([own[subject], said_in.get(subject, ""), beside.get(subject, "")]),
        )
        for subject, rows in described.items()
        if id in ("", subject)
    ]
    return sorted(pages, key=lambda page: (page.name.casefold(), page.id))


def _narratives(volume: Volume, country: str) -> Mapping[str, list[NarrativeRow]]:
    """Standing accounts of places of a country, by place."""
    found: dict[str, list[NarrativeRow]] = defaultdict(list)
    for row in volume.edition.rows(NarrativeRow, {"country": country, "kind": ABOUT, "state": "current"}):
        found[row.subject].append(row)
    return found


def _page(
    volume: Volume,
    rows: Sequence[FacilityRow],
    said: Sequence[ObservationRow],
    happened: Sequence[EventRow | VisitRow],
    told: Sequence[NarrativeRow],
    changed: str,
) -> FacilityPage:
    sources = Bibliography(volume)
    view = facility(volume, rows, (), (), sources)
    country = volume.countries.get(view.country)
    return FacilityPage(
        frame=frame(volume, "facility", view.url, f"{view.name}, {view.country_name}", changed),
        id=view.id,
        name=view.name,
        aliases=view.aliases,
        country=view.country,
        country_name=view.country_name,
        country_url=links.country(country.slug) if country else "",
        category_text=view.category_text,
        type=view.type,
        place=view.place,
        latitude=view.latitude,
        longitude=view.longitude,
        precision=view.precision,
        precision_text=precision_text(volume, view),
        status_text=view.status_text,
        status_year=view.status_year,
        custodian=view.custodian,
        place_text=place_text(volume, view),
        cited=view.cited,
        questions=questions(volume, said, sources),
        life=life(volume, rows, happened, sources),
        about=about_place(volume, told, sources),
        citations=figure_citations(volume, said, sources),
        report_prefix=volume.report_prefix,
        report=volume.report(view.cited.id),
        sources=sources.notes(),
    )


def place_text(volume: Volume, view: Facility) -> str:
    """That a place is told no closer than its town, where a reader might look for an address."""
    if not view.place or view.precision not in {"town", "region", ""}:
        return ""
    return volume.words("Told at the level of the town or region; the address of a building is not published.")


def precision_text(volume: Volume, view: Facility) -> str:
    """How exact the coordinates are, in words; empty where there are none."""
    if not (view.latitude and view.longitude):
        return ""
    _ = volume.words
    return {
        "town": _("The coordinates are the rounded centre of the town, not the building."),
        "region": _("The coordinates are the rounded centre of the region, not the town or the building."),
    }.get(view.precision, _("A person decided to give the coordinates of the building."))


def _by_country(pages: Sequence[FacilityPage]) -> tuple[FacilitiesOf, ...]:
    return tuple(
        FacilitiesOf(name, url, tuple(_entry(page) for page in some))
        for (name, url), some in groupby(pages, key=lambda page: (page.country_name, page.country_url))
    )


def _entry(page: FacilityPage) -> FacilityEntry:
    capacity = _capacity(page.questions)
    return FacilityEntry(
        id=page.id,
        url=page.frame.path,
        name=page.name,
        place=page.place,
        type=page.type,
        status_text=page.status_text,
        status_year=page.status_year,
        capacity=capacity.text if capacity else "",
        capacity_period=capacity.period_text if capacity else "",
    )


def _capacity(asked: Sequence[Asked]) -> Figure | None:
    return next((one.readings.latest for one in asked if one.key == CAPACITY), None)
