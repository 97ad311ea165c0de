"""Texts held against their hashes, and against the rows that point to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from habeas.ledger import sealing
from habeas.ledger.chain.left import redacted_statements, texts_about
from habeas.ledger.chain.reading import select
from habeas.ledger.chain.rows import Fault
from habeas.ledger.models import STATEMENTS
from habeas.ledger.shapes import SHAPES, Shape

_DECISIONS_LANGUAGE = "en"
"""Reasons and notes are kept as texts in this language, whatever they are written in."""


def changed() -> Iterator[Fault]:
    """Texts that are not what their hash says, or were emptied without a redaction."""
    may_be_empty = {text for kind, id in redacted_statements() for text in texts_about(kind, id)}
    for rows in select("SELECT hash, salt, words, translation_of FROM ledger_text ORDER BY hash"):
        for hashed, salt, words, original in rows:
            if not salt:
                if words or not {hashed, original} & may_be_empty:
                    yield _fault(hashed, "was emptied, and no decision redacts it")
            elif sealing.text_hash(salt, words) != hashed:
                yield _fault(hashed, "its hash does not fit the words")


def misplaced() -> Iterator[Fault]:
    """Texts in another language than the row that points to them, which is the one they were written in."""
    for shape in SHAPES.values():
        for field in _fields(shape):
            language = "s.language" if shape.layout else f"'{_DECISIONS_LANGUAGE}'"
            key = shape.model._meta.pk.column
            sql = (
                f"SELECT s.{key}, t.hash FROM {shape.model._meta.db_table} s JOIN ledger_text t ON t.hash = s.{field} "
                f"WHERE s.{field} <> '' AND (t.language <> {language} OR t.translation_of <> '') ORDER BY 1 LIMIT 20"
            )
            for rows in select(sql):
                for key, hashed in rows:
                    problem = "is not in the language it was written in, or not said to be the original"
                    yield Fault(f"text-{hashed}", f"({field} of {shape.row}-{key}) {problem}", "seal_broken")


def unclaimed(pointed: int) -> Iterator[Fault]:
    """Texts that nothing points to, where there are more than what is pointed to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM ledger_text")
        if cursor.fetchone()[0] <= pointed:
            return
    wanted = {text for shape in SHAPES.values() for field in _fields(shape) for text in _pointers(shape, field)}
    for rows in select("SELECT hash, translation_of FROM ledger_text ORDER BY hash"):
        for hashed, _original in rows:
            if hashed not in wanted:
                yield Fault(f"text-{hashed}", "belongs to no row")


def _fault(hashed: str, problem: str) -> Fault:
    """A text is named by what points to it, as its hash tells a person nothing."""
    for shape in SHAPES.values():
        for field in _fields(shape):
            sql = f"SELECT {shape.model._meta.pk.column} FROM {shape.model._meta.db_table} WHERE {field} = %s LIMIT 1"
            for rows in select(sql, hashed):
                return Fault(f"text-{hashed}", f"({field} of {shape.row}-{rows[0][0]}) {problem}", "seal_broken")
    return Fault(f"text-{hashed}", problem, "seal_broken")


def _fields(shape: Shape) -> list[str]:
    quote = connection.ops.quote_name
    if shape.row == "decision":
        return ["reason", "note"]
    if shape.layout is None or shape.row not in {"source", *STATEMENTS}:
        return []
    return [quote(field.name) for field in shape.layout.fields if field.text]


def _pointers(shape: Shape, field: str) -> Iterator[str]:
    for rows in select(f"SELECT {field} FROM {shape.model._meta.db_table} WHERE {field} <> ''"):
        yield from (row[0] for row in rows)
