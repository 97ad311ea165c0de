"""What each link tells: the row it is about, and for a batch everything that came in it.

Adding a link and verifying it say the same by the same functions, so that they cannot disagree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from habeas.ledger.chain.contents import DIGITS, Came, Contents
from habeas.ledger.chain.left import left_of
from habeas.ledger.errors import LedgerError
from habeas.ledger.forms import canonical
from habeas.ledger.models import STATEMENTS, LedgerKey, Verdict
from habeas.ledger.shapes import SHAPES

Cells = Mapping[str, Any]
_SOURCES = "SELECT key, seal FROM ledger_source WHERE batch_id = %s {}"
_FETCHED = 2000
"""Rows read at a time."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the leaf of a link is over, and what the link keeps to name a row by."""

    said: Mapping[str, object]
    held: str = ""


def told(about: str, row: str, salt: str) -> Told:
    """What a new link tells of a row that was just written."""
    cells = stored(about, row)
    if cells is None:
        raise LedgerError(f"{about} {row} is to be chained and is not there", "ledger_link", "Report it.")
    if about == "batch":
        capture = stored("capture", cells["capture_id"]) if cells["capture_id"] else None
        return of_batch(cells, capture, key_hash(), contents_of(int(row)), salt)
    return Told(of_decision(cells) if about == "decision" else of_row(about, cells))


def of_batch(cells: Cells, capture: Cells | None, key: str, contents: Contents, salt: str) -> Told:
    """A batch: its row, its capture's, a hash of the key of fingerprints, and all that came in it."""
    beside: dict[str, object] = {"batch": cells, "capture": capture, "key": key}
    said = {"about": "batch", **beside, **contents.said()}
    digits = {name: hashlib.sha256(salt.encode() + canonical(of)).hexdigest() for name, of in beside.items()}
    return Told(said, contents.held(**{name: digest[: 2 * DIGITS] for name, digest in digits.items()}))


def of_decision(cells: Cells) -> dict[str, object]:
    """A decision by its number and its seal, which covers the rest; a redaction also by what it left."""
    said: dict[str, object] = {"about": "decision", "row": cells["id"], "seal": cells["seal"]}
    if cells["verdict"] == Verdict.REDACT and cells["statement"] is not None:
        said["left"] = left_of(cells["kind"], cells["statement"])
    return said


def of_row(about: str, cells: Cells) -> dict[str, object]:
    """An edition or an amendment: every column."""
    return {"about": about, **cells}


def key_hash() -> str:
    """A hash of the key of fingerprints; empty before there is one."""
    found = LedgerKey.objects.filter(purpose="fingerprint").values_list("secret", flat=True).first()
    return hashlib.sha256(found.encode()).hexdigest() if found else ""


def contents_of(batch: int) -> Contents:
    """Everything that came in a batch, read from the tables."""
    contents = Contents()
    for chunk in _select(_SOURCES.format(by_key()), batch):
        contents.sources.update(chunk)
    for kind, model in STATEMENTS.items():
        came = Came()
        sql = f"SELECT id, fingerprint, seal FROM {model._meta.db_table} WHERE batch_id = %s ORDER BY id"
        for chunk in _select(sql, batch):
            came.add(chunk)
        if came.runs:
            contents.kinds[kind] = came
    return contents


def by_key() -> str:
    """Keys of sources in the order of their bytes, which is that of code points, in both databases."""
    return "ORDER BY key" + (' COLLATE "C"' if connection.vendor == "postgresql" else "")


def stored(row: str, key: object) -> dict[str, Any] | None:
    """One row of a table by its key, as the columns hold it."""
    shape = SHAPES[row]
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in shape.names)
    by = quote(str(shape.model._meta.pk.column))
    for rows in _select(f"SELECT {names} FROM {quote(shape.model._meta.db_table)} WHERE {by} = %s", key):
        return dict(zip(shape.names, rows[0], strict=True))
    return None


def _select(sql: str, binding: Any) -> Iterator[list[Any]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [binding])
        while rows := cursor.fetchmany(_FETCHED):
            yield rows
