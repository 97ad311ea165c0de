"""Every finished page of an edition, in one run: the site's front door for publishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from habeas.catalog.model import Catalog
from habeas.edition.reader import Edition
from habeas.site import feeds
from habeas.site.brief.document import document
from habeas.site.brief.page import brief_page, has_brief
from habeas.site.records import Records
from habeas.site.render import render, twin
from habeas.site.views.country import country_page
from habeas.site.views.facility_pages import FacilityList, facility_views
from habeas.site.views.feed import Changes, Feed, country_feed, observatory_feed
from habeas.site.views.gaps import gaps_page
from habeas.site.views.history import corrections, edition_list, edition_pages
from habeas.site.views.home import home
from habeas.site.views.indicator import country_indicator_page, indicator_page
from habeas.site.views.lists import country_list, indicator_list, update_list
from habeas.site.views.methods import methods
from habeas.site.views.recommendation_pages import RecommendationList, recommendation_views
from habeas.site.views.source import source_lists, source_pages
from habeas.site.views.treaty_pages import review_list, treaty_views
from habeas.site.views.words_page import downloads, words_pages
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its address, its HTML (or a file's own bytes) and its JSON twin, empty where it has none.

    `changed_edition` is the edition in which the page last changed.
    """

    path: str
    html: bytes
    json: bytes
    changed_edition: str


def build(edition: Edition, catalog: Catalog | None = None) -> Iterator[Page]:
    """Every finished page in the edition's first language, the site map last."""
    language = edition.meta.get("languages", "en").split()[0]
    volume = Volume(edition, language, catalog)
    written: list[tuple[str, str]] = []
    for page in _pages(volume):
        if page.json:
            written.append((page.path, page.changed_edition))
        yield page
    for path, text in feeds.sitemap(volume, written):
        yield _file(path, text, volume.id)


def _pages(volume: Volume) -> Iterator[Page]:
    yield _page(volume, "home", home(volume))
    yield _page(volume, "countries", country_list(volume))
    changes = Changes(volume)
    for code in volume.countries:
        yield from _country(volume, code)
        yield _feed(country_feed(volume, changes, code))
    yield _feed(observatory_feed(volume, changes))
    yield from _lists(volume)
    yield from _words(volume)


def _country(volume: Volume, code: str) -> Iterator[Page]:
    records = Records(volume, code)
    view = country_page(volume, records)
    yield _page(volume, "country", view)
    if has_brief(records):
        brief = brief_page(volume, records)
        yield _page(volume, "brief", brief)
        yield Page(brief.document_url, document(volume, brief), b"", brief.frame.changed_edition)
    for key in volume.catalog.indicators:
        if records.observations.get(key):
            page = country_indicator_page(volume, records, volume.catalog.indicators[key])
            yield _page(volume, "country_indicator", page)


def _lists(volume: Volume) -> Iterator[Page]:
    yield _page(volume, "indicators", indicator_list(volume))
    for one in volume.catalog.indicators.values():
        yield _page(volume, "indicator", indicator_page(volume, one))
    for sources in source_lists(volume):
        yield _page(volume, "sources", sources)
    for source in source_pages(volume):
        yield _page(volume, "source", source)
    yield _page(volume, "gaps", gaps_page(volume))
    for told in recommendation_views(volume):
        yield _page(volume, "recommendations" if isinstance(told, RecommendationList) else "recommendation", told)
    treaties, treaty_pages = treaty_views(volume)
    yield _page(volume, "treaties", treaties)
    for treaty in treaty_pages:
        yield _page(volume, "treaty", treaty)
    yield _page(volume, "reviews", review_list(volume))
    for place in facility_views(volume):
        yield _page(volume, "facilities" if isinstance(place, FacilityList) else "facility", place)
    yield _page(volume, "updates", update_list(volume))


def _words(volume: Volume) -> Iterator[Page]:
    yield _page(volume, "methods", methods(volume))
    yield _page(volume, "editions", edition_list(volume))
    for edition in edition_pages(volume):
        yield _page(volume, "edition", edition)
    yield _page(volume, "corrections", corrections(volume))
    yield _page(volume, "downloads", downloads(volume))
    for words in words_pages(volume):
        yield _page(volume, "words", words)
    yield _file("/robots.txt", feeds.robots(volume), volume.first_edition)
    if volume.mail:
        yield _file("/.well-known/security.txt", feeds.security(volume), volume.id)


def _page(volume: Volume, template: str, view: Any) -> Page:
    html = render(f"{template}.html", view, volume.language)
    return Page(unquote(view.frame.path), html.encode(), twin(view), view.frame.changed_edition)


def _feed(feed: Feed) -> Page:
    return _file(feed.path, feeds.atom(feed), feed.changed_edition)


def _file(path: str, text: str, changed: str) -> Page:
    return Page(path, text.encode(), b"", changed)
