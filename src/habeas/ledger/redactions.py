"""The list of what was redacted, and what a redaction set out to do: two files in the observatory's folder.

Neither holds anything of what was said: kinds and numbers of statements, and hashes that only a ledger which still
holds the content can match. The list goes into every backup, so that what is restored from an older one is redacted
again. The intention is written before anything is changed and removed when all is done; whoever finds it goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from habeas.capture.durable import sync_folder, write_file
from habeas.ledger.errors import LedgerError
from habeas.ledger.forms import canonical
from habeas.ledger.home import PRIVATE_FILE, Home

LIST = "redactions.jsonl"
INTENTION = ".redacting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """One redacted statement, by kind, number and fingerprint; the texts that were emptied, the captures erased."""

    kind: str
    id: int
    fingerprint: str
    texts: tuple[str, ...]
    captures: tuple[str, ...]

    @property
    def reference(self) -> str:
        """How a person names it."""
        return f"{self.kind}-{self.id}"

    def to_line(self) -> bytes:
        """Its line in the list."""
        return canonical(asdict(self))

    @classmethod
    def from_line(cls, line: bytes) -> Redaction:
        """Read it back; a line that is not of the list is an error."""
        try:
            said: dict[str, Any] = json.loads(line)
            fixed = {name: tuple(str(one) for one in said.pop(name)) for name in ("texts", "captures")}
            return cls(kind=str(said["kind"]), id=int(said["id"]), fingerprint=str(said["fingerprint"]), **fixed)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            fix = "Take the list from a backup, or from the observatory it belongs to."
            raise LedgerError("a line is none of a list of redactions", LIST, fix) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """What is being redacted, and the first edition that told of any of it (empty where none did)."""

    redactions: tuple[Redaction, ...]
    since: str


def listed(home: Home) -> list[Redaction]:
    """Everything on the list."""
    path = home.path / LIST
    lines = path.read_bytes().splitlines() if path.exists() else []
    return [Redaction.from_line(line) for line in lines if line.strip()]


def add(home: Home, redactions: Iterable[Redaction]) -> None:
    """Put on the list what is not on it yet; when this returns it would survive a power cut."""
    old = listed(home)
    known = {one.fingerprint for one in old}
    new = [one for one in redactions if one.fingerprint not in known]
    if new:
        write_private(home, LIST, b"".join(one.to_line() + b"\n" for one in (*old, *new)))


def intend(home: Home, intention: Intention) -> None:
    """Write down what is about to be done."""
    lines = [{"since": intention.since}, *(asdict(one) for one in intention.redactions)]
    write_private(home, INTENTION, b"".join(canonical(line) + b"\n" for line in lines))


def intended(home: Home) -> Intention | None:
    """What somebody set out to do and did not finish."""
    path = home.path / INTENTION
    if not path.exists():
        return None
    head, *lines = path.read_bytes().splitlines()
    redactions = tuple(Redaction.from_line(line) for line in lines)
    return Intention(redactions=redactions, since=str(json.loads(head)["since"]))


def finished(home: Home) -> None:
    """All is done, or nothing was."""
    (home.path / INTENTION).unlink(missing_ok=True)
    sync_folder(home.path)


def copies_beside(home: Home) -> Sequence[Path]:
    """What else lies in the folder and may hold what was redacted: copies that an upgrade took, backups, exports."""
    return sorted(path for path in home.path.iterdir() if path.name not in _OWN)


def write_private(home: Home, name: str, data: bytes) -> None:
    """Write a file of the folder that the owner of the folder alone can read."""
    path = home.path / name
    write_file(path, data, mode=PRIVATE_FILE)
    if os.geteuid() == 0:  # the observatory's own user goes on with what root began
        owner = home.path.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


_OWN = frozenset(
    {
        *("habeas.toml", "ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm", "chain-head", ".lock"),
        *("files", "editions", "catalog", "pages", LIST, INTENTION, ".redaction-wishes", ".last-backup.json"),
    }
)
