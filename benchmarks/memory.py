"""The most memory that a command and the processes it starts hold together."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

BETWEEN = 0.25
"""Seconds between two looks: a look takes some milliseconds of the processor that is measured too."""


class Watch:
    """Looks at a process and those it started while the block runs. Needs Linux: elsewhere `peak` stays 0.

    Counted is what the system calls proportional: a page that several processes share is shared out among them.
    """

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(BETWEEN):
            self.peak = max(self.peak, sum(_held(pid) for pid in (self._pid, *descendants(self._pid))))


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    try:
        words = [path.read_text(encoding="ascii") for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has ended
        return []
    started = [int(word) for word in " ".join(words).split()]
    return [*started, *(one for child in started for one in descendants(child))]


def _held(pid: int) -> int:
    """Bytes of one process; 0 once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
