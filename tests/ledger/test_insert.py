"""What COPY and executemany write is what was given, whatever characters are in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.ledger.home import Home
from habeas.ledger.insert import insert
from habeas.ledger.models import Observation, Standing, Text

COLUMNS = ("hash", "salt", "words", "language", "translation_of")
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60) | st.sampled_from(
    ["", "\\N", "\\.", "\\", "a\tb", "a\nb", "a\r\nb", "\\t", "\\\\.", "NULL", '"', "'", ",", "\u2028", "\U0001f600"]
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), max_size=8))
def test_every_character_comes_back(either_ledger: Home, found: list[tuple[str, str, str, str]]) -> None:
    rows = [(f"{number}", *row) for number, row in enumerate(found)]
    with transaction.atomic():
        assert insert(Text, COLUMNS, rows) == len(rows)
        assert sorted(Text.objects.values_list(*COLUMNS)) == sorted(rows)
        transaction.set_rollback(True)


def test_numbers_truth_and_nothing_come_back(either_ledger: Home) -> None:
    columns = ("question", "kind", "statement", "preferred", "since")
    rows = [("q", "observation", 2**53, True, 0), ("q", "observation", 1, False, 7)]
    with transaction.atomic():
        insert(Standing, columns, rows)
        assert list(Standing.objects.order_by("id").values_list(*columns)) == rows
        names = [str(field.column) for field in Observation._meta.concrete_fields if not field.primary_key]
        empty = [None if name == "replaces" else 1 if name == "batch_id" else "" for name in names]
        insert(Observation, names, [empty])
        assert Observation.objects.get().replaces is None
        transaction.set_rollback(True)


def test_rows_are_drawn_as_they_are_written(either_ledger: Home) -> None:
    def rows() -> Iterator[tuple[str, ...]]:
        for number in range(12_000):
            yield (str(number), "", f"words {number}", "en", "")

    with transaction.atomic():
        assert insert(Text, COLUMNS, rows()) == 12_000
    assert Text.objects.count() == 12_000


@pytest.mark.postgres
def test_what_the_database_refuses_is_told_as_django_tells_it(postgres_ledger: Home) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Text, COLUMNS, [("a", "", "", "en", ""), ("a", "", "", "en", "")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_text")
        assert cursor.fetchone() == (0,)
