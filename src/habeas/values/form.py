"""The JSON form of values: `to_json` and `from_json` are each other's inverse for every type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from habeas.values.kinds import (
    Answer,
    Answers,
    Duration,
    Law,
    Money,
    Names,
    Open,
    Ratio,
    Text,
    Value,
    ValueType,
)
from habeas.values.period import Period
from habeas.values.quantity import (
    SINGLE_BOUNDS,
    Bound,
    Quantity,
    ValueFormError,
    number_from_json,
    number_to_json,
)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What a JSON document can hold."""


def to_json(value: Value) -> Json:
    """The JSON form of a value, as it stands in answers, files and the ledger."""
    match value:
        case Quantity():
            return _quantity_to_json(value)
        case Money(amount, currency, scale):
            return {"amount": _quantity_to_json(amount), "currency": currency, "scale": scale}
        case Ratio(of, out_of):
            return {"of": of, "out_of": out_of}
        case Duration(days):
            return {"code": days.value} if isinstance(days, Open) else {"days": number_to_json(days)}
        case Answer(code):
            return code
        case Answers(items) | Names(items):
            return list(items)
        case Text(words):
            return words
        case Law():
            return _law_to_json(value)


def from_json(value_type: ValueType, form: object) -> Value:
    """Read the JSON form of a value of `value_type`; a wrong form raises `ValueFormError` saying what is expected."""
    if value_type.is_quantity:
        return _quantity_from_json(form)
    return _READERS[value_type](form)


def _quantity_to_json(quantity: Quantity) -> Json:
    low = number_to_json(quantity.low)
    if quantity.exact:
        return low
    if quantity.high is not None:
        return {"from": low, "to": number_to_json(quantity.high)}
    return {quantity.bound.value: low}


def _quantity_from_json(form: object) -> Quantity:
    if not isinstance(form, Mapping):
        return Quantity(number_from_json(form))
    keys = set(form)
    if keys == {"from", "to"}:
        return Quantity(number_from_json(form["from"], "from"), Bound.RANGE, number_from_json(form["to"], "to"))
    if len(keys) == 1 and keys <= {b.value for b in SINGLE_BOUNDS}:
        key = next(iter(keys))
        return Quantity(number_from_json(form[key], key), Bound(key))
    raise ValueFormError(
        f'a number is written 5, {{"at_least": 5}}, {{"more_than": 5}}, {{"at_most": 5}}, {{"less_than": 5}}, '
        f'{{"about": 5}} or {{"from": 1, "to": 2}}, not {dict(form)!r}'
    )


def _law_to_json(law: Law) -> Json:
    form: dict[str, Json] = {"title": law.title}
    for key, period in (("adopted", law.adopted), ("amended", law.amended), ("in_force", law.in_force)):
        if period is not None:
            form[key] = str(period)
    return form


def _law(form: object) -> Law:
    fields = _object(form, {"title"}, {"adopted", "amended", "in_force"}, "a law")
    dates = {key: Period.parse(_string(fields[key])) for key in ("adopted", "amended", "in_force") if key in fields}
    return Law(_string(fields["title"]), **dates)


def _money(form: object) -> Money:
    fields = _object(form, {"amount", "currency"}, {"scale"}, "money")
    return Money(
        _quantity_from_json(fields["amount"]), _string(fields["currency"]), _integer(fields.get("scale", 1), "scale")
    )


def _ratio(form: object) -> Ratio:
    fields = _object(form, {"of", "out_of"}, set(), "a ratio")
    return Ratio(_integer(fields["of"], "of"), _integer(fields["out_of"], "out_of"))


def _duration(form: object) -> Duration:
    if isinstance(form, Mapping) and set(form) == {"code"}:
        code = _string(form["code"])
        if code not in set(Open):
            raise ValueFormError(f"a duration's code is one of {', '.join(Open)}, not {code!r}")
        return Duration(Open(code))
    return Duration(number_from_json(_object(form, {"days"}, set(), "a duration")["days"], "days"))


def _items(form: object) -> tuple[str, ...]:
    if not isinstance(form, list | tuple):
        raise ValueFormError(f"a list of answers or names is expected, not {form!r}")
    return tuple(_string(item) for item in form)


def _string(form: object) -> str:
    if not isinstance(form, str):
        raise ValueFormError(f"words are expected, not {form!r}")
    return form


def _integer(form: object, what: str) -> int:
    if isinstance(form, bool) or not isinstance(form, int):
        raise ValueFormError(f"{what} must be a whole number, not {form!r}")
    return form


def _object(form: object, needed: set[str], allowed: set[str], what: str) -> Mapping[str, object]:
    if not isinstance(form, Mapping) or not needed <= set(form) <= needed | allowed:
        keys = sorted(needed) + [f"[{key}]" for key in sorted(allowed)]
        raise ValueFormError(f"{what} is an object with {', '.join(keys)}, not {form!r}")
    return form


_READERS: Mapping[ValueType, Callable[[object], Value]] = {
    ValueType.MONEY: _money,
    ValueType.RATIO: _ratio,
    ValueType.DURATION: _duration,
    ValueType.ANSWER: lambda form: Answer(_string(form)),
    ValueType.ANSWERS: lambda form: Answers(_items(form)),
    ValueType.NAMES: lambda form: Names(_items(form)),
    ValueType.TEXT: lambda form: Text(_string(form)),
    ValueType.LAW: _law,
}
