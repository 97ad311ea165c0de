from __future__ import annotations

import os
import pwd
import re
import sqlite3
import stat
from dataclasses import fields
from pathlib import Path

import pytest
from django.db import connection
from tests.ledger.making import bring_in, figure

from habeas.ledger import clock, format, triggers
from habeas.ledger.actor import Actor, Role, operator
from habeas.ledger.connection import connect, current_catalog
from habeas.ledger.errors import LedgerError, NewerLedger, NotAnObservatory, OlderLedger
from habeas.ledger.home import Home
from habeas.ledger.models import LedgerFormat, Observation
from habeas.ledger.options import Options
from habeas.ledger.upgrade import Upgraded, copy_sqlite, upgrade


def set_option(home: Home, line: str) -> None:
    name = line.partition(" =")[0]
    lines = [line if old.startswith(f"{name} =") else old for old in home.settings_file.read_text().splitlines()]
    home.settings_file.write_text("\n".join(lines) + "\n")


@pytest.mark.sqlite("the default of the setting")
def test_a_new_observatory_has_every_setting_at_its_default(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    home.create()
    assert home.options() == Options()
    assert {path.name for path in home.path.iterdir()} == {"habeas.toml", "files", "editions", "catalog", "pages"}
    assert {page.name for page in home.pages.iterdir()} == {"about.md", "contact.md", "licence.md", "privacy.md"}


@pytest.mark.sqlite("the default of the setting")
def test_creating_again_changes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create()
    set_option(home, 'title = "Обсерватория"')
    (home.pages / "about.md").write_text("# Us\n")
    home.create(Options(database="postgresql://elsewhere/x"))
    assert home.options().title == "Обсерватория"
    assert home.options().database == "sqlite"
    assert (home.pages / "about.md").read_text() == "# Us\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("colour = 1", r"habeas.toml: colour is not a setting. The settings are title, base_url"),
        ("title = 1", r"habeas.toml: title must be like"),
        ("languages = []", "languages must be a list of words"),
        ("require_four_eyes = 1", "require_four_eyes must be like false"),
        ("title = ", "is not TOML"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, line: str, words: str) -> None:
    home = Home(tmp_path)
    home.create()
    home.settings_file.write_text(line + "\n")
    with pytest.raises(LedgerError, match=words):
        home.options()


def test_home_is_named_or_found_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HABEAS_HOME", raising=False)
    assert Home.find().path == tmp_path / "observatory"
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "elsewhere"))
    assert Home.find().path == tmp_path / "elsewhere"
    assert Home.find("here").path == tmp_path / "here"


def test_where_there_is_no_observatory_the_error_names_init(tmp_path: Path) -> None:
    with pytest.raises(NotAnObservatory, match="Make one with habeas init"):
        connect(Home(tmp_path))
    home = Home(tmp_path)
    home.create()
    with pytest.raises(NotAnObservatory, match="Run habeas init"):
        connect(home)
    assert not home.database_file.exists()


def test_an_address_of_another_database_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create(Options(database="mysql://localhost/x"))
    with pytest.raises(LedgerError, match="neither sqlite nor an address of PostgreSQL"):
        connect(home)


def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create(Options(database="postgresql://us:secret@127.0.0.1:9/x"))
    with pytest.raises(LedgerError, match="the database cannot be opened") as refused:
        connect(home)
    assert "secret" not in str(refused.value)


@pytest.mark.sqlite("its pragmas")
def test_sqlite_keeps_what_it_acknowledged(ledger: Home) -> None:
    with connection.cursor() as cursor:
        for pragma, wanted in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone() == (wanted,)


def test_an_older_ledger_is_left_alone_and_the_error_names_upgrade(
    ledger: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(format, "FORMAT", format.FORMAT + 1)
    with pytest.raises(OlderLedger, match=r"format \d+, this habeas writes \d+. Run habeas upgrade"):
        connect(ledger)


def test_a_newer_ledger_is_refused(ledger: Home) -> None:
    LedgerFormat.objects.create(format=99, at=clock.now(), software="habeas 9")
    with pytest.raises(NewerLedger, match="format 99"):
        connect(ledger)
    with pytest.raises(NewerLedger, match="format 99"):
        upgrade(ledger)


@pytest.mark.sqlite("the copy of its file")
def test_an_upgrade_backs_up_first(ledger: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_in(figure())
    assert upgrade(ledger) == Upgraded(format.FORMAT, format.FORMAT, None)
    monkeypatch.setattr(format, "FORMAT", format.FORMAT + 1)
    done = upgrade(ledger)
    assert (done.old, done.new) == (format.FORMAT - 1, format.FORMAT)
    assert done.backup is not None
    with sqlite3.connect(done.backup) as copy:
        assert copy.execute("SELECT value FROM ledger_observation").fetchall() == [("412",)]
    copy.close()
    connect(ledger)
    assert Observation.objects.count() == 1
    assert triggers.missing() == []


@pytest.mark.postgres
def test_an_upgrade_in_postgresql_asks_for_a_backup(postgres_ledger: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format, "FORMAT", format.FORMAT + 1)
    with pytest.raises(LedgerError, match="pg_dump"):
        upgrade(postgres_ledger)
    assert upgrade(postgres_ledger, back_up=False) == Upgraded(format.FORMAT - 1, format.FORMAT, None)


@pytest.mark.sqlite("the copy of its file")
def test_a_copy_holds_what_another_connection_just_wrote(ledger: Home, tmp_path: Path) -> None:
    bring_in(figure())
    copy_sqlite(ledger.database_file, tmp_path / "copy.sqlite3")
    assert [path.name for path in tmp_path.glob("*copy*")] == ["copy.sqlite3"]
    with sqlite3.connect(tmp_path / "copy.sqlite3") as copy:
        assert copy.execute("SELECT COUNT(*) FROM ledger_decision").fetchone() == (1,)
    copy.close()


def test_the_observatorys_own_catalog_counts(ledger: Home) -> None:
    assert "detainee_entries" in current_catalog().indicators
    assert current_catalog() is current_catalog()


def test_every_setting_is_documented_with_its_default(project: Path) -> None:
    text = (project / "docs/ledger.md").read_text(encoding="utf-8")
    settings = text.partition("## Settings")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", settings, re.M) == [one.name for one in fields(Options)]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.sqlite("the modes of its files")
def test_the_ledger_the_settings_and_the_captures_are_its_own_users_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    before = os.umask(0o022)
    try:
        home.create()
        connect(home, check=False)
        format.migrate()
        bring_in(figure())
        copy_sqlite(home.database_file, home.path / "copy.sqlite3")
    finally:
        os.umask(before)
    ledger = sorted(home.path.glob("*.sqlite3*"))
    assert {path.name for path in ledger} >= {"ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm"}
    assert {path.name: mode(path) for path in (*ledger, home.settings_file)} == {
        path.name: 0o600 for path in (*ledger, home.settings_file)
    }
    assert mode(home.files) == 0o700
    assert (mode(home.path), mode(home.editions)) == (0o755, 0o755), "whoever serves the editions must get there"


def test_the_operator_is_who_runs_the_process_whatever_variables_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    assert operator() == Actor(pwd.getpwuid(os.getuid()).pw_name, Role.OPERATOR)


def test_a_user_without_a_name_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 2_000_000_011)
    assert operator().name == "2000000011"
