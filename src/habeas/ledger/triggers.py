"""The triggers that keep what is written as it was written. Declared here alone, for both databases.

SQLite lets ``INSERT OR REPLACE`` delete the row in its way without firing a DELETE trigger, so an INSERT on an existing
key is refused as well. PostgreSQL has no such statement, but has TRUNCATE.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, models

from habeas.ledger.errors import UnguardedLedger
from habeas.ledger.models import APPEND_ONLY

REFUSAL = "the ledger is append-only"
_FUNCTION = "habeas_append_only"
_BODY = f" BEGIN RAISE EXCEPTION '{REFUSAL} (% on %)', TG_OP, TG_TABLE_NAME; END "
_ROW_BEFORE_CHANGE = 1 + 2 + 8 + 16
"""PostgreSQL's pg_trigger.tgtype: for each row, before, on DELETE, on UPDATE."""
_STATEMENT_BEFORE_TRUNCATE = 2 + 32
"""For the statement, before, on TRUNCATE."""


def declared() -> Mapping[str, str]:
    """Every trigger of the connected database's kind: name to the statement that makes it."""
    made: dict[str, str] = {}
    for model in APPEND_ONLY:
        made.update(_sqlite(model) if connection.vendor == "sqlite" else _postgresql(model))
    return made


def installed() -> Mapping[str, str]:
    """The triggers that are there, by name: on SQLite with the statement that made them; on PostgreSQL with their
    table, what they fire on, whether they are switched on, and what their function does."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT t.tgname, concat_ws(' ', c.relname, t.tgtype, t.tgenabled, p.prosrc) FROM pg_trigger t "
                "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal "
                "AND pg_table_is_visible(c.oid)"
            )
        return dict(cursor.fetchall())


def missing() -> list[str]:
    """Names of declared triggers that are not there, are switched off, or say something else."""
    there = installed()
    if connection.vendor == "sqlite":
        return [name for name, sql in declared().items() if there.get(name) != sql]
    return [name for name in declared() if there.get(name) not in _postgresql_marks(name)]


def _postgresql_marks(name: str) -> list[str]:
    """What `installed` may say of a trigger: switched on for everybody, or also for what replicates."""
    fires = _ROW_BEFORE_CHANGE if name.endswith("_no_change") else _STATEMENT_BEFORE_TRUNCATE
    return [f"{_table_of(name)} {fires} {switched} {_BODY}" for switched in "OA"]


def demand_installed(where: str) -> None:
    """Refuse to work on a ledger whose triggers are not those declared here: what they guard may have been changed."""
    if names := missing():
        raise UnguardedLedger(
            f"triggers that keep the ledger append-only are gone or were changed: {', '.join(names)}",
            where,
            "Find out who did it, and see with habeas check that every row is what was written; "
            "then habeas init installs them again.",
        )


def install() -> None:
    """Make every declared trigger anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$")
        for name, sql in declared().items():
            table = "" if connection.vendor == "sqlite" else f" ON {_table_of(name)}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")
            cursor.execute(sql)


@contextmanager
def lifted(tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """Let rows of these tables be changed inside a transaction that is open; a redaction is the one reason to.

    Nobody else ever sees them lifted: in both databases that is part of the transaction.
    """
    names = [name for name in declared() if _table_of(name) in {model._meta.db_table for model in tables}]
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(_switch(name, "DISABLE") or f"DROP TRIGGER {name}")
        yield
        if connection.vendor == "postgresql":  # it waits with foreign keys, and with rows that wait nothing is altered
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            cursor.execute(_switch(name, "ENABLE") or declared()[name])


def _switch(name: str, how: str) -> str:
    """PostgreSQL can switch a trigger off and on, which keeps no reader waiting; SQLite cannot."""
    return f"ALTER TABLE {_table_of(name)} {how} TRIGGER {name}" if connection.vendor == "postgresql" else ""


def _sqlite(model: type[models.Model]) -> dict[str, str]:
    table = model._meta.db_table
    refuse = f"SELECT RAISE(ABORT, '{REFUSAL} ({{}} on {table})');"
    made = {
        f"{table}_no_{verb.lower()}": (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN {refuse.format(verb)} END"
        )
        for verb in ("UPDATE", "DELETE")
    }
    taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {_same(columns)})" for columns in _keys(model))
    name = f"{table}_no_replace"
    made[name] = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {taken} BEGIN {refuse.format('REPLACE')} END"
    return made


def _keys(model: type[models.Model]) -> list[list[str]]:
    """The sets of columns that no two rows may share: a REPLACE could come by any of them."""
    keys = [[str(field.column)] for field in model._meta.concrete_fields if field.unique]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            keys.append([str(model._meta.get_field(name).column) for name in constraint.fields])  # type: ignore[union-attr]  # a constraint names plain fields
    return keys


def _same(columns: list[str]) -> str:
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)


def _postgresql(model: type[models.Model]) -> dict[str, str]:
    table = model._meta.db_table
    return {
        f"{table}_no_change": (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}()"
        ),
        f"{table}_no_truncate": (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        ),
    }


def _table_of(name: str) -> str:
    return name.rsplit("_no_", 1)[0]
