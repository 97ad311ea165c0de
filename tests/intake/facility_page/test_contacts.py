"""Contacts of facility pages under heads of columns: a name goes with its own address or with none."""

import pytest
from tests.intake.facility_page.accounting import check_lines
from tests.intake.facility_page.compose import FacilityPage

from habeas.catalog import Catalog
from habeas.intake.facility_page import FacilityReading, read_facility

START = ("FACILITY NAMES", "Camp", "Country: Malta", "Civil Society Contacts")
ROWS = ("Legal Aid", "https://a.example/", "Red Help", "https://b.example/en")
BOTH = [("Legal Aid", "https://a.example/"), ("Red Help", "https://b.example/en")]


def read(catalog: Catalog, *lines: str) -> FacilityReading:
    source = "\n".join((*START, *lines))
    reading = read_facility(source, name="page", catalog=catalog)
    check_lines(source, reading)
    return reading


def contacts(reading: FacilityReading) -> list[tuple[str, str]]:
    assert all(one.kind == "ngo" for one in reading.contacts)
    return [(one.name, one.url) for one in reading.contacts]


@pytest.mark.parametrize(
    "lines",
    [
        ("Organisation", "Website", *ROWS),
        ("Organisation:", "Website:", *ROWS),
        ("name", "url", *ROWS),
        ("Organisation Website", *ROWS),
        ("Organisation", "Website", "Legal Aid https://a.example/", "Red Help - https://b.example/en"),
        ("| Organisation | Website |", "|---|---|", "| Legal Aid | https://a.example/ |",
         "| Red Help | https://b.example/en |"),
        ("Organisation", "Website", "", "Legal Aid", "", "https://a.example/", "", "Red Help", "", "https://b.example/en"),
        ("Website", "Organisation", ROWS[1], ROWS[0], ROWS[3], ROWS[2]),
        ("Organisation", ROWS[0], "Website", ROWS[1], "Organisation: Red Help", "Website: https://b.example/en"),
    ],
)  # fmt: skip
def test_contacts_under_heads_are_read(catalog: Catalog, lines: tuple[str, ...]) -> None:
    reading = read(catalog, *lines, "MANAGEMENT & BUDGET", "Center Status", "Status", "Year", "In use", "2016")
    assert contacts(reading) == BOTH
    assert reading.unparsed == ()
    assert [one.period for one in reading.observations] == ["2016"]


def test_cells_of_html_say_whose_address_it_is(catalog: Catalog) -> None:
    table = (
        "<table><tr><th>Organisation</th><th>Website</th></tr>"
        "<tr><td>Legal Aid</td><td><a href='https://a.example/'>Website of the office</a></td></tr>"
        "<tr><td>No Site</td><td></td></tr><tr><td><a href='https://b.example/en'>Red Help</a></td></tr></table>"
    )
    page = FacilityPage().add(*START[:2]).add(START[2]).add(START[3], tag="h3")
    page.elements.append(table)
    reading = read_facility(page.html(), name="page", catalog=catalog)
    check_lines(page.html(), reading)
    assert contacts(reading) == BOTH
    assert [one.text for one in reading.unparsed] == ["No Site"]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (("Legal", "Aid", "https://a.example/"), ["Legal\nAid\nhttps://a.example/"]),
        (("Legal Aid", "www.a.example"), ["Legal Aid\nwww.a.example"]),
        (("https://a.example/", "Legal Aid"), ["https://a.example/\nLegal Aid"]),
        (("Legal Aid",), ["Legal Aid"]),
        (("Legal Aid", "Read More", "https://a.example/"), ["Legal Aid", "https://a.example/"]),
    ],
)
def test_what_may_be_another_pair_is_left(catalog: Catalog, rows: tuple[str, ...], left: list[str]) -> None:
    reading = read(catalog, "Organisation", "Website", *rows)
    assert contacts(reading) == []
    assert [one.text for one in reading.unparsed] == left


def test_a_blank_line_parts_two_names(catalog: Catalog) -> None:
    reading = read(catalog, "Organisation", "Website", "No Site", "", "Legal Aid", "https://a.example/")
    assert contacts(reading) == BOTH[:1]
    assert [one.text for one in reading.unparsed] == ["No Site"]
