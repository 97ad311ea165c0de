"""Pages that the server makes when they are asked for: one observation, and the page that says there is none."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

import orjson

from habeas.edition.reader import Edition
from habeas.site.gone import ended_at
from habeas.site.render import Problem, render, render_problem, twin
from habeas.site.views.observation import observation
from habeas.site.views.statement import statement
from habeas.site.volume import volume_of


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer: its status, its HTML and its JSON twin."""

    status: int
    html: bytes
    json: bytes


def render_observation(edition: Edition, public_id: str) -> Rendered | None:
    """One observation, or a statement of another kind; 410 with its tombstone where it was withdrawn.

    None where the edition has never heard of it, as of what was redacted.
    """
    volume = volume_of(edition)
    view = observation(volume, public_id) or statement(volume, public_id)
    if view is None:
        return None
    status = HTTPStatus.GONE if view.withdrawn else HTTPStatus.OK
    return Rendered(status, render(f"{view.frame.kind}.html", view, volume.language).encode(), twin(view))


def render_missing(edition: Edition, path: str) -> Rendered:
    """The page for an address where nothing is; 410 with a tombstone where something was that no longer stands."""
    volume = volume_of(edition)
    ended = ended_at(volume, path)
    if ended and (tombstone := render_observation(edition, ended)):
        return Rendered(HTTPStatus.GONE, tombstone.html, tombstone.json)
    title = volume.words("There is no such page")
    detail = volume.words("Nothing stands at %(path)s in edition %(edition)s.", path=path, edition=volume.id)
    problem = Problem(HTTPStatus.NOT_FOUND, title, detail)
    html = render_problem(problem.status, title, detail, volume.language, volume.title)
    return Rendered(problem.status, html.encode(), orjson.dumps(problem, option=orjson.OPT_APPEND_NEWLINE))
