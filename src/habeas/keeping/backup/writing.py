"""Taking a backup: the ledger at one moment first, then what its rows point to, all into one file.

Imports, decisions and publishing go on meanwhile, and what is taken is one moment all the same:

- the rows are read in one transaction, so they are of one moment;
- captured files are written before the rows that point to them and never changed, so the files that are there later
  hold everything that the rows point to;
- an edition is whole before the ledger records it, so every edition that the rows record has its directory; one that is
  newer than the rows is left out;
- a redaction alone changes what was written, so one that comes in between lets the whole begin again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import orjson
from django.db import connection

from habeas import __version__
from habeas.capture.durable import new_file
from habeas.keeping.backup import last
from habeas.keeping.backup.archive import Writer, read_list
from habeas.keeping.backup.contents import BESIDE, DUMP, FILES, OWN, SETTINGS, current_of, editions_of
from habeas.keeping.backup.errors import RefusedBackup
from habeas.keeping.backup.folders import Folders
from habeas.ledger import clock, format, options, redactions
from habeas.ledger.chain import files
from habeas.ledger.dump import dump
from habeas.ledger.home import PRIVATE_FILE, Home

Say = Callable[[str], None]
_TRIES = 3
"""How often a backup begins again because something was redacted."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was taken: when, how much, and what a person should know of it."""

    at: str
    members: int
    size: int
    editions: tuple[str, ...]
    warnings: tuple[str, ...]
    file: Path = Path()


@dataclass(slots=True)
class _Rows:
    """What the dump told on its way: it is not read twice."""

    rows: int
    editions: list[str]
    files: set[str]
    """Captured files that rows name."""


def back_up(home: Home, file: Path, say: Say) -> BackedUp:
    """Write everything of the observatory connected to into `file`, wholly or not at all."""
    _demand_free(file)
    with new_file(file, mode=PRIVATE_FILE) as target:
        for _ in range(_TRIES):
            before = _redacted(home)
            taken = _take(home, target, say)
            if _redacted(home) == before:
                break
            say("something was redacted meanwhile: once more from the start")
            target.seek(0)
            target.truncate()
        else:
            what = "something is redacted again and again while the backup is taken"
            raise RefusedBackup(what, str(home.path), "Wait for it to end, then try again.")
    return replace(taken, file=file, warnings=(*taken.warnings, *last.record(home, taken.at, file)))


def _take(home: Home, target: BinaryIO, say: Say) -> BackedUp:
    """Everything, once."""
    taken_at = clock.now()
    writer = Writer(target)
    folders = Folders(writer, say)
    rows = _add_rows(writer)
    say(f"ledger: {rows.rows} rows")
    found = folders.add_captures(home.files, FILES)
    folders.warn_missing(rows.files - found - files.erased_captures())
    folders.add_bytes(SETTINGS, _settings(home))
    for name in OWN:
        folders.add_tree(home.path / name, name)
    kept = editions_of(home.editions, rows.editions)
    editions = [one for one in kept if folders.add_edition(home.editions / one, one)]
    for name in BESIDE:
        folders.add_file(home.path / name, name)
    writer.finish(_about(home, taken_at, rows, editions))
    return BackedUp(taken_at, len(writer.members), target.tell(), tuple(editions), tuple(folders.warnings))


def _redacted(home: Home) -> bytes:
    """What was redacted so far; a redaction that is under way, or was stopped, is refused."""
    if redactions.intended(home) is not None:
        fix = "Wait for it to end. If nobody is at it, it was stopped: habeas publish ends it."
        raise RefusedBackup("a redaction is not at its end", str(home.path), fix)
    path = home.path / redactions.LIST
    return path.read_bytes() if path.exists() else b""


def _add_rows(writer: Writer) -> _Rows:
    found = _Rows(0, [], set())

    def watched() -> Iterator[bytes]:
        for line in dump():
            found.rows += 1
            if b'"row":"edition"' in line or b'"row":"capture"' in line:
                _note(orjson.loads(line), found)
            yield line

    writer.add(DUMP, watched())
    found.rows -= 2  # the first line and the last are no rows
    return found


def _note(line: dict[str, object], found: _Rows) -> None:
    if line.get("row") == "edition":
        found.editions.append(str(line["edition"]))
        found.files.update(filter(None, [str(line["inputs"])]))
    elif line.get("row") == "capture":
        found.files.add(str(line["sha256"]))


def _settings(home: Home) -> bytes:
    """Every setting but where the database is: its password would stand there, and a restored one lies elsewhere."""
    return options.written(replace(home.options(), database=options.Options().database))


def _about(home: Home, taken_at: str, rows: _Rows, editions: list[str]) -> dict[str, object]:
    return {
        "software": f"habeas {__version__}",
        "taken_at": taken_at,
        "ledger_format": format.FORMAT,
        "database": connection.vendor,
        "rows": rows.rows,
        "editions": editions,
        "current": current_of(home.editions, rows.editions, editions),
    }


def _demand_free(file: Path) -> None:
    """A backup may take the place of a backup; anything else that is there is somebody's."""
    if file.is_dir():
        raise RefusedBackup("is a folder", str(file), "Name the file to write, such as observatory.backup.")
    if not file.parent.is_dir():
        raise RefusedBackup("there is no such folder", str(file.parent), "Make it first, or name another.")
    if file.exists():
        try:
            with file.open("rb") as there:
                read_list(there, str(file))
        except RefusedBackup as error:
            what = "is there already and is not a whole backup"
            raise RefusedBackup(what, str(file), "Name another file, or move this one away.") from error
