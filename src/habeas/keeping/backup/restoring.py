"""Restoring a backup into an empty place: all of it, byte for byte, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from habeas.capture.durable import write_file
from habeas.edition.current import swap
from habeas.edition.verify import verify
from habeas.keeping.backup import rows
from habeas.keeping.backup.archive import Listed, Member, read_list, unpack
from habeas.keeping.backup.contents import BESIDE, DUMP, EDITIONS, FILES, OWN, REDACTIONS, SETTINGS
from habeas.keeping.backup.errors import RefusedBackup
from habeas.keeping.backup.place import building, demand_empty
from habeas.ledger import options
from habeas.ledger.home import PRIVATE_FILE, PRIVATE_FOLDER, Home

Say = Callable[[str], None]
_TOPS = frozenset({FILES, EDITIONS, *OWN})
_ALONE = frozenset({DUMP, SETTINGS, *BESIDE})
_PUBLIC_FILE = 0o644


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: how many rows, which editions, how many redactions were applied, and what to know of it."""

    rows: int
    editions: tuple[str, ...]
    current: str
    redacted: int
    warnings: tuple[str, ...]


def look(file: Path) -> Listed:
    """Read a backup from its first byte to its last, hold it against its list, and write nothing."""
    with file.open("rb") as source:
        listed = _listed(file, source)
        unpack(source, listed, str(file), lambda _member, _pieces: None)
        return listed


def restore(file: Path, home: Home, *, database: str, redactions: Path | None, say: Say) -> Restored:
    """Restore `file` into `home`, which must be empty, with its ledger in `database`.

    Lists of redactions, from the place, from `redactions` and from the backup, are joined and applied before anything
    stands in the place.
    """
    demand_empty(home.path)
    lines = _redactions(home.path / REDACTIONS, redactions)
    with building(home.path) as aside:
        listed = _unpack(file, aside)
        say(f"{len(listed.members)} members are as they were written")
        built = Home(aside)
        _write_settings(built, database)
        lines = list(dict.fromkeys([*_lines(aside / REDACTIONS), *lines]))
        if lines:
            write_file(aside / REDACTIONS, b"".join(line + b"\n" for line in lines), mode=PRIVATE_FILE)
        current = str(listed.about.get("current", ""))
        if current:
            swap(built.editions, current)
        with rows.loaded(built, aside / DUMP, say) as count:
            redacted = rows.redact_again(built, lines, say)
            warnings = _unsound(built, listed)
            (aside / DUMP).unlink()
    return Restored(count, tuple(listed.about["editions"]), current, redacted, tuple(warnings))


def _unpack(file: Path, aside: Path) -> Listed:
    for name in (FILES, EDITIONS, *OWN):
        (aside / name).mkdir(mode=PRIVATE_FOLDER if name == FILES else 0o755)
    with file.open("rb") as source:
        listed = _listed(file, source)
        unpack(source, listed, str(file), lambda member, pieces: _write(aside, member, pieces))
    return listed


def _listed(file: Path, source: BinaryIO) -> Listed:
    listed = read_list(source, str(file))
    for member in listed.members:
        parts = PurePosixPath(member.path).parts
        inside = len(parts) > 1 and parts[0] in _TOPS and ".." not in parts and not member.path.endswith("/")
        if not inside and member.path not in _ALONE:
            what = "is no part of an observatory"
            raise RefusedBackup(what, f"{file}, {member.path}", "habeas did not write this file: do not restore it.")
    return listed


def _write(aside: Path, member: Member, pieces: Iterator[bytes]) -> None:
    target = aside / member.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if member.link:
        os.link(aside / member.link, target)
        return
    public = member.path.partition("/")[0] in (EDITIONS, *OWN)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PUBLIC_FILE if public else PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(pieces)


def _write_settings(built: Home, database: str) -> None:
    settings = replace(options.read(built.settings_file), database=database)
    write_file(built.settings_file, options.written(settings), mode=PRIVATE_FILE)


def _redactions(*lists: Path | None) -> list[bytes]:
    return [line for path in lists if path is not None for line in _lines(path)]


def _lines(path: Path) -> list[bytes]:
    if not path.exists():
        return []
    return [line for line in path.read_bytes().splitlines() if line.strip()]


def _unsound(built: Home, listed: Listed) -> list[str]:
    """Editions that do not verify: they were damaged when the backup was taken, and are restored as they were."""
    found = []
    for edition in listed.about["editions"]:
        problems = verify(built.editions / edition)
        if problems:
            found.append(f"edition {edition} does not verify, as when the backup was taken: {problems[0]}")
    return found
