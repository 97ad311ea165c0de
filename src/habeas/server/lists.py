"""What every list of the API does alike: filters given once and known, a cursor that keeps to one edition, a page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import Request, Response

from habeas.edition.reader import Edition
from habeas.server.current import EditionGone, Editions
from habeas.server.cursor import Cursor, CursorError
from habeas.server.negotiation import still_good
from habeas.server.problems import Problem

LARGEST_PAGE = 1000
_PAGING = ("cursor", "limit")

Filters = Mapping[str, str]
Page = Callable[[Edition, Filters, str, int], tuple[list[dict[str, Any]], str]]
"""Up to so many items of an edition after a place in the list, and the place to go on from: empty at the end."""


class FilterError(ValueError):
    """A filter has a value that cannot be meant."""


@dataclass(frozen=True, slots=True)
class ApiList:
    """One list: its address, the filters it takes, and how a page of it is read."""

    path: str
    filters: tuple[str, ...]
    page: Page

    def answer(self, editions: Editions, request: Request, cursor: str | None, limit: int) -> Response:
        """The page that a request asks for."""
        filters = self._given(request)
        edition, after = self._position(editions, filters, cursor)
        try:
            items, last = self.page(edition, filters, after, limit)
        except FilterError as error:
            raise Problem(400, "A filter cannot be read", str(error)) from error
        following = Cursor(edition.id, last, self._mark(filters)).write() if last else None
        return _tagged(request, {"edition": edition.id, "items": items, "next": following})

    def _given(self, request: Request) -> dict[str, str]:
        """The filters given, each once and none unknown: a misspelt filter must not answer everything."""
        given = request.query_params.multi_items()
        names = [name for name, _ in given]
        for name in names:
            if name not in self.filters and name not in _PAGING:
                detail = f"{name!r} is not a filter; the filters are {', '.join(self.filters)}"
                raise Problem(400, "Unknown parameter", detail)
            if names.count(name) > 1:
                raise Problem(400, "Parameter given twice", f"{name!r} may be given once")
        return {name: value for name, value in given if name in self.filters}

    def _position(self, editions: Editions, filters: Filters, cursor: str | None) -> tuple[Edition, str]:
        if cursor is None:
            return editions.current(), ""
        try:
            place = Cursor.read(cursor)
        except CursorError as error:
            raise Problem(400, "Not a cursor", str(error)) from error
        if place.query != self._mark(filters):
            raise Problem(
                400, "Cursor of another list", "a cursor goes with the filters it came from; start without it"
            )
        try:
            return editions.get(place.edition), place.after
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


def one_of(name: str, value: str, known: Collection[str]) -> None:
    """Refuse what is in no closed list."""
    if value not in known:
        raise FilterError(f"{name}: {value!r} is none of {', '.join(known)}")


def json_answer(document: Any, status: int = 200, media_type: str = "application/json") -> Response:
    """A document as an answer, with the edition that it names in its headers."""
    headers = {"cache-control": "public, max-age=0, must-revalidate" if status == HTTPStatus.OK else "no-store"}
    edition = document.get("edition") if isinstance(document, dict) else None
    if edition:
        headers["x-edition"] = edition
    return Response(orjson.dumps(document), status, headers, media_type)


def _tagged(request: Request, document: dict[str, Any]) -> Response:
    """A page of a list with its entity tag, or the word that the copy at hand is still good."""
    response = json_answer(document)
    etag = f'"{hashlib.sha256(response.body).hexdigest()[:32]}"'
    response.headers["etag"] = etag
    if still_good(request.headers.get("if-none-match", "").encode("latin-1"), etag.encode()):
        kept = {name: response.headers[name] for name in ("cache-control", "etag", "x-edition")}
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
    return response
