"""Blanks of other widths than the plain one, as saved pages hold them inside labels and values."""

from __future__ import annotations

import pytest

from habeas.catalog import Catalog
from habeas.intake.page.reader import read_page

PAGE = """Cape Verde

12
Refugees
2019

Overview

Last updated: July 2024

DETENTION STATISTICS

Reported Detainee Population (Day)
Not Available (30) December Not Available
2019

Prison Population Rate (per 100,000 of National Population)
202
2017
"""


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_a_page_with_wide_blanks_says_what_the_plain_one_says(blank: str, catalog: Catalog) -> None:
    plain = read_page(PAGE, name="page.txt", catalog=catalog)
    wide = read_page(PAGE.replace(" ", blank), name="page.txt", catalog=catalog)
    assert plain.observations
    assert wide.to_json() == plain.to_json()
