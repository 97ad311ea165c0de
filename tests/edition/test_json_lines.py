"""A line put together from cells is the canonical JSON of the row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.e2e.pages import edition_of
from tests.edition.rows import observation

from habeas.edition.columns import canonical, from_cells, names, to_cells
from habeas.edition.digest import rows_by_key
from habeas.edition.json_lines import line_of
from habeas.edition.reader import Edition
from habeas.edition.schema import STATEMENT_TABLES, ObservationRow, Published


def whole(row: Published) -> str:
    said: dict[str, object] = {name: getattr(row, name) for name in names(type(row))}
    if isinstance(row, ObservationRow):
        said["value"] = json.loads(row.value) if row.value else None
    return canonical({"table": row.TABLE, **said}) + "\n"


@pytest.mark.parametrize("table", STATEMENT_TABLES)
def test_every_statement_of_the_example(world: Path, table: type[Published]) -> None:
    with Edition.open(edition_of(world)) as edition:
        for cells in rows_by_key(edition, table):
            assert line_of(table)(cells) == whole(from_cells(table, cells))


@given(st.text(), st.none() | st.floats(allow_nan=False, allow_infinity=False), st.lists(st.text()).map(tuple))
def test_any_text_number_and_list(text: str, number: float | None, rivals: tuple[str, ...]) -> None:
    row = observation(raw=text, number=number, rivals=rivals, value=canonical({"about": text}))
    assert line_of(ObservationRow)(to_cells(row)) == whole(row)
