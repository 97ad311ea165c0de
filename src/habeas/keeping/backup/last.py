"""When the last backup was taken: one small file in the observatory's folder, which the doctor reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import orjson

from habeas.capture import write_file
from habeas.ledger.home import PRIVATE_FILE, Home

NAME = ".last-backup.json"


@dataclass(frozen=True, slots=True)
class Last:
    """When (ISO 8601, UTC), and into which file."""

    at: str
    file: str


def record(home: Home, at: str, file: Path) -> list[str]:
    """Write down that a backup was taken; where that cannot be written, the result says so: the backup is good."""
    try:
        content = orjson.dumps({"at": at, "file": str(file.absolute())}) + b"\n"
        write_file(home.path / NAME, content, mode=PRIVATE_FILE)
    except OSError as error:
        return [f"{home.path / NAME}: {error.strerror}: the backup is whole, but the doctor will not know of it"]
    return []


def read(home: Home) -> Last | None:
    """The last backup; None where none was taken from here."""
    try:
        found = orjson.loads((home.path / NAME).read_bytes())
        return Last(str(found["at"]), str(found["file"]))
    except (FileNotFoundError, orjson.JSONDecodeError, KeyError, TypeError):
        return None
