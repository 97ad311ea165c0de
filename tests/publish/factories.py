"""What the projection is given, in a line a thing: sources, statements, acceptances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from habeas.catalog import load
from habeas.edition.digest import content_digest, table_digests
from habeas.edition.reader import Edition
from habeas.edition.schema import DerivedRow, HeadlineRow, ObservationRow, Row
from habeas.intake.proposal import Narrative, Observation, Source, Statement, TreatyAction, TreatyStatus
from habeas.publish.inputs import Accepted, Decided, EditionCut, Inputs
from habeas.publish.projection import project
from habeas.values import Status

DAY = "2026-11-24"
R = TypeVar("R", bound=Row)


def source(key: str, kind: str = "official_statistics", **given: Any) -> Source:
    return Source(key=key, title=f"Title of {key}", kind=kind, **given)


SOURCES = [
    source("stats", published="2020"),
    source("newer", published="2024-05"),
    source("ngo", kind="ngo", published="2026"),
    source("paper", kind="press", published="2025-01-02"),
    source("partner", kind="partner", publisher="Help Desk Almaty", url="https://partner.example"),
]


def figure(
    value: Any = 100, indicator: str = "refugees", period: str = "2020", key: str = "stats", **given: Any
) -> Observation:
    """A figure of Kazakhstan in the indicator's own unit; ``value=None`` with a status that has none."""
    fields: dict[str, Any] = {"subject": "KAZ", "unit": load().indicators[indicator].unit}
    return Observation(source=key, indicator=indicator, period=period, value=value, **{**fields, **given})


def gap(status: Status = Status.NOT_AVAILABLE, **given: Any) -> Observation:
    return figure(None, status=status, **given)


def answer(question: str, observations: Sequence[str] = (), status: str = "answered", **given: Any) -> Narrative:
    fields: dict[str, Any] = {"subject": "KAZ", "source": "ngo", "text": "Written words.", "year": "2020"}
    fields |= {"kind": "answer", "question_key": question, "answer_status": status, "observations": tuple(observations)}
    return Narrative(**{**fields, **given})


def act(instrument: str, action: str = "ratification", date: str = "2000-01-01", **given: Any) -> TreatyAction:
    fields: dict[str, Any] = {"subject": "KAZ", "source": "stats"}
    return TreatyAction(instrument=instrument, action=action, date=date, **{**fields, **given})


def listed(instrument: str, status: str, as_of: str = "2020", **given: Any) -> TreatyStatus:
    fields: dict[str, Any] = {"subject": "KAZ", "source": "stats"}
    return TreatyStatus(instrument=instrument, status=status, as_of=as_of, **{**fields, **given})


def decided(number: int, day: str = "2026-11-20", role: str = "editor") -> Decided:
    return Decided(number, day, role)


def accepted(statement: Statement, at: int = 1, **given: Any) -> Accepted:
    """An acceptance by decision `at`; decisions in `given` may be plain numbers."""
    for name in ("ended", "preferred"):
        if isinstance(given.get(name), int):
            given[name] = decided(given[name])
    if given.get("ended") and "state" not in given:
        given["state"] = "withdrawn"
    return Accepted(statement=statement, public_id=statement.natural_id, accepted=decided(at), **given)


def inputs(*found: Accepted | Statement, cuts: Sequence[tuple[str, int]] = ((DAY, 1000),), **given: Any) -> Inputs:
    """Statements that are no acceptances yet are accepted one after the other."""
    taken = [one if isinstance(one, Accepted) else accepted(one, place) for place, one in enumerate(found, 1)]
    fields: dict[str, Any] = {"sources": SOURCES, "catalog": load(), "meta": {"title": "Example"}}
    fields |= {"editions": [EditionCut(name, cut, f"digest of {name}") for name, cut in cuts]}
    return Inputs(accepted=taken, **{**fields, **given})


def rows(made: Inputs) -> list[Row]:
    return list(project(made))


def of(table: type[R], made: Iterable[Row]) -> list[R]:
    return [row for row in made if isinstance(row, table)]


def observations(*found: Accepted | Statement, **given: Any) -> dict[str, ObservationRow]:
    """The observations' rows by public id."""
    return {row.id: row for row in of(ObservationRow, rows(inputs(*found, **given)))}


def derived(*found: Accepted | Statement, **given: Any) -> dict[str, DerivedRow]:
    """The derived rows by id."""
    return {row.id: row for row in of(DerivedRow, rows(inputs(*found, **given)))}


def headline(*found: Accepted | Statement, **given: Any) -> dict[str, HeadlineRow]:
    """Kazakhstan's eight answers by question."""
    return {row.question: row for row in of(HeadlineRow, rows(inputs(*found, **given))) if row.country == "KAZ"}


def digest(made: Inputs) -> str:
    """One string for everything an edition of these inputs would say."""
    with Edition.in_memory(project(made)) as edition:
        return content_digest(table_digests(edition))
