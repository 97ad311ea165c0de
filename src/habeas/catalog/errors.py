"""What is wrong with a catalog, or with a statement measured against it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a catalog file, as exactly as it is known."""

    file: Path | None = None
    line: int | None = None
    kind: str = ""
    key: str = ""
    field: str = ""

    def __str__(self) -> str:
        file = str(self.file) if self.file else "catalog"
        head = f"{file}:{self.line}" if self.line else file
        entry = ".".join(part for part in (self.kind, self.key, self.field) if part)
        return f"{head}: {entry}" if entry else head


class CatalogError(ValueError):
    """A catalog file cannot be used; the message says which file and entry, what is wrong and what to do."""

    def __init__(self, where: Where, problem: str, fix: str) -> None:
        super().__init__(_sentence(f"{where}: {problem}. {fix}"))
        self.where = where
        self.problem = problem
        self.fix = fix


class ObservationError(ValueError):
    """An observation does not fit the catalog; `field` is what to correct."""

    def __init__(self, field: str, problem: str, fix: str) -> None:
        super().__init__(_sentence(f"{field}: {problem}. {fix}"))
        self.field = field
        self.problem = problem
        self.fix = fix


def _sentence(text: str) -> str:
    return text if text.endswith(("?", ".")) else text + "."
