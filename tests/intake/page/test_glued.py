"""Tables of older layouts whose cells ran together: one that cannot be parted is left, and no other."""

from typing import Any

import pytest
from tests.intake.page.accounting import check_lines

from habeas.catalog import Catalog
from habeas.intake.page import PageReading, read_page

DETAINED = ("STATISTICS", "Number of detained asylum seekers", "NumberObservation Date")
TRADITION = ("DOMESTIC LAW", "Legal Tradition", "NameObservation Date")
LAWS = ("DOMESTIC LAW", "Core pieces of national legislation", "NameYear AdoptedLast Amended")
GROUPS = ("DOMESTIC LAW", "Is the detention of vulnerable persons provided in law? Are they detained in practice?")
TREATIES = ("INTERNATIONAL LAW", "International Treaties Ratified", "NameRatification YearObservation Date")
PROTOCOL = "ICCPR, First Optional Protocol to the International Covenant on Civil and Political Rights, 1966"


def read(catalog: Catalog, *lines: str) -> PageReading:
    source = "\n".join(("Kazakhstan", *lines, ""))
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    check_lines(source, reading)
    return reading


def found(reading: PageReading) -> list[tuple[Any, ...]]:
    return [(one.value, one.period) for one in reading.observations if one.status != "unparsed"]


def left(reading: PageReading) -> list[str]:
    return [one.text for one in reading.unparsed]


@pytest.mark.parametrize(
    "cell", ["12341999", "some eleven persons at two places2015", "2014", "23 3112015", "about)2015", "n.a.2015"]
)
def test_one_number_that_cannot_be_parted_is_left_alone(catalog: Catalog, cell: str) -> None:
    reading = read(catalog, *DETAINED, "23,3112016", cell, "19,7442013")
    assert found(reading) == [(23311, "2016"), (19744, "2013")]
    assert left(reading) == [cell]


@pytest.mark.parametrize("line", ["Sunny days", "102018", "2018"])
def test_what_may_be_another_table_ends_a_table_of_numbers(catalog: Catalog, line: str) -> None:
    reading = read(catalog, *DETAINED, "23,3112016", line, "19,7442013")
    assert found(reading) == [(23311, "2016")]
    assert left(reading) == [f"{line}\n19,7442013"]


@pytest.mark.parametrize("cell", ["Customary law 20 17", "Some law2017", "(Mixed)2017"])
def test_a_list_with_a_part_that_cannot_be_read_is_no_answer(catalog: Catalog, cell: str) -> None:
    reading = read(catalog, *TRADITION, "Civil law2017", cell, "Muslim law2017", "Civil law2014")
    assert found(reading) == [(["Civil law"], "2014")]
    (unread,) = (one for one in reading.observations if one.status == "unparsed")
    assert (unread.value, unread.period, unread.lines) == (None, "2017", (5, 7))


def test_a_title_is_parted_from_the_years_that_ran_into_it(catalog: Catalog) -> None:
    reading = read(
        catalog, *LAWS, "Immigration Act20002010", "Law on Foreigners", "1999", "2005", "Passport Code2001",
        "Migration Act 20012010", "Border Act20102000", "Penal Code", "1990", "1999",
    )  # fmt: skip
    assert found(reading) == [
        ({"title": "Immigration Act", "adopted": "2000", "amended": "2010"}, "2000"),
        ({"title": "Law on Foreigners", "adopted": "1999", "amended": "2005"}, "1999"),
        ({"title": "Penal Code", "adopted": "1990", "amended": "1999"}, "1990"),
    ]  # fmt: skip


def test_a_title_with_years_run_into_it_is_left_where_the_heads_are_apart(catalog: Catalog) -> None:
    heads = ("Name", "Year Adopted", "Last Amended")
    reading = read(catalog, *LAWS[:2], *heads, "Immigration Act20002010", "Penal Code", "1990", "1999")
    assert found(reading) == [({"title": "Penal Code", "adopted": "1990", "amended": "1999"}, "1990")]
    assert left(reading) == ["Immigration Act20002010"]


