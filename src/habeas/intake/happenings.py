"""Statements of what happened: events, and visits to places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from habeas.intake.anatomy import TEXT, Statement, slug
from habeas.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Statement):
    """What events and visits share: of what kind, when, where, and how many."""

    kind: str
    date: str = ""
    facility: str = ""
    place: str = ""
    count: Json = None
    """A quantity in its JSON form."""
    words: str = field(default="", metadata=TEXT)
    """Who or what was counted."""

    @property
    def topic(self) -> str:
        """Kind, date and place."""
        return slug(self.kind, self.date or "undated", self.facility or self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Happening):
    """Something that happened: an expulsion, an operation, an opening, a closure."""

    KIND: ClassVar[str] = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Happening):
    """A visit or inspection of a place, or its refusal."""

    KIND: ClassVar[str] = "visit"

    body: str = ""
    """Who came."""
