"""The edition before the one that is built: what of it may be taken over, being whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habeas.edition import aspects, manifest
from habeas.edition.digest import OF_THE_EDITION, OWN, table_digests
from habeas.edition.manifest import ListedFile, Manifest, ManifestError
from habeas.edition.parts import Part
from habeas.edition.reader import DATABASE, Edition, EditionError
from habeas.edition.schema import EditionRow, Meta
from habeas.publish import recorded_inputs, worksheet
from habeas.publish.worksheet import Made, Worksheet


@dataclass(frozen=True, slots=True)
class Before:
    """An edition that lies in `directory`, made by this software: its manifest and its worksheet, which is empty where
    none counts for it."""

    directory: Path
    manifest: Manifest
    finished: int
    """When its manifest was written, in nanoseconds: a file that is younger was changed since."""
    sheet: Worksheet = field(default_factory=Worksheet)

    @property
    def files(self) -> Mapping[str, ListedFile]:
        """Its files by path, as they were listed."""
        return self.manifest.files

    @property
    def renewable(self) -> bool:
        """Whether its tables can be taken over."""
        return bool(self.sheet.told) and self.is_whole(DATABASE) and all(map(self.is_whole, self._data))

    def says(self, digests: Mapping[str, str], edition: Edition) -> bool:
        """Whether it tells the public what another edition with these digests of tables does.

        Where the database is younger than its manifest, as after a restore, it is read.
        """
        try:
            with Edition.open(self.directory) as old:
                found = self.manifest.tables if self.is_whole(DATABASE) else table_digests(old)
                same = all(found[name] == digests[name] for name in {*digests} - OWN)
                return same and facts_of(old) == facts_of(edition)
        except (EditionError, sqlite3.DatabaseError):
            return False  # damaged: a new one is what is needed

    @property
    def _data(self) -> Iterable[str]:
        return (path for path in self.files if path.startswith("data/"))

    @property
    def expected(self) -> frozenset[Part]:
        """Parts in which any two editions differ."""
        facts = {(Meta.TABLE, "key", key) for key in OF_THE_EDITION}
        return frozenset({(Meta.TABLE, "", ""), (EditionRow.TABLE, "", ""), *facts})

    def is_whole(self, path: str) -> bool:
        """Whether a file is there as it was listed, as far as its size and age tell; `habeas verify` reads it."""
        try:
            found = (self.directory / path).lstat()
        except OSError:
            return False
        return found.st_size == self.files[path].size and found.st_mtime_ns <= self.finished


def facts_of(edition: Edition) -> Mapping[str, str]:
    """What an edition says of itself and another could say too."""
    return {key: value for key, value in edition.meta.items() if key not in OF_THE_EDITION}


def before(directory: Path | None) -> Before | None:
    """What may be shared of the edition in `directory`: nothing where another version made it, which may compress the
    same page to other bytes."""
    if directory is None:
        return None
    try:
        described = manifest.read(directory)
        finished = (directory / manifest.NAME).stat().st_mtime_ns
    except (ManifestError, OSError):
        return None
    if described.software != recorded_inputs.SOFTWARE:
        return None
    return Before(directory, described, finished, worksheet.read(directory) or Worksheet())


def alike(earlier: Before, changed: frozenset[Part] | None, edition: Edition) -> Mapping[str, Made]:
    """The quires that would be made alike in an edition which differs in the parts that are `changed`."""
    if changed is None:
        return {}
    quires = earlier.sheet.quires
    noted = {part for made in quires.values() for part in made.parts if not part[0]}
    with Edition.open(earlier.directory) as old:
        differing = {part for part in noted if aspects.differs(part, changed, old, edition)}
    touched = changed | differing
    return {name: made for name, made in quires.items() if touched.isdisjoint(made.parts)}
