"""A redaction that is cut off at any point: the current edition is whole, and the next publish ends what was begun."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.publish import planted, redaction_cut
from tests.publish.conftest import SITE
from tests.publish.power_cut import GONE
from tests.publish.steps import OPERATOR, publish
from tests.publish.test_redaction import HURTS, plant, redact, sound

from habeas.capture import durable
from habeas.edition import current
from habeas.edition.manifest import read
from habeas.edition.verify import verify
from habeas.ledger import connection, redactions, reference
from habeas.ledger.errors import LedgerError, UnknownReference
from habeas.ledger.home import Home
from habeas.publish import amending, redaction
from habeas.publish.errors import PublishError
from habeas.publish.lock import publishing_alone
from habeas.publish.publishing import Published


@pytest.mark.parametrize("step", range(2 * len(redaction_cut.STEPS)))
def test_a_power_cut_before_or_after_any_step_is_healed(home: Home, step: int) -> None:
    plant(home)
    connection.disconnect()
    command = [sys.executable, "-m", "tests.publish.redaction_cut", str(home.path), HURTS.natural_id, str(step)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == GONE, done.stderr
    assert current.current_id(home.editions) == "2026-11-24.3"
    assert verify(current.current(home.editions)) == []
    publish(home)
    committed = step > 2 * redaction_cut.COMMITTED
    if not committed:  # nothing of it was done, and nobody was told that it was
        assert redactions.listed(home) == []
        redact(home, HURTS.natural_id)
    assert redactions.intended(home) is None
    assert planted.in_tables() == []
    connection.disconnect()
    assert planted.found(home.path) == []
    assert [bool(read(home.editions / one).amended) for one in current.kept(home.editions)] == [False, True, True]
    assert [verify(home.editions / one) for one in current.kept(home.editions)] == [[], [], []]
    assert [path.name for path in home.editions.iterdir() if path.name.startswith((".amending", ".building"))] == []
    assert len(redactions.listed(home)) == 1
    connection.connect(home)
    assert sound()
    assert not publish(home).changed


def test_another_redaction_ends_what_was_begun_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(home)

    def full(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(amending, "exchange", full)
        with pytest.raises(OSError, match="full"):
            redact(home, HURTS.natural_id)
    assert redactions.intended(home) is not None
    assert planted.found(home.editions)
    with pytest.raises(UnknownReference):
        reference.find(HURTS.natural_id)
    redact(home, "KAZ/population/2019/stats")
    assert planted.found(home.path) == []
    assert sound()


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_where_folders_cannot_be_exchanged_at_once_it_is_healed_too(
    home: Home, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    """Three renames stand in for the exchange; the process is gone after so many of them."""
    plant(home)
    real, left = Path.rename, [renames]

    def rename(path: Path, target: Path) -> Path:
        if path.parent == home.editions or path.name.endswith(amending.WAS):
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(durable, "_exchange_at_once", lambda *_: False)
        patched.setattr(Path, "rename", rename)
        with pytest.raises(KeyboardInterrupt):
            redact(home, HURTS.natural_id)
    assert publish(home) == Published("2026-11-24.3", changed=False)
    assert planted.found(home.path) == []
    assert [verify(home.editions / one) for one in current.kept(home.editions)] == [[], [], []]
    assert sound()


@pytest.mark.sqlite("its log, which whoever reads keeps from being emptied")
def test_a_ledger_that_somebody_reads_is_told_and_ended_later(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(home)
    reader = sqlite3.connect(home.database_file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM ledger_text").fetchall()
    monkeypatch.setattr(connection, "WAIT_SECONDS", 1)
    connection.connect(home)
    with pytest.raises(LedgerError, match="another program is reading"):
        redact(home, HURTS.natural_id)
    reader.close()
    publish(home)
    assert planted.found(home.path) == []


def test_publishing_keeps_a_redaction_out_and_the_other_way_round(home: Home) -> None:
    plant(home)
    found = [reference.find(HURTS.natural_id)]
    with publishing_alone(home.editions), pytest.raises(PublishError, match="another publish"):
        redaction.redact(home, found, OPERATOR, "names somebody", site=SITE)
    assert planted.in_tables()
