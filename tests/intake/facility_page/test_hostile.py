"""Facility pages that want to be misread: nothing is guessed, nothing is lost."""

from typing import Any

import pytest
from tests.intake.facility_page.accounting import check_lines
from tests.intake.facility_page.compose import FacilityPage, lyubimets, vaduz

from habeas.catalog import Catalog
from habeas.intake.facility_page import FacilityReading, read_facility
from habeas.intake.page import PageError

START = ("FACILITY NAMES", "Camp", "Country: Malta")


def read(catalog: Catalog, *lines: str) -> FacilityReading:
    source = "\n".join((*START, *lines))
    reading = read_facility(source, name="page", catalog=catalog)
    check_lines(source, reading)
    return reading


def observed(reading: FacilityReading, indicator: str = "") -> list[tuple[Any, ...]]:
    return [
        (one.indicator, one.value, one.period) for one in reading.observations if indicator in ("", one.indicator)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "capacity", "population"),
    [
        (("2000", "189", "5 October 2023", "No Data"), [(2000, None)], [(189, "2023-10-05")]),
        (("1000", "2000", "2010", "No Data"), [(1000, None)], [(2000, "2010")]),
        (("500", "2017", "295", "2018", "No Data"), [(500, "2017")], [(295, "2018")]),
        (("No Data", "90", "3"), [], [(90, None)]),
        (("Not Available", "90", "March 2019", "No Data"), [(None, None)], [(90, "2019-03")]),
    ],
)
def test_the_place_decides_whether_four_digits_are_a_year(
    catalog: Catalog, cells: tuple[str, ...], capacity: list[object], population: list[object]
) -> None:
    reading = read(catalog, "Capacity Reported population Deaths at facility", *cells)
    assert [one[1:] for one in observed(reading, "facility_capacity")] == capacity
    assert [one[1:] for one in observed(reading, "facility_population")] == population
    assert reading.unparsed == ()


@pytest.mark.parametrize(
    "cells",
    [
        ("189", "5 October 2023"),
        ("189", "5 October 2023", "7", "8"),
        ("1000", "2017", "No Data"),
        ("2017", "3"),
        (),
    ],
)
def test_figures_that_can_be_parted_in_no_or_two_ways_stay_unparsed(catalog: Catalog, cells: tuple[str, ...]) -> None:
    reading = read(catalog, "Capacity Reported population Deaths at facility", *cells)
    assert observed(reading) == []
    assert "\n".join(one.text for one in reading.unparsed) == "\n".join(cells)


def test_a_year_without_a_value_and_a_value_without_a_year(catalog: Catalog) -> None:
    reading = read(
        catalog, "MANAGEMENT & BUDGET", "Center Status", "Status", "Year", "2024", "In use", "2023", "Closed"
    )
    assert observed(reading) == [("facility_status", "In use", "2023"), ("facility_status", "Closed", None)]
    assert [one.text for one in reading.unparsed] == ["2024"]


def test_a_year_that_goes_up_shows_that_a_label_was_lost(catalog: Catalog) -> None:
    reading = read(catalog, "Center Status", "Status", "Year", "In use", "2016", "In use", "2022", "Closed", "2010")
    assert observed(reading) == [("facility_status", "In use", "2016")]
    assert reading.unparsed[0].text == "In use\n2022\nClosed\n2010"


def test_an_unknown_status_is_kept_as_printed(catalog: Catalog) -> None:
    reading = read(catalog, "Center Status", "Status", "Year", "Mothballed", "2016")
    assert [(one.status, one.value, one.raw) for one in reading.observations] == [("unparsed", None, "Mothballed")]


def test_ceased_detention_is_not_said_to_be_a_closed_place(catalog: Catalog) -> None:
    reading = read(catalog, "Center Status", "Status Closed/ceased migrant detention", "2019")
    assert observed(reading) == [("facility_status", "Not in use", "2019")]


def test_a_row_that_lost_a_cell_is_not_shifted(catalog: Catalog) -> None:
    reading = read(
        catalog, "Custodial Authorities", "Agency", "Ministry", "Ministry type", "Year", "Ministry of Labour",
        "Interior or Home Affairs", "2018", "Police", "Ministry of Justice", "Justice", "2011",
    )  # fmt: skip
    assert [one[:2] for one in observed(reading)] == [
        ("custodial_authorities", ["Police"]), ("custodial_ministries", ["Ministry of Justice"]),
        ("custodial_ministry_types", ["Justice"]),
    ]  # fmt: skip
    assert [one.text for one in reading.unparsed] == ["Ministry of Labour\nInterior or Home Affairs\n2018"]


def test_html_says_which_cell_is_empty(catalog: Catalog) -> None:
    page = FacilityPage().heading("FACILITY NAMES").add("Camp").heading("Location").add("Country: Malta")
    page.table(
        "Custodial Authorities", ("Agency", "Ministry", "Ministry type", "Year"), ("", "Ministry of Labour", "", "2018")
    )
    page.table("Outsourced services and non-state actors", ("Provider", "Service", "Year"), ("", "Catering", "2018"))
    reading = read_facility(page.html(), name="page", catalog=catalog)
    check_lines(page.html(), reading)
    assert observed(reading) == [
        ("custodial_ministries", ["Ministry of Labour"], "2018"), ("outsourcing_types", ["Catering"], "2018"),
    ]  # fmt: skip


def test_a_ministry_is_not_parted_from_its_name(catalog: Catalog) -> None:
    reading = read(catalog, "Custodial Authorities", "Agency for Migration", "Ministry of Interior", "2017")
    assert observed(reading) == []
    assert reading.unparsed[0].text == "Agency for Migration\nMinistry of Interior\n2017"


