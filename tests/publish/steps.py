"""What a test does to an observatory, in a line a step."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.publish.conftest import SITE
from tests.publish.factories import SOURCES

from habeas.edition.manifest import NAME
from habeas.intake.proposal import Source, Statement
from habeas.ledger import deciding
from habeas.ledger.actor import Actor, Role
from habeas.ledger.deciding import Ruled
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, propose
from habeas.ledger.models import STATEMENTS, Verdict
from habeas.publish import publishing
from habeas.publish.publishing import Published

DAY = date(2026, 11, 24)
OPERATOR = Actor("somebody", Role.OPERATOR)


def add(*statements: Statement, sources: list[Source] = SOURCES, by: Actor = OPERATOR, accept: bool = True) -> None:
    """Bring statements in, accepted unless said otherwise."""
    propose(BatchIntent(reader="hand"), sources, statements, accept=accept, by=by)


def publish(home: Home, day: date | None = DAY) -> Published:
    """Publish with the small site."""
    return publishing.publish(home, day, site=SITE)


def rule(verdict: Verdict, statement: Statement, reason: str, by: Actor = OPERATOR) -> None:
    """One decision on one statement."""
    row = STATEMENTS[statement.KIND]._default_manager.get(natural_id=statement.natural_id)
    deciding.decide(verdict, [(statement.KIND, row.pk)], Ruled(by, reason))


def withdraw(statement: Statement, reason: str = "of another country") -> None:
    """Take a statement back."""
    rule(Verdict.WITHDRAW, statement, reason)


def content(directory: Path) -> dict[str, bytes]:
    """Every file below a directory."""
    files = (path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


def same(one: Path, other: Path) -> None:
    """Two directories hold the same, to the byte."""
    left, right = content(one), content(other)
    assert left.keys() == right.keys()
    assert [path for path in left if left[path] != right[path]] == []


def same_but_for_the_head(one: Path, other: Path) -> None:
    """Editions of two ledgers hold the same, to the byte, but for the head of the chain in the manifest."""
    left, right = content(one), content(other)
    mine, its = (json.loads(files.pop(NAME)) for files in (left, right))
    assert left == right
    own = {"chain", "manifest"}
    assert {key: mine[key] for key in mine.keys() - own} == {key: its[key] for key in its.keys() - own}
