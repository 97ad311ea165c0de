"""What FastAPI answers: queries to the edition. Its models declare the schema, the bodies are orjson."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from habeas import __version__
from habeas.server import observations, printed_changes, treaty_ratios
from habeas.server.current import Editions
from habeas.server.lists import LARGEST_PAGE, ApiList, json_answer
from habeas.server.problems import MEDIA_TYPE, Problem
from habeas.site.views.printed import KINDS

OBSERVATIONS = ApiList("/api/v1/observations", observations.FILTERS, observations.page)
PRINTED_CHANGES = ApiList("/api/v1/printed-changes", printed_changes.FILTERS, printed_changes.page)
TREATY_RATIOS = ApiList("/api/v1/treaty-ratios", treaty_ratios.FILTERS, treaty_ratios.page)


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


class PrintedChangeItem(BaseModel):
    """A difference between what two consecutive copies of one publication print to one question."""

    before: str
    after: str
    kind: str
    subject: str
    indicator: str
    period: str | None
    breakdown: dict[str, str]
    series: str
    before_day: str
    after_day: str


class PrintedChangePage(BaseModel):
    """A page of a list, all of one edition."""

    edition: str
    items: list[PrintedChangeItem]
    next: str | None


class TreatyMember(BaseModel):
    """An instrument of a list, or one of its articles, as a state stands to it."""

    instrument: str
    article: str | None
    bond: str
    since: str | None
    statement: str | None


class TreatyRatioItem(BaseModel):
    """How many of a list bind a state on a day, of how many that were looked up."""

    country: str
    list: str
    as_of: str | None
    of: int
    checked: int
    listed: int
    members: tuple[TreatyMember, ...]


class TreatyRatioPage(BaseModel):
    """A page of a list, all of one edition."""

    edition: str
    items: list[TreatyRatioItem]
    next: str | None


class ProblemDocument(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDocument, "description": words}
    for status, words in ((400, "A filter cannot be read"), (410, "The cursor's edition is gone"))
}


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
    _add_printed_changes(api, editions)
    _add_treaty_ratios(api, editions)
    return api


def _add_problems(api: FastAPI) -> None:
    @api.exception_handler(Problem)
    def problem(request: Request, error: Problem) -> Response:
        return json_answer(error.document(), error.status, MEDIA_TYPE)

    @api.exception_handler(HTTPException)
    def unknown(request: Request, error: HTTPException) -> Response:
        detail = f"{request.url.path} is not part of the API; /api/v1/openapi.json describes it"
        return problem(request, Problem(error.status_code, error.detail, detail))

    @api.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        detail = "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in error.errors())
        return problem(request, Problem(400, "A parameter cannot be read", detail))


def _add_observations(api: FastAPI, editions: Editions) -> None:
    @api.get(OBSERVATIONS.path, response_model=ObservationPage, responses=PROBLEMS, tags=["observations"])
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
        limit: int = Query(100, ge=1, le=LARGEST_PAGE),
    ) -> Response:
        """Observations in the order of their ids."""
        return OBSERVATIONS.answer(editions, request, cursor, limit)


def _add_printed_changes(api: FastAPI, editions: Editions) -> None:
    @api.get(PRINTED_CHANGES.path, response_model=PrintedChangePage, responses=PROBLEMS, tags=["printed changes"])
    def list_printed_changes(
        request: Request,
        country: str | None = Query(None, description="ISO 3166-1 alpha-3, XKX for Kosovo"),
        indicator: str | None = Query(None, description="key of the indicator that the earlier copy answers"),
        kind: str | None = Query(None, description=", ".join(KINDS)),
        cursor: str | None = Query(None, description="where a list goes on: the `next` of the page before"),
        limit: int = Query(100, ge=1, le=LARGEST_PAGE),
    ) -> Response:
        """What publishers changed between copies of one publication, in the order of the ids."""
        return PRINTED_CHANGES.answer(editions, request, cursor, limit)


def _add_treaty_ratios(api: FastAPI, editions: Editions) -> None:
    @api.get(TREATY_RATIOS.path, response_model=TreatyRatioPage, responses=PROBLEMS, tags=["treaty ratios"])
    def list_treaty_ratios(
        request: Request,
        country: str | None = Query(None, description="ISO 3166-1 alpha-3, XKX for Kosovo"),
        list_: str | None = Query(None, alias="list", description="nineteen (unless asked for), eight, or a region's"),
        as_of: str | None = Query(None, description="as everything stood on this day, such as 2015-12-31"),
        cursor: str | None = Query(None, description="where a list goes on: the `next` of the page before"),
        limit: int = Query(100, ge=1, le=LARGEST_PAGE),
    ) -> Response:
        """How many instruments of a list bind each state, with the list behind it, in the order of the codes."""
        return TREATY_RATIOS.answer(editions, request, cursor, limit)
