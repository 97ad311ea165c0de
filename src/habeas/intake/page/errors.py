"""What stops the reading of a page."""

from __future__ import annotations


class PageError(ValueError):
    """A page cannot be read; the message says which file, what is wrong and what to do."""

    def __init__(self, file: str, problem: str, fix: str) -> None:
        super().__init__(f"{file}: {problem}. {fix}.")
        self.file = file
        self.problem = problem
        self.fix = fix


class LostLine(RuntimeError):
    """The reader's own fault: a line was put nowhere, twice, or before it was taken."""
