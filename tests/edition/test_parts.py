"""Which parts differ where rows do."""

from __future__ import annotations

from tests.edition.rows import observation

from habeas.edition.columns import to_cells
from habeas.edition.parts import changed_parts
from habeas.edition.schema import ObservationRow


def test_a_row_that_moves_touches_where_it_was_and_where_it_is() -> None:
    same = to_cells(observation("UZB/refugees/2020/unhcr"))
    was = to_cells(observation("KAZ/refugees/2020/unhcr"))
    moved = to_cells(observation("KAZ/population/2020/un"))
    assert changed_parts(ObservationRow, [same, was], [moved, same]) == {
        ("observation", "", ""),
        *(("observation", "indicator", key) for key in ("refugees", "population")),
        *(("observation", "source", key) for key in ("unhcr", "un")),
        ("observation", "country", "KAZ"),
        ("observation", "subject", "KAZ"),
    }


def test_equal_rows_touch_nothing() -> None:
    rows = [to_cells(observation())]
    assert changed_parts(ObservationRow, rows, list(rows)) == set()
