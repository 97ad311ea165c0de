import hashlib

from tests.intake.page.compose import Page

from habeas.catalog import Catalog, check_observation
from habeas.intake.page import page_source, read_page, statements
from habeas.intake.proposal import Observation, Statement, TreatyAction, TreatyStatus
from habeas.values import ReviewLevel


def stated(page: Page) -> list[Statement]:
    return statements(
        read_page(page.text(), name="page", country="KAZ", catalog=page.catalog), "page-kaz", catalog=page.catalog
    )


def test_the_source_is_named_by_country_month_and_bytes(catalog: Catalog) -> None:
    data = Page(catalog).head().updated().text().encode()
    source = page_source(read_page(data, name="page", catalog=catalog), data)
    assert source.key == f"page-kaz-2024-07-{hashlib.sha256(data).hexdigest()[:12]}"
    assert (source.kind, source.published, source.redistribute) == ("country_page", "2024-07", "facts")


def test_the_page_passes_on_what_others_said(catalog: Catalog) -> None:
    page = Page(catalog).head().section("prison").row("prison_population", "36,343", "2017")
    for one in stated(page):
        assert (one.origin, one.via, one.source, one.subject) == ("", "page-kaz", "page-kaz", "KAZ")
        assert one.review_level is ReviewLevel.CARRIED_OVER


def test_a_figure_printed_twice_is_one_statement_with_both_places(catalog: Catalog) -> None:
    page = Page(catalog).add("Refugees", "308", "2022").add("Overview")
    page.section("population").row("refugees", "308", "2022", "290", "2021")
    figures = [one for one in stated(page) if isinstance(one, Observation)]
    assert [(one.value, one.period, one.locator) for one in figures] == [
        (308, "2022", "lines 1-3; lines 9-11"), (290, "2021", "lines 12-13"),
    ]  # fmt: skip


def test_every_observation_fits_the_catalog(catalog: Catalog) -> None:
    page = Page(catalog).head().section("detention_statistics").row("detainee_entries", "Not Available", "2019")
    page.section("detainee_data").row("origin_countries", "Pakistan", "Iran", "2018")
    page.section("socio_economic").row("gdp_pc", "$ 766,000", "2014").row("unemployment", "%", "2014")
    page.section("grounds").row("vulnerable_groups", "Refugees", "Provided", "Yes", "2019")
    page.section("length").row("max_length_admin", "No Limit", "2019", "Number of Days: 30", "2015")
    page.section("legal_framework").row("detention_law", "Migration Act", "2011")
    page.section("treaties").row("treaty_ratio", "Ratio: 13/19")
    figures = [one for one in stated(page) if isinstance(one, Observation)]
    assert len(figures) == 12
    for one in figures:
        check_observation(
            catalog, indicator=one.indicator, value_json=one.value, status=one.status, breakdown=one.breakdown,
            subject_kind="country", unit=one.unit or None,
        )  # fmt: skip


def test_a_listed_treaty_is_an_act_and_a_status_on_the_day_of_the_look(catalog: Catalog) -> None:
    page = Page(catalog).section("treaties").row("treaties_ratified", "CAT, Convention against Torture", "1998", "2017")
    page.row("treaty_reservations", "CRSR Article 22", "2002", "2017")
    made = stated(page)
    acts = [(one.instrument, one.action, one.date, one.article) for one in made if isinstance(one, TreatyAction)]
    assert acts == [("CAT", "ratification", "1998", ""), ("CRSR", "reservation", "2002", "22")]
    looks = [(one.instrument, one.status, one.as_of) for one in made if isinstance(one, TreatyStatus)]
    assert looks == [("CAT", "party", "2017")]
