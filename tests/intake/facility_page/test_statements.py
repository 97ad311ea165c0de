"""A reading as statements: nothing twice, nothing too exact, the building in the private note."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.intake.facility_page.compose import FacilityPage, lyubimets, safi, vaduz

from habeas.catalog import Catalog, check_observation
from habeas.intake.facility_page import facility_source, read_facility, statements
from habeas.intake.proposal import Contact, Facility, Narrative, Observation, Statement, Update

EVERY = pytest.mark.parametrize("make", [vaduz, safi, lyubimets])


def stated(page: FacilityPage, catalog: Catalog) -> list[Statement]:
    return statements(read_facility(page.text(), name="page", catalog=catalog), "page-x", catalog=catalog)


def figures(page: FacilityPage, catalog: Catalog, indicator: str) -> list[tuple[object, str, str]]:
    made = stated(page, catalog)
    found = [one for one in made if isinstance(one, Observation) and one.indicator == indicator]
    return [(one.value, one.period, one.locator) for one in found]


def test_the_description_is_rounded_and_keeps_the_address_private(catalog: Catalog) -> None:
    facility = stated(vaduz(), catalog)[0]
    assert isinstance(facility, Facility)
    assert replace(facility, locator="") == Facility(
        subject="LIE-vaduz-prison", source="page-x", via="page-x", name="Vaduz Prison",
        aliases=("Landesgefängnis Vaduz",), category="criminal", type="prison or pretrial detention centre",
        place="Vaduz", latitude="47.13", longitude="9.52", precision="town", status="in_use", status_year="2016",
        custodian="State Police", note="Address as printed: A street 4,\nFL-9490 Vaduz\nT +423 000 00 00",
    )  # fmt: skip


@EVERY
def test_no_statement_tells_the_pin_or_the_address(catalog: Catalog, make: Callable[[], FacilityPage]) -> None:
    public = [replace(one, note="") for one in stated(make(), catalog)]
    for exact in ("47.1260", "9.5218", "35.8334", "14.4903", "41.8265", "26.0815", "A street", "+423"):
        assert exact not in repr(public)


@EVERY
def test_every_figure_fits_the_catalog_and_is_named_once(catalog: Catalog, make: Callable[[], FacilityPage]) -> None:
    made = stated(make(), catalog)
    assert len({one.natural_id for one in made}) == len(made)
    for one in made:
        assert (one.via, one.origin) == ("page-x", "")
        if isinstance(one, Observation):
            check_observation(
                catalog, indicator=one.indicator, value_json=one.value, status=one.status, breakdown=one.breakdown,
                subject_kind="facility", unit=one.unit or None,
            )  # fmt: skip


def test_what_the_head_says_joins_the_newest_row_that_says_the_same(catalog: Catalog) -> None:
    prison = ["Prison or pretrial detention centre"]
    assert [one[:2] for one in figures(vaduz(), catalog, "facility_type")] == [(prison, "2016"), (prison, "2007")]
    newest = figures(vaduz(), catalog, "facility_status")[0]
    assert newest[:2] == ("In use", "2016")
    assert newest[2].count("line") == 2


def test_what_the_head_alone_says_has_no_year(catalog: Catalog) -> None:
    assert figures(safi(), catalog, "facility_capacity")[0][:2] == (1000, "")
    authorities = figures(lyubimets(), catalog, "custodial_authorities")
    assert authorities[0][:2] == (["Migration Directorate", "National Service Border Police"], "")


def test_groups_of_one_year_are_one_answer(catalog: Catalog) -> None:
    both = ["Criminal detainees (convicted or remand)", "Undocumented migrants (administrative)"]
    assert [one[:2] for one in figures(vaduz(), catalog, "facility_detains")] == [(both, "2016")]


def test_two_statuses_of_one_year_stay_rivals(catalog: Catalog) -> None:
    page = vaduz().rows("Center Status", ("Status",), ("In use", "2024"), ("Closed", "2024"))
    found = figures(page, catalog, "facility_status")
    assert [one[:2] for one in found if one[1] == "2024"] == [("In use", "2024"), ("Closed", "2024")]
    facility = stated(page, catalog)[0]
    assert isinstance(facility, Facility)
    assert (facility.status, facility.status_year) == ("", "")


def test_words_updates_and_contacts_are_of_the_place(catalog: Catalog) -> None:
    made = [*stated(safi(), catalog), *stated(lyubimets(), catalog)]
    about = next(one for one in made if isinstance(one, Narrative))
    update = next(one for one in made if isinstance(one, Update))
    contact = next(one for one in made if isinstance(one, Contact))
    assert (about.subject, about.kind) == ("MLT-safi-detention-centre-safi-barracks", "about")
    assert (update.title, update.date) == ("Safi Detention Centre (Safi Barracks)", "2023")
    assert (contact.kind, contact.url) == ("ngo", "https://www.bghelsinki.org/en/")


def test_the_source_is_named_by_place_and_bytes(catalog: Catalog) -> None:
    data = lyubimets().text().encode()
    source = facility_source(read_facility(data, name="page", catalog=catalog), data)
    assert source.key.startswith("page-bgr-lyubimets-detention-centre")
    assert len(source.key) < 130
    assert (source.redistribute, source.published) == ("facts", "")
