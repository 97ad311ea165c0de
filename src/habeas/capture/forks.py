"""Work done by forks of this process: how many there may be, how one lives, and work handed out in order.

Workers are forks: they have everything that was read before, and open what they need of files by themselves. A process
with several threads cannot be forked safely, so it does the work alone.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any, TypeVar

P = TypeVar("P")
R = TypeVar("R")

FEWEST = 8
"""Pieces of a stream below which starting processes takes longer than doing the work."""
AHEAD = 2
"""Pieces handed out to each worker and not taken back yet: none waits for work, and few lie in memory."""
SELDOM = (50_000, 50, 1_000)
"""How often a worker looks for circles of objects: it makes many rows and hardly any circle. At Python's own thresholds
that took a sixth of its time."""
_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux's ``prctl.h``."""

_work: Callable[[Any], Any] | None = None
"""What the workers do; set before they are forked."""


def hands() -> int:
    """How many processes may work at once: one a processor that this one may use."""
    if threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return processors()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(parent: int) -> None:
    """A worker is stopped by its parent alone, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was read before stays, and is not looked through again
    gc.set_threshold(*SELDOM)
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    except AttributeError:
        return  # not Linux: a worker whose parent is killed ends with its last piece of work
    if os.getppid() != parent:
        os._exit(1)


def in_order(work: Callable[[P], R], pieces: Iterable[P], *, let_go: Callable[[], None] = lambda: None) -> Iterator[R]:
    """``work(piece)`` for each piece, in their order; pieces are read as they are handed out.

    Few pieces are worked on here. `let_go` is called before the workers are forked, to close what no fork may inherit.
    What a worker raises is raised here in its piece's turn; a worker that the system ends raises `BrokenProcessPool`.
    """
    rest = iter(pieces)
    first = list(islice(rest, FEWEST))
    workers = hands() if len(first) == FEWEST else 1
    if workers < 2:
        yield from map(work, chain(first, rest))
        return
    let_go()
    with _forked(work, workers) as pool:
        waiting: deque[Future[R]] = deque()
        for piece in chain(first, rest):
            waiting.append(pool.submit(_one, piece))
            if len(waiting) > workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def as_they_end(work: Callable[[int], R], count: int, workers: int) -> Iterator[tuple[int, R]]:
    """``work(0)`` to ``work(count - 1)``, each with its number, in the order in which they come to an end.

    They begin in their order. What one of them raises is raised here and stops the others.
    """
    with _forked(work, workers) as pool:
        waiting = {pool.submit(_one, number): number for number in range(count)}
        for done in as_completed(waiting):
            yield waiting.pop(done), done.result()


@contextmanager
def _forked(work: Callable[[Any], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of forks that do one work and end with the block, whatever happens in it."""
    global _work  # noqa: PLW0603  # forks cannot be given a closure in any other way
    _work = work
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=fork, initializer=_begin, initargs=(os.getpid(),)) as pool:
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            _work = None


def _one(piece: Any) -> Any:
    assert _work is not None  # set before the fork
    return _work(piece)
