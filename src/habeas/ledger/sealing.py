"""Hashes: of texts, of a statement's content (its fingerprint), and of a whole row (its seal)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping

from habeas.intake.proposal import Statement
from habeas.ledger.forms import Cell, canonical
from habeas.ledger.mapping import layout_of

SALT_BYTES = 16

NOT_CONTENT = frozenset({"note", "review_level"})
"""Fields that may differ between two readings of the same statement: a private remark, and how far it was checked."""


def salts() -> Iterator[str]:
    """Random salts without end, so that a hash tells nothing of what was hashed once that is emptied.

    Random bytes are drawn many at a time: asking the system for each costs more than the hash.
    """
    while True:
        drawn = secrets.token_hex(SALT_BYTES * 256)
        for start in range(0, len(drawn), SALT_BYTES * 2):
            yield drawn[start : start + SALT_BYTES * 2]


def salt() -> str:
    """One salt."""
    return secrets.token_hex(SALT_BYTES)


def text_hash(salt: str, words: str) -> str:
    """The name of a text."""
    return hashlib.sha256((salt + words).encode()).hexdigest()


def content(kind: str, said: Mapping[str, Cell]) -> str:
    """What a statement says, in canonical JSON: its kind and every column that is content and holds something.

    Empty columns are left out, so that a field declared later changes no hash of a statement that does not use it.
    """
    kept = dict(said)
    for name in NOT_CONTENT:
        kept.pop(name, None)
    return kind + canonical(kept).decode()


def fingerprint(key: bytes, content: str) -> str:
    """Of canonical content: the same for the same content in one ledger, and telling nothing outside it."""
    return hmac.digest(key, content.encode(), "sha256").hex()


def public_hash(statement: Statement) -> str:
    """A hash of public content, the same in every ledger: it tells apart statements with one natural id."""
    layout = layout_of(statement)
    said = layout.said(layout.to_columns(statement))
    return hashlib.sha256(content(layout.name, said).encode()).hexdigest()


def seal(salt: str, row: str, columns: Mapping[str, Cell]) -> str:
    """A hash of a row as it is stored, texts by their hash, over which a chain can be built. `row` names its table.

    Like content it leaves out what is empty: words, null and false; a number is never empty.
    """
    written = {name: cell for name, cell in columns.items() if cell or (cell == 0 and cell is not False)}
    return hashlib.sha256(f"{salt}{row}".encode() + canonical(written)).hexdigest()
