"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from habeas.values import Json

if TYPE_CHECKING:
    from habeas.ledger.check.view import Figure


class Severity(StrEnum):
    """*stop*: something is wrong and must not be published. *ask*: a person should look."""

    STOP = "stop"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, the statements it is about, and a sentence."""

    code: str
    severity: Severity
    ids: tuple[str, ...]
    message: str

    def __str__(self) -> str:
        return f"{self.severity}  {self.code}  {' '.join(self.ids)}: {self.message}"

    def to_json(self) -> dict[str, Json]:
        """As the commands print it."""
        return {"code": self.code, "severity": self.severity.value, "ids": list(self.ids), "message": self.message}


def stop(code: str, message: str, *figures: Figure) -> Finding:
    """A finding on figures that stops; the first one's question opens the sentence."""
    return _finding(code, Severity.STOP, message, figures)


def ask(code: str, message: str, *figures: Figure) -> Finding:
    """A finding on figures that asks; the first one's question opens the sentence."""
    return _finding(code, Severity.ASK, message, figures)


def _finding(code: str, severity: Severity, message: str, figures: tuple[Figure, ...]) -> Finding:
    ids = tuple(dict.fromkeys(figure.reference for figure in figures))
    return Finding(code, severity, ids, f"{figures[0].observation.question}: {message}")
