"""The commands on the ledger, as a person types them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.back_door import drop_trigger
from tests.ledger.making import OPERATOR, figure, source

from habeas.capture import FileStore
from habeas.cli.main import main
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose

SOURCE = ("add", "source", "key=moi-2025", "title=Annual report", "published=2025-03")
FIGURE = ("add", "observation", "subject=KAZ", "indicator=detainee_entries", "period=2024", "source=moi-2025")
ID = "KAZ/detainee_entries/2024/moi-2025"


class Told:
    """What a command printed, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def last(self) -> str:
        return self.out.splitlines()[-1]


Habeas = Callable[..., Told]


@pytest.fixture
def habeas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Habeas]:
    def run(*words: str, home: str = "observatory") -> Told:
        capsys.readouterr()
        code = main(["--home", str(tmp_path / home), *words])
        return Told(code, *capsys.readouterr())

    yield run
    disconnect()


@pytest.fixture
def ready(habeas: Habeas) -> Habeas:
    """An observatory with one source."""
    assert habeas("init").code == 0
    assert habeas(*SOURCE).code == 0
    return habeas


def test_init_is_idempotent(habeas: Habeas) -> None:
    assert habeas("init").code == 0
    habeas(*SOURCE)
    before = habeas("dump").out
    assert habeas("init").code == 0
    assert habeas("dump").out == before


@pytest.mark.parametrize("words", [("check",), ("dump",), ("proposals",), (*FIGURE, "value=1")])
def test_without_an_observatory_every_command_names_init(habeas: Habeas, words: tuple[str, ...]) -> None:
    told = habeas(*words)
    assert told.code == 1
    assert told.out == ""
    assert "habeas init" in told.err


def test_a_figure_by_hand_waits_and_is_decided(ready: Habeas) -> None:
    assert "habeas decide --batch 2 --accept" in ready(*FIGURE, "value=412").out
    told = ready("proposals")
    assert f"observation-1  {ID}  new" in told.out
    assert ready("proposals", "--json").json[0]["statement"]["value"] == 412
    assert ready("decide", "--batch", "2", "--accept", "--json").json == {"decisions": [1]}
    assert ready("proposals").out == "nothing waits\n"


def test_an_accepted_import_ends_with_its_batch(ready: Habeas) -> None:
    assert ready(*FIGURE, "value=412", "--accept").last == "committed BATCH 2"
    assert ready(*FIGURE, "value=412", "--accept").last == "committed BATCH 0"


def test_prefer_correct_withdraw_by_public_id(ready: Habeas) -> None:
    ready(*FIGURE, "value=412", "--accept")
    assert ready("prefer", ID, "--reason", "the only one").code == 0
    assert ready("correct", ID, "value=413", "--reason", "misread", "--json").json == {
        "id": "observation-2",
        "replaces": "observation-1",
        "accepted": True,
    }
    refused = ready("withdraw", "observation-1", "--reason", "gone")
    assert (refused.code, refused.out) == (1, "")
    assert "observation-1: it is superseded by observation-2" in refused.err
    # Nothing was published yet, so the id is the correction's.
    assert ready("withdraw", ID, "--reason", "gone").out == f"withdraw: observation-2 {ID}\n"
    assert ready("check").last == "0 to stop, 0 to ask"


def test_reject_needs_a_reason_and_keeps_it_out(ready: Habeas) -> None:
    ready(*FIGURE, "value=412")
    assert "needs a reason" in ready("decide", "observation-1", "--reject").err
    assert ready("decide", "observation-1", "--reject", "--reason", "another country").code == 0
    assert ready(*FIGURE, "value=412", "--accept").last == "committed BATCH 0"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((*FIGURE, "colour=red"), "colour: is no field of observation"),
        ((*FIGURE, "value=many"), "Nothing was written"),
        (("decide", "--batch", "77", "--accept"), "batch 77: there is no such batch"),
        (("prefer", "observation-77", "--reason", "x"), "no statement goes by this name"),
        (("load", "nowhere.jsonl"), "there is no such file"),
    ],
)
def test_what_cannot_be_done_is_one_error_and_exit_1(ready: Habeas, words: tuple[str, ...], error: str) -> None:
    told = ready(*words)
    assert (told.code, told.out) == (1, "")
    assert error in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("words", [("decide", "observation-1"), ("add", "nothing", "a=b"), ("prefer", "observation-1")])
