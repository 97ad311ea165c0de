"""The forms of a field: in a dataclass, in JSON, in a column, and as a person types it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from habeas.values import CoverageKind, Json, ReviewLevel, Status, Visibility

Cell = str | bool | int | None
"""What a column holds."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one type of field is written and read. `from_json` raises ValueError on a form it does not know."""

    to_json: Callable[[Any], Json]
    from_json: Callable[[Any], Any]
    to_column: Callable[[Any], Cell]
    from_column: Callable[[Any], Any]
    from_words: Callable[[str], Any]


def canonical(value: object) -> bytes:
    """The one written form of JSON: keys in order, no blanks, whole numbers without a point."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def plain(value: Json) -> Json:
    """The same value with 5.0 written 5, so that equal values have one form."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _same(value: Any) -> Any:
    return value


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"words are expected, not {value!r}")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is expected, not {value!r}")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"a list is expected, not {value!r}")
    return tuple(_string(item) for item in value)


def _pairs(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"an object is expected, not {value!r}")
    return {_string(key): _string(item) for key, item in value.items()}


def _yes_or_no(words: str) -> bool:
    try:
        return {"true": True, "yes": True, "false": False, "no": False}[words.casefold()]
    except KeyError:
        raise ValueError(f"write yes or no, not {words!r}") from None


def _listed(words: str) -> tuple[str, ...]:
    """``a;b;c``, or a JSON list where an item holds a semicolon."""
    if words.startswith("["):
        return _strings(json.loads(words))
    return tuple(part.strip() for part in words.split(";") if part.strip())


def _paired(words: str) -> dict[str, str]:
    """``sex=female;age=minors``."""
    pairs: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(";"))):
        key, equals, value = part.partition("=")
        if not equals:
            raise ValueError(f"write key=value;key=value, not {words!r}")
        pairs[key.strip()] = value.strip()
    return pairs


def _value(words: str) -> Json:
    """A number, an object or a list in JSON; anything else is an answer in words."""
    if not words:
        return None
    try:
        value: Json = json.loads(words, parse_constant=_string)
    except ValueError:
        return words
    return words if isinstance(value, bool) or value is None else value


def _enum(members: type[StrEnum]) -> Form:
    known: dict[Any, StrEnum] = {member.value: member for member in members}

    def read(value: Any) -> StrEnum:
        try:
            return known[value]
        except (KeyError, TypeError):
            raise ValueError(f"{value!r} is none of {', '.join(members)}") from None

    return Form(str, read, str, read, read)


def _enum_or_none(members: type[StrEnum]) -> Form:
    def read(value: Any) -> StrEnum | None:
        return inner.from_json(value) if value else None

    inner = _enum(members)
    return Form(_str_or_none, read, lambda value: value.value if value else "", read, read)


def _str_or_none(value: StrEnum | None) -> str | None:
    return value.value if value else None


def _json_column(value: Any) -> str:
    if type(value) is int:
        return str(value)
    return canonical(plain(value)).decode() if value is not None else ""


def _list_column(value: tuple[str, ...]) -> str:
    return canonical(value).decode() if value else ""


def _list_from_column(text: str) -> tuple[str, ...]:
    return tuple(orjson.loads(text)) if text else ()


def _pairs_column(value: Mapping[str, str]) -> str:
    return canonical(dict(value)).decode() if value else ""


WORDS = Form(_same, _string, _same, _same, _same)
"""Words are the same in every form."""
FORMS: Mapping[str, Form] = {
    "str": WORDS,
    "Redistribute": WORDS,
    "bool": Form(bool, _boolean, bool, bool, _yes_or_no),
    "tuple[str, ...]": Form(list, _strings, _list_column, _list_from_column, _listed),
    "Mapping[str, str]": Form(dict, _pairs, _pairs_column, lambda text: orjson.loads(text) if text else {}, _paired),
    "Json": Form(plain, _same, _json_column, lambda text: orjson.loads(text) if text else None, _value),
    "Status": _enum(Status),
    "Visibility": _enum(Visibility),
    "ReviewLevel": _enum(ReviewLevel),
    "CoverageKind | None": _enum_or_none(CoverageKind),
}
"""By the annotation as it is written in `habeas.intake.proposal`; a new one there must be given its form here."""
