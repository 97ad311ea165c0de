"""Links of the chain: what a leaf and a head are, and how links are added at the end of a transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from habeas.ledger import sealing
from habeas.ledger.chain.told import told
from habeas.ledger.errors import LedgerError
from habeas.ledger.forms import canonical
from habeas.ledger.insert import insert
from habeas.ledger.models import Link

START: Final = "0" * 64
"""The head of a chain without links."""
COLUMNS = ("id", "about", "key", "salt", "leaf", "head", "held")


@dataclass(frozen=True, slots=True)
class Head:
    """How far the chain goes: the number of its last link, and that link's head."""

    position: int
    head: str


_noted: ContextVar[list[tuple[str, str]] | None] = ContextVar("noted", default=None)
"""What the transaction that is open has written and the chain does not have yet."""


def leaf_of(salt: str, said: Mapping[str, object]) -> str:
    """sha256 over a link's salt and what it is about."""
    return hashlib.sha256(salt.encode() + canonical(said)).hexdigest()


def head_of(before: str, leaf: str) -> str:
    """sha256 over the head before and the leaf."""
    return hashlib.sha256((before + leaf).encode()).hexdigest()


def last() -> Head:
    """Where the chain ends."""
    found = Link.objects.order_by("-id").values_list("id", "head").first()
    return Head(*found) if found else Head(0, START)


def head_at(cut: int) -> str:
    """The head at the link of a decision, as an edition that was cut there tells it; `START` before the first."""
    if not cut:
        return START
    found = Link.objects.filter(about="decision", key=str(cut)).values_list("head", flat=True).first()
    if found is None:
        raise LedgerError(f"decision {cut} stands in no link of the chain", "ledger_link", "Run habeas check.")
    return found


@contextmanager
def noting() -> Iterator[list[tuple[str, str]]]:
    """Collect what is written, in order; `note` adds to it."""
    noted: list[tuple[str, str]] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def note(about: str, row: int | str) -> None:
    """Say that a batch, a decision, an edition or an amendment was written: its link is added before the commit.

    A batch is noted when its own row is written; what comes in it until the commit is in its link.
    """
    noted = _noted.get()
    if noted is None:
        raise LedgerError(f"{about} {row} is written outside of a writing transaction", fix="Write inside writing().")
    noted.append((about, str(row)))


def extend(noted: list[tuple[str, str]]) -> None:
    """Add a link for each row that was noted."""
    if not noted:
        return
    end = last()
    rows = []
    for position, (about, row) in enumerate(noted, start=end.position + 1):
        salt = sealing.salt()
        said = told(about, row)
        end = Head(position, head_of(end.head, leaf := leaf_of(salt, said.said)))
        rows.append((position, about, row, salt, leaf, end.head, said.held))
    insert(Link, COLUMNS, rows)
