"""Addresses of pages: the one place that knows how a route is spelled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

SAFE = "/;=,:@"
_PLAIN = re.compile(r"[\w/.;=,:@-]*", re.ASCII).fullmatch
_NOT_PLAIN = re.compile(r"[^\w.,;:=@-]+", re.ASCII)


def path_of(*segments: str) -> str:
    """An absolute path of these segments, with a slash at the end; characters that would end a segment are escaped."""
    return "/" + "".join(f"{quote(segment, safe=':@,;=')}/" for segment in segments)


def country(slug: str) -> str:
    """The page of a country."""
    return path_of("countries", slug)


def brief(slug: str) -> str:
    """The two pages on a country for a review session."""
    return path_of("countries", slug, "brief")


def country_indicator(slug: str, indicator: str) -> str:
    """The page of one indicator in one country."""
    return path_of("countries", slug, indicator)


def indicator(key: str) -> str:
    """The page of an indicator."""
    return path_of("indicators", key)


def source(key: str) -> str:
    """The page of a source; a key that holds slashes (a document's symbol) keeps to one segment."""
    return path_of("sources", segment(key))


def facility(key: str) -> str:
    """The page of a place of detention."""
    return path_of("facilities", key)


def recommendation(slug: str) -> str:
    """The page of a recommendation."""
    return path_of("recommendations", slug)


def instrument(key: str) -> str:
    """The page of a treaty."""
    return path_of("treaties", segment(key))


def edition(key: str) -> str:
    """The page of an edition."""
    return path_of("editions", key)


def observation(public_id: str) -> str:
    """The page of one statement: computed by the server, for ever at the same address."""
    return f"/o/{quoted(public_id)}/"


def figure_anchor(public_id: str) -> str:
    """The id under which the page of a country's indicator, or of a place, says how one of its figures is cited."""
    return public_id.partition("/")[2]


def segment(key: str) -> str:
    """A key as one path segment: what is no plain character (a slash, a blank) becomes a hyphen."""
    return _NOT_PLAIN.sub("-", key)


def report_prefix(mail: str, title: str) -> str:
    """A mail to the observatory about an error, up to the id it is about; empty where there is no address."""
    return f"mailto:{mail}?subject={quote(f'{title}: error in ', safe='')}" if mail else ""


def query(asked: Mapping[str, str]) -> str:
    """What is asked for as the query of an address."""
    return urlencode(asked)


def quoted(public_id: str) -> str:
    """A public id as part of an address; most of them need no escape."""
    return public_id if _PLAIN(public_id) else quote(public_id, safe=SAFE)


def web(url: str) -> str:
    """A source's own address if it is one a browser may follow; empty for anything else, such as a script."""
    return url if url.startswith(("https://", "http://")) else ""
