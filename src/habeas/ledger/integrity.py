"""Single lines of a dump held against their hashes and seals, and everything pointed to looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection

from habeas.ledger import sealing
from habeas.ledger.mapping import FieldError
from habeas.ledger.models import STATEMENTS
from habeas.ledger.shapes import SHAPES, Shape

UNSEALED = frozenset({"id", "batch_id", "question", "natural_id", "fingerprint", "salt", "seal"})
"""Columns of statements and sources that the seal does not cover: they number, group or follow from the others."""


def verify_line(shape: Shape, line: Mapping[str, Any]) -> None:
    """Raise `FieldError` where a line's hash or seal does not fit the rest of it.

    Where the salt is gone nothing can be said of a line by itself; the chain says whether it was redacted.
    """
    if shape.row == "text":
        if line["salt"] and sealing.text_hash(line["salt"], line["words"]) != line["hash"]:
            raise FieldError("hash", "does not fit the words")
    elif "seal" in line and line["salt"] and _seal(shape, line) != line["seal"]:
        raise FieldError("seal", "does not fit the row")


def _seal(shape: Shape, line: Mapping[str, Any]) -> str:
    return sealing.seal(line["salt"], shape.row, _sealed(shape, line))


def _sealed(shape: Shape, line: Mapping[str, Any]) -> dict[str, Any]:
    if shape.layout is None:
        return {name: line[name] for name in line if name not in ("row", "id", "salt", "seal")}
    own = {name: line[name] for name in line if name not in UNSEALED | {"row", shape.nested}}
    fields = shape.layout.by_name
    nested = {name: fields[name].form.to_column(value) for name, value in _read(shape, line).items()}
    return own | nested


def _read(shape: Shape, line: Mapping[str, Any]) -> dict[str, Any]:
    assert shape.layout is not None
    return {field.name: field.form.from_json(line[shape.nested][field.name]) for field in shape.layout.fields}


def dangling() -> list[str]:
    """Everything that points to what is not there, one sentence each."""
    found = []
    for shape in SHAPES.values():
        for column, target, key in _pointers(shape):
            found += _lost(shape, column, target, key)
    return found + _decided_nothing()


def _pointers(shape: Shape) -> Iterator[tuple[str, str, str]]:
    """Columns that point, with the table and key they point to."""
    for field in shape.layout.fields if shape.layout else ():
        if field.text:
            yield field.name, "ledger_text", "hash"
        elif field.name in ("source", "via", "outcome_source"):
            yield field.name, "ledger_source", "key"
    for column in shape.columns:
        if column.name == "batch_id":
            yield column.name, "ledger_batch", "id"
        elif column.name == "capture_id":
            yield column.name, "ledger_capture", "id"
        elif column.name == "replaces":
            yield column.name, shape.model._meta.db_table, "id"
        elif shape.row == "decision" and column.name in ("reason", "note"):
            yield column.name, "ledger_text", "hash"


def _lost(shape: Shape, column: str, target: str, key: str) -> list[str]:
    quote = connection.ops.quote_name
    own = quote(str(shape.model._meta.pk.column))
    name = f"s.{quote(column)}"
    filled = f"{name} IS NOT NULL" if key == "id" else f"{name} <> ''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.{own} FROM {quote(shape.model._meta.db_table)} s WHERE {filled} "
            f"AND NOT EXISTS (SELECT 1 FROM {target} t WHERE t.{key} = {name}) ORDER BY 1 LIMIT 20"
        )
        return [f"{column} of {shape.row}-{row[0]} points to nothing" for row in cursor.fetchall()]


def _decided_nothing() -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for kind, model in STATEMENTS.items():
            cursor.execute(
                f"SELECT d.id FROM ledger_decision d WHERE d.kind = '{kind}' AND NOT EXISTS "
                f"(SELECT 1 FROM {model._meta.db_table} s WHERE s.id = d.statement) ORDER BY 1 LIMIT 20"
            )
            found += [f"statement of decision-{row[0]} points to nothing" for row in cursor.fetchall()]
    return found
