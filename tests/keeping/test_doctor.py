"""The doctor names what is wrong, by a code that is documented, and changes nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect as open_sqlite

import pytest
from tests.fixtures.world import habeas
from tests.keeping.conftest import PAGE
from tests.ledger.back_door import drop_trigger, execute, unguarded
from tests.publish.factories import figure
from tests.publish.steps import add

from habeas.keeping.backup import back_up, last
from habeas.keeping.doctor import CODES, Severity, Symptom, examine
from habeas.keeping.doctor import database as of_database
from habeas.keeping.doctor import place as of_place
from habeas.ledger import connection, format, redactions
from habeas.ledger.home import Home
from habeas.ledger.options import Options

Harm = Callable[[Home], object]


def told(home: Home) -> list[Symptom]:
    """What the doctor says, but for the tests' own server of PostgreSQL, which keeps nothing on purpose."""
    return [one for one in examine(home) if one.code != "server_forgets"]


def codes(home: Home, severity: Severity | None = None) -> list[str]:
    return sorted({one.code for one in told(home) if severity in (None, one.severity)})


def state(home: Home) -> dict[str, tuple[int, int, int]]:
    """Every file and folder but what SQLite makes for itself while it is open."""
    paths = [path for path in home.path.rglob("*") if not path.name.endswith(("-wal", "-shm"))]
    return {str(path): (path.lstat().st_mtime_ns, path.lstat().st_size, path.lstat().st_mode) for path in paths}


@pytest.fixture
def healthy(home: Home, tmp_path: Path) -> Home:
    settings = home.settings_file.read_text().replace('contact_mail = ""', 'contact_mail = "us@example.org"')
    home.settings_file.write_text(settings.replace('base_url = ""', 'base_url = "https://example.org"'))
    back_up(home, tmp_path / "b", lambda _line: None)
    connection.disconnect()
    return home


def behind_its_back(change: str) -> Harm:
    """A change that the triggers would refuse: they are out of the way for it and put back."""

    def harm(home: Home) -> None:
        with unguarded(home):
            execute(change)

    return harm


def without_a_trigger(home: Home) -> None:
    connection.connect(home)
    drop_trigger("ledger_decision", "update")
    connection.disconnect()


def capture(home: Home) -> Path:
    return next(path for path in home.files.rglob("*") if path.is_file() and path.read_bytes() == PAGE)


def write(path: Path, words: str) -> None:
    path.write_text(words)


def set_last(home: Home, at: str) -> None:
    write(home.path / last.NAME, json.dumps({"at": at, "file": "b"}))


def edit(home: Home, old: str, new: str) -> None:
    write(home.settings_file, home.settings_file.read_text().replace(old, new))


def without_database(home: Home) -> None:
    for path in home.path.glob("ledger.sqlite3*"):
        path.unlink()


