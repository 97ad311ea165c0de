"""Full copies, composed: labels from the catalog, values and years made up."""

from typing import Any

import pytest
from tests.intake.page.accounting import check_lines
from tests.intake.page.compose import Page

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page

FORMS = pytest.mark.parametrize("form", ["text", "html"])


def read(page: Page, form: str = "text") -> PageReading:
    source = page.text() if form == "text" else page.html()
    reading = read_page(source, name="page", country="KAZ", catalog=page.catalog)
    check_lines(source, reading)
    return reading


def observed(reading: PageReading, indicator: str) -> list[tuple[Any, ...]]:
    return [
        (one.status, one.value, one.period) for one in reading.observations if one.indicator == indicator
    ]  # fmt: skip


@FORMS
def test_a_full_page_is_full(catalog: Catalog, form: str) -> None:
    page = Page(catalog).head(overview="Kazakhstan: Kazakhstan can detain people.").updated()
    page.section("prison").row("prison_population", "36,343", "2017")
    reading = read(page, form)
    assert (reading.completeness, reading.last_updated, reading.title) == ("full", "2024-07", "Kazakhstan")
    assert reading.legend == "Administrative Ad Hoc Criminal Unknown"
    assert reading.narrative is not None
    assert reading.narrative.text == "Kazakhstan: Kazakhstan can detain people."
    assert observed(reading, "headline_detains") == [("reported", "Yes", None)]
    assert reading.unparsed == ()


@FORMS
def test_a_page_without_its_head_is_reduced(catalog: Catalog, form: str) -> None:
    page = Page(catalog).section("prison").row("prison_population", "36,343", "2017")
    assert read(page, form).completeness == "reduced"


@FORMS
def test_a_label_has_values_and_years_newest_first(catalog: Catalog, form: str) -> None:
    page = Page(catalog).section("prison").row("prison_population", "36,343", "2017", "58,519", "1992")
    reading = read(page, form)
    assert observed(reading, "prison_population") == [("reported", 36343, "2017"), ("reported", 58519, "1992")]
    first = reading.observations[0]
    assert (first.section, first.label, first.raw) == ("prison", "Criminal Prison Population (Year)", "36,343")


def test_lines_count_from_one_and_hold_label_value_and_year(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("prison").row("prison_population", "36,343", "2017", "58,519", "1992"))
    assert [one.lines for one in reading.observations] == [(3, 5), (6, 7)]


