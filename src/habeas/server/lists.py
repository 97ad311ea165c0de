"""What every list of the API does alike: filters given once and known, a cursor that keeps to one edition, a page."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import orjson
from fastapi import Request, Response

from habeas.edition.reader import Edition
from habeas.server.current import EditionGone, Editions
from habeas.server.cursor import Cursor, CursorError
from habeas.server.negotiation import still_good
from habeas.server.problems import Problem

LARGEST_PAGE = 1000
USUAL_PAGE = 100
PAGING = {
    "cursor": "where a list goes on: the `next` of the page before",
    "limit": f"items of a page, from 1 to {LARGEST_PAGE:,}; {USUAL_PAGE} unless asked for",
}
"""What every list takes besides its filters."""

Filters = Mapping[str, str]
Page = Callable[[Edition, Filters, str, int], tuple[list[dict[str, Any]], str]]
"""Up to so many items of an edition after a place in the list, and the place to go on from: empty at the end."""


class FilterError(ValueError):
    """A filter has a value that cannot be meant."""


def _at_length(_filters: Filters) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ApiList:
    """One list: its address, the filters it takes with what each means, and how a page of it is read."""

    path: str
    filters: Mapping[str, str]
    page: Page
    quick: Callable[[Filters], bool] = _at_length
    """Whether a page under these filters is found by an index at once, so that going to a thread would be most of the
    work."""

    async def answer(self, editions: Editions, request: Request) -> Response:
        """The page that a request asks for."""
        given = self._given(request.scope["query_string"])
        limit = _limit(given.pop("limit", str(USUAL_PAGE)))
        edition, after, filters = self._position(editions, given)
        try:
            if limit <= USUAL_PAGE and self.quick(filters):
                items, last = self.page(edition, filters, after, limit)
            else:
                items, last = await asyncio.to_thread(self.page, edition, filters, after, limit)
        except FilterError as error:
            raise Problem(400, "A filter cannot be read", str(error)) from error
        following = Cursor(edition.id, last, self._mark(filters)).write() if last else None
        return _tagged(request, {"edition": edition.id, "items": items, "next": following})

    def _given(self, query: bytes) -> dict[str, str]:
        """What is asked for, each once and nothing unknown: a misspelt filter must not answer everything."""
        given: dict[str, str] = {}
        for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
            if name not in self.filters and name not in PAGING:
                detail = f"{name!r} is not a filter; the filters are {', '.join(self.filters)}"
                raise Problem(400, "Unknown parameter", detail)
            if name in given:
                raise Problem(400, "Parameter given twice", f"{name!r} may be given once")
            given[name] = value
        return given

    def _position(self, editions: Editions, given: dict[str, str]) -> tuple[Edition, str, Filters]:
        """The edition and the place in it from which to read, and what is asked for besides."""
        cursor = given.pop("cursor", None)
        if cursor is None:
            return editions.current(), "", given
        try:
            place = Cursor.read(cursor)
        except CursorError as error:
            raise Problem(400, "Not a cursor", str(error)) from error
        if place.query != self._mark(given):
            raise Problem(
                400, "Cursor of another list", "a cursor goes with the filters it came from; start without it"
            )
        try:
            return editions.get(place.edition), place.after, given
        except EditionGone as error:
            raise Problem(
                410,
                "The edition of this list is gone",
                f"edition {place.edition} is no longer kept; start the list again without a cursor",
                {"current": editions.current_id(), "next": self.path},
            ) from error

    def _mark(self, filters: Filters) -> str:
        """A short mark of the list and its filters, for cursors."""
        return hashlib.sha256(json.dumps([self.path, sorted(filters.items())]).encode()).hexdigest()[:12]


def _limit(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= LARGEST_PAGE:
        return int(text)
    detail = f"limit: write a number from 1 to {LARGEST_PAGE}, not {text!r}"
    raise Problem(400, "A parameter cannot be read", detail)


def one_of(name: str, value: str, known: Collection[str]) -> None:
    """Refuse what is in no closed list."""
    if value not in known:
        raise FilterError(f"{name}: {value!r} is none of {', '.join(known)}")


def json_answer(document: Any, status: int = 200, media_type: str = "application/json") -> Response:
    """A document as an answer that nobody keeps."""
    return Response(orjson.dumps(document), status, {"cache-control": "no-store"}, media_type)


def _tagged(request: Request, document: dict[str, Any]) -> Response:
    """A page of a list with its entity tag, or the word that the copy at hand is still good."""
    body = orjson.dumps(document)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"cache-control": "public, max-age=0, must-revalidate", "etag": etag, "x-edition": document["edition"]}
    known = request.headers.get("if-none-match")
    if known and still_good(known.encode("latin-1"), etag.encode()):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, HTTPStatus.OK, headers, "application/json")
