"""What the doctor says."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """*wrong*: something does not work, is damaged or is open to others. *mind*: it works, and a person should know."""

    WRONG = "wrong"
    MIND = "mind"


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing: a stable code, where it is, what it is, and what to do."""

    code: str
    severity: Severity
    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.severity}  {self.code}  {self.where}: {self.what}\n  {self.fix}"

    def to_json(self) -> dict[str, str]:
        """As the command prints it."""
        return {name: str(value) for name, value in asdict(self).items()}


def wrong(code: str, where: object, what: str, fix: str) -> Symptom:
    """Something that does not work."""
    return Symptom(code, Severity.WRONG, str(where), what, fix)


def mind(code: str, where: object, what: str, fix: str) -> Symptom:
    """Something to know of."""
    return Symptom(code, Severity.MIND, str(where), what, fix)