@FORMS
@pytest.mark.parametrize(
    ("indicator", "cells", "expected"),
    [
        ("detained_children", ("0", "2017"), [("reported", 0, "2017")]),
        ("detainee_entries", ("Not Available", "2019"), [("not_available", None, "2019")]),
        ("detainee_entries", ("Not Available",), [("not_available", None, None)]),
        ("detainee_entries", ("No Data",), []),
        ("refugees", ("Not Available", "2022", "0"), [("not_available", None, "2022"), ("reported", 0, None)]),
        ("refugees", ("760", "2015", "1,371", "2015"), [("reported", 760, "2015"), ("reported", 1371, "2015")]),
        ("migrants_pct", ("19.88", "2020"), [("reported", 19.88, "2020")]),
        ("prison_foreign_pct", ("1.3%", "2015"), [("reported", 1.3, "2015")]),
        ("hdi_rank", ("31 (Very high)", "2015"), [("reported", 31, "2015")]),
        ("detainees_on_day", ("300 (30) December 2020", "2020"), [("reported", 300, "2020-12-30")]),
        ("detainees_on_day", ("Not Available (30) December Not Available", "2019"), [("not_available", None, "2019")]),
        ("treaty_ratio", ("Ratio: 13/19",), [("reported", {"of": 13, "out_of": 19}, None)]),
        ("max_length_admin", ("Number of Days: 180", "2019"), [("reported", {"days": 180}, "2019")]),
        ("max_length_admin", ("No Limit", "2019"), [("reported", {"code": "no_limit"}, "2019")]),
        ("detains", ("Yes", "2023", "Unknown", "2022"), [("reported", "Yes", "2023"), ("reported", "Unknown", "2022")]),
        (
            "has_specific_law",
            ("Yes", "2023", "Yes", "1941"),
            [("reported", "Yes", "2023"), ("reported", "Yes", "1941")],
        ),
        ("origin_countries", ("Pakistan", "Iran", "2018"), [("reported", ["Pakistan", "Iran"], "2018")]),
        (
            "origin_countries",
            ("China (Korea, South) Japan Vietnam", "2020"),
            [("reported", ["China", "Korea, South", "Japan", "Vietnam"], "2020")],
        ),
        (
            "origin_countries",
            ("Congo (Democratic Republic of the) Iran (Islamic Republic of)", "2020"),
            [("reported", ["Congo (Democratic Republic of the)", "Iran (Islamic Republic of)"], "2020")],
        ),
        ("origin_countries", ("Korea (North, South) Japan", "2020"), [("unparsed", None, "2020")]),
        (
            "origin_countries",
            ("Guinea Republic of the Congo", "2020"),
            [("reported", ["Guinea", "Republic of the Congo"], "2020")],
        ),
        ("origin_countries", ("Iran Sunnyland Japan", "2020"), [("unparsed", None, "2020")]),
        ("origin_countries", ("Iran Sri Lanka", "2020"), [("reported", ["Iran", "Sri Lanka"], "2020")]),
        ("rule_of_law", ("45 (Medium)", "2015"), [("reported", 45, "2015")]),
        ("summary_removal", ("In practice", "2015"), [("reported", "In practice", "2015")]),
        ("criminal_grounds_max", ("Unauthorized entry (365)", "2016"), [("reported", {"days": 365}, "2016")]),
        ("has_specific_law", ("Yes", "1941", "2023"), [("reported", "Yes", "2023")]),
        ("mandatory_detention", ("Yes", "For all who were ordered to leave", "2016"), [("reported", "Yes", "2016")]),
        (
            "legal_tradition",
            ("Common law", "2017", "Muslim law", "2017", "Customary law", "2017"),
            [("reported", ["Common law", "Muslim law", "Customary law"], "2017")],
        ),
        (
            "grounds_immigration",
            ("Detention to effect removal", "Detention for unauthorised entry or stay", "2019"),
            [("reported", ["Detention to effect removal", "Detention for unauthorised entry or stay"], "2019")],
        ),
        (
            "constitutional_guarantees",
            ("Yes", '(Constitution, Article 12(4): "…")', "1995", "2017"),
            [("reported", "Yes", "2017")],
        ),
        ("gdp_pc", ("$ 766,000", "2014"), [("reported", {"amount": 766000, "currency": "USD", "scale": 1}, "2014")]),
        (
            "oda",
            ("1,119.9", "2014"),
            [("reported", {"amount": 1119.9, "currency": "USD", "scale": 1000000}, "2014")],
        ),
        (
            "detention_law",
            ("Immigration and Passport Act 1941 (1941) 1994", "1941"),
            [("reported", {"title": "Immigration and Passport Act 1941 (1941) 1994", "adopted": "1941"}, "1941")],
        ),
        (
            "detention_law",
            ("Name", "Year Adopted", "Last Amended", "Migration Act", "2011", "2019"),
            [("reported", {"title": "Migration Act", "adopted": "2011", "amended": "2019"}, "2011")],
        ),
        ("custodial_authorities", ("Directorate", "Ministry of Interior", "2017"), [("unparsed", None, "2017")]),
    ],
)  # fmt: skip
def test_cells_as_pages_print_them(
    catalog: Catalog, form: str, indicator: str, cells: tuple[str, ...], expected: list[tuple[Any, ...]]
) -> None:
    section = catalog.indicators[indicator].section
    reading = read(Page(catalog).section(section).row(indicator, *cells), form)
    assert observed(reading, indicator) == expected
    assert reading.unparsed == ()


def test_no_data_leaves_an_empty_label(catalog: Catalog) -> None:
    reading = read(Page(catalog).section("prison").row("prison_population", "No Data"))
    assert [(one.label, one.empty) for one in reading.headings] == [
        ("PRISON DATA", True), ("Criminal Prison Population (Year)", True),
    ]  # fmt: skip


