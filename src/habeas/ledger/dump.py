"""The whole ledger as JSON Lines: everything but what stands, which follows from the decisions."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from habeas import __version__
from habeas.ledger.closing import Tally
from habeas.ledger.forms import canonical
from habeas.ledger.shapes import FORMAT, SHAPES, Shape
from habeas.ledger.transaction import reading


def dump() -> Iterator[bytes]:
    """The lines of the dump, each with its newline: the ledger at one moment, between a first and a last line."""
    tally = Tally()
    yield tally.add(_line({"habeas": "ledger", "format": FORMAT, "software": f"habeas {__version__}"}))
    with reading():
        for shape in SHAPES.values():
            yield from map(tally.add, _rows(shape))
    yield _line(tally.end())


def _rows(shape: Shape) -> Iterator[bytes]:
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in shape.names)
    key = quote(str(shape.model._meta.pk.column))
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {quote(shape.model._meta.db_table)} ORDER BY {key}")
        while rows := cursor.fetchmany(2000):
            for row in rows:
                yield _line(shape.to_line(row))


def _line(content: object) -> bytes:
    return canonical(content) + b"\n"
