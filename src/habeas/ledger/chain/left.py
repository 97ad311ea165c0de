"""What a redaction leaves: the emptied row, and which texts are empty; its decision's link tells it.

An emptied row has lost its salt, so its seal says nothing any more. What is left of it stands in the leaf of the
decision that redacted it, so that it can be changed no more than any other row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import connection

from habeas.ledger.forms import canonical
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import STATEMENTS


def left_of(kind: str, statement: int) -> str:
    """A hash over a redacted row as it is, and the texts about it that were emptied."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {STATEMENTS[kind]._meta.db_table} WHERE id = %s", [statement])
        assert cursor.description
        names = [str(column[0]) for column in cursor.description]
        row = cursor.fetchone() or ()
    cells = dict(zip(names, row, strict=False))
    emptied = [text for text in sorted(set(texts_about(kind, statement))) if _is_empty(text)]
    return hashlib.sha256(canonical([cells, emptied])).hexdigest()


def texts_about(kind: str, statement: int) -> Iterator[str]:
    """The texts that a redaction may empty: those its row points to, and what was said in decisions on it."""
    fields = [f'"{field.name}"' for field in LAYOUTS[kind].fields if field.text]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(fields)} FROM {STATEMENTS[kind]._meta.db_table} WHERE id = %s", [statement])
        for row in cursor.fetchall():
            yield from (text for text in row if text)
        cursor.execute("SELECT reason, note FROM ledger_decision WHERE kind = %s AND statement = %s", [kind, statement])
        for row in cursor.fetchall():
            yield from (text for text in row if text)


def _is_empty(text: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM ledger_text WHERE hash = %s AND salt = '' AND words = ''", [text])
        return cursor.fetchone() is not None
