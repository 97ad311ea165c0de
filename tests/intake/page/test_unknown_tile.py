"""A tile with a label that nobody knows lends its value to no other."""

from __future__ import annotations

import pytest

from habeas.catalog import Catalog
from habeas.intake.page.reader import read_page


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("shown", ["0", "14", "Not Available"])
def test_the_value_of_an_unknown_tile_is_not_that_of_the_tile_above(between: str, shown: str, catalog: Catalog) -> None:
    tiles = ["Cape Verde", "No Data\nImmigration detainees", f"{shown}\nHungry persons\n2017", "Overview"]
    page = between.join(tiles) + "\n\nDETENTION STATISTICS\n\nMigration Detainee Entries\n12\n2018\n"
    read = read_page(page, name="page.txt", catalog=catalog)
    found = [(one.indicator, one.value) for one in read.observations]
    assert found == [("detainee_entries", 12)]
