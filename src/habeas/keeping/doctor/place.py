"""The observatory's folder: settings, rights, room on the disk, backups, and what killed commands left."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from habeas.capture.durable import left_aside
from habeas.edition.current import current_id
from habeas.keeping.backup import last
from habeas.keeping.doctor.symptom import Symptom, mind, wrong
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home

LEAST_FREE = 100 * 1024 * 1024
"""Bytes that should be free whatever the observatory's size: a report with pictures is a tenth of it."""
BACKUP_AGE = timedelta(days=7)
"""A week of work is what a small team can do again, and would not like to."""
_MEGABYTE = 1024 * 1024


def setting_empty(home: Home) -> Iterator[Symptom]:
    """A setting is empty that a public site needs."""
    options, where = home.options(), home.settings_file
    if not options.base_url:
        what = "base_url is empty: permanent links and citations have no address"
        yield mind("setting_empty", where, what, 'Write base_url = "https://…" and publish again.')
    if not options.contact_mail:
        what = "contact_mail is empty: readers cannot report an error"
        yield mind("setting_empty", where, what, 'Write contact_mail = "…" and publish again.')


def open_to_others(home: Home) -> Iterator[Symptom]:
    """Other users of the machine can read what is confidential."""
    database = home.database_file
    private = [home.settings_file, home.files, *home.path.glob(f"{database.name}*"), *home.path.glob("ledger-format-*")]
    for path in sorted(path for path in private if path.exists()):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            fix = f"chmod {'700' if path.is_dir() else '600'} {path}"
            yield wrong("open_to_others", path, f"others can read or write it (mode {mode:o})", fix)


def owned_by_another(home: Home) -> Iterator[Symptom]:
    """Something in the folder belongs to another user than the folder does."""
    owner = home.path.stat().st_uid
    for path in sorted(home.path.iterdir()):
        if path.lstat().st_uid != owner:
            what = "belongs to another user than the observatory: a command was run as somebody else, perhaps as root"
            yield wrong("owned_by_another", path, what, f"chown it to the owner of {home.path}.")


def disk_nearly_full(home: Home) -> Iterator[Symptom]:
    """There is too little room for the next edition beside the others."""
    database = home.database_file
    needed = LEAST_FREE + 2 * (_size(home.editions / current_id(home.editions)) if current_id(home.editions) else 0)
    needed += database.stat().st_size if database.exists() else 0
    free = shutil.disk_usage(home.path).free
    if free < needed:
        what = f"{free // _MEGABYTE} MiB are free; publishing and upgrading may need {needed // _MEGABYTE}"
        yield wrong("disk_nearly_full", home.path, what, "Free some space, or move the observatory to a larger disk.")


def backup_never(home: Home) -> Iterator[Symptom]:
    """No backup was ever taken."""
    if last.read(home) is None:
        fix = "habeas backup FILE, then copy the file to another machine."
        yield mind("backup_never", home.path, "no backup was taken yet", fix)


def backup_old(home: Home) -> Iterator[Symptom]:
    """The last backup is old."""
    found = last.read(home)
    if found and (age := datetime.now(UTC) - datetime.fromisoformat(found.at)) > BACKUP_AGE:
        what = f"the last backup is {age.days} days old ({found.file}, {found.at})"
        yield mind("backup_old", home.path, what, "habeas backup FILE, then copy the file to another machine.")


def left_by_killed(home: Home) -> Iterator[Symptom]:
    """A command that was killed left a file or folder that nothing uses."""
    inside = [Path(here) for top in (home.files, home.catalog, home.pages) for here, _, _ in os.walk(top)]
    for folder in (home.path, *inside):
        for path in left_aside(folder):
            what = "a command that was killed left it; nothing uses it, and it holds nothing that was acknowledged"
            yield mind("left_by_killed", path, what, f"rm {path}")
    for path in home.path.parent.glob(f".{home.path.name}.restoring-*"):
        what = "half a restore, unless one is running"
        yield mind("left_by_killed", path, what, f"rm -r {path}, once no restore is running.")


def settings_unreadable(home: Home) -> Iterator[Symptom]:
    """The settings cannot be read, or one is unknown or of the wrong type."""
    try:
        home.options()
    except LedgerError as error:
        yield wrong("settings_unreadable", error.where, error.what, error.fix)
    except OSError as error:
        yield wrong("settings_unreadable", home.settings_file, f"{error.strerror}", "See that you may read it.")


def no_observatory(home: Home) -> Iterator[Symptom]:
    """There is no observatory in this folder."""
    if not home.settings_file.exists():
        fix = "Name the folder with --home or HABEAS_HOME, make one with habeas init, or restore a backup."
        yield wrong("no_observatory", home.path, "there is no observatory here: it has no habeas.toml", fix)


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*"))
