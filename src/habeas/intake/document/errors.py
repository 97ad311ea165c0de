"""What stops the reading of a document."""

from __future__ import annotations


class DocumentError(ValueError):
    """A document cannot be read; the message says which file, what is wrong and what to do."""

    def __init__(self, file: str, problem: str, fix: str) -> None:
        super().__init__(f"{file}: {problem}. {fix}.")
        self.file = file
        self.problem = problem
        self.fix = fix
