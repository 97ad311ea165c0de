"""What is left of a redacted statement: that it was, of which country and by which source, and nothing it said.

An emptied row has lost its salt, so that neither its seal nor the seals of decisions on it can be tried out against
guesses; the seals stay, and the chain over them with them. Its fingerprint stays too: the same file never brings it
back. Only the ledger's own key can compare a guess with that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection

from habeas.ledger.forms import Cell
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import STATEMENTS
from habeas.values import Visibility

KEPT = frozenset({"subject", "source", "language", "visibility"})
"""Fields that stay; of the subject the country alone, for a place's id is made of its name."""
_TEXTS_AT_ONCE = 500


@cache
def blank(kind: str) -> Mapping[str, Cell]:
    """The columns of all other fields as an emptied row has them; those of free text keep the hash of what is gone."""
    layout = LAYOUTS[kind]
    found: dict[str, Cell] = {}
    for one in fields(layout.made):
        if one.name in layout.by_name and one.name not in KEPT and not layout.by_name[one.name].text:
            default: Any = "" if one.default is MISSING else one.default
            if one.default_factory is not MISSING:
                default = one.default_factory()
            found[one.name] = layout.by_name[one.name].form.to_column(default)
    return found


def named(kind: str, statement: int) -> str:
    """What stands for its question and its natural id, which may be made of what it said."""
    return f"redacted/{kind}-{statement}"


def empty(kind: str, statement: int, country: str) -> None:
    """Empty a row and the decisions on it, inside a transaction in which the triggers are lifted."""
    opaque = named(kind, statement)
    hidden = Visibility.CONFIDENTIAL.value
    cells: dict[str, Cell] = {**blank(kind), "subject": country, "visibility": hidden, "salt": ""}
    cells |= {"question": opaque, "natural_id": opaque}
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(name)} = %s" for name in cells)
    with connection.cursor() as cursor:
        table = quote(STATEMENTS[kind]._meta.db_table)
        cursor.execute(f"UPDATE {table} SET {columns} WHERE id = %s", [*cells.values(), statement])
        cursor.execute(
            "UPDATE ledger_decision SET question = %s, salt = '' WHERE kind = %s AND statement = %s",
            [opaque, kind, statement],
        )


def empty_texts(hashes: Sequence[str]) -> None:
    """Empty texts and their translations, words and salt; the triggers are lifted."""
    remaining = iter(hashes)
    while chunk := list(islice(remaining, _TEXTS_AT_ONCE)):
        marks = ", ".join(["%s"] * len(chunk))
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE ledger_text SET words = '', salt = '' WHERE hash IN ({marks}) OR translation_of IN ({marks})",
                [*chunk, *chunk],
            )


def texts_of(kind: str, statement: int) -> list[str]:
    """The hashes of every text that its row, or a decision on it, points to."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.name) for field in LAYOUTS[kind].fields if field.text)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {STATEMENTS[kind]._meta.db_table} WHERE id = %s", [statement])
        found: list[Iterable[str]] = list(cursor.fetchall())
        cursor.execute("SELECT reason, note FROM ledger_decision WHERE kind = %s AND statement = %s", [kind, statement])
        found += cursor.fetchall()
    return sorted({text for row in found for text in row if text})


def pointing_to(kind: str, hashes: Sequence[str]) -> list[int]:
    """The statements of a kind that point to one of these texts."""
    if not hashes:
        return []
    quote, marks = connection.ops.quote_name, ", ".join(["%s"] * len(hashes))
    columns = [quote(field.name) for field in LAYOUTS[kind].fields if field.text]
    where = " OR ".join(f"{column} IN ({marks})" for column in columns)
    with connection.cursor() as cursor:
        sql = f"SELECT id FROM {STATEMENTS[kind]._meta.db_table} WHERE {where} ORDER BY id"
        cursor.execute(sql, list(hashes) * len(columns))
        return [row[0] for row in cursor.fetchall()]
