"""Taking a backup: the ledger at one moment first, then what its rows point to, all into one file.

Imports, decisions and publishing go on meanwhile, and what is taken is one moment all the same:

- the rows are read in one transaction, so they are of one moment;
- captured files are written before the rows that point to them and never changed, so the files that are there later
  hold everything that the rows point to;
- an edition is whole before the ledger records it, so every edition that the rows record has its directory; one that is
  newer than the rows is left out;
- the list of redactions is taken last: whatever was redacted while the backup ran is on it, and stays out when it is
  restored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import orjson
from django.db import connection

from habeas import __version__
from habeas.capture.durable import new_file
from habeas.keeping.backup import last
from habeas.keeping.backup.archive import Writer, read_list
from habeas.keeping.backup.contents import DUMP, FILES, OWN, REDACTIONS, SETTINGS, current_of, editions_of
from habeas.keeping.backup.errors import RefusedBackup
from habeas.keeping.backup.folders import Folders
from habeas.ledger import clock, format, options
from habeas.ledger.dump import dump
from habeas.ledger.home import PRIVATE_FILE, Home

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was taken: how much, and what a person should know of it."""

    file: Path
    members: int
    size: int
    editions: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Rows:
    """What the dump told on its way: it is not read twice."""

    rows: int
    editions: list[str]
    captures: set[str]


def back_up(home: Home, file: Path, say: Say) -> BackedUp:
    """Write everything of the observatory connected to into `file`, wholly or not at all."""
    _demand_free(file)
    taken_at = clock.now()
    with new_file(file, mode=PRIVATE_FILE) as target:
        writer = Writer(target)
        folders = Folders(writer, say)
        rows = _add_rows(writer)
        say(f"ledger: {rows.rows} rows")
        found = folders.add_captures(home.files, FILES)
        folders.warn_missing(rows.captures - found)
        folders.add_bytes(SETTINGS, _settings(home))
        for name in OWN:
            folders.add_tree(home.path / name, name)
        editions = [
            one for one in editions_of(home.editions, rows.editions) if folders.add_edition(home.editions / one, one)
        ]
        folders.add_file(home.path / REDACTIONS, REDACTIONS)
        writer.finish(_about(home, taken_at, rows, editions))
        size = target.tell()
    warnings = [*folders.warnings, *last.record(home, taken_at, file)]
    return BackedUp(file, len(writer.members), size, tuple(editions), tuple(warnings))


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
    elif line.get("row") == "capture":
        found.captures.add(str(line["sha256"]))


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
