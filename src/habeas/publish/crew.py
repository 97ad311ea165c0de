"""A crew: the same work done by as many processes as there are processors, whatever the order, with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from habeas.capture.forks import as_they_end, hands
from habeas.publish.errors import PublishError

T = TypeVar("T")

FEWEST = 16
"""Pieces of work below which starting processes takes longer than doing it."""


def spread(work: Callable[[int], T], count: int) -> Iterator[tuple[int, T]]:
    """``work(0)`` to ``work(count - 1)``, each with its number, in the order in which they come to an end.

    They begin in their order, so the longest come first. What one of them raises is raised here and stops the others.
    """
    workers = min(hands(), count)
    if workers < 2 or count < FEWEST:
        for number in range(count):
            yield number, work(number)
        return
    try:
        yield from as_they_end(work, count, workers)
    except BrokenProcessPool as error:
        fix = "Publish again; if it happens again, free memory."
        raise PublishError("the system ended a process that was publishing", "publish", fix) from error
