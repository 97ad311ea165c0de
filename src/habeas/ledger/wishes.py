"""Where an observatory asks for four eyes: what one person wishes to have redacted, until another agrees.

The file holds which statements, who and when; not why, for whoever carries it out says that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from habeas.ledger import clock
from habeas.ledger.actor import Actor
from habeas.ledger.home import Home
from habeas.ledger.redactions import write_private

NAME = ".redaction-wishes"


@dataclass(frozen=True, slots=True)
class Wish:
    """One person's wish."""

    statements: str
    """Their references in order, with blanks between them."""
    by: str
    at: str


def agreed(home: Home, references: Iterable[str], by: Actor) -> Wish | None:
    """Somebody else's wish for exactly these statements; where there is none, this person's is written down."""
    statements = " ".join(sorted(references))
    wishes = _read(home)
    others = [one for one in wishes if one.statements == statements and one.by != by.name]
    if others:
        return others[0]
    mine = Wish(statements, by.name, clock.now())
    _write(home, [*(one for one in wishes if (one.statements, one.by) != (statements, by.name)), mine])
    return None


def fulfilled(home: Home, references: Iterable[str]) -> None:
    """Forget every wish for these statements."""
    statements = " ".join(sorted(references))
    _write(home, [one for one in _read(home) if one.statements != statements])


def _read(home: Home) -> list[Wish]:
    path = home.path / NAME
    lines = path.read_bytes().splitlines() if path.exists() else []
    return [Wish(**json.loads(line)) for line in lines]


def _write(home: Home, wishes: Iterable[Wish]) -> None:
    lines = [json.dumps(asdict(one), ensure_ascii=False).encode() + b"\n" for one in wishes]
    path = home.path / NAME
    if lines:
        write_private(home, NAME, b"".join(lines))
    else:
        path.unlink(missing_ok=True)
