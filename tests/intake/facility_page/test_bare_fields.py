"""Fields whose names stand alone on a line, without a colon, above what they say."""

from __future__ import annotations

from typing import Any

from habeas.catalog import load
from habeas.intake.facility_page import read_facility

PAGE = """Vaduz, Liechtenstein, Europe
Vaduz Prison
Status
In use
2024
Type
Prison or pretrial detention centre (Criminal)
Management
State Police (Governmental)
Detains
Adult women, Adult men
Capacity
1000
Reported population
189
5 October 2023
To country overview
FACILITY NAMES
Vaduz Prison
Alternative Names
House of Detention / B Block
Location
Country
Liechtenstein
City & Region
Vaduz
Latitude, Longitude
47.1410303, 9.5209277
"""


def test_a_name_without_colon_takes_the_line_below() -> None:
    page: dict[str, Any] = read_facility(PAGE, name="page.txt", catalog=load()).to_json()
    found = {one["indicator"]: (one["value"], one["period"]) for one in page["observations"]}
    assert found == {
        "facility_status": ("In use", "2024"),
        "facility_type": (["Prison or pretrial detention centre"], None),
        "facility_category": ("Criminal", None),
        "facility_management": (["State Police"], None),
        "facility_management_type": (["Governmental"], None),
        "facility_detains": (["Adult women", "Adult men"], None),
        "facility_capacity": (1000, None),
        "facility_population": (189, "2023-10-05"),
    }
    assert page["coordinates"]["latitude"] == "47.14"
    assert page["names"][-1]["names"] == ["House of Detention", "B Block"]
    assert page["unparsed"] == []


def test_a_column_head_is_no_field() -> None:
    page: dict[str, Any] = read_facility(
        PAGE + "MANAGEMENT & BUDGET\nFacility type\nCategory\nType\nYear\n"
        "Criminal\nPrison or pretrial detention centre\n2018\n",
        name="page.txt", catalog=load(),
    ).to_json()  # fmt: skip
    assert ("facility_category", "Criminal", "2018") in {
        (one["indicator"], str(one["value"]), one["period"]) for one in page["observations"]
    }
    assert page["unparsed"] == []
