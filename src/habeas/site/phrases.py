"""Values, periods and groups in the words of a volume's language: the value language with the catalog's labels."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from habeas.site.volume import Volume
from habeas.values import Answer, Answers, Period, ValueType, from_json
from habeas.values.format import format_period, format_value


def value_in_words(volume: Volume, indicator: str, form: str, unit: str = "") -> str:
    """A value from its JSON text. Answers show the labels of the indicator's code list, not their codes."""
    asked = volume.catalog.indicators.get(indicator)
    if asked is None:
        return form.strip('"')
    kind = asked.other_units.get(unit, asked.type) if unit else asked.type
    if kind in {ValueType.ANSWER, ValueType.ANSWERS}:
        return _answer(volume, asked.codes or "", orjson.loads(form))
    return _formatted(kind, form, unit, volume.language)


def _answer(volume: Volume, code_list: str, form: Any) -> str:
    labels = volume.code_labels.get(code_list, {})
    value = from_json(ValueType.ANSWERS if isinstance(form, list) else ValueType.ANSWER, form)
    assert isinstance(value, Answer | Answers)
    codes = (value.code,) if isinstance(value, Answer) else value.codes
    return ", ".join(labels.get(code, code.replace("_", " ")) for code in codes)


@lru_cache(maxsize=65536)
def _formatted(kind: ValueType, form: str, unit: str, language: str) -> str:
    return format_value(from_json(kind, orjson.loads(form)), unit, language)


def period_in_words(volume: Volume, period: str) -> str:
    """A period in words; words too where there is none."""
    return date_in_words(volume, period) or volume.words("undated")


def date_in_words(volume: Volume, date: str) -> str:
    """A date or period in words; empty stays empty."""
    return day_in_words(date, volume.language)


def act_date_in_words(volume: Volume, date: str) -> str:
    """The day of something done once: an open beginning means *by* that day, not *until* it."""
    if date.startswith("../"):
        return volume.words("by %(day)s", day=day_in_words(date[3:], volume.language))
    return date_in_words(volume, date)


@lru_cache(maxsize=16384)
def day_in_words(date: str, language: str) -> str:
    """A date or period in words of a language; empty stays empty."""
    return format_period(Period.parse(date), language) if date else ""


def group_in_words(volume: Volume, breakdown: str) -> str:
    """A breakdown in words: ``Group: pregnant women; In law or in practice: in law``."""
    pairs = breakdown_pairs(breakdown)
    return "; ".join(f"{volume.breakdown_label(key)}: {volume.breakdown_code(key, code)}" for key, code in pairs)


def breakdown_pairs(breakdown: str) -> tuple[tuple[str, str], ...]:
    """The keys and codes of a breakdown's one written form."""
    pairs = (part.partition("=") for part in breakdown.split(";") if part)
    return tuple((key, code) for key, _, code in pairs)


def quantity_in_words(volume: Volume, form: str) -> str:
    """A count, given as the JSON text of a quantity."""
    return _formatted(ValueType.NUMBER, form, "", volume.language)
