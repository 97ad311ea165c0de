"""How a field of a catalog entry is read: one small function a form, each saying what it expects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from habeas.catalog.errors import CatalogError, Where
from habeas.catalog.model import GENERATIONS, Alias, Code, Derived, Function
from habeas.values import ValueType

E = TypeVar("E", bound=StrEnum)
Reader = Callable[[object], object]
"""Reads the plain value of one field; raises `Misread` where the form is wrong."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")


class Misread(ValueError):
    """A field has not the form that is expected; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of entry: how it is read, and whether it must be there."""

    read: Reader
    needed: bool = False


def decode(fields: object, spec: Mapping[str, Field], where: Where) -> dict[str, object]:
    """The fields of one entry, read by `spec`; an unknown, a missing or a wrong one raises `CatalogError`."""
    if not isinstance(fields, Mapping):
        raise CatalogError(where, f"fields are expected, not {fields!r}", f"Give {', '.join(spec)} as indented lines")
    for name in fields:
        if name not in spec:
            raise CatalogError(_at(where, name), "there is no such field", f"Use one of {', '.join(spec)}")
    decoded: dict[str, object] = {}
    for name, field in spec.items():
        if name in fields:
            decoded[name] = _read(fields[name], field, _at(where, name))
        elif field.needed:
            raise CatalogError(where, f"the field {name!r} is missing", f"Add `{name}:`")
    return decoded


def _read(value: object, field: Field, where: Where) -> object:
    try:
        return field.read(value)
    except Misread as error:
        raise CatalogError(where, f"{error}, not {value!r}", "Correct the field") from error


def _at(where: Where, field: str) -> Where:
    return Where(where.file, where.line, where.kind, where.key, field)


def words(value: object) -> str:
    """A string that is not empty and has no blanks around it."""
    if not isinstance(value, str) or not value or value != value.strip():
        raise Misread("words are expected")
    return value


def any_words(value: object) -> str:
    """A string, perhaps empty."""
    if not isinstance(value, str):
        raise Misread("words are expected")
    return value


def whole(value: object) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Misread("a whole number is expected")
    return value


def number(value: object) -> float:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misread("a number is expected")
    return float(value)


def truth(value: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise Misread("true or false is expected")
    return value


def currency(value: object) -> str:
    """An ISO 4217 code."""
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise Misread("a currency is expected as three capital letters")
    return value


def strings(value: object) -> tuple[str, ...]:
    """A list of words without repetition."""
    if not isinstance(value, list):
        raise Misread("a list is expected, written [one, two]")
    items = tuple(words(item) for item in value)
    if len(set(items)) != len(items):
        raise Misread("a list without repetition is expected")
    return items


def language_map(value: object) -> dict[str, str]:
    """Words by language, English among them; a plain string is English."""
    if isinstance(value, str):
        return {"en": words(value)}
    if not isinstance(value, Mapping) or not value:
        raise Misread("words by language are expected, written {en: …, fr: …}")
    for language in value:
        if not _LANGUAGE.fullmatch(language):
            raise Misread(f"a language code such as en or zh-Hant is expected where {language!r} stands")
    if "en" not in value:
        raise Misread("words by language are expected with English (en) among them")
    return {language: words(text) for language, text in value.items()}


def one_of(enum: type[E]) -> Reader:
    """A reader of one value of a closed set."""

    def read(value: object) -> E:
        try:
            return enum(words(value))
        except ValueError as error:
            raise Misread(f"one of {', '.join(enum)} is expected") from error

    return read


def several_of(enum: type[E]) -> Reader:
    """A reader of a list of values of a closed set."""
    read_one = one_of(enum)
    return lambda value: tuple(read_one(item) for item in strings(value))


def generations(value: object) -> tuple[str, ...]:
    """A list of page generations, perhaps empty."""
    items = strings(value)
    for item in items:
        if item not in GENERATIONS:
            raise Misread(f"generations out of {', '.join(GENERATIONS)} are expected")
    return items


def by_generation(value: object) -> dict[str, tuple[str, ...]]:
    """Printed labels, each with the generations that printed it."""
    if not isinstance(value, Mapping):
        raise Misread("labels with their generations are expected, written `label: [G3, G4]`")
    return {words(label): generations(found) for label, found in value.items()}


def aliases(value: object) -> tuple[Alias, ...]:
    """Printed labels with their generations, as aliases."""
    return tuple(Alias(label, found) for label, found in by_generation(value).items())


def units(value: object) -> dict[str, ValueType]:
    """Units with the type of a value given in each."""
    if not isinstance(value, Mapping):
        raise Misread("units with their types are expected, written `'% of GDP': percent`")
    read = one_of(ValueType)
    return {words(unit): ValueType(str(read(found))) for unit, found in value.items()}


def codes(value: object) -> tuple[Code, ...]:
    """The options of a code list, each with a label (else the code itself) and perhaps aliases."""
    if not isinstance(value, Mapping) or not value:
        raise Misread("codes are expected, each with its label: `Yes: {label: {en: Yes, fr: Oui}}`")
    spec = {"label": Field(language_map), "aliases": Field(strings)}
    options: list[Code] = []
    for code, fields in value.items():
        if not isinstance(fields, Mapping) or set(fields) - set(spec):
            raise Misread(f"label and aliases alone are expected for the code {code!r}")
        label = language_map(fields.get("label", code))
        options.append(Code(words(code), label, strings(fields.get("aliases", []))))
    return tuple(options)


def derived(value: object) -> Derived:
    """A function and its inputs."""
    if not isinstance(value, Mapping) or set(value) != {"function", "inputs"}:
        raise Misread("a function and its inputs are expected, written {function: share, inputs: [part, whole]}")
    function = Function(str(one_of(Function)(value["function"])))
    return Derived(function, strings(value["inputs"]))
