"""Statements and sources read back from their tables, words in place of hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import connection

from habeas.intake.proposal import Source, Statement
from habeas.ledger.mapping import LAYOUTS, SOURCE, Layout
from habeas.ledger.models import STATEMENTS

FETCH = 2000
"""Rows read at a time."""

OTHER_SOURCES = frozenset({"via", "outcome_source"})
"""Fields that name a source beside the one a statement rests on; the name leaves the ledger only if that is public."""

NOT_REDACTED = "s.salt <> ''"
"""An emptied row has no salt: it is as if it had never been."""
_PUBLIC = "s.visibility = 'public' AND o.visibility = 'public'"

Bindings = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Row:
    """A stored statement."""

    kind: str
    id: int
    batch: int
    replaces: int | None
    question: str
    natural_id: str
    stated_at: str
    stated_by: str
    statement: Statement

    @property
    def reference(self) -> str:
        """How a person names it: ``observation-123``."""
        return f"{self.kind}-{self.id}"


def statements(kind: str, where: str = "1 = 1", bindings: Bindings = (), *, public: bool = False) -> Iterator[Row]:
    """Rows of one kind in the order of their ids, redacted ones never; `where` speaks of the statement as ``s``.

    With `public`, only public statements of public sources, without private words, and without the names of other
    sources that are not public.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{_select(kind, public)} AND ({where}) ORDER BY s.id", list(bindings))
        layout = LAYOUTS[kind]
        while rows := cursor.fetchmany(FETCH):
            for row in rows:
                id, batch, replaces, question, natural_id, at, by, *cells = row
                read = layout.from_columns(cells)
                yield Row(kind, id, batch, replaces, question, natural_id, at, by, read)


def statement(kind: str, id: int) -> Row | None:
    """One row."""
    return next(statements(kind, "s.id = %s", [id]), None)


def corrected_by(row: Row) -> Row | None:
    """The statement that a correction replaces; where that was redacted, the one that it replaced in its turn."""
    replaces = row.replaces
    while replaces is not None:
        if found := statement(row.kind, replaces):
            return found
        model = STATEMENTS[row.kind]._default_manager
        replaces = model.filter(pk=replaces).values_list("replaces", flat=True).first()
    return None


def sources(where: str = "1 = 1", bindings: Bindings = (), *, public: bool = False) -> Iterator[Source]:
    """Sources in the order of their keys; `where` speaks of the source as ``s``."""
    columns, joins = _columns(SOURCE, public)
    sql = f"SELECT {columns} FROM ledger_source s {joins} WHERE ({where})"
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql + (" AND s.visibility = 'public'" if public else "") + " ORDER BY s.key", list(bindings))
        while rows := cursor.fetchmany(FETCH):
            yield from (SOURCE.from_columns(row) for row in rows)


@cache
def _select(kind: str, public: bool) -> str:
    columns, joins = _columns(LAYOUTS[kind], public)
    head = "s.id, s.batch_id, s.replaces, s.question, s.natural_id, s.stated_at, s.stated_by"
    sql = f"SELECT {head}, {columns} FROM {STATEMENTS[kind]._meta.db_table} s {joins}"
    if not public:
        return f"{sql} WHERE {NOT_REDACTED}"
    return f"{sql} JOIN ledger_source o ON o.key = s.source WHERE {NOT_REDACTED} AND {_PUBLIC}"


def _columns(layout: Layout[Source] | Layout[Statement], public: bool) -> tuple[str, str]:
    """What to select for a layout's fields, and the joins that fetch their words."""
    columns, joins = [], []
    for place, field in enumerate(layout.fields):
        if public and field.private:
            columns.append("''")
        elif field.text:
            columns.append(f"COALESCE(t{place}.words, '')")
            joins.append(f'LEFT JOIN ledger_text t{place} ON t{place}.hash = s."{field.name}"')
        elif public and field.name in OTHER_SOURCES:
            columns.append(f"CASE WHEN o{place}.visibility = 'public' THEN s.{field.name} ELSE '' END")
            joins.append(f"LEFT JOIN ledger_source o{place} ON o{place}.key = s.{field.name}")
        else:
            columns.append(f's."{field.name}"')
    return ", ".join(columns), " ".join(joins)
