"""The codebook: what every indicator asks, in which unit and time, with the codes of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.catalog.model import Catalog, Indicator, say

HEADER: Sequence[str] = (
    "indicator",
    "section",
    "label",
    "definition",
    "type",
    "unit",
    "time",
    "codes",
    "breakdowns",
    "minimum",
    "maximum",
    "derived",
    "replaced_by",
    "meaning_changed",
)

TIMES = {
    "flow": "what happened during the period",
    "on_day": "the state of one day",
    "average": "the mean over the period",
    "end_of_period": "the state at the end of the period",
    "state": "holds from the period until the next answer",
}


def codebook(catalog: Catalog) -> Iterator[Sequence[object]]:
    """A line an indicator, in the catalog's order; of what an observation can be asked alone."""
    for indicator in catalog.indicators.values():
        yield _line(indicator, catalog)


def _line(indicator: Indicator, catalog: Catalog) -> Sequence[object]:
    derived = indicator.derived
    return (
        indicator.key,
        indicator.section,
        say(indicator.label),
        say(indicator.definition),
        indicator.type.value,
        indicator.unit,
        indicator.time.value,
        catalog.codes_of(indicator.key),
        indicator.breakdown,
        indicator.minimum,
        indicator.maximum,
        f"{derived.function.value}({', '.join(derived.inputs)})" if derived else "",
        indicator.replaced_by,
        indicator.meaning_changed,
    )
