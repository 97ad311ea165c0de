from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import OPERATOR, READER, source
from tests.ledger.statements import STATEMENTS, one_of_each_kind

from habeas.intake.proposal import KINDS, Statement
from habeas.ledger import rows
from habeas.ledger.home import Home
from habeas.ledger.importing import propose
from habeas.ledger.mapping import LAYOUTS

# The ledger is the same for every example: each adds a batch of its own.
ONE_LEDGER = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def stored(batch: int) -> list[Statement]:
    return [row.statement for kind in KINDS for row in rows.statements(kind, "s.batch_id = %s", [batch])]


def in_order(statements: list[Statement]) -> list[str]:
    return sorted(repr(statement) for statement in statements)


@ONE_LEDGER
@given(st.lists(STATEMENTS, min_size=1, max_size=5))
def test_what_went_in_comes_out(ledger: Home, statements: list[Statement]) -> None:
    done = propose(READER, [source()], statements, accept=False, by=OPERATOR)
    new = stored(done.batch)
    assert len(new) == done.proposed
    assert all(one in statements for one in new)
    again = propose(READER, [source()], statements, accept=False, by=OPERATOR)
    assert again.batch == 0


def test_every_kind_comes_out_on_both_databases(either_ledger: Home) -> None:
    statements = one_of_each_kind("moi-2025")
    done = propose(READER, [source()], statements, accept=False, by=OPERATOR)
    assert in_order(stored(done.batch)) == in_order(statements)


@given(STATEMENTS)
def test_the_json_form_is_read_back(statement: Statement) -> None:
    layout = LAYOUTS[statement.KIND]
    assert layout.from_json(layout.to_json(statement)) == statement
    assert layout.from_columns(layout.to_columns(statement)) == statement
