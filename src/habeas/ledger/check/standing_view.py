"""The view of a ledger: what stands, or what stands on some countries with what is on its way in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from habeas.catalog import ObservationError
from habeas.intake.proposal import Observation, Source, Statement, TreatyAction, TreatyStatus
from habeas.ledger import rows
from habeas.ledger.check.view import Act, Figure, Listed, View
from habeas.ledger.connection import current_catalog
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import Standing
from habeas.ledger.valued import value_of
from habeas.values import Period

LOOKED_AT = ("observation", "treaty_action", "treaty_status")
"""Kinds of statement that the checks on figures read."""
_ASKED_AT_ONCE = 500
"""Values in one IN (…): below the number of variables that every SQLite allows."""

_period = lru_cache(maxsize=10_000)(Period.parse)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A statement on its way in: what people call it, and the standing one that it would replace."""

    reference: str
    statement: Statement
    replaces: str | None = None


def view_of_ledger(today: date) -> View:
    """What stands now, as the checks look at it."""
    return _view(list(_standing("1 = 1", [])), (), {source.key: source for source in rows.sources()}, today)


def view_with(incoming: Sequence[Incoming], sources: Sequence[Source], today: date) -> View:
    """What stands on the countries of what comes in, with it; of other countries only what says the same numbers."""
    countries = sorted({one.statement.country for one in incoming})
    those = f"substr(s.subject, 1, 3) IN ({', '.join(['%s'] * len(countries))})" if countries else "1 = 0"
    standing = list(_standing(those, countries))
    standing += _same_numbers(incoming, countries)
    coming, gone = {one.reference for one in incoming}, {one.replaces for one in incoming}
    kept = [one for one in standing if one[0].reference not in coming | gone]
    heir = {one[0].reference for one in standing if one[1] and one[0].reference in gone}
    known = {source.key: source for source in rows.sources()}
    fresh = [(one, one.replaces in heir) for one in incoming]
    return _view(kept, fresh, known | {source.key: source for source in sources}, today)


def _standing(where: str, bindings: list[str]) -> Iterator[tuple[Incoming, bool]]:
    """Standing statements, and whether each is preferred."""
    for kind in LOOKED_AT:
        preferred = set(Standing.objects.filter(kind=kind, preferred=True).values_list("statement", flat=True))
        stands = f"s.id IN (SELECT n.statement FROM ledger_standing n WHERE n.kind = '{kind}') AND ({where})"
        for row in rows.statements(kind, stands, bindings):
            yield Incoming(row.reference, row.statement), row.id in preferred


def _same_numbers(incoming: Sequence[Incoming], countries: Collection[str]) -> list[tuple[Incoming, bool]]:
    """Standing observations of other countries with a value that comes in, for the same indicator and period."""
    to_column = LAYOUTS["observation"].by_name["value"].form.to_column
    observations = [one.statement for one in incoming if isinstance(one.statement, Observation)]
    keys = {(one.indicator, one.period, str(to_column(one.value))) for one in observations if _is_number(one)}
    values = iter(sorted({value for _, _, value in keys}))
    found = []
    while chunk := list(islice(values, _ASKED_AT_ONCE)):
        where = (
            "s.id IN (SELECT n.statement FROM ledger_standing n WHERE n.kind = 'observation') "
            f"AND s.value IN ({', '.join(['%s'] * len(chunk))})"
        )
        for row in rows.statements("observation", where, chunk):
            said = row.statement
            assert isinstance(said, Observation)
            same = (said.indicator, said.period, str(to_column(said.value))) in keys
            if same and said.country not in countries:
                found.append((Incoming(row.reference, said), False))
    return found


def _is_number(observation: Observation) -> bool:
    return isinstance(observation.value, int | float)


def _view(
    standing: Sequence[tuple[Incoming, bool]],
    fresh: Sequence[tuple[Incoming, bool]],
    sources: dict[str, Source],
    today: date,
) -> View:
    figures: list[Figure] = []
    acts: list[Act] = []
    listed: list[Listed] = []
    misfits: dict[str, str] = {}
    for of_one, is_fresh in ((standing, False), (fresh, True)):
        for one, preferred in of_one:
            said = one.statement
            if isinstance(said, TreatyAction):
                acts.append(Act(one.reference, said, _period(said.date) if said.date else None, preferred))
            elif isinstance(said, TreatyStatus):
                listed.append(Listed(one.reference, said, _period(said.as_of) if said.as_of else None, preferred))
            elif isinstance(said, Observation):
                try:
                    figures.append(figure_of(one.reference, said, preferred=preferred, fresh=is_fresh))
                except ObservationError as error:
                    misfits[one.reference] = str(error)
    figures.sort(key=lambda figure: (figure.observation.question, figure.reference))
    return View(figures, current_catalog(), sources, today, misfits, acts, listed)


def figure_of(reference: str, said: Observation, *, preferred: bool = False, fresh: bool = False) -> Figure:
    """An observation with its value read; one that does not fit the catalog raises `ObservationError`."""
    period = _period(said.period) if said.period else None
    return Figure(reference, said, preferred, value_of(said, current_catalog()), period, fresh)
