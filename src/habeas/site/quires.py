"""Quires: the finished pages of an edition, gathered by what they read.

The pages of a quire are made together, from a volume of their own, and again only when a part of the edition that they
read has changed. So what one country says is read in one quire, and what is said of all countries in few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from habeas.edition.filters import choices
from habeas.edition.schema import RecommendationRow
from habeas.site import feeds, leaves
from habeas.site.brief.document import document
from habeas.site.brief.page import brief_page, has_brief
from habeas.site.page import Page, Quire, file, page_of
from habeas.site.records import Records
from habeas.site.views import calendar, calendar_files
from habeas.site.views.country import country_page
from habeas.site.views.facility_pages import facility_lists
from habeas.site.views.feed import Changes, Feed, country_feed, observatory_feed
from habeas.site.views.gaps import gaps_page
from habeas.site.views.history import corrections, edition_list, edition_pages
from habeas.site.views.home import home
from habeas.site.views.indicator import indicator_page
from habeas.site.views.lists import country_list, indicator_list, update_list
from habeas.site.views.methods import methods
from habeas.site.views.recommendation_filters import PATHS
from habeas.site.views.recommendation_lists import last_list, lists_of, recommendation_lists
from habeas.site.views.recommendation_pages import STANDING
from habeas.site.views.source import source_lists
from habeas.site.views.treaty_pages import treaty_views
from habeas.site.views.treaty_table import matrix_table
from habeas.site.views.words_page import downloads, words_pages
from habeas.site.volume import Volume

__all__ = ["Page", "Quire", "file", "quires"]

LISTS = 100
"""Pages of the list of recommendations that are made together."""


def quires(volume: Volume) -> Iterator[Quire]:
    """Every quire of an edition, in the order of the site map."""
    yield _single("home", "home", home)
    yield _single("countries", "countries", country_list)
    all_leaves = leaves.finished(volume.edition)
    for code in volume.countries:
        yield _of(_country, "country", code)
        yield leaves.figures(code).quire(finished=all_leaves)
    yield Quire("feed", lambda volume: iter([_feed(observatory_feed(volume, Changes(volume)))]))
    yield _single("indicators", "indicators", indicator_list)
    for key in volume.catalog.indicators:
        yield _of(_indicator, "indicator", key)
    yield _source_lists(None) if all_leaves else _source_lists([1])
    yield from (one.quire(finished=all_leaves) for one in leaves.sources(volume))
    yield _single("gaps", "gaps", gaps_page)
    yield from _recommendations(volume, finished=all_leaves)
    if not all_leaves:
        yield leaves.lists().quire(finished=False)
    yield from (one.quire(finished=all_leaves) for one in leaves.recommended(volume))
    yield Quire("treaties", _treaties)
    yield Quire("reviews", _reviews)
    for name in ("country", "body"):
        for value in calendar.values(volume, name):
            yield Quire(f"reviews {name} {value}", _reviews_of(name, value))
    yield Quire("facilities", lambda volume: (page_of(volume, "facilities", one) for one in facility_lists(volume)))
    yield from (one.quire(finished=all_leaves) for one in leaves.facilities(volume))
    yield _single("updates", "updates", update_list)
    yield from _words()


def _source_lists(numbers: Sequence[int] | None) -> Quire:
    also = "" if numbers is None else ", first"
    return Quire(
        f"sources{also}", lambda volume: (page_of(volume, "sources", one) for one in source_lists(volume, numbers))
    )


def _words() -> Iterator[Quire]:
    yield _single("methods", "methods", methods)
    yield Quire("editions", _editions)
    yield _single("corrections", "corrections", corrections)
    yield _single("downloads", "downloads", downloads)
    yield Quire("words", lambda volume: (page_of(volume, "words", one) for one in words_pages(volume)))
    yield Quire("machines", _machines)


def _recommendations(volume: Volume, *, finished: bool) -> Iterator[Quire]:
    """The list of all in several quires, and a quire for each list with a path of its own; the first pages alone where
    the others are made when they are asked for."""
    last = last_list(volume.edition.count(RecommendationRow, STANDING)) if finished else 1
    also = "" if finished else ", first"
    for first in range(1, last + 1, LISTS):
        yield Quire(f"recommendations {first}{also}", _listing(range(first, min(first + LISTS, last + 1))))
    for one in choices(volume.edition):
        if one.name in PATHS:
            yield Quire(
                f"recommendations {one.name} {one.value}{also}",
                _listing_of(one.name, one.value, None if finished else [1]),
            )


def _listing(numbers: range) -> Callable[[Volume], Iterator[Page]]:
    return lambda volume: (page_of(volume, "recommendations", one) for one in recommendation_lists(volume, numbers))


def _listing_of(name: str, value: str, numbers: Sequence[int] | None) -> Callable[[Volume], Iterator[Page]]:
    return lambda volume: (page_of(volume, "recommendations", one) for one in lists_of(volume, name, value, numbers))


def _country(volume: Volume, code: str) -> Iterator[Page]:
    records = Records(volume, code)
    view = country_page(volume, records)
    yield page_of(volume, "country", view)
    if has_brief(records):
        brief = brief_page(volume, records)
        yield page_of(volume, "brief", brief)
        yield Page(brief.document_url, document(volume, brief), b"", brief.frame.changed_edition)
    yield _feed(country_feed(volume, Changes(volume, code), code))


def _indicator(volume: Volume, key: str) -> Iterator[Page]:
    yield page_of(volume, "indicator", indicator_page(volume, volume.catalog.indicators[key]))


def _treaties(volume: Volume) -> Iterator[Page]:
    treaties, pages = treaty_views(volume)
    yield page_of(volume, "treaties", treaties)
    yield file(treaties.table_url, matrix_table(treaties.matrix), treaties.frame.changed_edition)
    for treaty in pages:
        yield page_of(volume, "treaty", treaty)


def _reviews(volume: Volume) -> Iterator[Page]:
    """The calendar of all, and one a year of what is past."""
    kept = calendar.whole(volume)
    yield from _calendar(volume, kept)
    for year in calendar.years(kept):
        yield from _calendar(volume, calendar.of_year(volume, kept, year))


def _reviews_of(name: str, value: str) -> Callable[[Volume], Iterator[Page]]:
    return lambda volume: _calendar(volume, calendar.of_one(volume, name, value))


def _calendar(volume: Volume, kept: calendar.Kept) -> Iterator[Page]:
    for number, one in enumerate(calendar.calendars(volume, kept)):
        yield page_of(volume, "reviews", one)
        if number == 0 and one.feed_url:
            yield _feed(calendar_files.calendar_feed(volume, kept))
            if one.table_url != calendar.WHOLE_TABLE:
                yield file(one.table_url, calendar_files.calendar_table(volume, kept), kept.changed)
        if number == 0 and one.calendar_url:
            yield file(one.calendar_url, calendar_files.calendar_file(volume, kept), kept.changed)


def _editions(volume: Volume) -> Iterator[Page]:
    yield page_of(volume, "editions", edition_list(volume))
    for edition in edition_pages(volume):
        yield page_of(volume, "edition", edition)


def _machines(volume: Volume) -> Iterator[Page]:
    yield file("/robots.txt", feeds.robots(volume), volume.first_edition)
    if volume.mail:
        yield file("/.well-known/security.txt", feeds.security(volume), volume.id)


def _of(make: Callable[[Volume, str], Iterator[Page]], kind: str, key: str) -> Quire:
    return Quire(f"{kind} {key}", lambda volume: make(volume, key))


def _single(name: str, template: str, view: Callable[[Volume], Any]) -> Quire:
    return Quire(name, lambda volume: iter([page_of(volume, template, view(volume))]))


def _feed(feed: Feed) -> Page:
    return file(feed.path, feeds.atom(feed), feed.changed_edition)
