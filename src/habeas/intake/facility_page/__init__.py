"""Saved pages of places of detention into what they say: text or HTML, full or reduced copies."""

from habeas.intake.facility_page.reader import read_facility
from habeas.intake.facility_page.reading import (
    Coordinates,
    FacilityNames,
    FacilityReading,
    FacilityUpdate,
    PlaceLine,
)
from habeas.intake.facility_page.recognise import is_facility_page
from habeas.intake.facility_page.statements import facility_source, statements

__all__ = [
    "Coordinates",
    "FacilityNames",
    "FacilityReading",
    "FacilityUpdate",
    "PlaceLine",
    "facility_source",
    "is_facility_page",
    "read_facility",
    "statements",
]
