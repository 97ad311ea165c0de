"""Rows that wait to be written: what is dropped on the way, in which order they come, whatever the number of slices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from threading import Thread

import pytest
from django.db import OperationalError, connection
from tests.ledger.making import OPERATOR, READER, bring_in, figure, source

from habeas.intake.proposal import Statement
from habeas.ledger import importing, rows, spool, standing
from habeas.ledger.check.run import check
from habeas.ledger.errors import RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.importing import Imported, propose
from habeas.ledger.insert import insert_into
from habeas.ledger.models import LedgerKey, Observation, Source, Text


def temporary() -> list[str]:
    sql = "SELECT name FROM sqlite_temp_master"
    if connection.vendor == "postgresql":
        sql = "SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("size", [1, 3, 40, 1000])
def test_every_row_is_written_once_and_in_order_whatever_the_slices(
    either_ledger: Home, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(spool, "SLICE", size)
    monkeypatch.setattr(importing, "PIECE", 7)
    said = [figure(number, period=str(1900 + number), raw=f"{number} people") for number in range(40, 0, -1)]
    assert bring_in(*said) == Imported(1, 0, 40, 0)
    kept = [row.statement for row in rows.statements("observation")]
    assert kept == sorted(said, key=lambda one: one.natural_id)
    assert Text.objects.filter(words__endswith="people").count() == 40
    assert standing.compare() == []
    assert not list(check())


def test_the_first_of_those_that_say_the_same_is_kept_and_no_text_of_the_others(ledger: Home) -> None:
    same = [figure(raw="412", note=f"reading {number}") for number in range(5)]
    assert bring_in(*same, figure(5, period="2023", raw="five")).accepted == 2
    assert {row.statement.note for row in rows.statements("observation")} == {"reading 0", ""}
    assert sorted(Text.objects.exclude(words="Report moi-2025").values_list("words", flat=True)) == [
        "412",
        "five",
        "reading 0",
    ]


def test_nothing_stays_in_the_connection(either_ledger: Home) -> None:
    bring_in(figure())
    assert temporary() == []
    with pytest.raises(RefusedStatement):
        bring_in(figure(5), figure(subject="ABC"))
    assert temporary() == []


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_database_that_fails_on_the_way_is_told_and_works_again(
    either_ledger: Home, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    left = [at]

    def full(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        written = insert_into(table, columns, rows)
        left[0] -= 1
        if left[0] == -1:
            raise OperationalError("database or disk is full")
        return written

    monkeypatch.setattr(spool, "insert_into", full)
    monkeypatch.setattr(importing, "PIECE", 1)
    with pytest.raises(OperationalError, match="disk is full"):
        bring_in(figure(raw="412"), figure(400, period="2023"))
    assert temporary() == []
    assert not Observation.objects.exists()
    assert bring_in(figure(raw="412"), figure(400, period="2023")) == Imported(1, 0, 2, 0)
    assert not list(check())


def test_a_refused_import_leaves_not_even_a_key(either_ledger: Home) -> None:
    with pytest.raises(RefusedStatement):
        bring_in(figure(), figure(subject="ABC"))
    assert not LedgerKey.objects.exists()


def test_a_source_that_somebody_brings_in_meanwhile_is_known(either_ledger: Home) -> None:
    def other() -> None:
        try:
            assert bring_in(figure(raw="412")).accepted == 1
        finally:
            connection.close()

    def read() -> Iterator[Statement]:
        thread = Thread(target=other)
        thread.start()
        thread.join()
        yield figure(raw="412")
        yield figure(400, period="2023")

    assert propose(READER, [source()], read(), accept=True, by=OPERATOR) == Imported(2, 0, 1, 1)
    assert Source.objects.count() == 1
    assert not list(check())


def test_what_somebody_brings_in_meanwhile_is_not_written_again(
    either_ledger: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the other import made the key of the fingerprints that both need."""

    def other() -> None:
        try:
            assert bring_in(figure(raw="412"), figure(9, period="1999"), accept=False) == Imported(1, 2, 0, 0)
        finally:
            connection.close()

    settle = spool.Spool.settle

    def settled_late(self: spool.Spool) -> None:
        monkeypatch.setattr(spool.Spool, "settle", settle)
        thread = Thread(target=other)
        thread.start()
        thread.join()
        settle(self)

    monkeypatch.setattr(spool.Spool, "settle", settled_late)
    told = bring_in(figure(raw="412"), figure(5, period="2023", raw="five"))
    assert told == Imported(2, 0, 1, 1, waiting=1)
    assert sorted(Observation.objects.values_list("natural_id", "batch_id")) == [
        ("KAZ/detainee_entries/1999/moi-2025", 1),
        ("KAZ/detainee_entries/2023/moi-2025", 2),
        ("KAZ/detainee_entries/2024/moi-2025", 1),
    ]
    assert sorted(Text.objects.exclude(words="Report moi-2025").values_list("words", flat=True)) == ["412", "five"]
    assert bring_in(figure(raw="412"), figure(5, period="2023", raw="five")).same == 2
    assert not list(check())


def test_sources_may_come_after_the_statements_that_name_them(ledger: Home) -> None:
    found: list[object] = []

    def read() -> Iterator[Statement]:
        yield figure()
        found.append(source())

    assert propose(READER, found, read(), accept=True, by=OPERATOR).accepted == 1  # type: ignore[arg-type]
    assert Source.objects.get().key == "moi-2025"


def test_the_first_statement_that_names_no_source_is_told(ledger: Home) -> None:
    with pytest.raises(RefusedStatement, match="observation KAZ/detainee_entries/2023/other: source: there is no sou"):
        bring_in(figure(), figure(period="2023", source="other"), figure(source="third"), sources=(source(),))


def test_a_full_import_is_the_same_as_one_by_one(ledger: Home) -> None:
    said = [figure(number, period=str(1990 + number), raw="x" * number) for number in range(20)]
    bring_in(*said)
    assert importing.unknown([], said) == []
    assert importing.unknown([], [replace(said[3], raw="other")]) == [replace(said[3], raw="other")]
