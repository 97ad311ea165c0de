"""Instruments, complaint procedures, bodies and themes."""

from __future__ import annotations

import pytest

from habeas.catalog import InstrumentKind, load

NINETEEN = [
    "ICERD", "ICCPR", "ICESCR", "CEDAW", "CAT", "CRC", "ICRMW", "ICPED", "CRPD", "OPCAT", "CRSR", "PCRSR", "CRSSP",
    "CRS", "VCCR", "CTOCTP", "CTOCSP", "OP ICESCR", "OP CRC",
]  # fmt: skip
ARTICLES = {
    "ICCPR": 53, "ICESCR": 31, "CAT": 33, "CRC": 54, "CEDAW": 30, "ICERD": 25, "ICRMW": 93, "ICPED": 45, "CRPD": 50,
    "OPCAT": 37, "CRSR": 46, "PCRSR": 11, "CRSSP": 42, "CRS": 21, "VCCR": 79,
}  # fmt: skip
THEMES = [
    "immigration_detention", "detention", "migration", "asylum", "non_refoulement", "expulsion", "statelessness",
    "trafficking", "torture", "children", "alternatives_to_detention", "conditions_of_detention", "legal_safeguards",
    "monitoring",
]  # fmt: skip
PROTOCOLS = ["OP CEDAW", "OP CRPD", "OP ICESCR", "OP CRC", "ICCPR OP1"]


def test_nineteen_treaties_stand_behind_the_ratio() -> None:
    assert [one.key for one in load().instruments.values() if "nineteen" in one.lists] == NINETEEN


@pytest.mark.parametrize(("treaty", "articles"), ARTICLES.items())
def test_a_treaty_says_its_highest_article(treaty: str, articles: int) -> None:
    assert load().instruments[treaty].articles == articles


def test_eight_procedures_are_counted_and_the_one_that_is_not_in_force_is_not() -> None:
    procedures = load().procedures
    assert sum("eight" in one.lists for one in procedures.values()) == 8
    assert procedures["ICRMW article 77"].in_force is False
    assert procedures["ICRMW article 77"].lists == ()


def test_a_procedure_is_a_protocol_or_an_article_of_a_treaty() -> None:
    procedures = load().procedures
    assert {one.key for one in procedures.values() if not one.article} == set(PROTOCOLS)
    assert all(one.key == one.instrument for one in procedures.values() if not one.article)
    assert (procedures["CAT article 22"].instrument, procedures["CAT article 22"].article) == ("CAT", "22")


def test_a_regional_instrument_says_whether_it_is_ratified_transposed_or_adopted() -> None:
    instruments = load().instruments
    assert instruments["ACHR"].kind is InstrumentKind.TREATY
    assert instruments["Return Directive"].kind is InstrumentKind.DIRECTIVE
    assert instruments["Dublin III"].kind is InstrumentKind.REGULATION
    assert instruments["Cartagena Declaration"].kind is InstrumentKind.DECLARATION


def test_the_themes_are_those_of_the_contract() -> None:
    assert list(load().themes) == THEMES


def test_every_body_works_through_a_known_mechanism() -> None:
    mechanisms = {body.mechanism for body in load().bodies.values()}
    assert mechanisms == {"treaty_body", "upr", "special_procedure", "regional"}
