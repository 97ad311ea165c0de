"""Hashes: of texts, of a statement's content (its fingerprint), and of a whole row (its seal)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import TypeVar

from habeas.intake.proposal import Statement
from habeas.ledger.forms import canonical
from habeas.ledger.mapping import layout_of
from habeas.values import Json

C = TypeVar("C")

NOT_CONTENT = frozenset({"note", "review_level"})
"""Fields that may differ between two readings of the same statement: a private remark, and how far it was checked."""


def salt() -> str:
    """Sixteen random bytes, so that a hash tells nothing of what was hashed once that is emptied."""
    return secrets.token_hex(16)


def text_hash(salt: str, words: str) -> str:
    """The name of a text."""
    return hashlib.sha256((salt + words).encode()).hexdigest()


def content(statement: Statement) -> dict[str, Json]:
    """What a statement says: its kind and every field but those that are not content."""
    form = layout_of(statement).to_json(statement)
    return {"statement": statement.KIND, **filled({name: form[name] for name in form if name not in NOT_CONTENT})}


def filled(fields: Mapping[str, C]) -> dict[str, C]:
    """The fields that hold something, so that a field declared later changes no hash of a row that does not use it."""
    return {name: value for name, value in fields.items() if not _empty(value)}


def _empty(value: object) -> bool:
    """Zero is a number and not empty."""
    return value is None or value is False or (isinstance(value, str | list | dict) and not value)


def fingerprint(key: bytes, written: bytes) -> str:
    """Of canonical content: the same for the same content in one ledger, and telling nothing outside it."""
    return hmac.digest(key, written, "sha256").hex()


def public_hash(statement: Statement) -> str:
    """A hash of public content, the same in every ledger: it tells apart statements with one natural id."""
    return hashlib.sha256(canonical(content(statement))).hexdigest()


def seal(salt: str, row: str, columns: Mapping[str, object]) -> str:
    """A hash of a row as it is stored, texts by their hash, over which a chain can be built. `row` names its table."""
    written = {name: value for name, value in filled(columns).items() if value not in ("[]", "{}")}
    return hashlib.sha256(salt.encode() + canonical({"row": row, "columns": written})).hexdigest()
