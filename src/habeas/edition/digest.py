"""Content digests: what the tables say, whatever version of SQLite wrote them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from habeas.edition.columns import canonical, key_of, names
from habeas.edition.reader import Edition
from habeas.edition.schema import TABLES, EditionRow, Meta, Row

OF_THE_EDITION = frozenset({"id", "previous"})
"""Facts that every edition has to itself: they alone make no new edition."""


def table_digest(edition: Edition, table: type[Row]) -> str:
    """sha256 over a table's rows in the order of their keys, each a line of canonical JSON."""
    digest = hashlib.sha256()
    digest.update(canonical(names(table)).encode() + b"\n")
    statement = f"SELECT {', '.join(names(table))} FROM {table.TABLE} ORDER BY {', '.join(key_of(table))}"
    for cells in edition.query(statement):
        digest.update(canonical(cells).encode() + b"\n")
    return digest.hexdigest()


def table_digests(edition: Edition) -> Mapping[str, str]:
    """The digest of every table by its name."""
    return {table.TABLE: table_digest(edition, table) for table in TABLES}


def content_digest(tables: Mapping[str, str]) -> str:
    """One digest over those of all tables."""
    return hashlib.sha256(canonical(dict(tables)).encode()).hexdigest()


def says_the_same(one: Edition, other: Edition) -> bool:
    """Whether two editions tell the public the same: every table but the history, every fact but their own names."""
    if _facts(one) != _facts(other):
        return False
    compared = (table for table in TABLES if table not in (Meta, EditionRow))
    return all(table_digest(one, table) == table_digest(other, table) for table in compared)


def _facts(edition: Edition) -> Mapping[str, str]:
    return {key: value for key, value in edition.meta.items() if key not in OF_THE_EDITION}
