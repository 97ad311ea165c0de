"""Computed values: formula, inputs, and whether they agree with what a source prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from habeas.edition.schema import DerivedRow
from habeas.site import links
from habeas.site.phrases import period_in_words, value_in_words
from habeas.site.volume import Volume
from habeas.site.words import FUNCTIONS, label


@dataclass(frozen=True, slots=True)
class Input:
    """A statement that went in."""

    id: str
    url: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A derived value. `checked` counts how many of the listed instruments were looked up at all."""

    id: str
    indicator: str
    label: str
    value: Any
    text: str
    period: str
    period_text: str
    function: str
    formula: str
    inputs: tuple[Input, ...]
    checked: int
    printed: Input | None
    agrees: bool | None
    cite: str
    """Where the page of the country's indicator says how it is cited."""
    report: str


def computed(volume: Volume, row: DerivedRow) -> Computed:
    """The view of one derived row."""
    form = orjson.loads(row.value) if row.value else None
    text = value_in_words(volume, row.indicator, row.value, row.unit) if row.value else ""
    if row.function == "count_in_force" and row.considered:
        text = volume.words("%(value)s of %(checked)s checked", value=count(form), checked=row.considered)
    return Computed(
        id=row.id,
        indicator=row.indicator,
        label=volume.indicator_label(row.indicator),
        value=form,
        text=text,
        period=row.period,
        period_text=period_in_words(volume, row.period),
        function=row.function,
        formula=label(FUNCTIONS, row.function, volume.words),
        inputs=tuple(Input(public_id, links.observation(public_id)) for public_id in row.inputs),
        checked=row.considered,
        printed=Input(row.printed, links.observation(row.printed)) if row.printed else None,
        agrees=row.agrees,
        cite=f"{page_of(volume, row)}#{links.quoted(links.figure_anchor(row.id))}",
        report=volume.report(row.id),
    )


def page_of(volume: Volume, row: DerivedRow) -> str:
    """The page of the indicator in the country."""
    return links.country_indicator(volume.countries[row.country].slug, row.indicator)


def count(form: Any) -> Any:
    """The number counted: the first part of a ratio, or the number itself."""
    return form["of"] if isinstance(form, dict) and "of" in form else form
