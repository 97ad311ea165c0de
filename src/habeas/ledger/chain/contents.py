"""What came in a batch, as its link tells it: one hash a kind over everything, and a few digits a row to name it by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from habeas.ledger.forms import canonical

DIGITS = 4
"""Hexadecimal digits of each hash that are kept of a row. They name a row that was changed; that something was changed
the whole hash says. Four of the seal and four of the fingerprint miss one row in four billion."""


@dataclass(slots=True)
class Came:
    """The rows of one kind that came in a batch, in the order of their ids."""

    runs: list[list[int]] = field(default_factory=list)
    """First and last id of each unbroken run."""
    digits: list[str] = field(default_factory=list)
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, rows: Sequence[tuple[int, str, str]]) -> None:
        """Take in a piece of the rows, each by id, fingerprint and seal."""
        self._hash.update("".join([fingerprint + seal for _id, fingerprint, seal in rows]).encode())
        self.digits.append("".join([seal[:DIGITS] + fingerprint[:DIGITS] for _id, fingerprint, seal in rows]))
        if rows[-1][0] - rows[0][0] + 1 == len(rows):  # ids only grow, so there is no gap
            self._number(rows[0][0], rows[-1][0])
        else:
            for id, _fingerprint, _seal in rows:
                self._number(id, id)

    def _number(self, first: int, last: int) -> None:
        if self.runs and self.runs[-1][1] + 1 == first:
            self.runs[-1][1] = last
        else:
            self.runs.append([first, last])

    @property
    def digest(self) -> str:
        """Over every fingerprint and seal."""
        return self._hash.hexdigest()


@dataclass(slots=True)
class Contents:
    """All that came in one batch: sources by their keys, statements by kind."""

    sources: dict[str, str] = field(default_factory=dict)
    """The seal of each source, in the order of keys."""
    kinds: dict[str, Came] = field(default_factory=dict)

    def said(self) -> dict[str, object]:
        """What the leaf is over."""
        over = hashlib.sha256("".join(self.sources.values()).encode())
        kinds = {kind: [came.runs, came.digest] for kind, came in self.kinds.items()}
        return {"sources": [len(self.sources), over.hexdigest()], "kinds": kinds}

    def held(self, **others: str) -> str:
        """What the link keeps to name a row by."""
        sources = {key: seal[: 2 * DIGITS] for key, seal in self.sources.items()}
        kinds = {kind: [came.runs, "".join(came.digits)] for kind, came in self.kinds.items()}
        return canonical({**others, "sources": sources, "kinds": kinds}).decode()


def ids(runs: Iterable[list[int]]) -> Iterator[int]:
    """Every id of some runs."""
    for first, last in runs:
        yield from range(first, last + 1)
