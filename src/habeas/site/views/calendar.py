"""The calendar of reviews: dated stages, those to come and those past, of all, of one country, one body or one year.

*To come* is said as of a day that the page prints: the edition's, and on a country's or a body's calendar that of the
edition in which it last changed, so that a page does not change because a day went by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.edition.aspects import first_since
from habeas.edition.schema import ReviewRow
from habeas.site import links
from habeas.site.icalendar import LONGEST
from habeas.site.phrases import date_in_words
from habeas.site.views.changed import changed_in
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.frame import Frame, edition_day, frame
from habeas.site.views.oversight import Stage, stage
from habeas.site.views.recommendation_filters import ListLink, Lists
from habeas.site.views.source import Pager, page_path, pager
from habeas.site.volume import Volume, latest
from habeas.site.words import N_
from habeas.values import Period

BASE = "/reviews/"
ON_A_PAGE = 200
"""Past stages on a page; those to come stand on the first one, all of them."""
PATHS: Mapping[str, str] = {"country": "countries", "body": "bodies", "year": "years"}
LABELS: Mapping[str, str] = {"country": N_("Country"), "body": N_("Body"), "year": N_("Year")}
RECENT = 2
"""Years of past stages in the iCalendar object of all reviews; a country's and a body's have all of theirs."""
UNDATED = "undated"
"""The year, in addresses, of stages whose date is not known."""
CALENDAR, FEED, TABLE = "calendar.ics", "feed.atom", "reviews.csv"
"""What lies beside each calendar, but a year's: it is past, or part of the whole."""
WHOLE_TABLE = "/data/reviews.csv"
"""The table of all reviews is a file of the edition."""


@dataclass(frozen=True, slots=True)
class YearOfStages:
    """The past stages of one year, newest first; `year` is empty for those without a date."""

    year: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """One page of a calendar. Addresses of what does not lie beside it are empty."""

    frame: Frame
    of: str
    """all, country, body or year."""
    total: int
    day: str
    day_text: str
    country_url: str
    to_come: tuple[Stage, ...]
    years: tuple[YearOfStages, ...]
    pager: Pager
    lists: tuple[Lists, ...]
    calendar_url: str
    feed_url: str
    table_url: str
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The stages of a calendar, and what its pages say of themselves: `to_come` soonest first, `past` newest first."""

    of: str
    value: str
    path: str
    title: str
    day: str
    changed: str
    to_come: tuple[ReviewRow, ...]
    past: tuple[ReviewRow, ...]

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """All of them, the latest first."""
        return (*reversed(self.to_come), *self.past)


def whole(volume: Volume) -> Kept:
    """The calendar of all reviews, as of the edition's day."""
    rows = volume.edition.rows(ReviewRow, {"state": "current"})
    day = volume.day
    turned = [_turned(volume, row) for row in rows if not _is_to_come(row, day)]
    changed = latest([changed_in(volume, ReviewRow), *turned])
    return _kept(volume, ("all", ""), rows, day, changed)


def of_one(volume: Volume, name: str, value: str) -> Kept:
    """The calendar of one country or body, as of the day of the edition in which it last changed."""
    rows = volume.edition.rows(ReviewRow, {name: value, "state": "current"})
    changed = changed_in(volume, ReviewRow, where={name: value}) or volume.first_edition
    return _kept(volume, (name, value), rows, changed.partition(".")[0], changed)


def of_year(volume: Volume, kept: Kept, year: str) -> Kept:
    """The past stages of one year of the calendar of all."""
    rows = [row for row in kept.past if year_of(row) == year]
    return _kept(volume, ("year", year), rows, kept.day, changed_in(volume, ReviewRow))


def values(volume: Volume, name: str) -> list[str]:
    """The countries or bodies that have a calendar, by code."""
    standing = {"state": "current"}
    return [str(value) for (value,) in volume.edition.select(ReviewRow, f"DISTINCT {name}", standing, "ORDER BY 1")]


def years(kept: Kept) -> list[str]:
    """The years that have past stages, the newest first."""
    return list(dict.fromkeys(year_of(row) for row in kept.past))


def calendar_path(volume: Volume, name: str, value: str) -> str:
    """The path of the calendar of one country, body or year."""
    if name == "country" and value in volume.countries:
        value = volume.countries[value].slug
    return links.path_of("reviews", PATHS[name], links.segment(value))


