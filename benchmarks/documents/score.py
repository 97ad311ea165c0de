"""Precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Score:
    """What was found rightly, found wrongly, and missed; `examples` of what went wrong."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, other: Score) -> None:
        """Count another's as well."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.examples += other.examples

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
