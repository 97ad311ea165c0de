"""Whole facility pages: what is printed is read, from text and from HTML."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.intake.facility_page.accounting import check_lines
from tests.intake.facility_page.compose import SAFI_YEARS, FacilityPage, lyubimets, safi, vaduz

from habeas.catalog import Catalog
from habeas.intake.facility_page import FacilityReading, read_facility

FORMS = pytest.mark.parametrize("form", ["text", "html"])
Observed = list[tuple[Any, str | None]]


def read(page: FacilityPage, catalog: Catalog, form: str = "text", country: str | None = None) -> FacilityReading:
    source = page.text() if form == "text" else page.html()
    reading = read_facility(source, name="page", country=country, catalog=catalog)
    check_lines(source, reading)
    return reading


def observed(reading: FacilityReading, indicator: str) -> Observed:
    return [(one.value, one.period) for one in reading.observations if one.indicator == indicator]


@FORMS
@pytest.mark.parametrize("make", [vaduz, safi, lyubimets])
def test_nothing_of_a_whole_page_is_left(catalog: Catalog, make: Callable[[], FacilityPage], form: str) -> None:
    reading = read(make(), catalog, form)
    assert reading.unparsed == ()
    assert reading.completeness == "full"


@FORMS
def test_vaduz_is_named_and_placed(catalog: Catalog, form: str) -> None:
    reading = read(vaduz(), catalog, form)
    assert (reading.country, reading.facility, reading.name) == ("LIE", "LIE-vaduz-prison", "Vaduz Prison")
    assert (reading.place, reading.aliases) == ("Vaduz", ("Landesgefängnis Vaduz",))
    pin = reading.coordinates
    assert pin is not None
    assert (pin.latitude, pin.longitude, pin.precision) == ("47.13", "9.52", "town")
    assert reading.address is not None
    assert reading.address.text == "A street 4,\nFL-9490 Vaduz\nT +423 000 00 00"


@FORMS
def test_vaduz_has_no_figures_and_no_data_is_no_observation(catalog: Catalog, form: str) -> None:
    reading = read(vaduz(), catalog, form)
    figures = {"facility_capacity", "facility_population", "facility_deaths"}
    assert not figures & {one.indicator for one in reading.observations}


@FORMS
def test_words_in_front_of_cells_say_which_column_they_are(catalog: Catalog, form: str) -> None:
    reading = read(vaduz(), catalog, form)
    prison = ["Prison or pretrial detention centre"]
    assert observed(reading, "facility_status") == [
        ("In use", "2016"), ("In use", "2016"), ("Last documented use", "2007"),
    ]  # fmt: skip
    assert observed(reading, "facility_category") == [("Criminal", None), ("Criminal", "2016"), ("Criminal", "2007")]
    assert observed(reading, "facility_type") == [(prison, None), (prison, "2016"), (prison, "2007")]
    assert observed(reading, "facility_management") == [(["State Police"], None), (["State Police"], "2023")]
    assert observed(reading, "custodial_ministries") == [(["Ministry of Justice"], "2023")]
    assert observed(reading, "custodial_ministry_types") == [(["Justice"], "2023")]


@FORMS
def test_safi_has_four_digits_of_capacity_and_a_day_of_its_population(catalog: Catalog, form: str) -> None:
    reading = read(safi(), catalog, form)
    assert observed(reading, "facility_capacity") == [(1000, None)]
    assert observed(reading, "facility_population") == [(189, "2023-10-05")]
    assert observed(reading, "facility_complaints") == [("Yes", "2023")]


@FORMS
def test_safi_is_in_use_in_eleven_years(catalog: Catalog, form: str) -> None:
    reading = read(safi(), catalog, form)
    assert observed(reading, "facility_status")[1:] == [("In use", year) for year in SAFI_YEARS]
    assert reading.aliases == ("Saf Barracks", "B Block", "C Block", "Warehouse")
    assert reading.facility == "MLT-safi-detention-centre-safi-barracks"
    assert observed(reading, "custodial_authorities") == [(["Armed Forces of Malta/ Detention Service"], None)]


@FORMS
def test_safi_is_told_about(catalog: Catalog, form: str) -> None:
    reading = read(safi(), catalog, form)
    assert reading.about is not None
    assert reading.about.text == "A sentence about the barracks, made up for this test."
    assert [(one.date, one.teaser) for one in reading.updates] == [("2023", "A made-up teaser that breaks o [...]")]


@FORMS
def test_lyubimets_keeps_every_column_of_its_tables(catalog: Catalog, form: str) -> None:
    reading = read(lyubimets(), catalog, form)
    assert observed(reading, "custodial_authorities") == [
        (["Migration Directorate", "National Service Border Police"], None), (["Migration Directorate"], "2017"),
        (["Migration Directorate"], "2013"), (["National Service Border Police"], "2011"),
    ]  # fmt: skip
    assert observed(reading, "custodial_ministries")[1] == (["Ministry of the Interior"], "2013")
    assert observed(reading, "contractors") == [(["Bulgarian Red Cross"], "2017")]
    assert observed(reading, "outsourcing_types") == []
    assert [one.value for one in reading.observations if one.indicator == "facility_typology_national"] == [
        ["Special Home for Temporary Accommodation of Foreigners"],
        ["Special Home for Temporary Placement of Foreigners"],
    ]
    assert [(one.name, one.url) for one in reading.contacts] == [
        ("Bulgarian Helsinki Committee", "https://www.bghelsinki.org/en/")
    ]


@FORMS
def test_figures_of_the_country_are_not_of_the_place(catalog: Catalog, form: str) -> None:
    reading = read(lyubimets(), catalog, form)
    assert not {"detainee_entries", "apprehensions"} & {one.indicator for one in reading.observations}
    assert {"18,554", "Migration Detainee Entries"} <= {one.text for one in reading.furniture}


def test_line_ends_and_lost_blank_lines_change_nothing(catalog: Catalog) -> None:
    page = lyubimets()
    told = [(one.indicator, one.value, one.period) for one in read(page, catalog).observations]
    for source in (page.text("\r\n"), page.text(between="\n"), page.text("\r")):
        reading = read_facility(source, name="page", catalog=catalog)
        check_lines(source, reading)
        assert [(one.indicator, one.value, one.period) for one in reading.observations] == told


def test_a_reduced_copy_in_markdown_says_what_it_has(catalog: Catalog) -> None:
    page = FacilityPage().add(
        "FACILITY NAMES", "Helsinki Custody Unit for Aliens", "Katajanokka, Helsinki",
        "Type: Immigration detention centre (Administrative)", "Custodial Authority: Ministry of Labour",
        "Management: Not Available", "Detains: Adult men, Accompanied minors",
        "| Capacity | Reported population | Deaths at facility |", "|---|---|---|",
        "30 |", "242 September 2003 |", "No Data |",
    )  # fmt: skip
    reading = read(page, catalog, country="FIN")
    assert (reading.facility, reading.completeness) == ("FIN-helsinki-custody-unit-for-aliens", "reduced")
    assert observed(reading, "facility_capacity") == [(30, None)]
    glued = next(one for one in reading.observations if one.indicator == "facility_population")
    assert (glued.status, glued.value, glued.raw) == ("unparsed", None, "242 September 2003")
    assert [one.status for one in reading.observations if one.indicator == "facility_management"] == ["not_available"]


def test_the_newer_sections_are_read(catalog: Catalog) -> None:
    page = vaduz().heading("SIZE & POPULATION")
    page.rows(
        "Capacity (specialised migration-related facility)", ("Type", "Capacity"), ("Standard capacity", "2000", "2017")
    )
    page.rows(
        "Reported Single-Day Migration Detainee Population at Facility (day)", ("Number",),
        ("1055", "2018"), ("90", "2017"),
    )  # fmt: skip
    page.heading("SEGREGATION").add("Gender Segregation").add("Yes").add("2018").heading("CELLS")
    reading = read(page, catalog)
    assert observed(reading, "facility_capacity") == [(2000, "2017")]
    assert observed(reading, "facility_population") == [(1055, "2018"), (90, "2017")]
    assert observed(reading, "facility_gender_segregation") == [("Yes", "2018")]
    assert [one.label for one in reading.headings if one.empty] == ["CELLS"]
    assert reading.unparsed == ()
