"""The first page: the map of what is known, the eight answers of every country, what is new, what this is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.edition.schema import HeadlineRow, UpdateRow
from habeas.site import links
from habeas.site.map import Area, marks, shapes, view_box
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.frame import Frame, edition_day, frame
from habeas.site.views.headline import answered
from habeas.site.views.news import Update, updates
from habeas.site.volume import Volume
from habeas.site.words import ANSWER_STATUSES, label

NEWEST = 8
"""How many updates the first page tells."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the eight answers, short."""

    status: str
    status_text: str
    text: str
    year: str


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country with its eight answers."""

    code: str
    name: str
    url: str
    answered: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MapArea:
    """A country's shape, or the mark of one that is too small to be seen. `level` 0 to 4; -1 for not looked for."""

    code: str
    title: str
    url: str
    path: str
    x: int
    y: int
    small: bool
    level: int


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The map with its words."""

    title: str
    description: str
    view_box: str
    areas: tuple[MapArea, ...]
    marks: tuple[MapArea, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on the first page."""

    frame: Frame
    edition: str
    edition_day: str
    map: WorldMap
    questions: tuple[str, ...]
    countries: tuple[CountryLine, ...]
    not_looked_at: int
    statements: int
    sources_count: int
    updates: tuple[Update, ...]
    sources: tuple[SourceNote, ...]


def home(volume: Volume) -> Home:
    """The first page."""
    sources = Bibliography(volume)
    lines = country_lines(volume)
    news = updates(volume, volume.edition.rows(UpdateRow, {"state": "current"}), sources)[:NEWEST]
    return Home(
        frame=frame(volume, "home", "/", volume.title, volume.id, feed="/feed.atom"),
        edition=volume.id,
        edition_day=edition_day(volume, volume.id),
        map=world_map(volume),
        questions=tuple(volume.say(one.label) for one in volume.catalog.questions.values()),
        countries=lines,
        not_looked_at=len(volume.countries) - len(lines),
        statements=sum(volume.counts.values()),
        sources_count=len(volume.sources),
        updates=news,
        sources=sources.notes(),
    )


def country_lines(volume: Volume) -> tuple[CountryLine, ...]:
    """The countries that anything stands for, by name."""
    return tuple(
        CountryLine(
            code=code,
            name=volume.country_name(code),
            url=links.country(row.slug),
            answered=answered(volume.headlines.get(code, {})),
            cells=_cells(volume, volume.headlines.get(code, {})),
        )
        for code, row in volume.countries.items()
        if volume.counts.get(code)
    )


def _cells(volume: Volume, headlines: Mapping[str, HeadlineRow]) -> tuple[Cell, ...]:
    return tuple(_cell(volume, headlines.get(key)) for key in volume.catalog.questions)


def _cell(volume: Volume, row: HeadlineRow | None) -> Cell:
    status = row.status if row else "not_looked_for"
    words = label(ANSWER_STATUSES, status, volume.words)
    return Cell(status, words, (row.text if row else "") or words, row.year if row else "")


def world_map(volume: Volume) -> WorldMap:
    """Every area, coloured by how many of the eight questions are answered."""
    _ = volume.words
    known = sum(1 for code in volume.countries if volume.counts.get(code))
    return WorldMap(
        title=_("How many of eight questions are answered, by country"),
        description=_(
            "%(known)s of %(all)s countries and territories have been looked at; the others are hatched. "
            "The table below says the same in words.",
            known=known,
            all=len(volume.countries),
        ),
        view_box=view_box(),
        areas=tuple(_area(volume, area) for area in shapes()),
        marks=tuple(_area(volume, area) for area in (*(one for one in shapes() if one.small), *marks())),
    )


def _area(volume: Volume, area: Area) -> MapArea:
    _ = volume.words
    code = area.within or area.code
    row = volume.countries.get(code)
    name = volume.country_name(area.code) if area.code in volume.countries else area.name
    looked_at = bool(volume.counts.get(code))
    count = answered(volume.headlines.get(code, {}))
    says = _("%(n)s of 8 questions answered", n=count) if looked_at else _("not yet looked for")
    return MapArea(
        code=area.code,
        title=f"{name}: {says}",
        url=links.country(row.slug) if row else "",
        path=area.path,
        x=area.x,
        y=area.y,
        small=area.small,
        level=(count + 1) // 2 if looked_at else -1,
    )
