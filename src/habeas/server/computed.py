"""Computed pages: what is not finished in the edition's folder but made from the edition when it is asked for."""

from __future__ import annotations

import asyncio
import hashlib

import brotli  # type: ignore[import-untyped]  # it has no stubs

from habeas.edition.reader import Edition
from habeas.server import api
from habeas.server.answer import Answer, Message, Receive, Scope, Send, answer
from habeas.server.current import Editions
from habeas.server.filtered import TABLE, filtered_page, send_table
from habeas.server.headers import (
    MEDIA_TYPES,
    OPEN_DATA,
    REVALIDATE,
    STRICT,
    UNCHANGING,
    cache_control,
    media_type,
)
from habeas.server.treaties import DATED, treaties_page
from habeas.site.assets import assets
from habeas.site.computed import Rendered, render_missing, render_observation
from habeas.site.leaves import finished, leaf
from habeas.site.volume import volume_of

OBSERVATION = "/o/"
TWIN = "/index.json"
QUALITY = 5
"""Of compression while somebody waits: a tenth of the time of what is compressed when an edition is built."""


class Computed:
    """The computed side of the site; every page comes from one edition, resolved before."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._api = api.create(editions)
        self._finished: dict[str, bool] = {}

    async def api(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to FastAPI; HEAD is answered as GET without its body, and every answer is strict."""
        head = scope["method"] == "HEAD"

        async def send_strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *STRICT, *OPEN_DATA]
            elif head:
                message["body"] = b""
            await send(message)

        await self._api({**scope, "method": "GET"} if head else scope, receive, send_strict)

    async def asked(self, edition_id: str, scope: Scope, send: Send) -> Answer | None:
        """What the list of recommendations answers to a query; None where it has been sent, as a long table is."""
        edition = self._editions.get(edition_id)
        query = scope.get("query_string", b"").decode("ascii", "replace")
        if scope["path"] == TABLE:
            await send_table(edition, query, send, head=scope["method"] == "HEAD")
            return None
        answered = treaties_page if scope["path"] in DATED else filtered_page
        return await asyncio.to_thread(answered, edition, scope["path"], query)

    async def leaf(self, edition_id: str, path: str, *, brotli: bool) -> Answer | None:
        """A page of which a large edition has too many to finish them all; None where there is none at the path."""
        edition = self._editions.get(edition_id)
        if edition_id not in self._finished:
            self._finished = {edition_id: finished(edition)}
        if self._finished[edition_id] or not path.endswith(("/", TWIN)):
            return None
        return await asyncio.to_thread(_leaf, edition, path, brotli)

    async def page(self, edition_id: str, path: str) -> Answer:
        """A computed page, the page that says there is none, or what computed pages are drawn with."""
        if asset := _asset(path):
            return asset
        edition = self._editions.get(edition_id)
        # Rendering takes milliseconds of processor time: off the loop, so that finished pages go on meanwhile.
        return await asyncio.to_thread(_page, edition, path)


def _leaf(edition: Edition, path: str, squeezed: bool) -> Answer | None:
    page = leaf(volume_of(edition), path.removesuffix(TWIN[1:]))
    if page is None:
        return None
    as_json = path.endswith(TWIN)
    body = page.json if as_json else page.html
    if squeezed:
        body = brotli.compress(body, quality=QUALITY)
    tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    return answer(
        200,
        MEDIA_TYPES[".json" if as_json else ".html"],
        body,
        cache=cache_control(path),
        etag=tag,
        encoding=b"br" if squeezed else b"",
        data=as_json,
        more=((b"x-edition", edition.id.encode()),),
    )


def _asset(path: str) -> Answer | None:
    """A stylesheet or icon of this software: an edition finished by another version does not hold it."""
    content = next((content for name, content in assets() if path == f"/{name}"), None)
    return None if content is None else answer(200, media_type(path), content, cache=UNCHANGING)


def _page(edition: Edition, path: str) -> Answer:
    as_json = path.endswith(TWIN)
    rendered: Rendered | None = None
    if path.startswith(OBSERVATION) and (as_json or path.endswith("/")):
        public_id = path.removeprefix(OBSERVATION).removesuffix("index.json").removesuffix("/")
        rendered = render_observation(edition, public_id)
    if rendered is None:
        rendered = render_missing(edition, path)
    body = rendered.json if as_json else rendered.html
    tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    return answer(
        rendered.status,
        MEDIA_TYPES[".json" if as_json else ".html"],
        body,
        cache=REVALIDATE if rendered.status == 200 else b"no-store",
        etag=tag if rendered.status == 200 else b"",
        data=as_json,
        more=((b"x-edition", edition.id.encode()),),
    )
