"""What the matrix of treaties answers when it is asked for a day: a page, its twin, or a table."""

from __future__ import annotations

import hashlib

from habeas.edition.reader import Edition
from habeas.server.answer import Answer, answer
from habeas.server.headers import MEDIA_TYPES, REVALIDATE
from habeas.server.problems import Problem
from habeas.site.filtering import QueryError
from habeas.site.render import render_problem
from habeas.site.treaties_asked import address_of, render_treaties, treaties_table
from habeas.site.views.treaty_pages import BASE, ON, TABLE
from habeas.site.volume import volume_of

TWIN = f"{BASE}index.json"
DATED = frozenset({BASE, TWIN, TABLE, ON})
"""Finished pages that a query makes computed ones, and where the form leads."""


def treaties_page(edition: Edition, path: str, query: str) -> Answer:
    """The matrix on a day; 400 in words for what is no day."""
    ending = ".csv" if path == TABLE else ".json" if path == TWIN else ".html"
    of_edition = ((b"x-edition", edition.id.encode()),)
    try:
        if path == ON:
            return answer(303, "text/plain; charset=utf-8", b"", more=((b"location", address_of(query).encode()),))
        if path == TABLE:
            body = treaties_table(edition, query)
        else:
            made = render_treaties(edition, query)
            body = made.json if path == TWIN else made.html
    except QueryError as error:
        if ending != ".html":
            return Problem(400, "A day cannot be read", str(error)).answer()
        volume = volume_of(edition)
        page = render_problem(400, volume.words("A day cannot be read"), str(error), volume.language, volume.title)
        return answer(400, MEDIA_TYPES[".html"], page.encode(), more=of_edition)
    tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    data = ending != ".html"
    return answer(200, MEDIA_TYPES[ending], body, cache=REVALIDATE, etag=tag, data=data, more=of_edition)
