"""Treaties and reviews: what binds a state, and what was never looked up."""

from __future__ import annotations

from tests.site.reference_rows import ENDED, act, listed
from tests.site.small import SECOND, volume

from habeas.edition.schema import Row
from habeas.site.render import render
from habeas.site.views.treaty_matrix import Cell, CountryLine
from habeas.site.views.treaty_pages import TreatyList, TreatyPage, treaty_views


def views(*rows: Row) -> tuple[TreatyList, dict[str, TreatyPage]]:
    made, pages = treaty_views(volume(*rows))
    return made, {page.key: page for page in pages}


def line(made: TreatyList, country: str = "Kazakhstan") -> CountryLine:
    return next(one for one in made.matrix.lines if one.name == country)


def cell(made: TreatyList, key: str = "CAT") -> Cell | None:
    place = [column.key for column in made.matrix.columns].index(key)
    return line(made).cells[place]


def test_the_columns_are_the_nineteen_treaties() -> None:
    assert len(views()[0].matrix.columns) == 19


def test_a_dated_act_decides_before_a_list() -> None:
    found = cell(views(act(), listed(status="not_party"))[0])
    assert found and found.bound is True
    assert (found.short, found.says) == ("1998", "acceded 26 August 1998")


def test_a_withdrawal_ends_what_an_accession_began() -> None:
    found = cell(views(act(), act(action="withdrawal", date="2020-01-01"))[0])
    assert found and found.bound is False


def test_the_latest_list_decides_where_no_act_is_known() -> None:
    older, newer = listed(status="signatory"), listed(status="party", as_of="2022", year="2019")
    found = cell(views(older, newer)[0])
    assert found and (found.bound, found.short) == (True, "2019")


def test_a_signature_is_shown_and_binds_nobody() -> None:
    made, _ = views(act(action="signature"))
    found = cell(made)
    assert found and found.bound is None
    assert next(one for one in made.treaties if one.key == "CAT").checked == 0


def test_what_nobody_looked_up_is_no_cell_and_is_drawn_as_a_gap() -> None:
    made, _ = views(act())
    assert cell(made, "CRC") is None
    assert render("treaties.html", made).count('<td class="hatched">') == 18


def test_an_article_is_not_the_treaty() -> None:
    made, _ = views(listed(article="22", status="accepted"), act("CRC"))
    assert cell(made, "CAT") is None


def test_the_list_counts_by_the_rule_of_the_matrix() -> None:
    made, _ = views(act(), listed(status="not_party"), listed(country="FRA", status="not_party"))
    entry = next(one for one in made.treaties if one.key == "CAT")
    assert (entry.bound, entry.checked) == (1, 2)
    assert "binds 1 of 2 countries checked" in render("treaties.html", made)


def test_a_line_says_how_many_bind_of_how_many_checked_and_listed() -> None:
    found = line(views(act(), listed("CRC", status="not_party"))[0])
    assert (found.of, found.checked, found.listed) == (1, 2, 19)


def test_a_treaty_page_names_countries_nobody_looked_up() -> None:
    _, pages = views(act(), act("CRC", country="FRA"))
    assert pages["CAT"].not_looked_up == ("France",)


def test_a_withdrawn_statement_changes_the_page_it_has_left() -> None:
    made, pages = views(act(), listed(**ENDED, changed_edition=SECOND))
    assert pages["CAT"].frame.changed_edition == SECOND
    assert made.frame.changed_edition == SECOND
