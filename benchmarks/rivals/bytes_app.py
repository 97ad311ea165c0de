"""Granian's ASGI at its plainest: one answer, made once, sent to everybody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson


def create() -> Any:
    """The application; ``BENCH_ANSWER`` names a file with the headers, ``.body`` beside it has the body."""
    described = Path(os.environ["BENCH_ANSWER"])
    headers = [(name.encode(), value.encode()) for name, value in orjson.loads(described.read_bytes())]
    start = {"type": "http.response.start", "status": 200, "headers": headers}
    body = {"type": "http.response.body", "body": described.with_suffix(".body").read_bytes()}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send(start)
        await send(body)

    return app