def with_an_empty_database(home: Home) -> None:
    without_database(home)
    with closing(open_sqlite(home.database_file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE other (x)")
    home.database_file.chmod(0o600)


def without_its_log(home: Home) -> None:
    with closing(open_sqlite(home.database_file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = DELETE")


OF_SQLITE: list[tuple[str, Harm]] = [
    ("open_to_others", lambda home: home.database_file.chmod(0o640)),
    ("database_missing", without_database),
    ("database_missing", with_an_empty_database),
    ("database_unreachable", lambda home: home.database_file.write_bytes(b"no database at all" * 99)),
    ("not_wal", without_its_log),
]
HARMS: list[tuple[str, Harm]] = [
    ("no_observatory", lambda home: home.settings_file.unlink()),
    ("settings_unreadable", lambda home: edit(home, "title =", "colour =")),
    ("settings_unreadable", lambda home: write(home.settings_file, "title = ")),
    ("setting_empty", lambda home: edit(home, 'contact_mail = "us@example.org"', 'contact_mail = ""')),
    ("open_to_others", lambda home: home.settings_file.chmod(0o644)),
    ("open_to_others", lambda home: home.files.chmod(0o755)),
    ("backup_never", lambda home: (home.path / last.NAME).unlink()),
    ("backup_old", lambda home: set_last(home, "2020-01-01T00:00:00Z")),
    ("left_by_killed", lambda home: write(home.files / f".{'a' * 64}.0123.part", "half")),
    ("left_by_killed", lambda home: (home.path.parent / f".{home.path.name}.restoring-12").mkdir()),
    ("database_newer", behind_its_back("INSERT INTO ledger_ledgerformat VALUES (99, '', '')")),
    ("trigger_missing", without_a_trigger),
    ("seal_broken", behind_its_back("UPDATE ledger_observation SET value = '1' WHERE id = 1")),
    ("chain_broken", behind_its_back("DELETE FROM ledger_decision WHERE id = 1")),
    ("standing_differs", behind_its_back("DELETE FROM ledger_standing")),
    ("file_missing", lambda home: capture(home).unlink()),
    ("file_changed", lambda home: capture(home).write_bytes(b"other")),
    ("current_dangling", lambda home: shutil.rmtree(home.editions / "2026-11-24.2")),
    ("nothing_published", lambda home: (home.editions / "current").unlink()),
    ("current_unrecorded", lambda home: relink(home, "2026-11-24")),
    ("edition_damaged", lambda home: write(home.editions / "2026-11-24" / "stray", "")),
    ("publish_interrupted", lambda home: (home.editions / ".building-2026-11-25").mkdir()),
    ("publish_interrupted", lambda home: (home.editions / ".removing-2026-11-20").mkdir()),
    ("redaction_interrupted", lambda home: write(home.path / redactions.INTENTION, "")),
]


def relink(home: Home, edition: str) -> None:
    (home.editions / "current").unlink()
    (home.editions / "current").symlink_to(edition)


def test_a_healthy_observatory_has_nothing(healthy: Home) -> None:
    before = state(healthy)
    assert [str(symptom) for symptom in told(healthy)] == []
    assert state(healthy) == before


def ids(harms: list[tuple[str, Harm]]) -> list[str]:
    return [f"{place}-{code}" for place, (code, _) in enumerate(harms)]


@pytest.mark.parametrize(("code", "harm"), HARMS, ids=ids(HARMS))
def test_what_is_wrong_is_named_and_nothing_is_changed(healthy: Home, code: str, harm: Harm) -> None:
    demand_named(healthy, code, harm)


@pytest.mark.sqlite("what may be wrong with its file")
@pytest.mark.parametrize(("code", "harm"), OF_SQLITE, ids=ids(OF_SQLITE))
def test_what_is_wrong_with_a_file_is_named_and_nothing_is_changed(healthy: Home, code: str, harm: Harm) -> None:
    demand_named(healthy, code, harm)


@pytest.mark.postgres
@pytest.mark.parametrize(("code", "path"), [("database_missing", ""), ("database_unreachable", "_that_is_not_there")])
def test_what_is_wrong_with_a_server_is_named(postgres_url: str, tmp_path: Path, code: str, path: str) -> None:
    home = Home(tmp_path / "server")
    home.create(Options(database=postgres_url + path))
    assert codes(home, Severity.WRONG) == [code]


def demand_named(home: Home, code: str, harm: Harm) -> None:
    harm(home)
    before = state(home)
    found = list(examine(home))
    assert code in {one.code for one in found}, found
    assert state(home) == before
    for one in found:
        assert one.code in CODES
        assert one.where and one.what and one.fix, one


def test_an_older_ledger_is_named(healthy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format, "FORMAT", format.FORMAT + 1)
    assert codes(healthy) == ["database_older"]


@pytest.mark.sqlite("its lock")
def test_a_ledger_that_somebody_holds_is_named(healthy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_database, "WAIT_SECONDS", 0.1)
    with closing(open_sqlite(healthy.database_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert codes(healthy) == ["database_locked"]


def test_a_clock_that_went_back_is_named(healthy: Home) -> None:
    connection.connect(healthy)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("habeas.ledger.clock.now", lambda: "2099-01-01T00:00:00Z")
        add(figure(11, period="2011"))
    assert codes(healthy) == ["clock_behind"]


def test_a_disk_that_fills_up_is_named(healthy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_place, "LEAST_FREE", 1 << 60)
    assert codes(healthy) == ["disk_nearly_full"]


@pytest.mark.sqlite("its write-ahead log")
def test_a_log_that_grows_is_named(healthy: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_database, "LARGE_LOG", -1)
    with closing(open_sqlite(healthy.database_file)) as other:
        other.execute("SELECT 1 FROM ledger_batch").fetchone()
        assert codes(healthy) == ["wal_large"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to give a file away")
def test_a_file_of_another_user_is_named(healthy: Home) -> None:
    os.chown(healthy.path / "chain-head", 12345, 12345)
    assert codes(healthy, Severity.WRONG) == ["owned_by_another"]


def test_while_somebody_publishes_nothing_is_left_over(healthy: Home) -> None:
    from habeas.publish.lock import publishing_alone

    (healthy.editions / ".building-2026-11-25").mkdir()
    with publishing_alone(healthy.editions):
        assert codes(healthy) == []
    assert codes(healthy) == ["publish_interrupted"]


@pytest.mark.postgres
def test_a_server_that_forgets_is_named(postgres_url: str, tmp_path: Path) -> None:
    home = tmp_path / "server"
    habeas(home, "init", "--database", postgres_url)
    found = {one.code for one in examine(Home(home)) if one.severity is Severity.WRONG}
    assert "server_forgets" in found, "the test's own server keeps nothing"


@pytest.mark.sqlite("the server of these tests is no sound one")
def test_the_command_exits_one_where_something_is_wrong(healthy: Home) -> None:
    assert habeas(healthy.path, "doctor").stdout == "0 wrong, 0 to mind\n"
    edit(healthy, 'contact_mail = "us@example.org"', 'contact_mail = ""')
    done = habeas(healthy.path, "doctor")
    assert done.stdout.startswith("mind  setting_empty  ")
    capture(healthy).unlink()
    done = habeas(healthy.path, "doctor", "--json", check=False)
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert [one["code"] for one in found] == ["setting_empty", "file_missing"]
    assert found[1].keys() == {"code", "severity", "where", "what", "fix"}


def test_every_code_is_documented_and_no_other(project: Path) -> None:
    text = (project / "docs" / "doctor.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.M)) == sorted(CODES)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    connection.disconnect()
