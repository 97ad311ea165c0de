"""A crew: the same work done by as many processes as there are processors, whatever the order, with the same result.

Workers are forks: they have everything that was read before, and open what they need of files by themselves. A process
with several threads cannot be forked safely, so it does the work alone.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar, cast

from habeas.capture.forks import begin, hands
from habeas.publish.errors import PublishError

T = TypeVar("T")

FEWEST = 16
"""Pieces of work below which starting processes takes longer than doing it."""

_work: Callable[[int], Any] | None = None
"""What the workers do; set before they are forked."""


def spread(work: Callable[[int], T], count: int) -> Iterator[tuple[int, T]]:
    """``work(0)`` to ``work(count - 1)``, each with its number, in the order in which they come to an end.

    They begin in their order, so the longest come first. What one of them raises is raised here and stops the others.
    """
    workers = min(hands(), count)
    if workers < 2 or count < FEWEST:
        for number in range(count):
            yield number, work(number)
        return
    global _work  # noqa: PLW0603  # forks cannot be given a closure in any other way
    _work = work
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=fork, initializer=begin, initargs=(os.getpid(),)) as pool:
        waiting = {pool.submit(_one, number): number for number in range(count)}
        try:
            for done in as_completed(waiting):
                yield waiting.pop(done), cast(T, done.result())
        except BrokenProcessPool as error:
            fix = "Publish again; if it happens again, free memory."
            raise PublishError("the system ended a process that was publishing", "publish", fix) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            _work = None


def _one(number: int) -> object:
    assert _work is not None  # set before the fork
    return _work(number)
