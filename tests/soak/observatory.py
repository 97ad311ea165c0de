"""A tiny observatory on which commands are killed, and the model of what it acknowledged."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.intake.page.compose import Page
from tests.soak.looking import SQLITE, rows
from tests.soak.running import Ran, run

from habeas.capture import FileStore
from habeas.capture.durable import left_aside
from habeas.catalog import Catalog, load
from habeas.edition.current import current_id
from habeas.edition.verify import verify
from habeas.ledger import redactions
from habeas.ledger.check import Severity, check
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.home import Home

if TYPE_CHECKING:
    from tests.fixtures.databases import Databases

ROWS = 4
"""Statements that one page gives."""
COUNTRIES = ("Kazakhstan", "France", "Uzbekistan")
PRISON = "prison_population"
OF_CAPTURE = "ledger_batch b JOIN ledger_capture c ON c.id = b.capture_id"
DECIDED = "already decided on"
"""What is said to whoever decides again what was decided before the kill."""


@dataclass
class Acknowledged:
    """What commands said was done: from then on it must be there, once."""

    committed: set[str] = field(default_factory=set)
    """The hashes of files whose import was acknowledged."""
    decided: set[int] = field(default_factory=set)
    published: list[str] = field(default_factory=list)
    redacted: dict[int, str] = field(default_factory=dict)
    """Observations that were redacted, with the hash of the file they were read from."""


class Observatory:
    """The observatory, the pages still to come, and what was acknowledged; its ledger lies in a file or on a server."""

    def __init__(self, folder: Path, seed: int, server: Databases | None = None) -> None:
        self.folder = folder
        self.server = server
        self.home = Home(folder / "observatory")
        self.draw = random.Random(seed)
        self.told = Acknowledged()
        self.waiting: dict[int, str] = {}
        """Batches nobody has decided on, with the hash of their file."""
        self.unpublished = False
        self._catalog: Catalog = load()
        self._made = 0

    @classmethod
    def make(cls, folder: Path, seed: int, server: Databases | None = None) -> Observatory:
        """One that has published once."""
        made = cls(folder, seed, server)
        made.run("init", "--database", server.url(made.home.path) if server else SQLITE)
        page = made.new_page()
        made.accept(page, made.run("import", "page", str(page), "--accept"))
        made.publish(made.run("publish"))
        return made

    def copy(self, folder: Path) -> Observatory:
        """Another one that has done and acknowledged the same."""
        other = Observatory(folder, self._made, self.server)
        shutil.copytree(self.folder, folder, symlinks=True)
        if self.server:
            self.server.copied(self.home.path, other.home.path)
        told = self.told
        other.told = Acknowledged(set(told.committed), set(told.decided), list(told.published), dict(told.redacted))
        other.waiting, other.unpublished, other._made = dict(self.waiting), self.unpublished, self._made
        return other

    def remove(self) -> None:
        """Away with it."""
        shutil.rmtree(self.folder)
        if self.server:
            self.server.drop_below(self.folder)

    def run(self, *words: str) -> Ran:
        """A command that nobody kills; it must work."""
        ran = run(self.home.path, *words)
        assert ran.code == 0, f"{words}: {ran.out}{ran.err}"
        return ran

    @property
    def page(self) -> Path:
        """The saved page that was made last."""
        return self.folder / f"page-{self._made}.txt"

    def new_page(self) -> Path:
        """A saved page that nobody has seen yet."""
        self._made += 1
        page = Page(self._catalog).head(COUNTRIES[self._made % len(COUNTRIES)]).updated("July 2024")
        page.section(self._catalog.indicators[PRISON].section)
        page.row(PRISON, f"{35_000 + self._made:,}", "2023").row("refugees", f"{1_000 + self._made:,}", "2022")
        self.page.write_text(page.text(), encoding="utf-8")
        return self.page

    def accept(self, page: Path, ran: Ran) -> None:
        """Take in what an accepted import acknowledged."""
        if ran.last.startswith("committed BATCH "):
            self.told.committed.add(_sha256(page))
            self.unpublished = True

    def propose(self, page: Path, ran: Ran) -> None:
        """Take in what an import without --accept acknowledged; 0 is a batch that came before the kill."""
        if ran.last.startswith("proposed BATCH "):
            self.told.committed.add(_sha256(page))
            batch = int(ran.last.split()[-1]) or self._batch_of(_sha256(page))
            self.waiting[batch] = _sha256(page)

    def decide(self, batch: int, ran: Ran) -> None:
        """Take in what a decision acknowledged."""
        if ran.last == "accept: 1 decision made" or DECIDED in ran.err:
            self.told.decided.add(batch)
            self.waiting.pop(batch, None)
            self.unpublished = True

    def publish(self, ran: Ran) -> None:
        """Take in what publishing acknowledged."""
        if ran.last.startswith("published "):
            self.told.published.append(ran.last.split()[-1])
            self.unpublished = False

    def redactable(self) -> dict[int, str]:
        """An observation of each accepted file of which nothing was redacted yet, with the file's hash."""
        found = self.rows(
            f"SELECT MAX(o.id), c.sha256 FROM {OF_CAPTURE} JOIN ledger_observation o ON o.batch_id = b.id "
            "JOIN ledger_standing n ON n.kind = 'observation' AND n.statement = o.id GROUP BY 2"
        )
        return {id: sha256 for id, sha256 in found if sha256 not in self.told.redacted.values()}

    def redact(self, observation: int, sha256: str, ran: Ran) -> None:
        """Take in what a redaction acknowledged."""
        if ran.last == f"redacted observation-{observation}":
            self.told.redacted[observation] = sha256

    def hold(self) -> None:
        """Compare everything with what was acknowledged: nothing lost, nothing twice, the current edition whole."""
        self.hold_current()
        batches = dict(self.rows(f"SELECT c.sha256, COUNT(*) FROM {OF_CAPTURE} GROUP BY 1"))
        per_file = f"SELECT c.sha256, COUNT(*) FROM {OF_CAPTURE} JOIN ledger_observation o ON o.batch_id = b.id"
        told = dict(self.rows(f"{per_file} GROUP BY 1"))
        named = "SELECT batch_id, COUNT(*) FROM ledger_decision WHERE batch_id IS NOT NULL GROUP BY 1"
        decisions = dict(self.rows(named))
        editions = [row[0] for row in self.rows("SELECT edition FROM ledger_editioncut ORDER BY cut, at")]
        assert batches.keys() >= self.told.committed, "an acknowledged import is lost"
        assert set(batches.values()) <= {1}, "an import is there twice"
        assert set(told.values()) <= {ROWS}, "an import is there in part"
        assert decisions.keys() >= self.told.decided, "an acknowledged decision is lost"
        assert set(decisions.values()) <= {1}, "a decision is there twice"
        assert len(editions) == len(set(editions))
        assert set(editions) >= set(self.told.published), "an acknowledged edition is lost"
        assert editions[-1:] == [current_id(self.home.editions)]
        self._hold_redacted()
        for name in batches.keys() - set(self.told.redacted.values()):
            FileStore(self.home.files).read(name)

    def _hold_redacted(self) -> None:
        """What was redacted is gone: its value, its salt, its file; and it is on the list once."""
        listed = [one.reference for one in redactions.listed(self.home)]
        assert len(listed) == len(set(listed))
        for observation, sha256 in self.told.redacted.items():
            query = "SELECT value, salt FROM ledger_observation WHERE id = ?"
            assert self.rows(query, observation) == [("", "")]
            assert f"observation-{observation}" in listed
            assert sha256 not in FileStore(self.home.files)

    def hold_current(self) -> None:
        """The current edition is whole, whatever was killed a moment ago."""
        current = current_id(self.home.editions)
        assert current, "there is no current edition"
        assert [str(problem) for problem in verify(self.home.editions / current)] == []

    def hold_commands(self) -> None:
        """What `check` says of it, and now and then the commands themselves, each in a process of its own."""
        connect(self.home)
        found = [str(one) for one in check() if one.severity is Severity.STOP]
        disconnect()
        assert found == []
        if self.draw.random() < 0.1:
            self.run("check")
            self.run("verify")

    def left(self) -> list[str]:
        """What killed commands left lying about."""
        folders = [Path(here) for here, _, _ in os.walk(self.home.files)] + [self.home.path, self.folder]
        return [str(path) for folder in folders for path in left_aside(folder)]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of one query of its ledger."""
        return rows(self.home, sql, values)

    def _batch_of(self, sha256: str) -> int:
        return int(self.rows(f"SELECT b.id FROM {OF_CAPTURE} WHERE c.sha256 = ?", sha256)[0][0])


def _sha256(page: Path) -> str:
    return hashlib.sha256(page.read_bytes()).hexdigest()
