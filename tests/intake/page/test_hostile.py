"""Pages that want to be misread: nothing is guessed, nothing is lost."""

import pytest
from tests.intake.page.accounting import check_lines
from tests.intake.page.compose import Page, document, table

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page


def read(page: Page) -> PageReading:
    reading = read_page(page.text(), name="page", country="KAZ", catalog=page.catalog)
    check_lines(page.text(), reading)
    return reading


def found(reading: PageReading) -> list[tuple[str, object, str | None, str]]:
    return [(one.indicator, one.value, one.period, one.status) for one in reading.observations]


def test_an_unknown_label_takes_its_values_with_it(catalog: Catalog) -> None:
    page = Page(catalog).section("population").row("refugees", "308", "2022")
    page.add("Number of Sunny Days (Year)", "5", "2020").row("stateless", "8,569", "2023")
    reading = read(page)
    assert found(reading) == [("refugees", 308, "2022", "reported"), ("stateless", 8569, "2023", "reported")]
    assert [one.text for one in reading.unparsed] == ["Number of Sunny Days (Year)\n5\n2020"]


def test_a_year_that_goes_up_shows_that_a_label_was_lost(catalog: Catalog) -> None:
    page = Page(catalog).section("population").row("refugees", "308", "2016", "25", "2022", "12", "2010")
    reading = read_page(page.text(between="\n"), name="page", country="KAZ", catalog=catalog)
    assert found(reading) == [("refugees", 308, "2016", "reported")]
    assert [one.text for one in reading.unparsed] == ["25\n2022\n12\n2010"]


def test_in_a_block_between_blank_lines_years_may_go_up(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("population").row("refugees", "308", "2016", "25", "2022"))
    assert found(reading) == [("refugees", 308, "2016", "reported"), ("refugees", 25, "2022", "reported")]


def test_values_whose_years_were_lost_are_left(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("prison").row("prison_population", "36,343", "35,000", "Not Available"))
    assert reading.observations == ()
    assert [one.text for one in reading.unparsed] == ["36,343", "35,000", "Not Available"]


def test_values_above_their_years_are_not_paired(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("population").row("refugees", "308", "200", "2022", "2021"))
    assert reading.observations == ()


def test_a_broken_number_of_people_belongs_elsewhere(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("population").row("refugees", "308", "2016", "25.4", "2014"))
    assert found(reading) == [("refugees", 308, "2016", "reported"), ("refugees", None, "2014", "unparsed")]


def test_a_missing_year_gives_the_value_none(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("population").row("refugees", "308", "760", "2015"))
    assert found(reading) == [("refugees", 308, None, "reported"), ("refugees", 760, "2015", "reported")]


@pytest.mark.parametrize("cells", [("2014",), ("2016", "2014")])
def test_a_missing_value_gives_no_year_to_another(catalog: Catalog, cells: tuple[str, ...]) -> None:
    reading = read(Page(catalog).section("socio_economic").row("unemployment", *cells))
    assert found(reading) == []
    assert "2014" in reading.unparsed[0].text


def test_a_sign_without_number_is_unparsed(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("socio_economic").row("unemployment", "%", "2014"))
    assert [(one.status, one.value, one.raw) for one in reading.observations] == [("unparsed", None, "%")]


@pytest.mark.parametrize("glued", ["32012", "22015", "02016", "23,3112016"])
def test_glued_value_and_year_are_not_taken_apart_where_no_head_ran_together(catalog: Catalog, glued: str) -> None:
    reading = read(Page(catalog).section("population").row("refugees", glued))
    assert [(one.status, one.value, one.raw) for one in reading.observations] == [("unparsed", None, glued)]


@pytest.mark.parametrize(
    ("glued", "value", "year"),
    [
        ("32012", 3, "2012"), ("22015", 2, "2015"), ("02016", 0, "2016"), ("23,3112016", 23311, "2016"),
        ("2011999", 201, "1999"), ("Not Available2017", None, "2017"),
    ],
)  # fmt: skip
def test_under_a_head_that_ran_together_so_did_the_cells(
    catalog: Catalog, glued: str, value: int | None, year: str
) -> None:
    reading = read(Page(catalog).section("population").row("refugees", "NumberObservation Date", glued))
    assert [(one.value, one.period, one.raw) for one in reading.observations] == [(value, year, glued)]


