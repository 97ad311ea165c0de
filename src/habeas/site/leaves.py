"""Leaves: a page each of what there may be very many of: recommendations, figures of one country, sources, places; and
the pages of long lists behind the first.

In an edition of up to `MOST` statements they are finished like every other page. In a larger one they would be most of
the work and of the files, and few of them are read before the next edition: there they are made when they are asked
for, by the same functions and to the same bytes, and a static copy holds all of them.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from habeas.edition.filters import Choice, choices
from habeas.edition.reader import Edition
from habeas.edition.schema import DerivedRow, EditionRow, FacilityRow, ObservationRow, RecommendationRow, SourceRow
from habeas.site import feeds, links
from habeas.site.page import Address, Page, Quire, file, page_of
from habeas.site.records import Records
from habeas.site.views.chapter import filled
from habeas.site.views.facility_pages import facility_countries, facility_pages
from habeas.site.views.indicator import country_indicator_page
from habeas.site.views.recommendation_filters import BASE, PATHS, list_path
from habeas.site.views.recommendation_lists import FINISHED, last_list, lists_of, recommendation_lists
from habeas.site.views.recommendation_pages import STANDING, recommendation_countries, recommendation_pages
from habeas.site.views.source import ON_A_PAGE as SOURCES_ON_A_PAGE
from habeas.site.views.source import page_path, source_lists, source_page
from habeas.site.volume import Volume

MOST = 20_000
"""Statements, ended ones too, up to which an edition's leaves are finished."""
BUCKETS = 64
"""Into so many quires sources are divided, by their keys: a new one moves no other."""
MAPS = "/sitemap/"
"""Where the maps of leaves lie that are not finished."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Leaves that are made together, and their addresses, which can be told without making them."""

    name: str
    make: Callable[[Volume], Iterator[Page]]
    addresses: Callable[[Volume], Iterator[Address]]

    def quire(self, *, finished: bool) -> Quire:
        """The pages themselves, or else the map that lists them."""
        return Quire(self.name, self.make) if finished else Quire(f"{self.name}, listed", self._map)

    def _map(self, volume: Volume) -> Iterator[Page]:
        listed = list(self.addresses(volume))
        changed = max((changed for _path, changed in listed), default="") or volume.first_edition
        path = f"{MAPS}{self.name.lower().replace(' ', '-')}.xml"
        yield file(path, feeds.addresses(volume, listed), changed)


def finished(edition: Edition) -> bool:
    """Whether an edition is small enough for its leaves to be finished."""
    return sum(row.added for row in edition.rows(EditionRow)) <= MOST


def figures(code: str) -> Leaves:
    """A page for every indicator of which anything is said in a country."""
    return Leaves(f"figures {code}", partial(_figures, code), partial(_figure_addresses, code))


def recommended(volume: Volume) -> Iterator[Leaves]:
    """A page for everything that is recommended, by country."""
    for code in recommendation_countries(volume):
        yield Leaves(f"recommended {code}", partial(_recommended, code), partial(_recommended_addresses, code))


def facilities(volume: Volume) -> Iterator[Leaves]:
    """A page for every place of detention, by country."""
    for code in facility_countries(volume):
        yield Leaves(f"facilities {code}", partial(_facilities, code), partial(_facility_addresses, code))


def sources(volume: Volume) -> Iterator[Leaves]:
    """A page for every source."""
    buckets: dict[int, list[str]] = defaultdict(list)
    for (key,) in volume.edition.select(SourceRow, "key", tail="ORDER BY key"):
        buckets[zlib.crc32(str(key).encode()) % BUCKETS].append(str(key))
    for bucket, keys in sorted(buckets.items()):
        yield Leaves(f"sources {bucket:02x}", partial(_sources, keys), partial(_source_addresses, keys))


def lists() -> Leaves:
    """The pages of the lists of recommendations and of sources behind the first of each."""
    return Leaves("lists", _lists, _list_addresses)


def every(volume: Volume) -> Iterator[Leaves]:
    """All leaves of an edition."""
    yield lists()
    yield from (figures(code) for code in volume.countries)
    yield from sources(volume)
    yield from recommended(volume)
    yield from facilities(volume)


def leaf(volume: Volume, path: str) -> Page | None:
    """The leaf at a path, made now; None where there is none."""
    for pattern, find in _PATTERNS:
        if match := pattern.fullmatch(path):
            return find(volume, *map(unquote, match.groups()))
    return None


def _figures(code: str, volume: Volume) -> Iterator[Page]:
    records = Records(volume, code)
    for key, one in volume.catalog.indicators.items():
        if filled(records, key):
            yield page_of(volume, "country_indicator", country_indicator_page(volume, records, one))


def _figure_addresses(code: str, volume: Volume) -> Iterator[Address]:
    where = {"country": code, "subject": code, **STANDING}
    found = volume.edition.select(ObservationRow, "indicator, max(changed_edition)", where, "GROUP BY indicator")
    changed = {str(key): str(edition) for key, edition in found}
    computed = {key for (key,) in volume.edition.select(DerivedRow, "DISTINCT indicator", {"country": code})}
    for key in volume.catalog.indicators:
        if key in changed or key in computed:
            yield unquote(links.country_indicator(volume.countries[code].slug, key)), changed.get(key, "")


def _recommended(code: str, volume: Volume) -> Iterator[Page]:
    for one in recommendation_pages(volume, code):
        yield page_of(volume, "recommendation", one)


