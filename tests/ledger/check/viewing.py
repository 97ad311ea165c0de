"""Small views of a ledger, made without one: figures, treaty actions and sources, and what the checks say of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from habeas.catalog import Catalog, SubjectKind, check_observation, load
from habeas.intake.proposal import Observation, Source, Statement, TreatyAction, TreatyStatus
from habeas.ledger.check import Finding, look
from habeas.ledger.check.view import Act, Figure, Listed, View
from habeas.values import Period, Value

TODAY = date(2026, 11, 24)
CATALOG = load()


def page(key: str = "page", **fields: Any) -> Source:
    """A country page; its `series` is one for all unless said otherwise."""
    said = {"kind": "country_page", "publisher": "A project", "published": "2024-07", "series": "pages"}
    return Source(**{"key": key, "title": key, **said, **fields})


def of(indicator: str, value: Any, period: str = "2022", subject: str = "DMA", **fields: Any) -> Observation:
    """What a source says."""
    said = {"source": "page", "subject": subject, "indicator": indicator, "period": period, "value": value}
    return Observation(**{**said, **fields})


def act(action: str, day: str, instrument: str = "CRSR", **fields: Any) -> TreatyAction:
    """What a state did on a treaty."""
    said = {"subject": "TLS", "source": "page", "instrument": instrument, "action": action, "date": day}
    return TreatyAction(**{**said, **fields})


def view(*statements: Statement, sources: tuple[Source, ...] = (), preferred: tuple[int, ...] = ()) -> View:
    """A view in which statements stand, named by their place from 1; sources not given are pages of one publisher."""
    numbered = [(str(place), one) for place, one in enumerate(statements, 1)]
    figures = [
        Figure(name, one, int(name) in preferred, value_of(one, CATALOG), Period.parse(one.period))
        for name, one in numbered
        if isinstance(one, Observation)
    ]
    figures.sort(key=lambda figure: (figure.observation.question, figure.reference))
    acts = [Act(name, one, Period.parse(one.date)) for name, one in numbered if isinstance(one, TreatyAction)]
    lists = [Listed(name, one, Period.parse(one.as_of)) for name, one in numbered if isinstance(one, TreatyStatus)]
    known = {one.source: page(one.source) for one in statements} | {source.key: source for source in sources}
    return View(figures, CATALOG, known, TODAY, acts=acts, listed=lists)


def value_of(said: Observation, catalog: Catalog) -> Value | None:
    """The value as the catalog reads it."""
    kind = SubjectKind.FACILITY if "-" in said.subject else SubjectKind.COUNTRY
    return check_observation(
        catalog, indicator=said.indicator, value_json=said.value, status=said.status, breakdown=said.breakdown,
        subject_kind=kind, unit=said.unit or None,
    )  # fmt: skip


def found(code: str, looked_at: View) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in look(looked_at) if finding.code == code]
