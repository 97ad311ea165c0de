"""Content digests: what the tables say, whatever version of SQLite wrote them.

A table's digest is taken over one digest a country, so that what is said of others need not be read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from habeas.edition.columns import canonical, key_of, names
from habeas.edition.parts import COUNTRY_OF, Cells
from habeas.edition.reader import Edition
from habeas.edition.schema import TABLES, EditionRow, Meta, Row

OF_THE_EDITION = frozenset({"id", "previous"})
"""Facts that every edition has to itself: they alone make no new edition."""

OWN = frozenset({Meta.TABLE, EditionRow.TABLE})
"""Tables that differ between any two editions."""

Digests = Mapping[str, str]
"""The digest of each country's rows of one table; of a table that is not divided, one under the empty name."""


def digests(table: type[Row], rows: Iterable[Cells]) -> Digests:
    """sha256 over each country's rows, given in the order of their keys, each a line of canonical JSON."""
    column = COUNTRY_OF.get(table)
    place = names(table).index(column) if column else None
    found: dict[str, Any] = {}
    for cells in rows:
        country = "" if place is None else str(cells[place])
        if country not in found:
            found[country] = hashlib.sha256()
        found[country].update(canonical(cells).encode() + b"\n")
    return {country: digest.hexdigest() for country, digest in found.items()}


def table_digest(table: type[Row], found: Digests) -> str:
    """sha256 over the names of a table's columns and the digests of its countries, in the order of their codes."""
    return hashlib.sha256(canonical([names(table), sorted(found.items())]).encode()).hexdigest()


def table_digests(edition: Edition, divided: Mapping[str, Digests] | None = None) -> Mapping[str, str]:
    """The digest of every table by its name: read from the tables, a country at a time, unless the digests of its
    `divided` rows are known."""
    known = divided or {}
    return {
        table.TABLE: table_digest(table, known[table.TABLE] if table.TABLE in known else _read(edition, table))
        for table in TABLES
    }


def _read(edition: Edition, table: type[Row]) -> Digests:
    if table not in COUNTRY_OF:
        return digests(table, rows_by_key(edition, table))
    found: dict[str, str] = {}
    for (code,) in edition.select(table, f"DISTINCT {COUNTRY_OF[table]}"):
        found |= digests(table, rows_by_key(edition, table, str(code)))
    return found


def rows_by_key(edition: Edition, table: type[Row], country: str = "") -> list[tuple[Any, ...]]:
    """All rows of a table, or one country's, as stored and in the order of their keys."""
    where = f" WHERE {COUNTRY_OF[table]} = ?" if country else ""
    statement = f"SELECT {', '.join(names(table))} FROM {table.TABLE}{where} ORDER BY {', '.join(key_of(table))}"
    return edition.query(statement, [country] if country else [])


def content_digest(tables: Mapping[str, str]) -> str:
    """One digest over those of all tables."""
    return hashlib.sha256(canonical(dict(tables)).encode()).hexdigest()
