"""What FastAPI answers: queries to the edition. Its models declare the schema, the bodies are orjson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from habeas import __version__
from habeas.server import observations, printed_changes, recommendations, treaty_ratios
from habeas.server.current import Editions
from habeas.server.lists import LARGEST_PAGE, PAGING, USUAL_PAGE, ApiList, json_answer
from habeas.server.problems import MEDIA_TYPE, Problem


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


class RecommendationItem(BaseModel):
    """One concern or recommendation with its paragraph."""

    id: str
    country: str
    mechanism: str | None
    body: str | None
    document: str | None
    symbol: str | None
    symbol_inferred: str | None
    year: str | None
    paragraphs: list[str]
    articles: list[str]
    kind: str
    answers: list[str]
    recommending: list[str]
    themes: list[str]
    text: str | None
    abstract: str | None
    language: str | None
    source: str
    origin: str | None
    via: str | None
    review_level: str
    first_edition: str


class RecommendationPage(BaseModel):
    """A page of a list, all of one edition."""

    edition: str
    items: list[RecommendationItem]
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


@dataclass(frozen=True, slots=True)
class Described:
    """A list as the schema tells of it."""

    list: ApiList
    model: type[BaseModel]
    words: str


LISTS = (
    Described(
        ApiList("/api/v1/observations", observations.FILTERS, observations.page, observations.quick),
        ObservationPage,
        "Observations in the order of their ids.",
    ),
    Described(
        ApiList("/api/v1/printed-changes", printed_changes.FILTERS, printed_changes.page),
        PrintedChangePage,
        "What publishers changed between copies of one publication, in the order of the ids.",
    ),
    Described(
        ApiList("/api/v1/recommendations", recommendations.FILTERS, recommendations.page, recommendations.quick),
        RecommendationPage,
        "Concerns and recommendations, the latest year first, by body, document and paragraph.",
    ),
    Described(
        ApiList("/api/v1/treaty-ratios", treaty_ratios.FILTERS, treaty_ratios.page),
        TreatyRatioPage,
        "How many instruments of a list bind each state, with the list behind it, in the order of the codes.",
    ),
)
"""Every list of the API."""


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
    for one in LISTS:
        _add_list(api, editions, one)
    return api


class ListRoute(APIRoute):
    """A list: FastAPI describes it, and does not look at the parameters of each request one by one, which would take
    longer than the answer; the list refuses itself what it does not know."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that was led here."""
        response: Response = await self.endpoint(Request(scope, receive))
        await response(scope, receive, send)


def _add_list(api: FastAPI, editions: Editions, one: Described) -> None:
    async def answer(request: Request) -> Response:
        return await one.list.answer(editions, request)

    name = one.list.path.rpartition("/")[2].replace("-", " ")
    taken = [*one.list.filters.items(), *PAGING.items()]
    api.router.add_api_route(
        one.list.path,
        answer,
        route_class_override=ListRoute,
        name=f"list_{name.replace(' ', '_')}",
        description=one.words,
        response_model=one.model,
        responses=PROBLEMS,
        tags=[name],
        openapi_extra={"parameters": [_parameter(*parameter) for parameter in taken]},
    )


def _parameter(name: str, words: str) -> dict[str, Any]:
    kinds = {"limit": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE}}
    kinds["preferred"] = {"type": "boolean"}
    schema = kinds.get(name, {"type": "string"})
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _add_problems(api: FastAPI) -> None:
    @api.exception_handler(Problem)
    def problem(request: Request, error: Problem) -> Response:
        return json_answer(error.document(), error.status, MEDIA_TYPE)

    @api.exception_handler(HTTPException)
    def unknown(request: Request, error: HTTPException) -> Response:
        detail = f"{request.url.path} is not part of the API; /api/v1/openapi.json describes it"
        return problem(request, Problem(error.status_code, error.detail, detail))
