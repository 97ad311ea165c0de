"""Coverage: what part of the country a number covers."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.values.status import CoverageKind


@dataclass(frozen=True, slots=True)
class Coverage:
    """National, or partial with its kind and, where they are known, words.

    A partial figure never enters a headline, a line, a rank, a sum or a check of totals.
    """

    kind: CoverageKind | None = None
    words: str = ""

    @property
    def partial(self) -> bool:
        """Whether the figure covers less than the country (or the whole place)."""
        return self.kind is not None

    def __post_init__(self) -> None:
        if self.words and self.kind is None:
            raise ValueError(f"coverage words {self.words!r} need a kind: {', '.join(CoverageKind)}")


NATIONAL = Coverage()
"""The whole country (for a place of detention: the whole place)."""
