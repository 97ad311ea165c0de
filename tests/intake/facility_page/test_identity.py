"""What a place is called in an observatory: country, name in plain letters, the source's own number."""

import pytest
from tests.intake.facility_page.compose import vaduz

from habeas.catalog import Catalog
from habeas.intake.facility_page import is_facility_page, read_facility
from habeas.intake.facility_page.identity import facility_id
from habeas.intake.page import PageError, page_lines

ADDRESS = "https://www.globaldetentionproject.org/countries/europe/liechtenstein/detention-centres/1244/vaduz-prison"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vaduz Prison", "LIE-vaduz-prison"),
        ("Spuž Centre", "LIE-spuz-centre"),
        ("St. John's (Old) Gaol / Block-B", "LIE-st-johns-old-gaol-block-b"),
        ("Łódź Ośrodek", "LIE-lodz-osrodek"),
        ("приемник-распределитель", "LIE-gdp-1244"),
        ("№ 2", "LIE-no-2"),
        ("2", "LIE-gdp-1244"),
    ],
)
def test_an_id_is_made_of_country_and_name(name: str, expected: str) -> None:
    assert facility_id("LIE", name, "1244", "page") == expected


def test_a_name_in_another_script_without_number_asks_for_it() -> None:
    with pytest.raises(PageError, match="with --id"):
        facility_id("KAZ", "приемник", "", "page")


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="{ADDRESS}">',
        f"<meta content='{ADDRESS}?x=1' property='og:url'/>",
        f"<!-- saved from url=(0105){ADDRESS} -->",
    ],
)
def test_the_number_is_in_the_pages_own_address(catalog: Catalog, head: str) -> None:
    source = vaduz().html().replace("<head>", f"<head>{head}")
    assert read_facility(source, name="page", catalog=catalog).foreign_ids == ("gdp:1244",)


def test_a_line_with_the_address_gives_the_number(catalog: Catalog) -> None:
    reading = read_facility(f"{ADDRESS}\n\n{vaduz().text()}", name="page", catalog=catalog)
    assert (reading.foreign_ids, reading.unparsed) == (("gdp:1244",), ())


def test_a_number_that_is_told_may_not_contradict_the_page(catalog: Catalog) -> None:
    assert read_facility(vaduz().text(), name="page", number="1244", catalog=catalog).foreign_ids == ("gdp:1244",)
    with pytest.raises(PageError, match="says 1244, not 7"):
        read_facility(f"{ADDRESS}\n{vaduz().text()}", name="page", number="7", catalog=catalog)
    with pytest.raises(PageError, match="is no number"):
        read_facility(vaduz().text(), name="page", number="../7", catalog=catalog)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FACILITY NAMES\nCamp\nDetains: Adult men", True),
        ("Custodial Authority: Police\n| Capacity | Reported population |", True),
        ("Kazakhstan\nDETENTION CAPACITY\nCustodial Authorities\nPolice\n2018", False),
        ("FACILITY NAMES are told below", False),
        ("", False),
    ],
)
def test_a_facility_page_shows_by_two_marks(text: str, expected: bool) -> None:
    assert is_facility_page(page_lines(text, name="page")[0]) is expected