@FORMS
def test_tiles_stand_before_the_overview_label_first(catalog: Catalog, form: str) -> None:
    page = Page(catalog).add("Detains migrants or asylum seekers?", "Rarely").add("Refugees", "308", "2022")
    page.add("Detained Unaccompanied Children", "No Data").add("Detainee Deaths", "150").add("Overview").updated("")
    reading = read(page, form)
    found = [(one.indicator, one.value, one.period) for one in reading.observations]
    assert found == [("headline_detains", "Rarely", None), ("refugees", 308, "2022"), ("deaths_in_custody", 150, None)]
    assert reading.last_updated is None
    assert reading.unparsed == ()


@FORMS
def test_tiles_of_older_layouts_have_the_value_first(catalog: Catalog, form: str) -> None:
    page = Page(catalog).add("Not Available", "Detained children", "2017").add("0", "Long-term centres", "2020")
    page.add("308", "Refugees", "2018").add("12", "Population").add("Overview")
    reading = read(page, form)
    found = [(one.indicator, one.value, one.period) for one in reading.observations]
    assert found == [
        ("detained_children", None, "2017"), ("centres_long_term", 0, "2020"), ("refugees", 308, "2018"),
        ("population", 12, None),
    ]  # fmt: skip


def test_a_run_of_tiles_that_lost_its_first_label_gives_no_value_to_a_wrong_one(catalog: Catalog) -> None:
    reading = read(
        Page(catalog).add("308").add("Population", "12", "2018").add("Refugees", "15", "2017").add("Overview")
    )
    assert [(one.indicator, one.value) for one in reading.observations] == [("population", 12), ("refugees", 15)]
    assert [one.text for one in reading.unparsed] == ["308"]


@FORMS
def test_articles_have_title_teaser_and_caption(catalog: Catalog, form: str) -> None:
    page = Page(catalog).head().add("Related Reading")
    page.add("05 May 2020 – Burkina Faso", "Something happened […]", "Read More…", "A picture (Azattyq.org,")
    page.add("Kazakhstan: Covid-19 and Detention", "Nothing happened [...]").updated()
    reading = read(page, form)
    assert [(one.title, one.teaser, one.date) for one in reading.updates] == [
        ("05 May 2020 – Burkina Faso", "Something happened […]", "2020-05-05"),
        ("Kazakhstan: Covid-19 and Detention", "Nothing happened [...]", None),
    ]
    assert reading.narrative is None
    assert reading.unparsed == ()


@FORMS
def test_a_report_between_the_head_and_the_data_gives_no_figure_and_no_recommendation(
    catalog: Catalog, form: str
) -> None:
    page = Page(catalog).head().updated()
    page.add(
        "Key Findings", "Refugees", "12. The State party should stop. In 2016 there were 31 people.", "Download PDF"
    )
    page.section("population").row("refugees", "308", "2022")
    reading = read(page, form)
    assert reading.recommendations == ()
    assert reading.narrative is not None
    assert "12. The State party" in reading.narrative.text
    assert observed(reading, "refugees") == [("reported", 308, "2022")]


@FORMS
def test_treaty_lists_give_acts_with_both_years(catalog: Catalog, form: str) -> None:
    page = Page(catalog).section("treaties")
    page.row("treaties_ratified", "Ratification Year", "Observation Date", "CAT, Convention against Torture …", "1998",
             "2017", "CRC, Convention on the Rights of the Child", "1994", "2017")  # fmt: skip
    page.row("treaty_reservations", "CRSR Article 22", "2002", "2017")
    protocol = "ICCPR, First Optional Protocol to the International Covenant on Civil and Political Rights, 1966"
    article = "CAT, declaration under article 22"
    page.row("complaints_procedures", "Acceptance Year", protocol, "1988", "1988", article, "1999", "2017")
    page.section("regional").row("regional_instruments", "ACHR, American Convention on Human Rights", "1977", "2017")
    reading = read(page, form)
    found = [(one.instrument, one.action, one.date, one.article, one.observed) for one in reading.treaty_actions]
    assert found == [
        ("CAT", "ratification", "1998", None, "2017"),
        ("CRC", "ratification", "1994", None, "2017"),
        ("CRSR", "reservation", "2002", "22", "2017"),
        ("ICCPR OP1", "acceptance", "1988", None, "1988"),
        ("CAT", "acceptance", "1999", "22", "2017"),
        ("ACHR", "ratification", "1977", None, "2017"),
    ]
    assert reading.unparsed == ()


