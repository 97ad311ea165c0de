"""How far a long import is: rows, rows a second, time left. On standard error, never on standard output."""

from __future__ import annotations

import time
from typing import TextIO

PATIENCE = 1.0
"""Seconds of work on a terminal before anything is told: most imports are over by then."""
BETWEEN = 0.5
"""Seconds between two tellings there, where each takes the place of the one before."""
LONG = 10.0
"""Seconds of work before a line is written elsewhere, such as in a log, and between two lines."""
BAR = 24
"""Signs of the bar on a terminal."""


class Progress:
    """Tells how far an import is, to `out`; without it, nobody. What does not last is not told."""

    def __init__(self, out: TextIO | None = None, *, patience: float | None = None) -> None:
        self._out = out
        self._live = out is not None and out.isatty()
        self._patience = (PATIENCE if self._live else LONG) if patience is None else patience
        self._what = ""
        self._count = self._total = 0
        self._share = 0.0
        self._began = self._due = 0.0
        self._told = False

    def begin(self, what: str, total: int = 0) -> None:
        """From now on rows are `what`, such as checked; `total` of them, where it is known."""
        self.end()
        self._what, self._total, self._share = what, total, 0.0
        self._began = time.monotonic()
        self._due = self._began + self._patience

    def add(self, count: int) -> None:
        """So many more are done."""
        self._count += count
        if self._out is not None and time.monotonic() >= self._due:
            self._tell()

    def reached(self, share: float) -> None:
        """How much of the whole, where the number of rows is not known: the share of a file that was read."""
        self._share = share

    def end(self) -> None:
        """The last of these rows is done."""
        if self._out is not None and self._count and (self._told or time.monotonic() >= self._due):
            self._share = 1.0
            self._tell()
            if self._live:
                print(file=self._out)
        self._count, self._told = 0, False

    def _tell(self) -> None:
        now = time.monotonic()
        self._told, self._due = True, now + (BETWEEN if self._live else LONG)
        share = self._share or (self._count / self._total if self._total else 0.0)
        words = said(self._what, self._count, share, now - self._began)
        line, end = (f"\r\x1b[K{bar(share)}{words}", "") if self._live else (words, "\n")
        print(line, end=end, file=self._out, flush=True)


def said(what: str, count: int, share: float, seconds: float) -> str:
    """``420,000 checked, 71,000 a second, 0:08 left``; what is left is told once a hundredth is done."""
    words = f"{count:,} {what}, {count / max(seconds, 0.001):,.0f} a second"
    if not 0.01 <= share < 1:
        return words
    left = round(seconds / share * (1 - share))
    return f"{words}, {left // 60}:{left % 60:02} left"


def bar(share: float) -> str:
    """How much is done, drawn for a terminal; nothing where that is not known."""
    if share < 0.01:
        return ""
    done = int(min(share, 1.0) * BAR)
    return f"[{'#' * done}{'·' * (BAR - done)}] "


SILENT = Progress()
"""Tells nobody."""
