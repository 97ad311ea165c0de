"""The layouts of before 2022, line by line, and what in them is not certain."""

from typing import Any

import pytest
from tests.intake.page.accounting import check_lines

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page

DETAINED = "Number of detained asylum seekers"
VULNERABLE = "Is the detention of vulnerable persons provided in law? Are they detained in practice?"


def read(catalog: Catalog, *lines: str, end: str = "\n") -> PageReading:
    source = "\n".join(lines) + end
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    check_lines(source, reading)
    return reading


def found(reading: PageReading) -> list[tuple[Any, ...]]:
    return [(one.indicator, one.value, one.period) for one in reading.observations]


def left(reading: PageReading) -> str:
    return "\n".join(one.text for one in reading.unparsed)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("• Total Capacity at Dedicated Facility: 800 (2011)", ("capacity_specialised", 800, "2011")),
        ("• Total Capacity at Dedicated Facility: 800", ("capacity_specialised", 800, None)),
        ("• Total Capacity at Dedicated Facility: Not Available (2011)", ("capacity_specialised", None, "2011")),
        ("Detained asylum seekers (2016): 44,270", ("detained_asylum_seekers", 44270, "2016")),
        ("Immigration detainees (2015): 0", ("detainees_by_year_g2", 0, "2015")),
        ("• Refugee recognition rate: 25.4 (2014)", ("recognition_rate", 25.4, "2014")),
    ],
)
def test_label_value_and_year_on_one_line(catalog: Catalog, line: str, row: tuple[Any, ...]) -> None:
    reading = read(catalog, "Kazakhstan", line)
    assert found(reading) == [row]
    assert reading.observations[0].label in line


@pytest.mark.parametrize(
    "line",
    [
        "• Sunny days: 800 (2011)", "Refugees (2016): 44,270 (2015)", "Refugees (2016): 44,27", "Refugees: some",
        "• Total Capacity at Dedicated Facility: 800 (2011), 900 (2012)", "Refugees: 3.5 (2016)", "Refugees (2016):",
    ],
)  # fmt: skip
def test_a_line_that_is_no_certain_row_is_left(catalog: Catalog, line: str) -> None:
    reading = read(catalog, "Kazakhstan", line)
    assert found(reading) == []
    assert left(reading) == line


def test_quick_facts_statistics_and_their_tables(catalog: Catalog) -> None:
    reading = read(
        catalog, "Kazakhstan", "No detention centre mapping data", "Quick Facts",
        "Detained asylum seekers (2016): 44,270", "Centres List", "Profile Updated: May 2019", "",
        "Statistics Expand all", DETAINED, "23,311", "2016", f"• {DETAINED}", "NumberObservation Date", "23,3112016",
        "19,7442013", "12341999", "Show sources", "Ministry of Interior 2014", "", "Stateless persons", "8,569", "2018",
    )  # fmt: skip
    detained = "detained_asylum_seekers"
    assert found(reading) == [
        (detained, 44270, "2016"), (detained, 23311, "2016"), (detained, 23311, "2016"), (detained, 19744, "2013"),
        ("stateless", 8569, "2018"),
    ]  # fmt: skip
    assert (reading.last_updated, reading.completeness) == ("2019-05", "full")
    assert left(reading) == "12341999\nMinistry of Interior 2014"


def test_a_name_and_its_year_that_ran_together(catalog: Catalog) -> None:
    table = ("NameObservation Date", "Afghanistan2016", "Sri Lanka2016", "Iraq2015", "2014")
    reading = read(catalog, "STATISTICS", "Top nationalities of detainees", *table)
    assert found(reading) == [
        ("origin_countries", ["Afghanistan", "Sri Lanka"], "2016"), ("origin_countries", ["Iraq"], "2015"),
    ]  # fmt: skip
    assert left(reading) == "2014"


@pytest.mark.parametrize("bar", ["|", " | ", "\t"])
def test_the_row_of_a_matrix_on_one_line(catalog: Catalog, bar: str) -> None:
    rows = [("Asylum seekers", "Provided", "Yes", "2015"), ("Unaccompanied minors", "Provided", "", "2015"),
            ("Women", "", "", "2015"), ("Strangers", "Provided", "Yes", "2015")]  # fmt: skip
    reading = read_page(
        "\n".join(["DOMESTIC LAW", VULNERABLE, *map(bar.join, rows), ""]), name="page", country="KAZ", catalog=catalog
    )
    assert [(one.value, one.period, one.breakdown["scope"]) for one in reading.observations] == [
        ("Provided", "2015", "in_law"), ("Yes", "2015", "in_practice"), ("Provided", "2015", "in_law"),
    ]  # fmt: skip
    assert "Women" in left(reading)
    assert "Strangers" in left(reading)


def test_provided_is_said_of_the_law_even_where_the_other_cell_vanished(catalog: Catalog) -> None:
    reading = read(
        catalog, "DOMESTIC LAW", VULNERABLE, "Unaccompanied minors", "Provided", "2015", "Women", "No", "2015"
    )
    assert [(one.value, one.breakdown["scope"]) for one in reading.observations] == [("Provided", "in_law")]
    assert left(reading) == "Women\nNo\n2015"


