from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from tests.ledger.back_door import drop_trigger, execute
from tests.ledger.making import OPERATOR, bring_in, figure, rule, source
from tests.ledger.statements import one_of_each_kind

from habeas.ledger import triggers
from habeas.ledger.check import check
from habeas.ledger.connection import connect
from habeas.ledger.editions import record_amendment, record_edition
from habeas.ledger.errors import UnguardedLedger
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose
from habeas.ledger.models import APPEND_ONLY, STATEMENTS, Observation, Standing, Text, Verdict


@pytest.fixture
def full_ledger(either_ledger: Home) -> Home:
    """A row in every table."""
    capture = Captured(sha256="0" * 64)
    statements = one_of_each_kind("moi-2025")
    propose(BatchIntent(reader="test", capture=capture), [source()], statements, accept=True, by=OPERATOR)
    rule(Verdict.PREFER, 1)
    record_edition("2026-11-24", cut=1, previous="", content_digest="0")
    record_amendment("2026-11-24", decision=2, content_digest="1")
    return either_ledger


def refused(sql: str, values: tuple[object, ...] = ()) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)  # type: ignore[arg-type]  # whatever the row held


def first_row(model: type[models.Model]) -> tuple[list[str], tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} LIMIT 1")
        assert cursor.description
        return [column[0] for column in cursor.description], cursor.fetchone()


def test_no_row_can_be_changed_or_deleted(full_ledger: Home) -> None:
    for model in APPEND_ONLY:
        table = model._meta.db_table
        column = connection.ops.quote_name(str(model._meta.pk.column))
        assert model._default_manager.exists(), table
        refused(f"UPDATE {table} SET {column} = {column}")
        refused(f"DELETE FROM {table}")
        if connection.vendor == "postgresql":
            refused(f"TRUNCATE {table} CASCADE")


def test_no_row_can_be_replaced_by_its_key(full_ledger: Home) -> None:
    for model in APPEND_ONLY:
        names, row = first_row(model)
        marks = ", ".join(["%s"] * len(row))
        columns = ", ".join(connection.ops.quote_name(name) for name in names)
        key = connection.ops.quote_name(str(model._meta.pk.column))
        insert = f"INTO {model._meta.db_table} ({columns}) VALUES ({marks})"
        if connection.vendor == "sqlite":
            refused(f"INSERT OR REPLACE {insert}", row)
            refused(f"REPLACE {insert}", row)
            refused(f"INSERT OR IGNORE {insert}", row)
        else:
            refused(f"INSERT {insert} ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}", row)


@pytest.mark.sqlite("INSERT OR REPLACE")
def test_no_row_can_be_replaced_by_a_column_that_must_be_unique(ledger: Home) -> None:
    """`INSERT OR REPLACE` with a new id deletes the row of the same fingerprint, and no DELETE trigger fires."""
    bring_in(figure())
    names, row = first_row(Observation)
    changed = tuple(99 if name == "id" else value for name, value in zip(names, row, strict=True))
    marks = ", ".join(["%s"] * len(row))
    refused(f"INSERT OR REPLACE INTO ledger_observation ({', '.join(names)}) VALUES ({marks})", changed)
    assert Observation.objects.filter(pk=1).exists()


@pytest.mark.sqlite("UPDATE OR REPLACE")
def test_update_or_replace_is_refused_too(ledger: Home) -> None:
    bring_in(figure())
    refused("UPDATE OR REPLACE ledger_text SET words = 'other'")
    assert not Text.objects.filter(words="other").exists()


def test_what_stands_may_be_updated(either_ledger: Home) -> None:
    bring_in(figure())
    assert Standing.objects.update(preferred=True) == 1
    assert Standing.objects.filter(preferred=True).delete()[0] == 1
    assert not Standing.objects.exists()


def test_a_trigger_that_is_gone_or_changed_is_missed(either_ledger: Home) -> None:
    assert triggers.missing() == []
    table = STATEMENTS["law"]._meta.db_table
    name = next(name for name in triggers.declared() if name.startswith(table))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))
    assert triggers.missing() == [name]
    call_command("migrate", interactive=False, verbosity=0)
    assert triggers.missing() == []


def test_a_trigger_that_refuses_nothing_is_missed(either_ledger: Home) -> None:
    name = drop_trigger("ledger_law", "delete")
    if connection.vendor == "sqlite":
        execute(f"CREATE TRIGGER {name} BEFORE DELETE ON ledger_law BEGIN SELECT 1; END")
    else:
        execute("CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$")
        execute(f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON ledger_law FOR EACH ROW EXECUTE FUNCTION nothing()")
    assert triggers.missing() == [name]


@pytest.mark.postgres
def test_a_trigger_that_is_switched_off_is_missed(postgres_ledger: Home) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_law DISABLE TRIGGER ledger_law_no_change")
    assert triggers.missing() == ["ledger_law_no_change"]


@pytest.mark.postgres
def test_a_function_that_refuses_nothing_is_missed(postgres_ledger: Home) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION habeas_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NEW; END $$"
        )
    assert triggers.missing() == list(triggers.declared())


def test_a_ledger_without_its_triggers_is_not_opened(either_ledger: Home) -> None:
    name = next(name for name in triggers.declared() if name.startswith("ledger_law"))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else " ON ledger_law"))
    with pytest.raises(UnguardedLedger, match=f"{name}.*habeas check.*habeas init"):
        connect(either_ledger)
    connect(either_ledger, guarded=False)
    assert [finding.ids for finding in check() if finding.code == "trigger_missing"] == [(name,)]
