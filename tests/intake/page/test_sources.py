"""The button "Show sources" above a list: the list is read where it can be nothing else."""

from typing import Any

import pytest
from tests.intake.page.accounting import check_lines

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page

BUTTON = "Show sources"


def read(catalog: Catalog, *lines: str) -> PageReading:
    source = "\n".join(("Kazakhstan", "DOMESTIC LAW", *lines, ""))
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    check_lines(source, reading)
    return reading


def found(reading: PageReading) -> list[tuple[Any, ...]]:
    return [(one.indicator, one.value, one.period) for one in reading.observations]


@pytest.mark.parametrize(
    "lines",
    [
        (BUTTON, "Civil law", "2017", "Muslim law", "2017"),
        ("Civil law", "2017", BUTTON, "Muslim law", "2017"),
        (BUTTON, "Civil law", "2017", BUTTON, "Muslim law", "2017", BUTTON, "Ministry of Justice 2016"),
        (BUTTON, "Name", "Observation Date", "Civil law", "2017", "Muslim law", "2017", BUTTON, "A study", "2016"),
        (BUTTON, "NameObservation Date", "Civil law2017", "Muslim law2017", "Ministry of Justice"),
    ],
)
def test_answers_of_a_list_of_its_own_are_no_sources(catalog: Catalog, lines: tuple[str, ...]) -> None:
    reading = read(catalog, "Legal Tradition", *lines)
    assert found(reading) == [("legal_tradition", ["Civil law", "Muslim law"], "2017")]


def test_places_are_no_sources(catalog: Catalog) -> None:
    reading = read(catalog, "Countries of Origin (Year)", BUTTON, "Pakistan", "Iraq", "2018", "Eurostat, table 7")
    assert found(reading) == [("origin_countries", ["Pakistan", "Iraq"], "2018")]
    assert [one.text for one in reading.unparsed] == ["Eurostat, table 7"]


def test_a_table_of_data_below_the_button_is_the_labels(catalog: Catalog) -> None:
    heads = ("Name", "Year Adopted", "Last Amended")
    reading = read(catalog, "Core pieces of national legislation", BUTTON, *heads, "Act on Entry", "1990", "1995")
    assert [one.value for one in reading.observations] == [
        {"title": "Act on Entry", "adopted": "1990", "amended": "1995"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Legal Tradition", ("Civil law", "2017", "Some law", "2017")),
        ("Does NHRI Carry Out Visits?", ("Yes", "2014")),
        ("Refugees", ("5", "2018")),
        ("Core pieces of national legislation", ("Name", "Year", "Act on Entry", "1990")),
        ("Core pieces of national legislation", ("Act on Entry", "1990")),
        ("Government Agencies", ("Ministry - https://www.gov.example",)),
    ],
)
def test_what_may_be_sources_is_left_and_its_label_is_not_empty(
    catalog: Catalog, label: str, lines: tuple[str, ...]
) -> None:
    reading = read(catalog, label, BUTTON, *lines)
    assert (found(reading), reading.contacts) == ([], ())
    assert [one.text for one in reading.unparsed] == ["\n".join(lines)]
    assert [one.empty for one in reading.headings if one.label == label] == [False]
