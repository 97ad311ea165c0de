"""The file ``chain-head`` in the observatory's folder: how far the chain went when it was last written.

A ledger that lost its latest rows with their links is a valid, shorter one. This file, and the manifest of every
edition, say that there was more. The ledger may be ahead of the file, after a crash between commit and writing; it is
never behind. A file that does not fit the ledger is left as it is, for `habeas check` to tell of.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from habeas.capture.durable import write_file
from habeas.ledger.chain.links import START, Head, last
from habeas.ledger.errors import LedgerError
from habeas.ledger.forms import canonical
from habeas.ledger.models import LedgerFormat, Link

NAME = "chain-head"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Witness:
    """What the file says: a head, and a hash of the formats the ledger has had, which stand in no link."""

    head: Head
    formats: str

    def to_bytes(self) -> bytes:
        """Its one written form."""
        said = {"position": self.head.position, "head": self.head.head, "formats": self.formats}
        return json.dumps(said, indent=1, sort_keys=True).encode() + b"\n"


def path(folder: Path) -> Path:
    """Where the file lies in an observatory's folder."""
    return folder / NAME


def read(folder: Path) -> Witness | None:
    """What the file says; None where there is none. One that habeas did not write is an error."""
    try:
        data = path(folder).read_bytes()
    except FileNotFoundError:
        return None
    try:
        said = json.loads(data)
        found = Witness(Head(int(said["position"]), str(said["head"])), str(said["formats"]))
    except (ValueError, TypeError, KeyError) as error:
        raise LedgerError("is not what habeas wrote", str(path(folder)), _FIX) from error
    if found.to_bytes() != data:
        raise LedgerError("is not what habeas wrote", str(path(folder)), _FIX)
    return found


def begin(folder: Path) -> None:
    """Write the file of a ledger whose chain starts here, was loaded or was built: what it says now is what counts."""
    write_file(path(folder), Witness(last(), formats()).to_bytes(), mode=PRIVATE)


def follow(folder: Path) -> None:
    """Write the file after a commit, if what it says is in the chain; it never goes back."""
    try:
        found = read(folder)
    except LedgerError:
        return  # evidence: a check tells of it, and writing over it would destroy it
    end = last()
    if found is None or found.head.position >= end.position or not in_chain(found.head):
        return
    write_file(path(folder), Witness(end, found.formats).to_bytes(), mode=PRIVATE)


def in_chain(head: Head) -> bool:
    """Whether the chain had this head at this place."""
    if not head.position:
        return head.head == START
    return Link.objects.filter(pk=head.position, head=head.head).exists()


def formats() -> str:
    """A hash over the formats the ledger has had."""
    rows = list(LedgerFormat.objects.order_by("format").values_list("format", "at", "software"))
    return hashlib.sha256(canonical(rows)).hexdigest()


_FIX = "Restore a backup, or see with habeas check whether the ledger itself is sound."