def test_an_unknown_table_takes_its_rows_with_it(catalog: Catalog) -> None:
    reading = read(
        catalog, "Management", "Management", "Type", "Year", "Police", "Governmental", "2019",
        "Cost of a day", "Amount", "Year", "500", "2018", "National typology", "Official Typology", "Year", "Home",
        "2018",
    )  # fmt: skip
    assert [one[:2] for one in observed(reading)] == [
        ("facility_management", ["Police"]), ("facility_management_type", ["Governmental"]),
        ("facility_typology_national", ["Home"]),
    ]  # fmt: skip
    assert [one.text for one in reading.unparsed] == ["Cost of a day\nAmount\nYear\n500\n2018"]


def test_an_unknown_heading_ends_the_table(catalog: Catalog) -> None:
    reading = read(catalog, "Inadequate conditions", "Hygiene", "2022", "WEATHER AND CLIMATE", "Sun", "2020")
    assert observed(reading) == [("facility_inadequate_conditions", ["Hygiene"], "2022")]
    assert reading.unparsed[0].text == "WEATHER AND CLIMATE\nSun\n2020"


def test_one_unknown_group_leaves_the_list_uncertain(catalog: Catalog) -> None:
    reading = read(catalog, "Detains: Adult women, Astronauts")
    assert [(one.status, one.raw) for one in reading.observations] == [("unparsed", "Adult women, Astronauts")]


def test_a_list_of_authorities_is_parted_only_where_the_table_knows_them(catalog: Catalog) -> None:
    reading = read(catalog, "Custodial Authority: Ministry of Interior, Department of Migration")
    assert [(one.status, one.value) for one in reading.observations] == [("unparsed", None)]


@pytest.mark.parametrize(
    "printed", ["91.0, 10.0", "0, 0", "35,83, 14,49", "35.8334364962", "N 35.8, E 14.4", "35.8, 181.2", "٣٥.8, 14.4"]
)
def test_coordinates_that_are_none_stay_unparsed(catalog: Catalog, printed: str) -> None:
    reading = read(catalog, "City & Region: Safi, Europe", f"Latitude, Longitude: {printed}")
    assert reading.coordinates is None
    assert [one.text for one in reading.unparsed] == [f"Latitude, Longitude: {printed}"]


def test_a_pin_of_a_whole_country_is_told_less_exactly(catalog: Catalog) -> None:
    reading = read(catalog, "City & Region: Malta, Europe", "Latitude, Longitude: 35.8334364962, -0.0123")
    pin = reading.coordinates
    assert pin is not None
    assert (pin.latitude, pin.longitude, pin.precision, reading.place) == ("35.8", "0.0", "region", "")


def test_the_page_may_not_contradict_itself_or_what_was_told(catalog: Catalog) -> None:
    with pytest.raises(PageError, match=r"several countries \(MLT, LIE\)\. Say which"):
        read(catalog, "City & Region: Vaduz, Liechtenstein, Europe")
    with pytest.raises(PageError, match=r"names LIE, which is not KAZ\. Correct --country"):
        read_facility(vaduz().text(), name="page", country="KAZ", catalog=catalog)


def test_a_region_of_a_country_is_not_taken_for_a_country(catalog: Catalog) -> None:
    page = FacilityPage().head("Lumpkin, Georgia", "Stewart Detention Center", "In use", "2020", ["Detains: Adult men"])
    with pytest.raises(PageError, match="names no country"):
        read_facility(page.text(), name="page", catalog=catalog)
    reading = read_facility(page.text(), name="page", country="USA", catalog=catalog)
    assert (reading.facility, reading.place) == ("USA-stewart-detention-center", "Lumpkin, Georgia")


def test_a_page_without_a_name_is_refused(catalog: Catalog) -> None:
    with pytest.raises(PageError, match="does not say what the place is called"):
        read_facility("FACILITY NAMES\nAlternative Names: A / B\nCountry: Malta", name="page", catalog=catalog)
    with pytest.raises(PageError, match="no words"):
        read_facility(" \n", name="page", catalog=catalog)


def test_an_organisation_without_address_is_no_contact(catalog: Catalog) -> None:
    reading = read(
        catalog, "Civil Society Contacts", "Organisation: First", "Organisation: Second", "Website: https://second.example",
        "Website: https://nobodys.example", "Organisation: Third", "Website: see below",
    )  # fmt: skip
    assert [(one.name, one.url) for one in reading.contacts] == [("Second", "https://second.example")]
    assert [one.text for one in reading.unparsed] == [
        "Organisation: First", "Website: https://nobodys.example\nOrganisation: Third\nWebsite: see below",
    ]  # fmt: skip


def test_a_label_in_a_text_is_part_of_the_text(catalog: Catalog) -> None:
    source = (
        lyubimets()
        .text()
        .replace("FACILITY NAMES", "ABOUT\nSome say this of its\nManagement\nand more.\n\nFACILITY NAMES")
    )
    reading = read_facility(source, name="page", catalog=catalog)
    check_lines(source, reading)
    assert reading.about is not None
    assert reading.about.text == "Some say this of its Management and more."


def test_other_places_of_the_page_do_not_give_their_number(catalog: Catalog) -> None:
    link = '<p><a href="https://www.globaldetentionproject.org/countries/x/y/detention-centres/7/z">Another</a></p>'
    source = vaduz().html().replace("</body>", f"{link}</body>")
    assert read_facility(source, name="page", catalog=catalog).foreign_ids == ()
