"""Whether the whole ledger still is what was written: rows and chain, texts, and what its witnesses say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from habeas.ledger.chain import texts, witness
from habeas.ledger.chain.links import START, Head, last
from habeas.ledger.chain.rows import Fault
from habeas.ledger.chain.verify import Verification
from habeas.ledger.errors import LedgerError
from habeas.ledger.models import Link

MANIFEST = "MANIFEST.json"
"""Read as plain JSON, for the head alone: the ledger knows nothing else of editions."""


def faults() -> Iterator[Fault]:
    """Everything in the ledger that is not what was written, the first one first; of texts, when all rows are.

    Call it inside a transaction, so that all of it is of one moment.
    """
    rows = Verification()
    found = False
    for fault in rows.faults():
        found = True
        yield fault
    for fault in texts.changed():
        found = True
        yield fault
    if not found:
        yield from texts.misplaced()
        yield from texts.unclaimed(rows.texts)


def contradicted(folder: Path) -> Iterator[Fault]:
    """What the witnesses in an observatory's folder say that the chain does not: its file, and kept editions."""
    yield from _by_file(folder)
    for manifest in sorted((folder / "editions").glob(f"[!.]*/{MANIFEST}")):
        if manifest.parent.is_symlink():
            continue
        head, where = _told_by(manifest), f"editions/{manifest.parent.name}"
        if head and head != START and not Link.objects.filter(head=head).exists():
            yield _another(where, f"the chain has no link with the head that {where}/{MANIFEST} tells")


def _by_file(folder: Path) -> Iterator[Fault]:
    try:
        found = witness.read(folder)
    except LedgerError as error:
        yield _another(witness.NAME, error.what)
        return
    end = last()
    if found is None:
        if end.position:
            yield _another(witness.NAME, "the file is missing that says how far the chain goes")
        return
    if not witness.in_chain(found.head):
        yield _another(witness.NAME, _behind(found.head, end))
    if found.formats and found.formats != witness.formats():
        yield _another("format", "the formats that the ledger has had are not those that were written")


def _behind(told: Head, end: Head) -> str:
    if told.position > end.position:
        lost = f"{end.position + 1} to {told.position}"
        return f"the chain ends at link {end.position}, and went to link {told.position}: links {lost} were removed"
    return f"link {told.position} had another head: the chain was written anew, from that link or an earlier one on"


def _told_by(manifest: Path) -> str:
    try:
        said = json.loads(manifest.read_bytes())
    except ValueError:
        return ""  # habeas verify tells of a manifest that is none
    return str(said.get("chain", "")) if isinstance(said, dict) else ""


def _another(reference: str, problem: str) -> Fault:
    return Fault(reference, problem, "witness_differs")
