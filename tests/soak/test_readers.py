"""Readers who ask all along while editions are published: every answer comes from one edition, whole."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.e2e.polling import Seen, polling
from tests.fixtures.world import habeas, serve
from tests.soak import results


def publish_under_readers(home: Path, publishes: int) -> Seen:
    """Change one figure and publish, so often, while readers ask."""
    with contextmanager(serve)(home) as url, polling(url) as seen:
        habeas(home, "add", "source", "key=soak", "title=Soak", "kind=official_statistics", "published=2026")
        for number in range(publishes):
            added = habeas(home, *FIGURE, f"value={number + 1}", f"locator=table {number}", "--accept")
            assert added.stdout
            published = habeas(home, "publish").stdout.splitlines()[-1]
            assert published.startswith("published 20")
    return seen


FIGURE = ("add", "observation", "subject=KAZ", "source=soak", "indicator=refugees", "period=2024")


def demand_no_mixture(seen: Seen, publishes: int) -> None:
    """No answer of two editions, and readers did see editions change."""
    assert seen.faults == []
    assert seen.answers > publishes
    assert len(seen.editions) > 1


def test_readers_see_whole_editions_alone(own_world: Path) -> None:
    demand_no_mixture(publish_under_readers(own_world, 2), 2)


@pytest.mark.soak
def test_readers_see_whole_editions_alone_a_hundred_times(own_world: Path) -> None:
    with results.part("readers") as told:
        seen = publish_under_readers(own_world, results.PUBLISHES)
        told["counted"] = {"publishes": results.PUBLISHES, "answers": seen.answers, "editions read": len(seen.editions)}
        told["counted"]["mixed answers"] = len(seen.faults)
        demand_no_mixture(seen, results.PUBLISHES)
