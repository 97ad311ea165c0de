"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
