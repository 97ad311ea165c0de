"""All checks, run over the ledger this process is connected to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

from habeas.catalog import ObservationError
from habeas.intake.proposal import Observation
from habeas.ledger import rows
from habeas.ledger.check import figures, storage
from habeas.ledger.check.finding import Finding
from habeas.ledger.check.view import Figure, View
from habeas.ledger.connection import current_catalog
from habeas.ledger.models import Standing
from habeas.ledger.validating import value_of
from habeas.values import Period

STORAGE: tuple[Callable[[], Iterator[Finding]], ...] = (
    storage.trigger_missing,
    storage.pointer_lost,
    storage.seal_broken,
    storage.standing_differs,
)
FIGURES: tuple[Callable[[View], Iterator[Finding]], ...] = (
    figures.outside_catalog,
    figures.out_of_bounds,
    figures.future_period,
    figures.parts_and_sums,
    figures.rate_against_population,
    figures.tenfold_jump,
    figures.missing_became_zero,
    figures.partial_as_national,
    figures.above_capacity,
    figures.rivals_unresolved,
)
CODES: Mapping[str, str] = {
    function.__name__: (function.__doc__ or "").split("\n")[0] for function in (*STORAGE, *FIGURES)
}
"""Every code with what it means; the code is the name of the function that finds it."""


def check(today: date | None = None) -> Iterator[Finding]:
    """Every finding: the ledger's own soundness first, then what stands."""
    for of_ledger in STORAGE:
        yield from of_ledger()
    view = view_of_ledger(today or datetime.now(UTC).date())
    for of_figures in FIGURES:
        yield from of_figures(view)


def view_of_ledger(today: date) -> View:
    """What stands now, as the checks look at it."""
    catalog = current_catalog()
    preferred = dict(Standing.objects.filter(kind="observation").values_list("statement", "preferred"))
    standing = "s.id IN (SELECT n.statement FROM ledger_standing n WHERE n.kind = 'observation')"
    found, misfits = [], {}
    for row in rows.statements("observation", standing):
        said = row.statement
        assert isinstance(said, Observation)
        try:
            value = value_of(said, catalog)
        except ObservationError as error:
            misfits[row.reference] = str(error)
            continue
        period = Period.parse(said.period) if said.period else None
        found.append(Figure(row.reference, said, preferred.get(row.id, False), value, period))
    found.sort(key=lambda figure: (figure.observation.question, figure.reference))
    return View(found, catalog, {source.key: source for source in rows.sources()}, today, misfits)