def _recommended_addresses(code: str, volume: Volume) -> Iterator[Address]:
    where = {"country": code, **STANDING}
    for slug, changed in volume.edition.select(RecommendationRow, "slug, changed_edition", where, "ORDER BY slug"):
        yield unquote(links.recommendation(str(slug))), str(changed)


def _facilities(code: str, volume: Volume) -> Iterator[Page]:
    for one in facility_pages(volume, code):
        yield page_of(volume, "facility", one)


def _facility_addresses(code: str, volume: Volume) -> Iterator[Address]:
    where = {"country": code, **STANDING}
    found = volume.edition.select(FacilityRow, "subject, max(changed_edition)", where, "GROUP BY subject")
    yield from ((unquote(links.facility(str(subject))), str(changed)) for subject, changed in found)


def _sources(keys: Sequence[str], volume: Volume) -> Iterator[Page]:
    for key in keys:
        yield page_of(volume, "source", source_page(volume, key))


def _source_addresses(keys: Sequence[str], _volume: Volume) -> Iterator[Address]:
    yield from ((unquote(links.source(key)), "") for key in keys)


def _lists(volume: Volume) -> Iterator[Page]:
    for one in recommendation_lists(volume, range(2, _last(volume) + 1)):
        yield page_of(volume, "recommendations", one)
    for choice in _listed(volume):
        for one in lists_of(volume, choice.name, choice.value, _behind(choice)):
            yield page_of(volume, "recommendations", one)

    for of_sources in source_lists(volume, range(2, _last_of_sources(volume) + 1)):
        yield page_of(volume, "sources", of_sources)


def _list_addresses(volume: Volume) -> Iterator[Address]:
    for number in range(2, _last_of_sources(volume) + 1):
        yield page_path("/sources/", number), ""
    for number in range(2, _last(volume) + 1):
        yield page_path(BASE, number), ""
    for choice in _listed(volume):
        base = list_path(volume, choice.name, choice.value)
        yield from ((unquote(page_path(base, number)), "") for number in _behind(choice))


def _listed(volume: Volume) -> list[Choice]:
    return [one for one in choices(volume.edition) if one.name in PATHS]


def _behind(choice: Choice) -> range:
    """The numbers of the pages of a list that have a path of their own, but for the first."""
    last = last_list(choice.total)
    return range(2, (last if choice.name == "country" else min(last, FINISHED)) + 1)


def _last(volume: Volume) -> int:
    return last_list(volume.edition.count(RecommendationRow, STANDING))


def _find_figure(volume: Volume, slug: str, key: str) -> Page | None:
    code = next((code for code, row in volume.countries.items() if row.slug == slug), None)
    one = volume.catalog.indicators.get(key)
    if code is None or one is None:
        return None
    records = Records(volume, code)
    if not filled(records, key):
        return None
    return page_of(volume, "country_indicator", country_indicator_page(volume, records, one))


def _find_recommendation(volume: Volume, slug: str) -> Page | None:
    for row in volume.edition.rows(RecommendationRow, {"slug": slug, **STANDING}):
        for one in recommendation_pages(volume, row.country, slug):
            return page_of(volume, "recommendation", one)
    return None


def _find_facility(volume: Volume, id: str) -> Page | None:
    for one in facility_pages(volume, id.partition("-")[0], id):
        return page_of(volume, "facility", one)
    return None


def _find_list(volume: Volume, number: str) -> Page | None:
    if int(number) not in range(2, _last(volume) + 1):
        return None
    (one,) = recommendation_lists(volume, [int(number)])
    return page_of(volume, "recommendations", one)


def _find_list_of(volume: Volume, way: str, value: str, number: str) -> Page | None:
    name = next((name for name, path in PATHS.items() if path == way), "")
    if name == "country":
        value = next((code for code, row in volume.countries.items() if row.slug == value), "")
    for choice in _listed(volume):
        if (choice.name, choice.value) == (name, value) and int(number) in _behind(choice):
            (one,) = lists_of(volume, name, value, [int(number)])
            return page_of(volume, "recommendations", one)
    return None


def _last_of_sources(volume: Volume) -> int:
    return max(1, -(-volume.edition.count(SourceRow) // SOURCES_ON_A_PAGE))


def _find_source_list(volume: Volume, number: str) -> Page | None:
    for one in source_lists(volume, [int(number)] if int(number) > 1 else []):
        return page_of(volume, "sources", one)
    return None


def _find_source(volume: Volume, key: str) -> Page | None:
    known = volume.edition.get(SourceRow, key)
    return page_of(volume, "source", source_page(volume, key)) if known else None


_PATTERNS: Sequence[tuple[re.Pattern[str], Callable[..., Page | None]]] = (
    (re.compile(r"/countries/([^/]+)/([^/]+)/"), _find_figure),
    (re.compile(r"/recommendations/([^/]+)/"), _find_recommendation),
    (re.compile(r"/recommendations/page/([1-9]\d{0,8})/"), _find_list),
    (re.compile(r"/recommendations/([^/]+)/([^/]+)/page/([1-9]\d{0,8})/"), _find_list_of),
    (re.compile(r"/facilities/([^/]+)/"), _find_facility),
    (re.compile(r"/sources/page/([1-9]\d{0,8})/"), _find_source_list),
    (re.compile(r"/sources/([^/]+)/"), _find_source),
)
