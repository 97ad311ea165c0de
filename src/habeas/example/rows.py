"""Reads the example's CSV files into sources, statements and preferences."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_type_hints

from habeas.intake.proposal import KINDS, Source, Statement
from habeas.values import CoverageKind, Json, ReviewLevel, Status

_DECISION_COLUMNS = frozenset({"preferred", "preferred_reason"})


@dataclass(frozen=True, slots=True)
class Preference:
    """An observation that is used among its rivals, and the public reason."""

    natural_id: str
    reason: str


def sources() -> Iterator[Source]:
    """Every source of the example."""
    for row in _rows("source"):
        yield Source(**_fields(Source, row))


def statements() -> Iterator[Statement]:
    """Every statement of the example, kind by kind."""
    for kind, form in KINDS.items():
        for row in _rows(kind):
            yield form(**_fields(form, row))


def preferences() -> Iterator[Preference]:
    """The decisions between rivals that the example has taken."""
    form = KINDS["observation"]
    for row in _rows("observation"):
        if row["preferred"] == "yes":
            yield Preference(form(**_fields(form, row)).natural_id, row["preferred_reason"])


def pages() -> dict[str, str]:
    """The example's own words in Markdown, by page."""
    folder = files("habeas.example") / "pages"
    found = sorted(folder.iterdir(), key=lambda path: path.name)
    return {path.name.removesuffix(".md"): path.read_text("utf-8") for path in found if path.name.endswith(".md")}


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    path = files("habeas.example") / "data" / f"{name}.csv"
    yield from csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))


@cache
def _hints(name: str) -> Mapping[str, Any]:
    return get_type_hints(KINDS.get(name, Source))


def _fields(form: type[Source] | type[Statement], row: Mapping[str, str]) -> dict[str, Any]:
    """A row's filled cells as the dataclass's fields; an unknown column is an error of the file."""
    hints = _hints(getattr(form, "KIND", ""))
    unknown = set(row) - {field.name for field in dataclasses.fields(form)} - _DECISION_COLUMNS
    if unknown:
        raise ValueError(f"{form.__name__} has no field {', '.join(sorted(unknown))}")
    return {
        name: _cell(name, hints[name], cell) for name, cell in row.items() if cell and name not in _DECISION_COLUMNS
    }


def _cell(name: str, hint: object, cell: str) -> object:
    if name == "breakdown":
        return dict(pair.split("=", 1) for pair in cell.split(";"))
    if name in {"value", "count"}:
        return _json(cell)
    if name == "observations":
        return tuple(cell.split())
    if hint == tuple[str, ...]:
        return tuple(item.strip() for item in cell.split(";"))
    for enum in (Status, ReviewLevel):
        if hint is enum:
            return enum(cell)
    return CoverageKind(cell) if name == "coverage_kind" else cell


def _json(cell: str) -> Json:
    """A number, list or object as JSON; anything else is words and stands for itself."""
    try:
        form: Json = json.loads(cell)
    except json.JSONDecodeError:
        return cell
    return form
