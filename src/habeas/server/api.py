"""What FastAPI answers: queries to the edition. Its models declare the schema, the bodies are orjson."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from habeas import __version__
from habeas.edition.reader import Edition
from habeas.server import observations
from habeas.server.current import EditionGone, Editions
from habeas.server.cursor import Cursor, CursorError
from habeas.server.negotiation import still_good
from habeas.server.problems import MEDIA_TYPE, Problem

FILTERS = (
    "country",
    "facility",
    "indicator",
    "section",
    "period",
    "from",
    "to",
    "source",
    "status",
    "region",
    "preferred",
    "as_of",
    "known_in",
)
_PAGING = ("cursor", "limit")


class ObservationItem(BaseModel):
    """One figure or answer."""

    id: str
    subject: str
    indicator: str
    period: str | None
    status: str
    value: Any
    unit: str | None
    breakdown: dict[str, str]
    coverage: str
    coverage_kind: str | None
    coverage_words: str | None
    source: str
    origin: str | None
    via: str | None
    preferred: bool
    review_level: str
    first_edition: str
    last_edition: str | None


class ObservationPage(BaseModel):
    """A page of a list, all of one edition."""

    edition: str
    items: list[ObservationItem]
    next: str | None


class ProblemDocument(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


def create(editions: Editions) -> FastAPI:
    """The API over a folder of editions."""
    api = FastAPI(
        title="Observations of immigration detention",
        version=__version__,
        description="Every figure with its year and source. Lists page by an opaque cursor that keeps to one edition.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    _add_problems(api)
    _add_observations(api, editions)
    return api


def _add_problems(api: FastAPI) -> None:
    @api.exception_handler(Problem)
    def problem(request: Request, error: Problem) -> Response:
        return _json(error.document(), error.status, MEDIA_TYPE)

    @api.exception_handler(HTTPException)
    def unknown(request: Request, error: HTTPException) -> Response:
        detail = f"{request.url.path} is not part of the API; /api/v1/openapi.json describes it"
        return problem(request, Problem(error.status_code, error.detail, detail))

    @api.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        detail = "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in error.errors())
        return problem(request, Problem(400, "A parameter cannot be read", detail))


def _add_observations(api: FastAPI, editions: Editions) -> None:
    problems: dict[int | str, dict[str, Any]] = {
        status: {"model": ProblemDocument, "description": words}
        for status, words in ((400, "A filter cannot be read"), (410, "The cursor's edition is gone"))
    }

    @api.get("/api/v1/observations", response_model=ObservationPage, responses=problems, tags=["observations"])
    def list_observations(
        request: Request,
        country: str | None = Query(None, description="ISO 3166-1 alpha-3, XKX for Kosovo"),
        facility: str | None = Query(None, description="id of a place of detention"),
        indicator: str | None = Query(None, description="key of an indicator"),
        section: str | None = Query(None, description="key of a section"),
        period: str | None = Query(None, description="exactly this period (EDTF)"),
        from_: str | None = Query(None, alias="from", description="periods that end on or after this one begins"),
        to: str | None = Query(None, description="periods that begin on or before this one ends"),
        source: str | None = Query(None, description="key of a source"),
        status: str | None = Query(None, description="reported, estimated, not_available, …"),
        region: str | None = Query(None, description="africa, americas, asia-pacific, europe, middle-east"),
        preferred: bool | None = Query(None, description="only those used among rivals (true), or the others"),
        as_of: str | None = Query(None, description="of each series the latest that begins on or before this day"),
        known_in: str | None = Query(None, description="as it stood in this edition"),
        cursor: str | None = Query(None, description="where a list goes on: the `next` of the page before"),
        limit: int = Query(100, ge=1, le=observations.LARGEST_PAGE),
    ) -> Response:
        """Observations in the order of their ids."""
        filters = _filters(request)
        edition, after = _position(editions, filters, cursor)
        try:
            items, last = observations.page(edition, filters, after, limit)
        except observations.FilterError as error:
            raise Problem(400, "A filter cannot be read", str(error)) from error
        following = Cursor(edition.id, last, observations.mark(filters)).write() if last else None
        return _page(request, {"edition": edition.id, "items": items, "next": following})


def _filters(request: Request) -> dict[str, str]:
    """The filters given, each once and none unknown: a misspelt filter must not answer everything."""
    given = request.query_params.multi_items()
    names = [name for name, _ in given]
    for name in names:
        if name not in FILTERS and name not in _PAGING:
            raise Problem(400, "Unknown parameter", f"{name!r} is not a filter; the filters are {', '.join(FILTERS)}")
        if names.count(name) > 1:
            raise Problem(400, "Parameter given twice", f"{name!r} may be given once")
    return {name: value for name, value in given if name in FILTERS}


def _position(editions: Editions, filters: dict[str, str], cursor: str | None) -> tuple[Edition, str]:
    if cursor is None:
        return editions.current(), ""
    try:
        place = Cursor.read(cursor)
    except CursorError as error:
        raise Problem(400, "Not a cursor", str(error)) from error
    if place.query != observations.mark(filters):
        raise Problem(400, "Cursor of another list", "a cursor goes with the filters it came from; start without it")
    try:
        return editions.get(place.edition), place.after
    except EditionGone as error:
        raise Problem(
            410,
            "The edition of this list is gone",
            f"edition {place.edition} is no longer kept; start the list again without a cursor",
            {"current": editions.current_id(), "next": "/api/v1/observations"},
        ) from error


def _page(request: Request, document: dict[str, Any]) -> Response:
    """A page of a list with its entity tag, or the word that the copy at hand is still good."""
    response = _json(document)
    etag = f'"{hashlib.sha256(response.body).hexdigest()[:32]}"'
    response.headers["etag"] = etag
    if still_good(request.headers.get("if-none-match", "").encode("latin-1"), etag.encode()):
        kept = {name: response.headers[name] for name in ("cache-control", "etag", "x-edition")}
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
    return response


def _json(document: Any, status: int = 200, media_type: str = "application/json") -> Response:
    headers = {"cache-control": "public, max-age=0, must-revalidate" if status == HTTPStatus.OK else "no-store"}
    edition = document.get("edition") if isinstance(document, dict) else None
    if edition:
        headers["x-edition"] = edition
    return Response(orjson.dumps(document), status, headers, media_type)
