"""An answer that is ready to send, and its sending over ASGI."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from habeas.server.headers import OPEN_DATA, STRICT, Header

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

NO_BODY: Message = {"type": "http.response.body", "body": b""}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body as they go out; the two messages are made once and sent as often as asked for."""

    status: int
    headers: tuple[Header, ...]
    body: bytes
    etag: bytes = b""
    start: Message = field(init=False, repr=False, compare=False)
    end: Message = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        head = {"type": "http.response.start", "status": self.status, "headers": self.headers}
        object.__setattr__(self, "start", head)
        object.__setattr__(self, "end", {"type": "http.response.body", "body": self.body})

    @property
    def size(self) -> int:
        """How many bytes it takes in the store, about."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers)

    def unchanged(self) -> Answer:
        """The 304 for it: the same headers without body, length and type."""
        dropped = {b"content-length", b"content-type", b"content-encoding"}
        kept = tuple(header for header in self.headers if header[0] not in dropped)
        return Answer(304, kept, b"", self.etag)


def answer(
    status: int,
    media_type: str,
    body: bytes,
    *,
    cache: bytes = b"no-store",
    etag: bytes = b"",
    encoding: bytes = b"",
    data: bool = False,
    more: Iterable[Header] = (),
) -> Answer:
    """Compose an answer with the strict headers."""
    headers: list[Header] = [
        (b"content-type", media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", cache),
        (b"vary", b"accept-encoding"),
    ]
    if etag:
        headers.append((b"etag", etag))
    if encoding:
        headers.append((b"content-encoding", encoding))
    return Answer(status, (*headers, *STRICT, *(OPEN_DATA if data else ()), *more), body, etag)


async def send_answer(ready: Answer, send: Send, *, head: bool = False) -> None:
    """Send it; for HEAD without its body."""
    await send(ready.start)
    await send(NO_BODY if head else ready.end)
