"""The ASGI application: a finished page is answered before any framework runs."""

from __future__ import annotations

import os
from pathlib import Path

from habeas.server.answer import NO_BODY, Answer, Receive, Scope, Send, answer, send_answer
from habeas.server.computed import Computed
from habeas.server.current import Editions, NothingPublished
from habeas.server.filtered import ASKED, QUERIED
from habeas.server.negotiation import accepts_brotli, still_good
from habeas.server.problems import Problem
from habeas.server.store import PageStore
from habeas.server.treaties import DATED

FOLDER_VARIABLE = "HABEAS_EDITIONS"
"""How the folder of editions reaches the workers."""


class Site:
    """The public site of one folder of editions."""

    def __init__(self, folder: Path) -> None:
        self._editions = Editions(folder)
        self._store = PageStore(folder)
        self._computed = Computed(self._editions)
        self._turns = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise RuntimeError(f"only HTTP is served here, not {scope['type']}")
        method, path = scope["method"], scope["path"]
        encoding = known = b""
        for name, value in scope["headers"]:
            if name == b"accept-encoding":
                encoding = value
            elif name == b"if-none-match":
                known = value
        if method not in {"GET", "HEAD"}:
            await send_answer(_not_allowed(), send)
            return
        try:
            edition = self._editions.current_id()
        except NothingPublished:
            nothing = Problem(503, "Nothing is published yet", "the observatory has no edition; come back later")
            await send_answer(nothing.answer(), send, head=method == "HEAD")
            return
        if self._turns != self._editions.turns:
            self._turns = self._editions.turns
            self._store.forget()
        if path.startswith("/api/"):
            await self._computed.api(scope, receive, send)
            return
        computed = (path in QUERIED or path in DATED) and scope.get("query_string")
        ready = None if computed else self._store.get(edition, path, brotli := accepts_brotli(encoding))
        if ready is None and not computed:
            ready = await self._leaf(edition, path, brotli=brotli)
        if ready is None:
            await self._other(edition, path, known, scope, send)
            return
        if known and still_good(known, ready.etag):
            ready = ready.unchanged()
        # As `send_answer` does, written out: this is the path of nearly every request.
        await send(ready.start)
        await send(ready.end if method == "GET" else NO_BODY)

    async def _leaf(self, edition: str, path: str, *, brotli: bool) -> Answer | None:
        """A page of a large edition that is made now, and kept like those that are finished."""
        ready = await self._computed.leaf(edition, path, brotli=brotli)
        if ready is not None:
            self._store.keep(edition, path, brotli, ready)
        return ready

    async def _other(self, edition: str, path: str, known: bytes, scope: Scope, send: Send) -> None:
        """A path that is no finished file: a computed page, the missing slash, or nothing."""
        head = scope["method"] == "HEAD"
        ready: Answer | None
        if path in ASKED or path in DATED:
            ready = await self._computed.asked(edition, scope, send)
        elif not path.endswith("/") and await self._is_page(edition, path + "/"):
            ready = _moved(path + "/", scope.get("query_string", b""))
        else:
            ready = await self._computed.page(edition, path)
        if ready is not None:
            still = ready.etag and still_good(known, ready.etag)
            await send_answer(ready.unchanged() if still else ready, send, head=head)

    async def _is_page(self, edition: str, path: str) -> bool:
        return bool(self._store.get(edition, path, brotli=False) or await self._leaf(edition, path, brotli=False))


def create() -> Site:
    """The application of the folder named by ``HABEAS_EDITIONS``; what granian's workers call."""
    return Site(Path(os.environ[FOLDER_VARIABLE]))


def _moved(path: str, query: bytes) -> Answer:
    # One leading slash only: "//host" would lead away from here.
    target = "/" + path.lstrip("/").replace("\\", "%5C")
    location = target.encode("utf-8", "replace") + (b"?" + query if query else b"")
    return answer(308, "text/plain; charset=utf-8", b"", more=((b"location", _percent(location)),))


def _percent(location: bytes) -> bytes:
    return b"".join(bytes([c]) if 0x21 <= c < 0x7F else b"%%%02X" % c for c in location)


def _not_allowed() -> Answer:
    problem = Problem(405, "Method not allowed", "this site is read only: use GET or HEAD")
    refused = problem.answer()
    return Answer(refused.status, (*refused.headers, (b"allow", b"GET, HEAD")), refused.body)