@pytest.mark.parametrize("glued", ["12342016", "23,31120", "1,232016", "20162017", "2016", "3201", "3,20301", "٣2016"])
def test_a_run_of_digits_that_can_be_parted_in_no_certain_way_is_left(catalog: Catalog, glued: str) -> None:
    reading = read(Page(catalog).section("population").row("refugees", "NumberObservation Date", glued))
    assert reading.observations == ()
    assert [one.text for one in reading.unparsed] == [glued]


def test_a_label_printed_twice_with_the_value_lost_has_none(catalog: Catalog) -> None:
    label = "Number of detained asylum seekers"
    reading = read(Page(catalog).section("detainee_data").add(label).add(f"• {label}").add("NumberObservation Date"))
    assert reading.observations == ()
    assert reading.unparsed == ()


def test_an_unknown_heading_ends_the_section(catalog: Catalog) -> None:
    page = Page(catalog).section("population").row("refugees", "308", "2022").add("WEATHER AND CLIMATE", "5", "2020")
    reading = read(page)
    assert found(reading) == [("refugees", 308, "2022", "reported")]
    assert reading.unparsed[0].text == "WEATHER AND CLIMATE\n5\n2020"


def test_sections_in_any_order_and_twice(catalog: Catalog) -> None:
    page = Page(catalog).section("prison").row("prison_population", "36,343", "2017").head().updated()
    page.section("population").row("refugees", "308", "2022").section("prison").row(
        "prison_population", "36,343", "2017"
    )
    reading = read(page)
    values = [one[:3] for one in found(reading) if not one[0].startswith("headline")]
    prison = ("prison_population", 36343, "2017")
    assert values == [prison, ("refugees", 308, "2022"), prison]
    assert reading.title is None or reading.title == "Kazakhstan"
    assert (reading.last_updated, reading.completeness) == ("2024-07", "full")


def test_a_group_of_a_matrix_is_not_the_label_of_the_same_words(catalog: Catalog) -> None:
    page = Page(catalog).section("grounds").row("vulnerable_groups", "Refugees", "No", "No", "2019")
    reading = read(page.section("population").row("refugees", "308", "2022"))
    assert [one.indicator for one in reading.observations] == ["vulnerable_groups"] * 2 + ["refugees"]


def test_numbers_under_no_label_stay_unparsed(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("population").add("308", "2022"))
    assert reading.observations == ()
    assert [one.text for one in reading.unparsed] == ["308\n2022"]


def test_a_law_with_one_year_of_two_columns_is_not_guessed(catalog: Catalog) -> None:
    page = Page(catalog).section("legal_framework")
    page.row("detention_law", "Name", "Year Adopted", "Last Amended", "Migration Act", "2011")
    assert [(one.status, one.value, one.period) for one in read(page).observations] == [("unparsed", None, None)]


def test_the_state_of_a_law_is_not_that_of_the_next(catalog: Catalog) -> None:
    page = Page(catalog).section("legal_framework").row("detention_law", "First Act", "Second Act", "2011")
    reading = read(page)
    assert reading.observations == ()
    assert reading.unparsed[0].text == "First Act\nSecond Act\n2011"


def test_the_answer_to_a_lost_label_is_no_law(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("legal_framework").row("regulations", "Yes", "1986"))
    assert reading.observations == ()


@pytest.mark.parametrize("label", ["treaties_ratified", "treaty_reservations"])
def test_a_way_to_complain_in_another_list_is_no_act_of_that_list(catalog: Catalog, label: str) -> None:
    name = "CAT, declaration under article 22 of the Convention"
    reading = read(Page(catalog).section("treaties").row(label, name, "1995", "2017"))
    assert reading.treaty_actions == ()


def test_only_a_table_of_html_says_that_a_value_has_no_year(catalog: Catalog) -> None:
    rows = table([["Number", "Year"], ["308", ""], ["200", ""]])
    source = document([f"<h2>POPULATION DATA</h2><h4>{Page(catalog).label('refugees')}</h4>", rows])
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    assert found(reading) == [("refugees", 308, None, "reported"), ("refugees", 200, None, "reported")]
