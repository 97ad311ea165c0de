"""The edition before the one that is built: what of it may be shared, since it is whole and would come out alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from habeas.edition import aspects, manifest
from habeas.edition.manifest import ListedFile, ManifestError
from habeas.edition.parts import Tally
from habeas.edition.reader import Edition, Part
from habeas.edition.schema import Meta
from habeas.publish import recorded_inputs, worksheet
from habeas.publish.worksheet import Made, Worksheet

CATALOG_PART: Part = (Meta.TABLE, "key", "catalog")
"""The part that says by which catalog an edition was made: every quire reads all of it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition that lies in `directory`: its files, as listed, and how its quires were made."""

    directory: Path
    files: dict[str, ListedFile]
    finished: int
    """When its manifest was written, in nanoseconds: a file that is younger was changed since."""
    quires: dict[str, Made] = field(default_factory=dict)
    """Quires that would be made alike: nothing they read has changed."""

    def unchanged(self, name: str) -> Made | None:
        """A quire that would be made alike."""
        return self.quires.get(name)

    def is_whole(self, path: str) -> bool:
        """Whether a file is there as it was listed, as far as its size and age tell; `habeas verify` reads it."""
        try:
            found = (self.directory / path).lstat()
        except OSError:
            return False
        return found.st_size == self.files[path].size and found.st_mtime_ns <= self.finished


def earlier(directory: Path | None, edition: Edition, tally: Tally) -> Earlier | None:
    """What may be shared of the edition in `directory` with one whose parts have the numbers in `tally`.

    Nothing where another version made it, which may compress the same page to other bytes.
    """
    if directory is None:
        return None
    try:
        described = manifest.read(directory)
        finished = (directory / manifest.NAME).stat().st_mtime_ns
    except (ManifestError, OSError):
        return None
    if described.software != recorded_inputs.SOFTWARE:
        return None
    sheet = worksheet.read(directory)
    quires = _alike(sheet, edition, tally) if sheet else {}
    return Earlier(directory, dict(described.files), finished, quires)


def _alike(sheet: Worksheet, edition: Edition, tally: Tally) -> dict[str, Made]:
    """The quires of which every part has the number it had."""
    if sheet.tally.get(CATALOG_PART) != tally.get(CATALOG_PART):
        return {}
    parts = {part for made in sheet.quires.values() for part in made.parts}
    changed = {part for part in parts if sheet.tally.get(part, 0) != number(edition, tally, part)}
    return {name: made for name, made in sheet.quires.items() if changed.isdisjoint(made.parts)}


def number(edition: Edition, tally: Tally, part: Part) -> int:
    """The number of a part, or of an aspect, which is kept in `tally` from then on."""
    if part not in tally:
        tally[part] = 0 if part[0] else aspects.number_of(edition, part)
    return tally[part]
