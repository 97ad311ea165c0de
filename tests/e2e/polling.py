"""Readers who ask again and again while editions are published under them."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from tests.e2e import web

EDITION_LINK = re.compile(r'href="/editions/([^/"]+)/"')
STYLESHEET = re.compile(r'rel="stylesheet" href="([^"]+)"')
FIGURE = "KAZ/refugees/2023/unhcr-2026-06"
"""One whose page changes while editions are published: it stops being the preferred one."""


@dataclass
class Seen:
    """What readers were answered: what was wrong with it, and which editions it came from."""

    faults: list[str] = field(default_factory=list)
    bodies: dict[tuple[str, str], bytes] = field(default_factory=dict)
    answers: int = 0

    @property
    def editions(self) -> set[str]:
        """Every edition that answered."""
        return {edition for _, edition in self.bodies}

    def note(self, path: str, answer: httpx.Response, told: str) -> None:
        """One answer, and the edition its own words tell of: an edition answers the same whenever it is asked."""
        self.answers += 1
        if self.bodies.setdefault((path, told), answer.content) != answer.content:
            self.faults.append(f"{path} has two answers in edition {told}")
        if answer.status_code != 200:
            self.faults.append(f"{path} answered {answer.status_code}")
        if answer.headers.get("x-edition") != told:
            self.faults.append(f"{path}: header {answer.headers.get('x-edition')}, body {told}")


def read_list(client: httpx.Client, seen: Seen) -> None:
    """A list over several pages stays in the edition it began in, and no figure is twice in it."""
    editions, ids = set(), []
    filters: dict[str, Any] = {"country": "KAZ", "limit": "60"}
    while True:
        answer = client.get("/api/v1/observations", params=filters)
        body = answer.json()
        seen.note(str(answer.url), answer, body.get("edition", "none"))
        editions.add(body.get("edition", "none"))
        ids += [item["id"] for item in body.get("items", [])]
        if not body.get("next"):
            break
        filters["cursor"] = body["next"]
    if len(editions) != 1 or len(set(ids)) != len(ids):
        seen.faults.append(f"a list of {len(ids)} figures came from {sorted(editions)}")


def read_pages(client: httpx.Client, seen: Seen) -> None:
    """The first page says its edition, and its stylesheet is there; so does its twin."""
    page = client.get("/")
    seen.note("/", page, next(iter(EDITION_LINK.findall(page.text)), "none"))
    for sheet in STYLESHEET.findall(page.text):
        if client.get(sheet).status_code != 200:
            seen.faults.append(f"{sheet} is not there")
    twin = client.get("/index.json")
    seen.note("/index.json", twin, twin.json()["edition"])


def read_figure(client: httpx.Client, seen: Seen) -> None:
    """A figure's own page, computed while the reader waits; it says what changed for the figure, not the edition."""
    path = web.observation_path(FIGURE)
    page = client.get(path)
    seen.note(path, page, page.headers.get("x-edition", "none"))


READINGS: tuple[Callable[[httpx.Client, Seen], None], ...] = (read_list, read_pages, read_figure)


@contextmanager
def polling(url: str) -> Iterator[Seen]:
    """Read on, each reading by a reader of its own, until the block ends; one more round follows it."""
    seen, stop = Seen(), threading.Event()

    def read_on(reading: Callable[[httpx.Client, Seen], None]) -> None:
        with web.client(url) as client:
            while not stop.wait(0.02):
                _read(reading, client, seen)
            _read(reading, client, seen)

    readers = [threading.Thread(target=read_on, args=(reading,)) for reading in READINGS]
    for reader in readers:
        reader.start()
    try:
        yield seen
    finally:
        stop.set()
        for reader in readers:
            reader.join()


def _read(reading: Callable[[httpx.Client, Seen], None], client: httpx.Client, seen: Seen) -> None:
    try:
        reading(client, seen)
    except (httpx.HTTPError, ValueError, KeyError) as error:
        seen.faults.append(f"{reading.__name__}: {error!r}")
