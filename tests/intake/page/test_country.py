import pytest

from habeas.catalog import Catalog
from habeas.intake.page import PageError, read_page

OVERVIEW = "{0} is a country of many borders, and for many years it has held people who crossed them without papers."


def country(catalog: Catalog, text: str, told: str | None = None) -> str:
    return read_page(text, name="page.txt", country=told, catalog=catalog).country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Viet Nam\nOverview", "VNM"),
        ("Macedonia\nOverview", "MKD"),
        ("Kazakhstan Immigration Detention Profile\nOverview", "KAZ"),
        ("Albania Immigration Detention Profile | Global Detention Project\nOverview", "ALB"),
        ("Overview\nNepal; Nepal arrests people.", "NPL"),
        ("Nepal; Nepal arrests people.\nLast updated:", "NPL"),
        ("Taiwan, Province of China: Taiwan, Province of China detains.\nLast updated:", "TWN"),
        ("Overview\nNepal: Nepal arrests people.\nLibya: A Report\nWords […]", "NPL"),
        ("Kazakhstan: Covid-19 and Detention\nWords […]", "KAZ"),
        ("05 May 2020 – Burkina Faso\nWords […]", "BFA"),
        (OVERVIEW.format("Togo"), "TGO"),
    ],
)
def test_the_page_says_its_country(catalog: Catalog, text: str, code: str) -> None:
    assert country(catalog, text) == code


def test_what_stands_in_front_outweighs_other_names(catalog: Catalog) -> None:
    text = OVERVIEW.format("Uzbekistan") + "\nKazakhstan: Covid-19 and Detention\nWords […]"
    assert country(catalog, text) == "KAZ"


def test_a_page_without_country_asks_for_one(catalog: Catalog) -> None:
    with pytest.raises(PageError, match=r"page.txt: the page names no country\. Say which with --country"):
        country(catalog, "PRISON DATA")


def test_a_page_with_two_countries_asks_for_one(catalog: Catalog) -> None:
    with pytest.raises(PageError, match=r"several countries \(TGO, BEN\)"):
        country(catalog, OVERVIEW.format("Togo, unlike Benin,"))


def test_the_country_told_is_taken(catalog: Catalog) -> None:
    assert country(catalog, "PRISON DATA", "KAZ") == "KAZ"


def test_a_title_that_contradicts_what_was_told_stops_the_reading(catalog: Catalog) -> None:
    with pytest.raises(PageError, match="titled 'Dominica', which is not DOM"):
        country(catalog, "Dominica\nOverview", "DOM")


def test_a_code_that_is_none_is_refused(catalog: Catalog) -> None:
    with pytest.raises(PageError, match="KZ"):
        country(catalog, "PRISON DATA", "KZ")


def test_texts_headed_by_one_other_country_contradict_what_was_told(catalog: Catalog) -> None:
    text = "Last updated: July 2024\nCountry Updates\nKazakhstan: Covid-19 and Detention\nNew orders were halted. […]\n"
    front = "Kazakhstan: Covid-19 and Detention\nNew detention orders were halted there for some time. […]\n" + text
    with pytest.raises(PageError, match="KAZ, not FRA"):
        country(catalog, front, "FRA")
    assert country(catalog, front, "KAZ") == "KAZ"
