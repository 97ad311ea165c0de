"""Declarations as plain text: a line ``#Participant``, then what it declared, until the next such line."""

from __future__ import annotations

from habeas.catalog import Catalog
from habeas.intake.treaties.cells import clean
from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.findings import Findings, Spot
from habeas.intake.treaties.instruments import Instruments
from habeas.intake.treaties.participants import participant
from habeas.intake.treaties.said import Said
from habeas.intake.treaties.sections import Entry, Passage

HEAD = "#"
_FILE = "declarations-"


def is_declared(text: str) -> bool:
    """Whether the first line that is not blank names a participant so."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return first.lstrip("\ufeff").startswith(HEAD) and "," not in first


def read_declared(text: str, name: str, catalog: Catalog, instrument: str | None, findings: Findings) -> str:
    """Read such a file; the key of its instrument."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    found = None if instrument else Instruments(catalog).by_file(stem.removeprefix(_FILE))
    key = instrument or (found.key if found else "")
    if not key:
        raise TreatyListError(name, "it does not say of which instrument it is", "Give its key with --instrument")
    said = Said(key, catalog, findings, {}, {})
    for entry in _entries(text, findings):
        findings.rows += 1
        said.declared(entry)
    return key


def _entries(text: str, findings: Findings) -> list[Entry]:
    entries: list[Entry] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = clean(line.removeprefix("\ufeff")).text
        if words.startswith(HEAD):
            entries.append(Entry(participant(words.removeprefix(HEAD)), number))
        elif words and entries:
            entries[-1].passages.append(Passage(words, (number, number)))
        elif words:
            findings.leave(words, "stands above the first participant", Spot("head", (number, number)))
    return entries
