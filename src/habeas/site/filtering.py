"""Queries to the list of recommendations: what an address asks for, and the page, the table or the address it gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import parse_qsl

from habeas.edition.filtered_table import filtered_table
from habeas.edition.filters import NAMES, choices
from habeas.edition.reader import Edition
from habeas.places import COUNTRIES
from habeas.site.computed import Rendered
from habeas.site.render import render, twin
from habeas.site.views.recommendation_filters import ANSWERS, address
from habeas.site.views.recommendation_lists import filtered_list
from habeas.site.volume import Volume, volume_of
from habeas.site.words import KINDS_OF_PARAGRAPH

STRAYS = ("utm_", "fbclid", "gclid", "mc_")
"""What mailing lists and networks add to addresses that people pass on; it asks for nothing here."""
LONGEST = 2000
"""Characters of a query; no list has a longer one."""


class QueryError(ValueError):
    """A query asks for what cannot be meant; the message names the filter and says what to write."""


def render_list(edition: Edition, query: str) -> Rendered:
    """The page of what a query asks for, and its twin."""
    volume = volume_of(edition)
    asked, number = read(volume, query)
    view = filtered_list(volume, asked, number)
    if view is None:
        raise QueryError(f"page: there is no page {number} of this list; leave it out to begin at the first")
    return Rendered(200, render("recommendations.html", view, volume.language).encode(), twin(view))


def chosen(edition: Edition, query: str) -> str:
    """The address of what was chosen in the form."""
    return address(read(volume_of(edition), query)[0])


def table(edition: Edition, query: str) -> Iterator[bytes]:
    """All that a query asks for as CSV, piece by piece; a query that cannot be meant is refused at once."""
    asked, _ = read(volume_of(edition), query)
    return filtered_table(edition, asked)


def read(volume: Volume, query: str) -> tuple[dict[str, str], int]:
    """What is asked for by each filter, and which page; a filter left empty asks for nothing."""
    if len(query) > LONGEST:
        raise QueryError(f"the query has more than {LONGEST} characters; begin again at /recommendations/")
    given: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
        if name.startswith(STRAYS) or not value:
            continue
        if name not in (*NAMES, "page"):
            raise QueryError(f"{name}: there is no such filter; the filters are {', '.join(NAMES)}")
        if given.setdefault(name, value) != value:
            raise QueryError(f"{name}: may be asked for once; here it is both {given[name]} and {value}")
    number = _page(given.pop("page", "1"))
    for name, value in given.items():
        if not _KNOWN[name](volume, value):
            raise QueryError(f"{name}: {value!r} {_FIX[name]}")
    return {name: given[name] for name in NAMES if name in given}, number


def _page(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 9):
        raise QueryError(f"page: {text!r} is no number of a page; write 1 or more, or leave it out")
    return int(text)


def _there(volume: Volume, name: str, value: str) -> bool:
    return any(one.name == name and one.value == value for one in choices(volume.edition))


_KNOWN: Mapping[str, Callable[[Volume, str], bool]] = {
    "country": lambda _, value: value in COUNTRIES,
    "body": lambda volume, value: value in volume.catalog.bodies or _there(volume, "body", value),
    "theme": lambda volume, value: value in volume.catalog.themes or _there(volume, "theme", value),
    "year": lambda _, value: len(value) == len("2026") and value.isascii() and value.isdigit(),
    "kind": lambda _, value: value in KINDS_OF_PARAGRAPH,
    "response": lambda _, value: value in ANSWERS,
}
_FIX: Mapping[str, str] = {
    "country": "is no country; write its code of three letters, such as KAZ",
    "body": "is no body; /recommendations/ lists them",
    "theme": "is no theme; /recommendations/ lists them",
    "year": "is no year; write it in four digits",
    "kind": f"is none of {', '.join(KINDS_OF_PARAGRAPH)}",
    "response": f"is none of {', '.join(ANSWERS)}",
}
