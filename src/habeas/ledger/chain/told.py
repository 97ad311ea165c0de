"""What each link tells: the row it is about, and for a batch everything that came in it.

Adding a link and verifying it say the same by the same functions, so that they cannot disagree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.ledger.chain.contents import DIGITS, Came, Contents
from habeas.ledger.chain.left import left_of
from habeas.ledger.chain.reading import Cells, by_key, select, stored
from habeas.ledger.errors import LedgerError
from habeas.ledger.forms import canonical
from habeas.ledger.models import STATEMENTS, LedgerKey, Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """What the leaf of a link is over, and what the link keeps to name by which part of it is another."""

    said: Mapping[str, object]
    held: str


def told(about: str, key: str) -> Told:
    """What a new link tells of a row that was just written."""
    cells = stored(about, key)
    if cells is None:
        raise LedgerError(f"{about} {key} is to be chained and is not there", "ledger_link", "Report it.")
    if about == "batch":
        capture = stored("capture", cells["capture_id"]) if cells["capture_id"] else None
        return of_batch(cells, capture, key_hash(), contents_of(int(key)))
    return of_decision(cells) if about == "decision" else of_row(about, cells)


def of_batch(cells: Cells, capture: Cells | None, key: str, contents: Contents) -> Told:
    """A batch: its row, its capture's, a hash of the key of fingerprints, and all that came in it."""
    beside: dict[str, object] = {"batch": cells, "capture": capture, "key": key}
    return Told({"about": "batch", **beside, **contents.said()}, contents.held(**_digits(beside)))


def of_decision(cells: Cells) -> Told:
    """A decision by its number and its seal, which covers the rest; a redaction also by what it left."""
    said: dict[str, object] = {"decision": cells["id"], "seal": cells["seal"]}
    if cells["verdict"] == Verdict.REDACT and cells["statement"] is not None:
        said["left"] = left_of(cells["kind"], cells["statement"], cells["id"])
    return Told({"about": "decision", **said}, canonical(_digits(said)).decode())


def of_row(about: str, cells: Cells) -> Told:
    """An edition or an amendment: every column."""
    return Told({"about": about, "row": cells}, canonical(_digits({about: cells})).decode())


def key_hash() -> str:
    """A hash of the key of fingerprints; empty before there is one."""
    found = LedgerKey.objects.filter(purpose="fingerprint").values_list("secret", flat=True).first()
    return hashlib.sha256(found.encode()).hexdigest() if found else ""


def contents_of(batch: int) -> Contents:
    """Everything that came in a batch, read from the tables."""
    contents = Contents()
    for rows in select(f"SELECT key, seal FROM ledger_source WHERE batch_id = %s ORDER BY {by_key()}", batch):
        contents.sources.update(rows)
    for kind, model in STATEMENTS.items():
        came = Came()
        sql = f"SELECT id, fingerprint, seal FROM {model._meta.db_table} WHERE batch_id = %s ORDER BY id"
        for rows in select(sql, batch):
            came.add(rows)
        if came.runs:
            contents.kinds[kind] = came
    return contents


def _digits(parts: Mapping[str, object]) -> dict[str, str]:
    return {name: hashlib.sha256(canonical(part)).hexdigest()[: 2 * DIGITS] for name, part in parts.items()}
