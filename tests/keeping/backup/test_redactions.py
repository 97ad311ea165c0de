"""What was redacted stays out: after a restore from an older backup, and from a backup taken meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.fixtures.databases import database_for
from tests.keeping.conftest import PAGE
from tests.publish.conftest import SITE
from tests.publish.factories import figure
from tests.publish.steps import OPERATOR, add, publish

from habeas.edition.verify import verify
from habeas.keeping.backup import RefusedBackup, Restored, back_up, restore, rows, writing
from habeas.keeping.backup.archive import Writer
from habeas.ledger import connection, redactions, reference
from habeas.ledger.check import Severity, check
from habeas.ledger.home import Home
from habeas.publish.redaction import apply_list, redact

WORDS = "47,110,815 persons, among them one from Osh"


def silent(_line: str) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def telling(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """An observatory whose editions tell something that will have to be redacted."""
    monkeypatch.setattr(rows, "apply_list", partial(apply_list, site=SITE))
    add(figure(47110815, period="2016", raw=WORDS))
    publish(home)
    return home


def take_out(home: Home, *names: str) -> None:
    redact(home, [reference.find(name) for name in names], OPERATOR, "names somebody", site=SITE)


def restored(folder: Path, redactions: Path | None) -> Restored:
    """The backup of this folder in a place beside it, its ledger in a database of the same kind."""
    place = folder / "again"
    return restore(folder / "b", Home(place), database=database_for(place), redactions=redactions, say=silent)


SAYS = "KAZ/refugees/2016/stats"
FROM_PAGE = "KAZ/refugees/2020/stats"


def holding(place: Path, *words: bytes) -> list[str]:
    files = (path for path in place.rglob("*") if path.is_file())
    return [str(path.relative_to(place)) for path in files if any(word in path.read_bytes() for word in words)]


@pytest.mark.parametrize("where", ["in the place", "named"])
def test_an_older_backup_does_not_bring_it_back(telling: Home, tmp_path: Path, where: str) -> None:
    back_up(telling, tmp_path / "b", silent)
    take_out(telling, SAYS, FROM_PAGE)
    again, named = Home(tmp_path / "again"), None
    if where == "named":
        named = telling.path / "redactions.jsonl"
    else:
        again.path.mkdir()
        shutil.copy(telling.path / "redactions.jsonl", again.path)
    done = restored(tmp_path, redactions=named)
    assert done.redacted == 2
    assert holding(again.path, WORDS.encode(), b"47110815", PAGE) == []
    assert redactions.listed(again) == redactions.listed(telling)
    for edition in done.editions:
        assert verify(again.editions / edition) == []
    connection.connect(again)
    assert [str(found) for found in check() if found.severity is Severity.STOP] == []
    assert publish(again).changed is False


def test_a_later_backup_has_the_list_in_it(telling: Home, tmp_path: Path) -> None:
    take_out(telling, SAYS)
    done = back_up(telling, tmp_path / "b", silent)
    assert done.warnings == ()
    assert WORDS.encode() not in (tmp_path / "b").read_bytes()
    found = restored(tmp_path, redactions=None)
    assert found.redacted == 0, "there is nothing left to be taken out"
    assert len(redactions.listed(Home(tmp_path / "again"))) == 1


def test_a_backup_begins_again_where_something_is_redacted_meanwhile(
    telling: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[[Writer], writing._Rows] = writing._add_rows
    calls: list[str] = []

    def then_redact(writer: Writer) -> writing._Rows:
        found = real(writer)
        if not calls:
            take_out(telling, SAYS)
        calls.append("")
        return found

    monkeypatch.setattr(writing, "_add_rows", then_redact)
    back_up(telling, tmp_path / "b", silent)
    assert len(calls) == 2
    assert WORDS.encode() not in (tmp_path / "b").read_bytes()
    restored(tmp_path, redactions=None)


def test_a_redaction_that_was_stopped_is_ended_first(telling: Home, tmp_path: Path) -> None:
    redactions.intend(telling, redactions.Intention(redactions=(), since=""))
    with pytest.raises(RefusedBackup, match=r"not at its end.*habeas publish ends it"):
        back_up(telling, tmp_path / "b", silent)
    publish(telling)
    back_up(telling, tmp_path / "b", silent)


def test_a_list_that_is_none_is_refused_and_nothing_is_left(telling: Home, tmp_path: Path) -> None:
    back_up(telling, tmp_path / "b", silent)
    (tmp_path / "list").write_text('{"kind": "observation"}\n')
    with pytest.raises(Exception, match="none of a list of redactions"):
        restored(tmp_path, redactions=tmp_path / "list")
    assert not (tmp_path / "again").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