def calendars(volume: Volume, kept: Kept) -> Iterator[Calendar]:
    """The pages of one calendar. That of all has the newest years on one page and leads to the others."""
    past = _newest_years(kept) if kept.of == "all" else kept.past
    last = max(1, -(-len(past) // ON_A_PAGE)) if kept.of != "all" else 1
    for number in range(1, last + 1):
        some = past if kept.of == "all" else past[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        yield _page(volume, kept, some, pager(kept.path, number, last))


def year_of(row: ReviewRow) -> str:
    """The year under which a stage is listed: that in which it began, or by the end of which it had."""
    if not row.date:
        return UNDATED
    period = Period.parse(row.date)
    return str((period.end if period.start == date.min else period.start).year)


def days(row: ReviewRow) -> tuple[date, date] | None:
    """First and last day of a stage whose date is known well enough for a calendar."""
    if not row.date:
        return None
    period = Period.parse(row.date)
    return None if period.open or period.end - period.start > LONGEST else (period.start, period.end)


def in_calendar(kept: Kept) -> tuple[ReviewRow, ...]:
    """The stages that its iCalendar object holds, the earliest first: of the calendar of all the recent ones."""
    since = str(int(kept.day[:4]) - RECENT) if kept.of == "all" else ""
    return tuple(row for row in reversed(kept.rows) if days(row) and year_of(row) >= since)


def _kept(volume: Volume, of: tuple[str, str], rows: Iterable[ReviewRow], day: str, changed: str) -> Kept:
    name, value = of
    ordered = sorted(rows, key=_when)
    title = volume.words("Reviews")
    return Kept(
        of=name,
        value=value,
        path=calendar_path(volume, name, value) if value else BASE,
        title=f"{title}: {_text(volume, name, value)}" if value else volume.words("Calendar of reviews"),
        day=day,
        changed=changed,
        to_come=tuple(row for row in ordered if _is_to_come(row, day)),
        past=tuple(row for row in reversed(ordered) if not _is_to_come(row, day)),
    )


def _page(volume: Volume, kept: Kept, some: Sequence[ReviewRow], pages: Pager) -> Calendar:
    sources = Bibliography(volume)
    beside = kept.path if kept.of != "year" and kept.rows else ""
    events = bool(beside and in_calendar(kept))
    country = volume.countries.get(kept.value) if kept.of == "country" else None
    first = pages.number == 1
    return Calendar(
        frame=frame(
            volume,
            "reviews",
            page_path(kept.path, pages.number),
            kept.title,
            kept.changed,
            feed=f"{beside}{FEED}" if beside else "",
        ),
        of=kept.of,
        total=len(kept.rows),
        day=kept.day,
        day_text=edition_day(volume, kept.day),
        country_url=links.country(country.slug) if country else "",
        to_come=tuple(stage(volume, row, sources) for row in kept.to_come) if first else (),
        years=tuple(_by_year(volume, some, sources)),
        pager=pages,
        lists=_lists(volume, kept) if kept.of == "all" else (),
        calendar_url=f"{beside}{CALENDAR}" if events else "",
        feed_url=f"{beside}{FEED}" if beside else "",
        table_url=WHOLE_TABLE if beside == BASE else f"{beside}{TABLE}" if beside else "",
        sources=sources.notes(),
    )


def _by_year(volume: Volume, rows: Sequence[ReviewRow], sources: Bibliography) -> Iterator[YearOfStages]:
    for year in dict.fromkeys(year_of(row) for row in rows):
        yield YearOfStages(
            "" if year == UNDATED else date_in_words(volume, year),
            tuple(stage(volume, row, sources) for row in rows if year_of(row) == year),
        )


def _newest_years(kept: Kept) -> tuple[ReviewRow, ...]:
    """The past stages of as many of the newest years as fit on a page, and of the newest one in any case."""
    counted = Counter(year_of(row) for row in kept.past)
    shown: set[str] = set()
    for year in dict.fromkeys(year_of(row) for row in kept.past):
        if shown and sum(counted[one] for one in (*shown, year)) > ON_A_PAGE:
            break
        shown.add(year)
    return tuple(row for row in kept.past if year_of(row) in shown)


def _lists(volume: Volume, kept: Kept) -> tuple[Lists, ...]:
    counted = {
        "country": Counter(row.country for row in kept.rows),
        "body": Counter(row.body for row in kept.rows),
        "year": Counter(year_of(row) for row in kept.past),
    }
    made = []
    for name, counts in counted.items():
        keys = sorted(counts, key=lambda value: (_text(volume, name, value).casefold(), value))
        found = [
            ListLink(_text(volume, name, one), calendar_path(volume, name, one), counts[one])
            for one in (keys if name != "year" else years(kept))
        ]
        made.append(Lists(name, volume.words(LABELS[name]), tuple(found)))
    return tuple(one for one in made if one.links)


def _text(volume: Volume, name: str, value: str) -> str:
    if name == "country":
        return volume.country_name(value)
    if name == "body":
        return volume.body_name(value)
    return volume.words("undated") if value == UNDATED else value


def _when(row: ReviewRow) -> tuple[date, date, str]:
    if not row.date:
        return (date.min, date.min, row.id)
    period = Period.parse(row.date)
    return (period.start, period.end, row.id)


def _is_to_come(row: ReviewRow, day: str) -> bool:
    return bool(row.date) and _when(row)[1].isoformat() > day


def _turned(volume: Volume, row: ReviewRow) -> str:
    """The first edition in which a stage that is past was past; the first of all for what always was."""
    return first_since(volume.edition, _when(row)[1].isoformat()) if row.date else ""
