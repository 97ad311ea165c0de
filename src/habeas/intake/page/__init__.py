"""Saved country pages into what they say: text or HTML, full or reduced copies."""

from habeas.intake.page.errors import PageError
from habeas.intake.page.reader import page_lines, read_page
from habeas.intake.page.reading import (
    PageContact,
    PageHeading,
    PageObservation,
    PageReading,
    PageRecommendation,
    PageTreatyAction,
    PageUpdate,
    Passage,
)

__all__ = [
    "PageContact",
    "PageError",
    "PageHeading",
    "PageObservation",
    "PageReading",
    "PageRecommendation",
    "PageTreatyAction",
    "PageUpdate",
    "Passage",
    "page_lines",
    "read_page",
]
