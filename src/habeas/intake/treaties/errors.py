"""What stops the reading of a list of treaty actions."""

from __future__ import annotations


class TreatyListError(ValueError):
    """A file cannot be read as a list of treaty actions; the message says what is wrong and what to do."""

    def __init__(self, file: str, problem: str, fix: str) -> None:
        super().__init__(f"{file}: {problem}. {fix}.")
        self.file = file
        self.problem = problem
        self.fix = fix
