"""The dictionary of a facility page: headings, labels, fields, buttons. Only it makes the text readable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from habeas.catalog import Catalog, Indicator, SubjectKind, index
from habeas.catalog.labels import fold
from habeas.intake.facility_page.columns import COLUMNS, SECTION
from habeas.intake.page.lines import Line


class Block(StrEnum):
    """The parts of a page that are read each in its own way."""

    HEAD = "head"
    ABOUT = "about"
    UPDATES = "updates"
    NAMES = "names"
    LOCATION = "location"
    ADDRESS = "address"
    CIVIL_SOCIETY = "civil_society"
    TABLES = "tables"


_BLOCKS: Mapping[str, Block] = {
    "about": Block.ABOUT,
    "news & testimony": Block.UPDATES,
    "facility names": Block.NAMES,
    "location": Block.LOCATION,
    "contact information": Block.ADDRESS,
    "civil society contacts": Block.CIVIL_SOCIETY,
}
_IN_ANY_CASE = frozenset({"facility names", "location", "contact information", "civil society contacts"})
"""Headings that pages print in small letters; the others would be words of a text."""

FIELDS: Mapping[str, str] = {
    "status": "status",
    "type": "type",
    "custodial authority": "custodian",
    "management": "management",
    "detains": "detains",
    "alternative names": "aliases",
    "country": "country",
    "city & region": "city_and_region",
    "latitude, longitude": "coordinates",
    "organisation": "organisation",
    "organization": "organisation",
    "website": "website",
}
"""What stands before a colon, and the field it names."""
_FIELD = re.compile(rf"(?P<name>{'|'.join(map(re.escape, FIELDS))})\s*:\s*(?P<value>.*)", re.I)

_BUTTONS = frozenset(
    fold(text)
    for text in (
        "To country overview", "Marker", "Leaflet", "Leaflet, © OpenStreetMap contributors",
        "Leaflet | © OpenStreetMap contributors", "© OpenStreetMap contributors", "Read More", "Read More…",
        "Read More...", "View More", "Load More", "Back to top", "Share", "Print", "+", "−", "-",
    )
)  # fmt: skip
_RULE = re.compile(r"[|:\s-]*-[|:\s-]*")
"""The line under the heads of a table in Markdown."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")

METRICS = ("facility_capacity", "facility_population", "facility_complaints", "facility_deaths")
"""The figures at the head of the page; which ones, and in which order, differs from page to page."""

OVERVIEW = "to country overview"
"""The link that ends the figures of the country."""


class Words:
    """The catalog as the reader of facility pages asks it."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.index = index(catalog)
        self._metrics = self._labels_of(*METRICS)
        self._row = re.compile(rf"(?:(?:{'|'.join(re.escape(label) for label, _ in self._metrics)})\s*)+")

    def block(self, line: Line) -> Block | None:
        """The block that the line is the heading of."""
        folded = fold(line.text)
        loud = line.text.isupper() or line.heading
        if folded in _BLOCKS:
            return _BLOCKS[folded] if loud or folded in _IN_ANY_CASE else None
        return Block.TABLES if loud and self.index.section(line.text) else None

    def label(self, line: Line) -> Indicator | None:
        """The indicator whose label the line is. Labels of countries' figures are none: tiles have them."""
        found = self.index.indicator(line.text, SECTION, subject=SubjectKind.FACILITY)
        return found if found and (found.section == SECTION or found.key in COLUMNS) else None

    def field(self, line: Line) -> tuple[str, str] | None:
        """The field and what stands after its colon."""
        found = _FIELD.fullmatch(line.text)
        return (FIELDS[found["name"].casefold()], found["value"].strip()) if found else None

    def furniture(self, line: Line) -> bool:
        """Whether the line is a button, part of the map or the rule of a table."""
        return fold(line.text) in _BUTTONS or bool(_RULE.fullmatch(line.text)) or not fold(line.text)

    def metrics(self, line: Line) -> list[Indicator]:
        """The figures at the head of the page whose labels the line is, one or several in a row."""
        text = fold(" ".join(line.text.replace("|", " ").split()))
        if not self._row.fullmatch(text):
            return []
        found = []
        while text:
            label, indicator = next(pair for pair in self._metrics if text.startswith(pair[0]))
            found.append(indicator)
            text = text.removeprefix(label).strip()
        return found if len(found) == len({one.key for one in found}) else []

    def known(self, line: Line) -> bool:
        """Whether the line is anything but content."""
        return bool(self.block(line) or self.field(line) or self.label(line) or self.furniture(line)) or bool(
            self.metrics(line)
        )

    def shouts(self, line: Line) -> bool:
        """Whether the line looks like a heading that the catalog does not know."""
        return line.text.isupper() and bool(_LONG_WORD.search(line.text)) and line.text[-1] not in ".,"

    def code(self, indicator: Indicator, text: str) -> str | None:
        """The code of the indicator's list that the text names."""
        return self.index.code(indicator.codes, text) if indicator.codes else None

    def _labels_of(self, *keys: str) -> list[tuple[str, Indicator]]:
        """Folded labels of indicators, the longest first, so that none is taken for the beginning of another."""
        indicators = [self.catalog.indicators[key] for key in keys]
        found = [(fold(alias.label), one) for one in indicators for alias in one.aliases]
        return sorted(found, key=lambda pair: -len(pair[0]))
