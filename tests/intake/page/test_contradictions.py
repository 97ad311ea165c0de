"""What cannot be so: two cells that do not fit each other are left, and neither is taken for the truth."""

from typing import Any

import pytest
from tests.intake.page.accounting import check_lines

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page

DAYS = "Maximum Length of Time in Custody Prior to Issuance of a Detention Order"
CHILDREN = "Total Number of Children Placed in Immigration Detention (Year)"


def read(catalog: Catalog, *lines: str) -> PageReading:
    source = "\n".join(("Kazakhstan", "POPULATION DATA", *lines, ""))
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    check_lines(source, reading)
    return reading


def found(reading: PageReading) -> list[tuple[Any, ...]]:
    return [(one.value, one.period) for one in reading.observations if one.status != "unparsed"]


def test_a_bare_year_is_no_number_in_a_row_on_one_line(catalog: Catalog) -> None:
    reading = read(catalog, "• Refugees: 2016 (2011)", "• Population: 2016", "• Stateless persons: 1,999 (1999)")
    assert found(reading) == [(1999, "1999")]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ((CHILDREN, "Not Available", "0", "2017"), [(0, "2017")]),
        ((CHILDREN, "0", "Not Available", "2017"), [(None, "2017")]),
        (("Does NHRI Carry Out Visits?", "Yes", "No", "2016"), [("No", "2016")]),
    ],
)
def test_of_two_answers_above_one_year_the_first_is_left(
    catalog: Catalog, lines: tuple[str, ...], kept: list[tuple[Any, ...]]
) -> None:
    reading = read(catalog, *lines)
    assert found(reading) == kept
    assert [one.text for one in reading.unparsed] == [lines[1]]


def test_no_count_is_less_than_nothing(catalog: Catalog) -> None:
    assert found(read(catalog, "Refugees (Year)", "-5", "2015")) == []


def test_a_name_is_neither_an_answer_nor_a_number(catalog: Catalog) -> None:
    label = "Types of Non-Custodial Measures/ATDs Provided in Law"
    assert found(read(catalog, label, "Supervised release", "Yes", "No", "2016")) == []
    assert found(read(catalog, "Apprehending Authorities", "12", "2016")) == []


def test_a_place_is_no_law_but_the_partner_of_an_agreement(catalog: Catalog) -> None:
    lines = ("Immigration Act", "2000", "Russian Federation", "(2011)")
    assert [one.raw for one in read(catalog, "Detention-Related Legislation", *lines).observations] == [
        "Immigration Act"
    ]
    reading = read(catalog, "Bilateral/Multilateral Readmission Agreements", *lines[2:])
    assert [one.raw for one in reading.observations] == ["Russian Federation"]


def test_nobody_looks_at_what_has_not_happened_yet(catalog: Catalog) -> None:
    reading = read(catalog, "International Treaties Ratified", "CAT, Convention against Torture", "2017", "1998")
    assert reading.treaty_actions == ()
    assert found(read(catalog, "Detention-Related Legislation", "Immigration Act", "2017", "1998")) == []


def test_an_answer_of_several_parts_with_a_lost_year_is_not_whole(catalog: Catalog) -> None:
    reading = read(catalog, "Legal Tradition(s)", "Civil law", "2017", "Muslim law")
    assert found(reading) == []
    assert [one.text for one in reading.unparsed] == ["Civil law\n2017\nMuslim law"]


def test_a_bare_length_that_may_be_hours_is_left(catalog: Catalog) -> None:
    reading = read(catalog, DAYS, "48 hours", "2016", "48", "2014", "Number of Days: 3", "2012")
    assert found(reading) == [({"days": 2}, "2016"), ({"days": 3}, "2012")]
    assert found(read(catalog, DAYS, "Number of Days", "Observation Date", "3", "2012")) == [({"days": 3}, "2012")]


def test_values_side_by_side_in_a_row_of_html_are_left(catalog: Catalog) -> None:
    rows = "<tr><th>Name</th><th>2022</th><th>2021</th></tr><tr><td>Refugees (Year)</td><td>5</td><td>6</td></tr>"
    source = f"<html><body><h1>Kazakhstan</h1><h2>POPULATION DATA</h2><table>{rows}</table></body></html>"
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    check_lines(source, reading)
    assert found(reading) == []


def test_label_value_and_year_with_bars_or_tabs_between_them(catalog: Catalog) -> None:
    reading = read(catalog, "Refugees (Year)\t5\t2018", "Stateless Persons (Year) | 9 | 2015", "Happy Persons\t3\t2015")
    assert [(one.indicator, one.value, one.period) for one in reading.observations] == [
        ("refugees", 5, "2018"), ("stateless", 9, "2015")
    ]  # fmt: skip


def test_a_place_in_the_middle_of_the_head_is_no_title(catalog: Catalog) -> None:
    lines = (
        "Overview",
        "Kazakhstan; Kazakhstan detains people.",
        "Georgia",
        "POPULATION DATA",
        "Refugees",
        "5",
        "2018",
    )
    reading = read_page("\n".join((*lines, "")), name="page", country="KAZ", catalog=catalog)
    assert (reading.title, found(reading)) == (None, [(5, "2018")])
