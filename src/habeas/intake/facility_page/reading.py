"""What was read from the page of a place of detention: the answer of ``import page --dry-run --json``, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from habeas.intake.page.lines import Span
from habeas.intake.page.reading import Element, PageContact, PageHeading, PageObservation, Passage
from habeas.values import Json

Completeness = Literal["full", "reduced"]
NamedAs = Literal["current", "title", "alternative"]
"""How a name is printed: as the name of the place, as another title of its page, among its alternative names."""
PlacedAs = Literal["head", "country", "city_and_region"]
"""Which line of the page says where the place is."""


@dataclass(frozen=True, slots=True)
class FacilityNames(Element):
    """Names that one line prints."""

    kind: NamedAs
    names: tuple[str, ...]
    lines: Span


@dataclass(frozen=True, slots=True)
class PlaceLine(Element):
    """A line that says where the place is."""

    kind: PlacedAs
    text: str
    lines: Span


@dataclass(frozen=True, slots=True)
class Coordinates(Element):
    """Where the pin of the page's map stands: as printed, and rounded as far as it may be told."""

    latitude: str
    longitude: str
    precision: Literal["town", "region"]
    raw: str
    lines: Span


@dataclass(frozen=True, slots=True)
class FacilityUpdate(Element):
    """A piece of news or testimony as its card shows it; `date` is the year or day printed above it."""

    date: str | None
    teaser: str
    lines: Span


@dataclass(frozen=True, slots=True)
class FacilityReading:
    """Everything found in one page. Every line that is not blank is in exactly one element, furniture included.

    A line that holds two answers (``Type: Prison (Criminal)``) is in both.
    """

    file: str
    country: str
    facility: str
    foreign_ids: tuple[str, ...]
    completeness: Completeness
    name: str
    place: str
    """The town, or what else stands before country and region of the world; empty where the page prints neither."""
    names: tuple[FacilityNames, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    coordinates: Coordinates | None = None
    address: Passage | None = None
    observations: tuple[PageObservation, ...] = ()
    about: Passage | None = None
    updates: tuple[FacilityUpdate, ...] = ()
    contacts: tuple[PageContact, ...] = ()
    headings: tuple[PageHeading, ...] = ()
    furniture: tuple[Passage, ...] = ()
    unparsed: tuple[Passage, ...] = ()
    notices: tuple[str, ...] = ()
    """What a person should know of how the file was decoded; not part of the answer."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other name, in the order of the page."""
        others = (name for element in self.names for name in element.names if name.casefold() != self.name.casefold())
        return tuple(dict.fromkeys(others))

    def to_json(self) -> dict[str, Json]:
        """The object that docs/facility-pages.md describes."""
        return {
            "file": self.file,
            "kind": "facility",
            **{name: getattr(self, name) for name in ("country", "facility")},
            "foreign_ids": list(self.foreign_ids),
            **{name: getattr(self, name) for name in ("completeness", "name", "place")},
            **{name: _one(getattr(self, name)) for name in ("coordinates", "address", "about")},
            **{name: _all(getattr(self, name)) for name in _LISTS if name != "unparsed"},
            "page": {"furniture": _all(self.furniture)},
            "unparsed": _all(self.unparsed),
        }

    @classmethod
    def from_json(cls, form: Mapping[str, Any], notices: Iterable[str] = ()) -> FacilityReading:
        """The reading that `to_json` wrote; notices travel beside it."""
        lists: dict[str, Any] = {
            name: tuple(kind.from_json(one) for one in form[name]) for name, kind in _LISTS.items()
        }
        single: dict[str, Any] = {
            name: kind.from_json(form[name]) if form[name] else None for name, kind in _SINGLE.items()
        }
        return cls(
            **{name: form[name] for name in ("file", "country", "facility", "completeness", "name", "place")},
            **lists,
            **single,
            foreign_ids=tuple(form["foreign_ids"]),
            furniture=tuple(Passage.from_json(one) for one in form["page"]["furniture"]),
            notices=tuple(notices),
        )


_LISTS: Mapping[str, type[Element]] = {
    "names": FacilityNames,
    "places": PlaceLine,
    "observations": PageObservation,
    "updates": FacilityUpdate,
    "contacts": PageContact,
    "headings": PageHeading,
    "unparsed": Passage,
}
_SINGLE: Mapping[str, type[Element]] = {"coordinates": Coordinates, "address": Passage, "about": Passage}


def _all(elements: Iterable[Element]) -> list[Json]:
    return [element.to_json() for element in elements]


def _one(element: Element | None) -> Json:
    return element.to_json() if element else None
