"""Figures by group."""

from __future__ import annotations

from tests.site import small

from habeas.edition.schema import ObservationRow
from habeas.site.views.breakdown import BreakdownTable, tables
from habeas.site.views.cited import Bibliography


def made(*rows: ObservationRow) -> tuple[BreakdownTable, ...]:
    volume = small.volume(*rows)
    return tables(volume, rows, Bibliography(volume))


def leaving(period: str, code: str, value: str = "5") -> ObservationRow:
    return small.observation("detainees_leaving", period, value, breakdown=f"length={code}")


def test_lengths_go_from_short_to_long_and_periods_from_new_to_old() -> None:
    (table,) = made(
        leaving("2016", "48m+"), leaving("2016", "0-3d"), leaving("2017", "29d-2m"), leaving("2017", "8-14d")
    )
    assert [line.label for line in table.lines] == ["0–3d", "8–14d", "29d–2m", "48m+"]
    assert table.columns == ("2017", "2016")
    assert [cell and cell.text for cell in table.lines[0].cells] == [None, "5"]


def test_in_law_and_in_practice_stand_side_by_side() -> None:
    rows = [
        small.observation("vulnerable_groups", "2017", f'"{answer}"', breakdown=f"group=minors;scope={scope}")
        for scope, answer in (("in_practice", "No"), ("in_law", "Provided"))
    ]
    (table,) = made(*rows)
    assert len(table.columns) == 2 and table.dated
    assert [cell and cell.text for cell in table.lines[0].cells] == ["Provided", "No"]


def test_one_source_is_named_once() -> None:
    (table,) = made(leaving("2016", "0-3d"), leaving("2017", "0-3d"))
    assert table.mark == 1
    (table,) = made(
        leaving("2016", "0-3d"), small.observation("detainees_leaving", breakdown="length=0-3d", source="b")
    )
    assert table.mark == 0


def test_each_set_of_keys_has_its_own_table() -> None:
    other = small.observation("detainees_leaving", breakdown="reason=returned")
    assert [table.count for table in made(leaving("2016", "0-3d"), other)] == [1, 1]


def test_one_answer_a_group_with_a_period_each_is_a_list_and_not_a_table_of_holes() -> None:
    (table,) = made(leaving("2016", "0-3d"), leaving("2017", "8-14d"))
    assert (len(table.columns), table.dated) == (1, True)
    assert [cell and cell.period_text for line in table.lines for cell in line.cells] == ["2016", "2017"]
