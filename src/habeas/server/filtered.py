"""What the list of recommendations answers to a query: a page, its twin, a table, or the address of what was chosen."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator

from habeas.edition.reader import Edition
from habeas.server.answer import Answer, Send, answer, send_answer
from habeas.server.headers import MEDIA_TYPES, OPEN_DATA, REVALIDATE, STRICT, Header
from habeas.server.problems import Problem
from habeas.site import filtering
from habeas.site.render import render_problem
from habeas.site.views.recommendation_filters import BASE, SELECT
from habeas.site.volume import volume_of

TWIN = f"{BASE}index.json"
TABLE = f"{BASE}list.csv"
QUERIED = frozenset({BASE, TWIN})
"""Finished pages that a query makes computed ones."""
ASKED = frozenset({*QUERIED, SELECT, TABLE})
"""Every address that is answered here."""
TITLE = "A filter cannot be read"


def filtered_page(edition: Edition, path: str, query: str) -> Answer:
    """The page or its twin, or the way to what was chosen; 400 in words for what cannot be meant."""
    try:
        if path == SELECT:
            location = filtering.chosen(edition, query).encode()
            return answer(303, "text/plain; charset=utf-8", b"", more=((b"location", location),))
        made = filtering.render_list(edition, query)
    except filtering.QueryError as error:
        return _refused(edition, path, str(error))
    body = made.json if path == TWIN else made.html
    tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    kind = MEDIA_TYPES[".json" if path == TWIN else ".html"]
    return answer(200, kind, body, cache=REVALIDATE, etag=tag, data=path == TWIN, more=(_of(edition),))


async def send_table(edition: Edition, query: str, send: Send, *, head: bool = False) -> None:
    """The whole list as CSV, a piece at a time, so that the longest one takes no memory to speak of."""
    try:
        pieces = filtering.table(edition, query)
    except filtering.QueryError as error:
        await send_answer(_refused(edition, TABLE, str(error)), send, head=head)
        return
    headers = (
        (b"content-type", MEDIA_TYPES[".csv"].encode()),
        (b"content-disposition", b'attachment; filename="recommendations.csv"'),
        (b"cache-control", REVALIDATE),
        _of(edition),
    )
    await send({"type": "http.response.start", "status": 200, "headers": (*headers, *STRICT, *OPEN_DATA)})
    while not head and (piece := await asyncio.to_thread(_next, pieces)):
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _next(pieces: Iterator[bytes]) -> bytes:
    return next(pieces, b"")


def _refused(edition: Edition, path: str, detail: str) -> Answer:
    """For a person a page, for a machine a document."""
    volume = volume_of(edition)
    if path in {TWIN, TABLE}:
        return Problem(400, TITLE, detail).answer()
    page = render_problem(400, volume.words(TITLE), detail, volume.language, volume.title)
    return answer(400, MEDIA_TYPES[".html"], page.encode(), more=(_of(edition),))


def _of(edition: Edition) -> Header:
    return b"x-edition", edition.id.encode()
