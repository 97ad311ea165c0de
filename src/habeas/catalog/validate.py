"""Whether an observation fits what is asked: checked at every entry to the ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from habeas.catalog.errors import ObservationError
from habeas.catalog.model import Catalog, Indicator, SubjectKind
from habeas.values import (
    Answer,
    Answers,
    Duration,
    Money,
    Open,
    PeriodError,
    Quantity,
    Status,
    Value,
    ValueFormError,
    ValueType,
    from_json,
)

_PER_YEAR = "/yr"
_CURRENCY = re.compile(r"[A-Z]{3}")


def check_observation(
    catalog: Catalog,
    *,
    indicator: str,
    value_json: object,
    status: Status | str,
    breakdown: Mapping[str, str],
    subject_kind: SubjectKind | str,
    unit: str | None = None,
) -> Value | None:
    """The value of an observation, read and found to fit the catalog; None where its status carries none.

    `value_json` is the JSON form of the value, None for no value. Anything that does not fit raises `ObservationError`.
    Bounds are not looked at: a source may have printed something impossible (see `outside_bounds`).
    """
    asked = _indicator(catalog, indicator)
    _subject(asked, subject_kind)
    _breakdown(catalog, asked, breakdown)
    carries = _status(status).has_value
    if not carries:
        _unit(asked, unit, None)
        if value_json is not None:
            raise ObservationError("value", f"{status} carries no value, but {value_json!r} stands there", _NO_VALUE)
        return None
    if value_json is None:
        fix = "Give the value, or use not_available, refused, suppressed, not_applicable or unparsed"
        raise ObservationError("value", f"{status} needs a value, and there is none", fix)
    value = _value(asked, value_json, unit)
    _unit(asked, unit, value)
    _codes(catalog, asked, value)
    return value


def outside_bounds(indicator: Indicator, value: Value) -> str | None:
    """What is impossible about a number, in words, or None: below the indicator's minimum or above its maximum."""
    if not isinstance(value, Quantity | Money | Duration):
        return None
    if isinstance(value, Duration):
        numbers = [] if isinstance(value.days, Open) else [value.days]
    else:
        quantity = value.amount if isinstance(value, Money) else value
        numbers = [quantity.low] if quantity.high is None else [quantity.low, quantity.high]
    for number in numbers:
        if indicator.minimum is not None and number < indicator.minimum:
            return f"{number} is below {indicator.minimum:g}, the least {indicator.key} can be"
        if indicator.maximum is not None and number > indicator.maximum:
            return f"{number} is above {indicator.maximum:g}, the most {indicator.key} can be"
    return None


_NO_VALUE = "Remove the value (keep what was printed in raw), or use reported, estimated or provisional"


def _indicator(catalog: Catalog, key: str) -> Indicator:
    found = catalog.indicators.get(key)
    if found is None:
        close = get_close_matches(key, catalog.indicators, n=3)
        fix = (
            f"Did you mean {' or '.join(close)}?" if close else "Use a key of the catalog, or add it in catalog/*.yaml"
        )
        raise ObservationError("indicator", f"there is no indicator {key!r}", fix)
    return found


def _subject(indicator: Indicator, kind: SubjectKind | str) -> None:
    if kind not in indicator.asked_of:
        asked = " or ".join(indicator.asked_of)
        fix = f"Give it to a {asked}, or choose another indicator"
        raise ObservationError("subject", f"{indicator.key} is asked of a {asked}, not of a {kind}", fix)


def _status(status: Status | str) -> Status:
    try:
        return Status(status)
    except ValueError as error:
        raise ObservationError("status", f"there is no status {status!r}", f"Use one of {', '.join(Status)}") from error


def _value(indicator: Indicator, form: object, unit: str | None) -> Value:
    value_type = indicator.other_units.get(unit or "", indicator.type)
    try:
        return from_json(value_type, form)
    except (ValueFormError, PeriodError) as error:
        problem = f"{indicator.key} takes a value of type {value_type}: {error}"
        raise ObservationError("value", problem, _example(value_type)) from error


def _unit(indicator: Indicator, unit: str | None, value: Value | None) -> None:
    if not unit or _fits(indicator, unit, value):
        return
    if isinstance(value, Money):
        problem, fix = f"the unit {unit!r} is not the currency {value.currency} of the value", "Correct one of the two"
    else:
        problem = f"{indicator.key} is not given in {unit!r}"
        fix = f"Use {' or '.join([indicator.unit or 'no unit', *indicator.other_units])}"
    raise ObservationError("unit", problem, fix)


def _fits(indicator: Indicator, unit: str, value: Value | None) -> bool:
    """Whether a value can be given in `unit`; a flow over another period than a year drops its ``/yr``."""
    if isinstance(value, Money):
        return unit == value.currency
    if unit in (indicator.unit, indicator.unit.removesuffix(_PER_YEAR)) or unit in indicator.other_units:
        return True
    return indicator.type is ValueType.MONEY and _CURRENCY.fullmatch(unit) is not None


def _codes(catalog: Catalog, indicator: Indicator, value: Value) -> None:
    if not isinstance(value, Answer | Answers):
        return
    known = catalog.codes_of(indicator.key)
    for code in (value.code,) if isinstance(value, Answer) else value.codes:
        if code not in known:
            problem = f"{code!r} is not an answer to {indicator.key}"
            raise ObservationError("value", problem, f"Use one of {', '.join(known)}")


def _breakdown(catalog: Catalog, indicator: Indicator, breakdown: Mapping[str, str]) -> None:
    for key, code in breakdown.items():
        if key not in indicator.breakdown:
            allowed = ", ".join(indicator.breakdown) or "nothing"
            problem = f"{indicator.key} is not broken down by {key!r}"
            raise ObservationError("breakdown", problem, f"It can be broken down by {allowed}")
        codes = catalog.breakdown_codes.get(key)
        if codes is not None and all(code != option.code for option in codes.codes):
            known = [option.code for option in codes.codes]
            close = get_close_matches(code, known, n=3) or known
            raise ObservationError("breakdown", f"{key} has no code {code!r}", f"Use {' or '.join(close)}")
        form = catalog.breakdown_forms.get(key)
        if form is not None and not re.fullmatch(form, code):
            raise ObservationError("breakdown", f"{key} cannot be {code!r}", f"Write it in the form {form}")
        if not code.strip():
            raise ObservationError("breakdown", f"{key} has no code", "Name the group, or leave the key out")


def _example(value_type: ValueType) -> str:
    return f"Write it like {_EXAMPLES[value_type]}"


_EXAMPLES: Mapping[ValueType, str] = {
    ValueType.NUMBER: '5 or {"at_least": 5}',
    ValueType.PERCENT: "1.3 (for 1.3 %)",
    ValueType.RATE: "202",
    ValueType.RANK: "67",
    ValueType.MONEY: '{"amount": 102, "currency": "GBP"}',
    ValueType.RATIO: '{"of": 12, "out_of": 19}',
    ValueType.DURATION: '{"days": 30} or {"code": "no_limit"}',
    ValueType.ANSWER: '"Yes"',
    ValueType.ANSWERS: '["Civil law"]',
    ValueType.NAMES: '["Pakistan", "India"]',
    ValueType.TEXT: '"some words"',
    ValueType.LAW: '{"title": "Immigration Act", "adopted": "1971"}',
}
