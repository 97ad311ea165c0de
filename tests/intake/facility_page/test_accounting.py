"""Every line that is not blank is in exactly one element, whatever the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.facility_page.accounting import check_lines
from tests.intake.facility_page.compose import lyubimets, safi, vaduz

from habeas.catalog import load
from habeas.intake.facility_page import FacilityReading, read_facility, statements
from habeas.intake.facility_page.columns import COLUMNS

CATALOG = load()
PAGES = [make().text() for make in (vaduz, safi, lyubimets)]
PRINTED = sorted({line for page in PAGES for line in page.split("\n") if line})
HEADS = sorted({head for columns in COLUMNS.values() for column in columns for head in column.heads} | {"Year"})
LABELS = sorted(
    alias.label for one in CATALOG.indicators.values() if one.section == "facility" for alias in one.aliases
)
OTHER = [
    "242 September 2003", "31 February 2020", "Type:", "Detains:", "Latitude, Longitude: 1.0, 2.0", "30 |",
    "|---|---|", "Status In use", "Number 2018", "Capacity", "Reported population", "1990", "2018", "2031", "YES",
    "No Data", "Not Available", "UNKNOWN HEADING", "Words that break o [...]", "Read More", "Organisation:",
    "Website: https://x.example", "x" * 250, "Unknown", "Governmental", "Location",
    "Civil Society Contacts", "Organisation", "Website", "name", "url", "Organisation Website", "https://x.example",
]  # fmt: skip
LINES = st.lists(st.sampled_from([*PRINTED, *HEADS, *LABELS, *OTHER, ""]), max_size=50)
NAMED = "FACILITY NAMES\nCamp\n"


def read_and_check(source: str) -> FacilityReading:
    """Read a page and check that every line is in one element. Lines in any order may name several countries; only then
    Malta is told."""
    lines = [line for line in source.split("\n") if not line.startswith(("Country:", "City & Region:"))]
    source = "\n".join(line for line in lines if line not in ("Malta", "Bulgaria", "Liechtenstein"))
    reading = read_facility(source, name="page", country="MLT", catalog=CATALOG)
    check_lines(source, reading)
    statements(reading, "page-x", catalog=CATALOG)
    return reading


@settings(max_examples=400)
@given(LINES)
def test_shuffled_lines_of_pages(lines: list[str]) -> None:
    read_and_check(NAMED + "\n".join(lines))


@settings(max_examples=200)
@given(LINES, st.lists(st.sampled_from(["p", "div", "td", "li", "h2", "span", "tr"]), min_size=1))
def test_shuffled_lines_in_html(lines: list[str], tags: list[str]) -> None:
    source = "<html><body><h2>FACILITY NAMES</h2><p>Camp</p><table>"
    kept = [
        one
        for one in lines
        if not one.startswith(("Country:", "City &")) and one not in ("Malta", "Bulgaria", "Liechtenstein")
    ]
    for at, line in enumerate(kept):
        tag = tags[at % len(tags)]
        source += f"<{tag}>{line.replace('<', '&lt;')}</{tag}>"
    check_lines(source, read_facility(source, name="page", country="MLT", catalog=CATALOG))


@settings(max_examples=300)
@given(st.text())
def test_arbitrary_text(text: str) -> None:
    read_and_check(NAMED + text.replace("\0", ""))


@pytest.mark.parametrize("page", PAGES)
def test_a_lost_line_gives_no_value_to_another_question(page: str) -> None:
    told = values(read_and_check(page))
    allowed = told | {(indicator, value, None) for indicator, value, _ in told}
    lines = page.split("\n")
    for lost in (at for at, line in enumerate(lines) if line):
        reading = read_and_check("\n".join(line for at, line in enumerate(lines) if at != lost))
        assert values(reading) <= allowed, lines[lost]


def values(reading: FacilityReading) -> set[tuple[str, str, str | None]]:
    return {(one.indicator, str(one.value), one.period) for one in reading.observations if one.value is not None}
