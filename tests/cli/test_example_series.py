"""The example's country pages and the copies that are imported are of one publication, so they are held together."""

from __future__ import annotations

import re

from habeas.catalog import load
from habeas.example import rows
from habeas.intake.page import read_page
from habeas.intake.page.statements import page_source
from habeas.places import COUNTRIES

PAGE = re.compile(r"https://www\.globaldetentionproject\.org/countries/[a-z-]+/([a-z-]+)")
COPY = b"Kazakhstan\nLast updated: July 2024\n\nPRISON DATA\nCriminal Prison Population\n36,343\n2017\n"


def test_every_copy_of_a_country_page_in_the_example_has_the_series_of_imported_copies() -> None:
    names = {one.name("en").casefold(): code for code, one in COUNTRIES.items()}
    copies = [(names[found[1]], one) for one in rows.sources() if (found := PAGE.fullmatch(one.url))]
    assert len(copies) > 15
    assert {one.key: one.series for _, one in copies} == {one.key: f"page-{code.casefold()}" for code, one in copies}


def test_an_imported_copy_of_kazakhstan_is_of_that_series() -> None:
    assert page_source(read_page(COPY, name="kazakhstan.txt", country="KAZ", catalog=load()), COPY).series == "page-kaz"