def test_wrong_usage_exits_2(ready: Habeas, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        ready(*words)
    assert stopped.value.code == 2


def test_check_tells_what_must_stop(ready: Habeas) -> None:
    ready(*FIGURE[:4], "period=2090", "source=moi-2025", "value=3", "--accept")
    told = ready("check", "--json")
    assert told.code == 1
    assert [(one["code"], one["ids"]) for one in told.json] == [("future_period", ["observation-1"])]
    assert ready("check").last == "1 to stop, 0 to ask"


def test_dump_and_load_move_a_ledger(ready: Habeas, tmp_path: Path) -> None:
    ready(*FIGURE, "value=412", "--accept")
    file = tmp_path / "ledger.jsonl"
    assert ready("dump", "--output", str(file)).code == 0
    assert file.stat().st_mode & 0o077 == 0
    assert file.read_text() == ready("dump").out
    ready("init", home="second")
    assert ready("load", str(file), home="second").out == f"loaded {len(file.read_text().splitlines()) - 2} rows\n"
    assert ready("dump", home="second").out == file.read_text()
    again = ready("load", str(file), home="second")
    assert (again.code, "not empty" in again.err) == (1, True)


def test_load_tells_of_files_that_are_still_missing(ready: Habeas, tmp_path: Path) -> None:
    connect(Home(tmp_path / "observatory"))
    page = b"<p>412</p>"
    capture = Captured(sha256=FileStore.name(page), media_type="text/html")
    FileStore(tmp_path / "observatory" / "files").put(page)
    intent = BatchIntent(reader="page", capture=capture)
    propose(intent, [source("page")], [figure(412, source="page")], accept=True, by=OPERATOR)
    file = tmp_path / "ledger.jsonl"
    ready("dump", "--output", str(file))
    ready("init", home="second")
    told = ready("load", str(file), home="second")
    assert (told.code, told.out.split()[0]) == (0, "loaded")
    assert f"1 captured file is not in {tmp_path / 'second' / 'files'} yet: copy the folder files" in told.err
    (found,) = ready("check", "--json", home="second").json
    assert (found["code"], found["severity"], found["ids"]) == ("file_missing", "stop", [f"file-{capture.sha256}"])
    shutil.copytree(tmp_path / "observatory" / "files", tmp_path / "second" / "files", dirs_exist_ok=True)
    assert ready("check", home="second").last == "0 to stop, 0 to ask"


def test_upgrade_has_nothing_to_do_on_a_new_ledger(ready: Habeas) -> None:
    assert ready("upgrade").out == "nothing to do: the ledger has format 3\n"


@pytest.mark.sqlite("a damaged file")
def test_a_database_that_is_no_database_is_one_error(ready: Habeas, tmp_path: Path) -> None:
    disconnect()
    database = tmp_path / "observatory" / "ledger.sqlite3"
    shutil.copyfile(tmp_path / "observatory" / "habeas.toml", database)
    for more in ("-wal", "-shm"):
        database.with_name(database.name + more).unlink(missing_ok=True)
    told = ready("check")
    assert told.code == 1
    assert "the database is damaged (file is not a database)" in told.err


def test_a_missing_trigger_stops_every_command_but_check_and_init(ready: Habeas, tmp_path: Path) -> None:
    connect(Home(tmp_path / "observatory"))
    trigger = drop_trigger("ledger_observation", "delete")
    disconnect()
    told = ready(*FIGURE, "value=412", "--accept")
    assert (told.code, told.out) == (1, "")
    assert trigger in told.err
    assert "habeas init installs them again" in told.err
    assert ready("upgrade").code == 0
    found = ready("check", "--json")
    assert found.code == 1
    assert [(one["code"], one["ids"]) for one in found.json] == [("trigger_missing", [trigger])]
    assert ready("init").err == f"installed again: {trigger}\n"
    assert ready(*FIGURE, "value=412", "--accept").code == 0
    assert ready("check").last == "0 to stop, 0 to ask"


def test_init_takes_the_address_of_the_site(habeas: Habeas, tmp_path: Path) -> None:
    settings = tmp_path / "observatory" / "habeas.toml"
    refused = habeas("init", "--base-url", "observatory.example")
    assert (refused.code, settings.exists()) == (2, False)
    assert "https://" in refused.err
    assert habeas("init", "--base-url", "http://127.0.0.1:8123/").code == 0
    assert 'base_url = "http://127.0.0.1:8123"' in settings.read_text(encoding="utf-8")
    habeas("init", "--base-url", "https://other.example")
    assert "other.example" not in settings.read_text(encoding="utf-8"), "what is there stays as it is"


def test_the_example_is_at_the_address_given(habeas: Habeas, tmp_path: Path) -> None:
    assert habeas("init", "--example", "--base-url", "http://127.0.0.1:8123").code == 0
    settings = (tmp_path / "observatory" / "habeas.toml").read_text(encoding="utf-8")
    assert 'base_url = "http://127.0.0.1:8123"' in settings


def test_a_dump_cut_short_is_not_loaded(ready: Habeas, tmp_path: Path) -> None:
    ready(*FIGURE, "value=412", "--accept")
    lines = ready("dump").out.splitlines(keepends=True)
    short = tmp_path / "short.jsonl"
    short.write_text("".join(lines[:4]), encoding="utf-8")
    ready("init", home="second")
    told = ready("load", str(short), home="second")
    assert (told.code, told.out) == (1, "")
    assert "cut short" in told.err


def test_a_source_by_hand_says_that_it_is_there(habeas: Habeas) -> None:
    habeas("init")
    assert habeas(*SOURCE).out == "added source moi-2025\ncommitted BATCH 1\n"
    again = habeas(*SOURCE)
    assert (again.code, again.out, again.err) == (0, "committed BATCH 0\n", "the ledger has it already\n")
    assert habeas(*SOURCE, "--json").json["batch"] == 0
