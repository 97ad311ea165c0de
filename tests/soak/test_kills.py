"""kill -9 at any moment: what was acknowledged stays, once; the current edition stays whole; nobody has to repair."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.fixtures.databases import Databases
from tests.soak import results
from tests.soak.killing import Counts, Step, accepted_import, do, draw_step, kill_at_call, kill_at_random
from tests.soak.observatory import Observatory
from tests.soak.running import calls_of, can_trace

FRESH_AFTER = 40
"""Kills on one observatory before another is made: its commands take longer as it grows."""


def at_random(
    folder: Path, kills: int, seed: int, server: Databases | None = None, counts: Counts | None = None
) -> Counts:
    """Kill random commands at random moments, so often."""
    counts, made = counts or Counts(), 0
    observatory = Observatory.make(folder / "0", seed, server)
    while counts.kills.total() < kills:
        if counts.kills.total() >= FRESH_AFTER * (made + 1):
            made += 1
            observatory = Observatory.make(folder / str(made), seed + made, server)
        kill_at_random(observatory, draw_step(observatory), counts)
    return counts


def at_calls(
    folder: Path, verb: str, limit: int | None, part: tuple[int, int] = (0, 1), counts: Counts | None = None
) -> Counts:
    """Kill one command at each of its calls, each time from the same beginning; at most `limit` spread over them, and
    of those one part of so many."""
    base = Observatory.make(folder / "base", 1)
    page = base.new_page()
    if verb == "publish":
        do(base, accepted_import(base, page))
    counted, step = again(base, verb, folder / "counted")
    made = calls_of(counted.home.path, folder / "log", *step.words)
    places = [(call, number) for call, count in made.items() for number in range(1, count + 1)]
    if limit is not None and len(places) > limit:
        places = [places[round(place * (len(places) - 1) / max(limit - 1, 1))] for place in range(limit)]
    counts = counts or Counts()
    for number, (call, when) in enumerate(places):
        if number % part[1] == part[0]:
            observatory, step = again(base, verb, folder / f"{number}")
            kill_at_call(observatory, step, counts, call, when)
            observatory.remove()
    counts.places = len(places)
    return counts


def again(base: Observatory, verb: str, folder: Path) -> tuple[Observatory, Step]:
    """The same observatory once more, just before the command."""
    observatory = base.copy(folder)
    if verb == "publish":
        return observatory, Step("publish", ("publish",), observatory.publish)
    return observatory, accepted_import(observatory, observatory.page)


@pytest.mark.sqlite("its file under kill -9")
def test_kills_at_random_moments(tmp_path: Path) -> None:
    counts = at_random(tmp_path, kills=4, seed=7)
    assert counts.kills.total() == 4


def test_kills_at_random_moments_with_the_ledger_on_a_server(tmp_path: Path, server_databases: Databases) -> None:
    counts = at_random(tmp_path, kills=3, seed=11, server=server_databases)
    assert counts.kills.total() == 3


@pytest.mark.sqlite("its file under kill -9")
@pytest.mark.parametrize("verb", ["import", "publish"])
def test_kills_at_system_calls(tmp_path: Path, verb: str) -> None:
    if not can_trace():
        pytest.skip("needs strace, and the right to trace")
    counts = at_calls(tmp_path, verb, limit=3)
    assert counts.kills.total() == 3


@pytest.mark.soak
@pytest.mark.sqlite("its file under kill -9")
@pytest.mark.parametrize("shard", range(results.SHARDS))
def test_many_kills_at_random_moments(tmp_path: Path, shard: int) -> None:
    with noted(f"random moments-{shard}") as counts:
        at_random(tmp_path, results.KILLS // results.SHARDS, seed=1000 * (shard + 1), counts=counts)
    assert counts.kills.total() == results.KILLS // results.SHARDS


@pytest.mark.soak
def test_many_kills_at_random_moments_with_the_ledger_on_a_server(tmp_path: Path, server_databases: Databases) -> None:
    with noted("random moments, postgresql") as counts:
        at_random(tmp_path, results.KILLS_ON_SERVER, seed=99, server=server_databases, counts=counts)
    assert counts.kills.total() == results.KILLS_ON_SERVER


@pytest.mark.soak
@pytest.mark.sqlite("its file under kill -9")
@pytest.mark.parametrize("shard", range(results.SHARDS // 2))
@pytest.mark.parametrize("verb", ["import", "publish"])
def test_a_kill_at_every_system_call(tmp_path: Path, verb: str, shard: int) -> None:
    if not can_trace():
        pytest.skip("needs strace, and the right to trace")
    with noted(f"one {verb} at each of its calls-{shard}") as counts:
        at_calls(tmp_path, verb, None, (shard, results.SHARDS // 2), counts)


@contextmanager
def noted(name: str) -> Iterator[Counts]:
    """A part of a long run, with its counts as far as they went."""
    counts = Counts()
    with results.part(name) as told:
        try:
            yield counts
        finally:
            told["killed"], told["answered"] = dict(counts.kills), dict(counts.unheard)
            told["ended before the kill"], told["places"] = dict(counts.finished), counts.places
