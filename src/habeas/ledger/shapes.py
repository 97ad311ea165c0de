"""The lines of a dump: which rows, in which order, with which columns; `docs/dump-format.md` describes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from habeas.ledger.mapping import LAYOUTS, SOURCE, FieldError, Layout
from habeas.ledger.models import (
    STATEMENTS,
    Amendment,
    Batch,
    Capture,
    Decision,
    EditionCut,
    LedgerKey,
    Link,
    Source,
    Text,
)
from habeas.values import Json

FORMAT = 3
"""The dump's own format number; it grows when a row or a field changes its meaning."""
READ = frozenset({1, 2, FORMAT})
"""The formats that can be loaded."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it stands in a line: whether it is a whole number, and whether it may be null."""

    name: str
    number: bool
    null: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of line. With a `layout`, the fields of a statement or source stand in an object of their own."""

    row: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    layout: Layout[Any] | None = None

    @property
    def nested(self) -> str:
        """Under which name the fields of the layout stand in a line."""
        return "source" if self.row == "source" else "statement"

    @property
    def names(self) -> list[str]:
        """The columns of the table in the order in which cells are written and read."""
        return [column.name for column in self.columns] + list(self.layout.columns if self.layout else ())

    def to_line(self, cells: Sequence[Any]) -> dict[str, Json]:
        """A stored row as a line: texts stay hashes."""
        own = len(self.columns)
        line: dict[str, Json] = {"row": self.row}
        line |= {column.name: cell for column, cell in zip(self.columns, cells[:own], strict=True)}
        if self.layout:
            line[self.nested] = {
                field.name: cell if field.text else field.form.to_json(field.form.from_column(cell))
                for field, cell in zip(self.layout.fields, cells[own:], strict=True)
            }
        return line

    def from_line(self, line: Mapping[str, Any]) -> list[Any]:
        """The cells of a line; a missing, unknown or wrong field raises `FieldError` naming it."""
        expected = {"row", *(column.name for column in self.columns), *([self.nested] if self.layout else [])}
        if missing := sorted(expected - line.keys()):
            raise FieldError(missing[0], "is missing")
        if unknown := sorted(line.keys() - expected):
            raise FieldError(unknown[0], f"is no field of {self.row}")
        cells = [_cell(column, line[column.name]) for column in self.columns]
        return cells + (_layout_cells(self.layout, line[self.nested]) if self.layout else [])


def _cell(column: Column, value: Any) -> Any:
    if value is None and column.null:
        return None
    if isinstance(value, bool) or not isinstance(value, int if column.number else str):
        kind = "a whole number" if column.number else "words"
        raise FieldError(column.name, f"must be {kind}, not {value!r}")
    return value


def _layout_cells(layout: Layout[Any], found: Any) -> list[Any]:
    if not isinstance(found, Mapping):
        raise FieldError(layout.name, f"must be an object, not {found!r}")
    if unknown := sorted(found.keys() - set(layout.columns)):
        raise FieldError(unknown[0], f"is no field of {layout.name}")
    cells = []
    for field in layout.fields:
        if field.name not in found:
            raise FieldError(field.name, "is missing")
        try:
            cells.append(field.form.to_column(field.form.from_json(found[field.name])))
        except ValueError as error:
            raise FieldError(field.name, str(error)) from error
    return cells


def _shape(row: str, model: type[models.Model], layout: Layout[Any] | None = None) -> Shape:
    inside = set(layout.columns) if layout else set()
    columns = tuple(
        Column(str(field.column), isinstance(_target(field), models.IntegerField | models.AutoField), field.null)
        for field in model._meta.concrete_fields
        if field.column not in inside
    )
    return Shape(row, model, columns, layout)


def _target(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _shapes() -> Iterator[Shape]:
    yield _shape("key", LedgerKey)
    yield _shape("capture", Capture)
    yield _shape("batch", Batch)
    yield _shape("text", Text)
    yield _shape("source", Source, SOURCE)
    for kind, model in STATEMENTS.items():
        yield _shape(kind, model, LAYOUTS[kind])
    yield _shape("decision", Decision)
    yield _shape("edition", EditionCut)
    yield _shape("amendment", Amendment)
    yield _shape("link", Link)


SHAPES: Mapping[str, Shape] = {shape.row: shape for shape in _shapes()}
"""Every kind of line, in the order in which a dump holds them: what is pointed to comes before what points to it."""
