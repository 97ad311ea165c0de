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
from habeas.intake.page.safely import Runner, read_page_safely
from habeas.intake.page.statements import page_source, statements

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
    "Runner",
    "page_lines",
    "page_source",
    "read_page",
    "read_page_safely",
    "statements",
]