def test_rows_of_a_matrix_are_parted_where_there_is_one_way(catalog: Catalog) -> None:
    reading = read(
        catalog, *GROUPS, "NameIn LawIn PracticeYear", "Asylum seekersProvidedYes2015",
        "Unaccompanied minorsProvided2015", "WomenYes2015", "RefugeesNot mentionedNo2015", "Strangers (all)NoNo2015",
        "Pregnant womenNot AvailableNo2014",
    )  # fmt: skip
    assert [(one.value, one.breakdown["group"], one.breakdown["scope"]) for one in reading.observations] == [
        ("Provided", "asylum_seekers", "in_law"), ("Yes", "asylum_seekers", "in_practice"),
        ("Provided", "unaccompanied_minors", "in_law"), ("Not mentioned", "refugees", "in_law"),
        ("No", "refugees", "in_practice"), (None, "pregnant_women", "in_law"), ("No", "pregnant_women", "in_practice"),
    ]  # fmt: skip
    assert left(reading) == ["WomenYes2015", "Strangers (all)NoNo2015"]


@pytest.mark.parametrize("head", ["NameIn PracticeIn LawYear", "Name|In Practice|In Law|Year"])
def test_the_heads_say_the_order_of_the_columns(catalog: Catalog, head: str) -> None:
    bar = "|" if "|" in head else ""
    reading = read(catalog, *GROUPS, head, bar.join(("Asylum seekers", "Yes", "No", "2015")))
    assert [(one.value, one.breakdown["scope"]) for one in reading.observations] == [
        ("Yes", "in_practice"), ("No", "in_law")
    ]  # fmt: skip


def test_a_row_that_ran_together_takes_no_other_row_with_it(catalog: Catalog) -> None:
    heads = ("Name", "In Law", "In Practice", "Year")
    reading = read(
        catalog, *GROUPS, *heads, "Women", "No", "No", "2015", "RefugeesNoNo2015", "Elderly", "Yes", "No", "2014"
    )
    assert found(reading) == [("No", "2015"), ("No", "2015"), ("Yes", "2014"), ("No", "2014")]
    assert left(reading) == ["RefugeesNoNo2015"]


def test_an_answer_that_no_practice_gives_shows_that_cells_are_not_in_order(catalog: Catalog) -> None:
    reading = read(catalog, *GROUPS, "NameIn LawIn PracticeYear", "WomenYesProvided2015")
    assert found(reading) == []


def test_treaties_into_which_both_years_ran(catalog: Catalog) -> None:
    torture, child = "CAT, Convention against Torture", "CRC, Convention on the Rights of the Child"
    reading = read(
        catalog, *TREATIES, f"{torture}19962017", child, "1992", "2017", f"{child}1992", f"{torture}20171996"
    )
    assert [(one.instrument, one.date, one.observed) for one in reading.treaty_actions] == [
        ("CAT", "1996", "2017"), ("CRC", "1992", "2017")
    ]  # fmt: skip
    assert left(reading) == [f"{child}1992", f"{torture}20171996"]


def test_the_digits_of_an_article_and_of_a_title_are_not_those_of_years(catalog: Catalog) -> None:
    reading = read(
        catalog, "INTERNATIONAL LAW", "Relevant treaty reservations", "NameReservation YearObservation Date",
        "CRSR Article 2220022017", "ICCPR Article 141973", "Individual Complaints Procedures",
        "NameAcceptance YearObservation Date", f"{PROTOCOL}19881988", f"{PROTOCOL}1988",
    )  # fmt: skip
    assert [(one.instrument, one.article, one.date, one.observed) for one in reading.treaty_actions] == [
        ("CRSR", "22", "2002", "2017"), ("ICCPR OP1", None, "1988", "1988")
    ]  # fmt: skip
    assert left(reading) == ["ICCPR Article 141973", f"{PROTOCOL}1988"]