def test_labels_without_value_in_the_tail_have_none(catalog: Catalog) -> None:
    reading = read(
        catalog, "Kazakhstan", "308", "Refugees", "2018", "0", "Long-term centres", "2020", "Population",
        "Detained children", "Overview", "IMMIGRATION AND DETENTION-RELATED STATISTICS", "", "Refugee recognition rate",
        "25", "2014", "", "Number of transit facilities", "Number of immigration offices",
    )  # fmt: skip
    assert found(reading) == [
        ("refugees", 308, "2018"), ("centres_long_term", 0, "2020"), ("recognition_rate", 25, "2014"),
    ]  # fmt: skip
    assert [one.label for one in reading.headings if one.empty] == [
        "Population", "Detained children", "Number of transit facilities", "Number of immigration offices",
    ]  # fmt: skip


def test_one_value_above_a_label_may_be_the_half_of_another(catalog: Catalog) -> None:
    reading = read(catalog, "SOCIO-ECONOMIC INDICATORS", "45", "Unemployment Rate", "2014", "Refugees")
    assert found(reading) == []
    again = read(catalog, "SOCIO-ECONOMIC INDICATORS", "45", "Unemployment Rate", "2014", "• Unemployment Rate")
    assert found(again) == [("unemployment", 45, "2014")]


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (("Number of Women Placed in", "Immigration Detention (Year)", "5", "2020"), ("detained_women", 5, "2020")),
        (("Criminal Prison", "Population (Year)", "36,343", "2017"), ("prison_population", 36343, "2017")),
        (("Population (Year)", "19,600,", "000", "2023"), ("population", 19600000, "2023")),
        (("Refugees (Year)", "Not", "Available", "2022"), ("refugees", None, "2022")),
        (("Human Development Index Ranking (UNDP)", "31", "(Very high)", "2015"), ("hdi_rank", 31, "2015")),
        (("Countries of Origin (Year)", "Sri", "Lanka", "2020"), ("origin_countries", ["Sri Lanka"], "2020")),
        (("• Total Capacity at Dedicated", "Facility: 800 (2011)"), ("capacity_specialised", 800, "2011")),
    ],
)  # fmt: skip
def test_lines_broken_by_their_width(catalog: Catalog, lines: tuple[str, ...], row: tuple[Any, ...]) -> None:
    assert found(read(catalog, "POPULATION DATA", "", *lines)) == [row]


@pytest.mark.parametrize("cells", [("1.3", "%", "2014"), ("19", "600,000"), ("2,0", "20")])
def test_two_lines_that_may_be_two_values_are_not_joined(catalog: Catalog, cells: tuple[str, ...]) -> None:
    reading = read(catalog, "POPULATION DATA", "Refugee Recognition Rate (Year)", *cells)
    assert all(one.raw in cells for one in reading.observations)


@pytest.mark.parametrize(
    "lines",
    [
        ("Population (Year)", "36,343", "2017"),  # of Criminal Prison Population
        ("Stateless persons", "5", "2018"),  # of Number of detained stateless persons
        ("6,343", "Refugees", "2017"),
    ],
)
def test_a_copy_that_begins_in_the_middle_of_a_line(catalog: Catalog, lines: tuple[str, ...]) -> None:
    assert found(read(catalog, *lines)) == []


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (("Refugees (Year)", "36"), ""), (("Does NHRI Carry Out Visits?", "No"), ""),
        (("Ratio of relevant international treaties ratified", "Ratio: 1/1"), ""),
        (("Detention-Related Legislation", "Migration A"), ""), (("• Refugees: 80",), ""),
        (("Refugees (Year)", "NumberObservation Date", "12020"), ""),
    ],
)  # fmt: skip
def test_a_copy_that_ends_in_the_middle_of_a_line(catalog: Catalog, lines: tuple[str, ...], end: str) -> None:
    reading = read(catalog, "Kazakhstan", "POPULATION DATA", *lines, end=end)
    assert found(reading) == []
    assert left(reading) == lines[-1]


@pytest.mark.parametrize("head", ["Number", "Name", "NumberObservation Date", "Observation Date", "Year"])
@pytest.mark.parametrize("line", ["Last updated:", "Profile Updated:", "Overview", "Quick Facts", "Related Reading"])
def test_the_head_of_a_column_after_a_part_of_the_page_head_is_passed(catalog: Catalog, line: str, head: str) -> None:
    reading = read(catalog, "POPULATION DATA", line, head, "5", "2020", line, head, "Refugees (Year)", "8", "2019")
    assert ("refugees", 8, "2019") in found(reading)


def test_a_row_on_one_line_ends_the_row_above_it(catalog: Catalog) -> None:
    reading = read(catalog, "DOMESTIC LAW", VULNERABLE, "Women", "Yes", "Refugees|No|No|2015", "No", "2016")
    assert [(one.value, one.breakdown["group"]) for one in reading.observations] == [("No", "refugees")] * 2
    assert left(reading) == "Women\nYes\nNo\n2016"


@pytest.mark.parametrize("lines", [("dicated", "Detention Centres", "18", "2016"), ("0", "Refugees", "2014")])
def test_a_copy_that_begins_within_a_label_or_a_series(catalog: Catalog, lines: tuple[str, ...]) -> None:
    assert found(read(catalog, *lines, "", "Overview")) == []


@pytest.mark.parametrize("lines", [("No", "Da"), ("31", "(Hig"), ("Yes", "20")])
def test_a_value_before_a_torn_line_is_left_too(catalog: Catalog, lines: tuple[str, ...]) -> None:
    reading = read(catalog, "Kazakhstan", "MONITORING", "Does NHRI Carry Out Visits?", *lines, end="")
    assert found(reading) == []
