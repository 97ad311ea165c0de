"""Addresses whose page went because what it showed no longer stands: they answer with the tombstone."""

from __future__ import annotations

import re

from habeas.edition.schema import CountryRow, FacilityRow, ObservationRow, Published, RecommendationRow
from habeas.site.volume import Volume, edition_key

RECOMMENDATION = re.compile(r"/recommendations/([^/]+)/")
FACILITY = re.compile(r"/facilities/([^/]+)/")
COUNTRY_INDICATOR = re.compile(r"/countries/([^/]+)/([^/]+)/")


def ended_at(volume: Volume, path: str) -> str | None:
    """The public id of the statement that ended last among those this page showed; None where it never was a page."""
    page = path.removesuffix("index.json")
    found: list[Published] = []
    if match := RECOMMENDATION.fullmatch(page):
        found += volume.edition.rows(RecommendationRow, {"slug": match[1]})
    elif match := FACILITY.fullmatch(page):
        found += volume.edition.rows(FacilityRow, {"subject": match[1]})
    elif match := COUNTRY_INDICATOR.fullmatch(page):
        for country in volume.edition.rows(CountryRow, {"slug": match[1]}):
            found += volume.edition.rows(ObservationRow, {"subject": country.code, "indicator": match[2]})
    ended = [row for row in found if row.state != "current"]
    last = max(ended, key=lambda row: (edition_key(row.changed_edition), row.id), default=None)
    return last.id if last else None
