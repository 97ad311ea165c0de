"""What the projection is given: accepted statements with the decisions on them, sources, and the history of editions.

Plain data, whatever store it came from; `habeas.publish.cut` fills it from the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from habeas.catalog.model import Catalog
from habeas.edition.schema import PageTextRow
from habeas.intake.proposal import Source, Statement

State = Literal["current", "superseded", "withdrawn"]


class ProjectionError(ValueError):
    """What was accepted cannot be projected; the message names the statement and what to do."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision as far as it is public: its place in the order of decisions, its day, and a role."""

    id: int
    date: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A statement that was accepted, and what became of it."""

    statement: Statement
    public_id: str
    accepted: Decided
    ended: Decided | None = None
    state: State = "current"
    """What `ended` made of it."""
    reason: str = ""
    """Why it ended."""
    replaced_by: str = ""
    """Public id of the statement that took its place."""
    preferred: Decided | None = None
    """The decision that prefers it to its rivals, while it holds."""
    preferred_reason: str = ""
    touched: tuple[Decided, ...] = ()
    """Other decisions that changed it in public: a check, a restoration."""
    checked_on: str = ""
    """The day of the latest check by a person, where there was one after the acceptance."""
    turns: tuple[int, ...] = ()
    """Ids of the decisions by which it came to stand and ceased to stand, in turn, where it did so more than once."""

    @property
    def decisions(self) -> tuple[Decided, ...]:
        """Every decision on it."""
        return tuple(one for one in (self.accepted, self.ended, self.preferred, *self.touched) if one)


@dataclass(frozen=True, slots=True)
class EditionCut:
    """An edition and the last decision it takes in."""

    id: str
    cut: int
    digest: str = ""
    """Its content digest; empty for the one being built."""
    inputs: str = ""
    """The name, in the file store, of what it was made from besides statements; empty where nobody wrote it down."""
    amended: str = ""
    """The day of its last amendment; empty where nothing of it was redacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything an edition is made from. The same inputs make the same rows."""

    accepted: Iterable[Accepted]
    sources: Iterable[Source]
    editions: Sequence[EditionCut]
    """Oldest first; the last one is the edition to be built."""
    catalog: Catalog
    meta: Mapping[str, str] = field(default_factory=dict)
    """What the observatory says of itself: title, data_licence, languages, base_url, contact_mail, software."""
    pages: Iterable[PageTextRow] = ()
    carried: bytes = b""
    """The catalog as the edition carries it (`habeas.catalog.carried`)."""

    @property
    def day(self) -> date:
        """The edition's day, as which *as of* is read."""
        return date.fromisoformat(self.editions[-1].id[:10])
