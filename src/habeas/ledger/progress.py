"""How far a long import is: rows, rows a second, time left. On standard error, never on standard output."""

from __future__ import annotations

import time
from typing import TextIO

BETWEEN = 0.5
"""Seconds between two tellings on a terminal, where each takes the place of the one before."""
BAR = 24
"""Signs of the bar on a terminal."""
BETWEEN_LINES = 5.0
"""Seconds between two lines elsewhere."""


class Progress:
    """Tells how far an import is, to `out`; without it, nobody."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out
        self._live = out is not None and out.isatty()
        self._what = ""
        self._count = self._total = 0
        self._share = 0.0
        self._began = self._told = 0.0

    def begin(self, what: str, total: int = 0) -> None:
        """From now on rows are `what`, such as checked; `total` of them, where it is known."""
        self.end()
        self._what, self._total, self._count, self._share = what, total, 0, 0.0
        self._began = self._told = time.monotonic()

    def add(self, count: int) -> None:
        """So many more are done."""
        self._count += count
        if self._out is not None and time.monotonic() - self._told >= (BETWEEN if self._live else BETWEEN_LINES):
            self._tell()

    def reached(self, share: float) -> None:
        """How much of the whole, where the number of rows is not known: the share of a file that was read."""
        self._share = share

    def end(self) -> None:
        """The last of these rows is done."""
        if self._out is not None and self._count:
            self._share = 1.0
            self._tell()
            if self._live:
                print(file=self._out)
        self._count = 0

    def _tell(self) -> None:
        self._told = time.monotonic()
        share = self._share or self._count / (self._total or 1 << 62)
        words = said(self._what, self._count, share, self._told - self._began)
        print(
            f"\r\x1b[K{bar(share)}{words}" if self._live else words,
            end="" if self._live else "\n",
            file=self._out,
            flush=True,
        )


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