@FORMS
def test_a_treaty_with_one_year_is_left_alone(catalog: Catalog, form: str) -> None:
    page = (
        Page(catalog).section("treaties").row("treaties_ratified", "CRC, Convention on the Rights of the Child", "1994")
    )
    reading = read(page, form)
    assert reading.treaty_actions == ()
    assert "1994" in "".join(one.text for one in reading.unparsed)


@FORMS
def test_matrices_have_a_column_for_law_and_one_for_practice(catalog: Catalog, form: str) -> None:
    page = Page(catalog).section("grounds")
    page.row("vulnerable_groups", "Group", "In Law", "In Practice", "Year", "Refugees", "Provided", "Yes", "2019",
             "Unaccompanied minors", "No", "2019")  # fmt: skip
    reading = read(page, form)
    found = [(one.value, one.period, one.breakdown) for one in reading.observations]
    assert found == [
        ("Provided", "2019", {"group": "refugees", "scope": "in_law"}),
        ("Yes", "2019", {"group": "refugees", "scope": "in_practice"}),
    ]
    assert "".join(one.text for one in reading.unparsed).startswith("Unaccompanied minors")


@FORMS
def test_contacts_have_kind_name_and_address(catalog: Catalog, form: str) -> None:
    page = Page(catalog).row("contact_media", "Radio - https://radio.example/", "Radio without address")
    reading = read(page, form)
    assert [(one.kind, one.name, one.url) for one in reading.contacts] == [("media", "Radio", "https://radio.example/")]
    assert [one.text for one in reading.unparsed] == ["Radio without address"]


@pytest.mark.parametrize(
    ("name", "instrument"),
    [
        ("ICERD, International Convention on the Elimination of All Forms of Racial Discrimination", "ICERD"),
        ("OPCAT, Optional Protocol to the Convention against Torture", "OPCAT"),
        (
            "OP ICESCR, Optional Protocol to the International Covenant on Economic, Social and Cultural Rights",
            "OP ICESCR",
        ),
        ("CTOCTP, Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women", "CTOCTP"),
        ("PCRSR, Protocol to the Geneva Convention Relating to the Status of Refugees", "PCRSR"),
        ("ICCPR, First Optional Protocol to the International Covenant on Civil and Political Rights", "ICCPR OP1"),
        ("ICCPR, Second Optional Protocol aiming at the abolition of the death penalty", None),
        ("CRC, Optional Protocol to the Convention on the Rights of the Child on the sale of children", None),
        ("VCCR, Vienna Convention on Consular Relations", "VCCR"),
        ("XYZ, Convention on Sunny Days", None),
        ("ECHRP1, Protocol to the European Convention on Human Rights", "ECHR P1"),
    ],
)
def test_a_protocol_is_not_its_treaty(catalog: Catalog, name: str, instrument: str | None) -> None:
    reading = read(Page(catalog).section("treaties").row("treaties_ratified", name, "1998", "2017"))
    assert [one.instrument for one in reading.treaty_actions] == ([instrument] if instrument else [])
    assert bool(reading.unparsed) is (instrument is None)


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("CEDAW, Optional Protocol to the Convention on Discrimination against Women, 1999", ("OP CEDAW", None)),
        ("CRC, Optional Protocol establishing a communications procedure", ("OP CRC", None)),
        ("CRC, Optional Protocol on the involvement of children in armed conflict", None),
        ("ICERD, declaration under article 14 of the Convention", ("ICERD", "14")),
        ("CAT, Article 22", ("CAT", "22")),
        ("ICERD art. 14", ("ICERD", "14")),
        ("CEDAW optional protocol", ("OP CEDAW", None)),
        ("CAT, Article 20", None),
    ],
)  # fmt: skip
def test_ways_to_complain(catalog: Catalog, name: str, act: tuple[str, str | None] | None) -> None:
    reading = read(Page(catalog).section("treaties").row("complaints_procedures", name, "1998", "2017"))
    assert [(one.instrument, one.article) for one in reading.treaty_actions] == ([act] if act else [])


def test_two_dates_of_update_that_differ_are_not_chosen_from(catalog: Catalog) -> None:
    reading = read(Page(catalog).head().updated("July 2024").updated("May 2020").updated("July 2024"))
    assert reading.last_updated == "2024-07"
    assert [one.text for one in reading.unparsed] == ["Last updated: May 2020"]
