"""A served observatory as a reader's program meets it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx

PATIENCE = 60.0
"""Seconds; a busy machine is no failure."""


def client(url: str) -> httpx.Client:
    """A client of a served observatory; it follows nothing by itself."""
    return httpx.Client(base_url=url, timeout=PATIENCE)


def observation_path(public_id: str) -> str:
    """The address of one statement."""
    return f"/o/{quote(public_id, safe='/=;')}/"


def listings(web: httpx.Client, **filters: str) -> Iterator[dict[str, Any]]:
    """Every page of the list of observations, as answered."""
    parameters: dict[str, str] = {"limit": "1000", **filters}
    while True:
        answer = web.get("/api/v1/observations", params=parameters)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        assert answer.headers["x-edition"] == body["edition"]
        yield body
        if body["next"] is None:
            return
        parameters["cursor"] = body["next"]


def observations(web: httpx.Client, **filters: str) -> dict[str, dict[str, Any]]:
    """Every observation of the list by its id."""
    items = [item for page in listings(web, **filters) for item in page["items"]]
    by_id = {item["id"]: item for item in items}
    assert len(by_id) == len(items)
    return by_id
