"""All checks, run over the ledger this process is connected to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

from habeas.ledger.check import figures, meaning, rates, states, storage, tiles, times, treaties, units, written, zeros
from habeas.ledger.check.finding import Finding
from habeas.ledger.check.standing_view import view_of_ledger
from habeas.ledger.check.view import View

WORDS: tuple[Callable[[], Iterator[Finding]], ...] = (written.rests_on_ended, written.leads_nowhere)
FIGURES: tuple[Callable[[View], Iterator[Finding]], ...] = (
    figures.outside_catalog,
    figures.out_of_bounds,
    figures.future_period,
    states.state_mistaken,
    states.refusal_unquoted,
    states.suppressed_unquoted,
    zeros.missing_became_zero,
    rates.wrong_country,
    rates.rate_against_population,
    rates.incoherent_series,
    rates.false_precision,
    units.implausible_amount,
    units.unit_scale,
    times.year_slip,
    times.stale_observation,
    meaning.changed_meaning,
    meaning.partial_as_national,
    meaning.concept_drift,
    tiles.tiles_disagree,
    treaties.before_ratification,
    treaties.before_adoption,
    treaties.joining_disputed,
    treaties.list_against_act,
    figures.parts_and_sums,
    figures.tenfold_jump,
    figures.above_capacity,
    figures.rivals_unresolved,
)
CODES: Mapping[str, str] = {
    **storage.MEANINGS,
    **{function.__name__: (function.__doc__ or "").split("\n")[0] for function in (*WORDS, *FIGURES)},
}
"""Every code with what it means; of words and figures it is the name of the function that finds it."""


def check(today: date | None = None) -> Iterator[Finding]:
    """Every finding: the ledger's own soundness first, then words, then figures that stand."""
    yield from storage.soundness_of_ledger()
    for of_words in WORDS:
        yield from of_words()
    yield from look(view_of_ledger(today or datetime.now(UTC).date()))


def look(view: View) -> Iterator[Finding]:
    """What the checks on figures find in a view: pure, and the same for what stands and for what is on its way in."""
    for of_figures in FIGURES:
        yield from of_figures(view)
