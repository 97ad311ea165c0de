"""A backup restored: the same ledger, files and editions, wherever the ledger lay and lies; or nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection as django_connection
from tests.fixtures.databases import database_for
from tests.keeping.conftest import PAGE
from tests.publish.conftest import make_home
from tests.publish.factories import figure
from tests.publish.steps import add, content, publish, same

from habeas.capture import FileStore
from habeas.edition.verify import verify
from habeas.keeping.backup import RefusedBackup, Restored, back_up, last, restore
from habeas.keeping.backup.errors import RefusedBackup as Refused
from habeas.ledger import connection, standing
from habeas.ledger.dump import dump
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home
from habeas.ledger.options import Options


def silent(_line: str) -> None:
    """Progress that nobody watches."""


def backed_up(home: Home, file: Path) -> Path:
    connection.connect(home)
    done = back_up(home, file, silent)
    assert done.warnings == ()
    return file


def restored(file: Path, place: Path, database: str = "", redactions: Path | None = None) -> Restored:
    """Restored into a database of the same kind, unless another is named."""
    return restore(file, Home(place), database=database or database_for(place), redactions=redactions, say=silent)


def same_options(one: Home, other: Home) -> bool:
    """Whether two observatories have the same settings, but for where their ledgers lie."""
    return replace(one.options(), database="") == replace(other.options(), database="")


def ledger_of(home: Home) -> bytes:
    connection.connect(home)
    lines = b"".join(dump())
    assert standing.compare() == []
    connection.disconnect()
    return lines


def test_a_restored_observatory_is_the_same(home: Home, tmp_path: Path) -> None:
    before = ledger_of(home)
    file = backed_up(home, tmp_path / "b")
    done = restored(file, tmp_path / "again")
    again = Home(tmp_path / "again")
    assert ledger_of(again) == before
    for name in ("files", "catalog", "pages"):
        same(home.path / name, again.path / name)
    for edition in ("2026-11-24", "2026-11-24.2"):
        same(home.editions / edition, again.editions / edition)
        assert verify(again.editions / edition) == []
    assert os.readlink(again.editions / "current") == "2026-11-24.2"
    assert same_options(again, home)
    assert (done.editions, done.current, done.warnings) == (("2026-11-24", "2026-11-24.2"), "2026-11-24.2", ())
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_work_goes_on_where_it_was_restored(home: Home, tmp_path: Path) -> None:
    restored(backed_up(home, tmp_path / "b"), tmp_path / "again")
    again = Home(tmp_path / "again")
    connection.connect(again)
    add(figure(140, period="2023"))
    assert publish(again).id == "2026-11-24.3"
    assert verify(again.editions / "2026-11-24.3") == []


@pytest.mark.postgres
def test_from_sqlite_to_postgresql_and_back(home: Home, tmp_path: Path, postgres_url: str) -> None:
    before = ledger_of(home)
    restored(backed_up(home, tmp_path / "one"), tmp_path / "server", postgres_url)
    server = Home(tmp_path / "server")
    assert ledger_of(server) == before
    assert not server.database_file.exists()
    restored(backed_up(server, tmp_path / "two"), tmp_path / "file", "sqlite")
    assert ledger_of(Home(tmp_path / "file")) == before
    same(home.editions / "2026-11-24.2", tmp_path / "file" / "editions" / "2026-11-24.2")


def test_nothing_of_the_database_s_address_is_in_it(home: Home, tmp_path: Path) -> None:
    words = home.settings_file.read_text().replace('title = "', 'title = "Our ')
    home.settings_file.write_text(words + '# database = "postgresql://us:hidden-word@db/x"\n')
    file = backed_up(home, tmp_path / "b")
    assert b"hidden-word" not in file.read_bytes()
    assert home.options().database.encode() not in file.read_bytes() or home.options().database == "sqlite"
    restored(file, tmp_path / "again")
    assert same_options(Home(tmp_path / "again"), home)
    assert Home(tmp_path / "again").options().title.startswith("Our ")


def test_it_is_for_its_owner_alone(home: Home, tmp_path: Path) -> None:
    file = backed_up(home, tmp_path / "b")
    restored(file, tmp_path / "again")
    again = Home(tmp_path / "again")
    private = [file, again.settings_file, *(p for p in again.files.rglob("*") if p.is_file())]
    private += [again.database_file] if again.database_file.exists() else []
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}
    assert stat.S_IMODE(again.files.stat().st_mode) == 0o700
    with tarfile.open(file) as tar:
        assert {member.mode for member in tar} == {0o600}
    assert stat.S_IMODE((again.editions / "2026-11-24" / "MANIFEST.json").stat().st_mode) == 0o644
    assert stat.S_IMODE(again.path.stat().st_mode) & 0o055 == 0o055, "whoever serves the editions must get there"


def test_files_that_editions_share_are_kept_once_and_shared_again(home: Home, tmp_path: Path) -> None:
    restored(backed_up(home, tmp_path / "b"), tmp_path / "again")
    for place in (home.editions, tmp_path / "again" / "editions"):
        first, second = (place / edition / "site" / "robots.txt" for edition in ("2026-11-24", "2026-11-24.2"))
        assert first.samefile(second)


@pytest.mark.parametrize("member", ["ledger.jsonl", "files/", "editions/2026-11-24/MANIFEST.json", "pages/about.md"])
def test_one_flipped_byte_is_refused_and_nothing_is_left(home: Home, tmp_path: Path, member: str) -> None:
    file = backed_up(home, tmp_path / "b")
    with tarfile.open(file) as tar:
        place = next(one for one in tar if one.name.startswith(member)).offset_data
    data = bytearray(file.read_bytes())
    data[place + 3] ^= 4
    file.write_bytes(data)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RefusedBackup, match=f"b, {member}.*was changed since the backup was taken"):
        restored(file, tmp_path / "again")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.postgres
def test_a_refused_restore_leaves_an_empty_database_empty(
    home: Home, tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = backed_up(home, tmp_path / "b")
    with monkeypatch.context() as patched, pytest.raises(LedgerError, match="unsound"):
        patched.setattr("habeas.ledger.load.integrity.dangling", lambda: ["unsound"])
        restored(file, tmp_path / "again", postgres_url)
    assert not (tmp_path / "again").exists()
    probe = Home(tmp_path / "probe")
    probe.create(Options(database=postgres_url))
    connection.connect(probe, check=False)
    assert django_connection.introspection.table_names() == []
    restored(file, tmp_path / "again", postgres_url)


@pytest.mark.postgres
def test_another_ledger_in_the_database_is_left_alone_and_this_very_one_is_taken(
    home: Home, tmp_path: Path, postgres_url: str
) -> None:
    file = backed_up(home, tmp_path / "b")
    restored(file, tmp_path / "one", postgres_url)
    shutil.rmtree(tmp_path / "one")  # as if the power had failed after the rows and before the rename
    restored(file, tmp_path / "one", postgres_url)
    connection.connect(Home(tmp_path / "one"))
    add(figure(9, period="2018"))
    with pytest.raises(RefusedBackup, match="another ledger already"):
        restored(file, tmp_path / "two", postgres_url)


def test_a_place_that_is_not_empty_is_left_alone(home: Home, tmp_path: Path) -> None:
    file = backed_up(home, tmp_path / "b")
    before = content(home.path)
    with pytest.raises(RefusedBackup, match="is not empty: it holds"):
        restored(file, home.path)
    assert content(home.path) == before
    (tmp_path / "empty").mkdir()
    restored(file, tmp_path / "empty")
    with pytest.raises(RefusedBackup, match="is a file"):
        restored(file, file)


def test_an_edition_newer_than_the_rows_is_left_out(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody publishes between the reading of the rows and that of the editions."""
    from habeas.keeping.backup import writing
    from habeas.keeping.backup.archive import Writer

    real = writing._add_rows

    def then_publish(writer: Writer) -> writing._Rows:
        rows = real(writer)
        add(figure(150, period="2024"))
        publish(home)
        return rows

    monkeypatch.setattr(writing, "_add_rows", then_publish)
    done = back_up(home, tmp_path / "b", silent)
    assert done.editions == ("2026-11-24", "2026-11-24.2")
    restored(tmp_path / "b", tmp_path / "again")
    assert os.readlink(tmp_path / "again" / "editions" / "current") == "2026-11-24.2"
    connection.connect(Home(tmp_path / "again"))
    assert publish(Home(tmp_path / "again")).changed is False


def test_an_edition_that_is_pruned_or_amended_meanwhile_is_whole_or_left_out(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.keeping.backup.folders import Folders

    real, calls = Folders.add_tree, list[str]()

    def meanwhile(self: Folders, folder: Path, path: str) -> int:
        added = real(self, folder, path)
        calls.append(path)
        if path == "editions/2026-11-24":
            shutil.rmtree(folder, ignore_errors=True)
        if path == "editions/2026-11-24.2" and calls.count(path) == 1:
            manifest = folder / "MANIFEST.json"
            manifest.write_bytes(manifest.read_bytes().replace(b'"software"', b'"Software"'))
        return added

    monkeypatch.setattr(Folders, "add_tree", meanwhile)
    done = back_up(home, tmp_path / "b", silent)
    assert done.editions == ("2026-11-24.2",)
    assert calls.count("editions/2026-11-24.2") == 2
    monkeypatch.undo()
    with tarfile.open(tmp_path / "b") as tar:
        names = tar.getnames()
    assert len(names) == len(set(names))
    assert not [name for name in names if name.startswith("editions/2026-11-24/")]


def test_what_is_damaged_is_told_and_taken_as_it_is(home: Home, tmp_path: Path) -> None:
    page = home.editions / "2026-11-24.2" / "site" / "robots.txt"
    page.unlink()
    page.write_bytes(b"other\n")
    capture = FileStore(home.files).path(hashlib.sha256(PAGE).hexdigest())
    capture.write_bytes(b"other")
    done = back_up(home, tmp_path / "b", silent)
    assert [line for line in done.warnings if "its bytes have another hash" in line]
    assert [line for line in done.warnings if "is not as it was published (site/robots.txt" in line]
    found = restored(tmp_path / "b", tmp_path / "again")
    assert [line for line in found.warnings if "edition 2026-11-24.2 does not verify" in line]
    capture.unlink()
    connection.connect(home)
    assert [line for line in back_up(home, tmp_path / "b", silent).warnings if "1 captured files are missing" in line]


def test_only_a_backup_is_written_over(home: Home, tmp_path: Path) -> None:
    file = backed_up(home, tmp_path / "b")
    backed_up(home, file)
    with pytest.raises(Refused, match="is not a whole backup"):
        back_up(home, home.settings_file, silent)
    with pytest.raises(Refused, match="is a folder"):
        back_up(home, tmp_path, silent)
    with pytest.raises(Refused, match="no such folder"):
        back_up(home, tmp_path / "nowhere" / "b", silent)


def test_the_last_backup_is_written_down(home: Home, tmp_path: Path) -> None:
    assert last.read(home) is None
    backed_up(home, tmp_path / "b")
    found = last.read(home)
    assert found is not None
    assert (found.file, found.at[:2], found.at[-1]) == (str(tmp_path / "b"), "20", "Z")


def test_an_observatory_that_never_published_is_kept_too(tmp_path: Path) -> None:
    new = make_home(tmp_path / "new")
    FileStore(new.files).put(b"not yet pointed to")
    restored(backed_up(new, tmp_path / "b"), tmp_path / "again")
    assert (tmp_path / "again" / "editions").is_dir()
    assert not (tmp_path / "again" / "editions" / "current").exists()
    same(new.files, tmp_path / "again" / "files")


def test_a_file_that_would_leave_the_place_is_refused(home: Home, tmp_path: Path) -> None:
    from habeas.keeping.backup.archive import Writer

    with (tmp_path / "b").open("w+b") as file:
        writer = Writer(file)
        writer.add("files/../../out", iter([b"x"]))
        writer.finish({"editions": []})
    with pytest.raises(RefusedBackup, match="is no part of an observatory"):
        restored(tmp_path / "b", tmp_path / "again")
    assert not (tmp_path / "again").exists()
