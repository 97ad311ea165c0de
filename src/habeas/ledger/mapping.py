"""Between the dataclasses of `habeas.intake.proposal` and the ledger's tables: field by field, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, TypeVar

from habeas.intake.proposal import KINDS, Source, Statement
from habeas.ledger.forms import FORMS, WORDS, Cell, Form
from habeas.values import Json

T = TypeVar("T", bound=Source | Statement)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a statement or a source. One of *text* stands in its row as the hash of a `Text`."""

    name: str
    form: Form
    text: bool
    private: bool
    required: bool


class Layout(Generic[T]):
    """How one dataclass lies in one table."""

    def __init__(self, name: str, made: type[T]) -> None:
        self.name = name
        self.made = made
        self.fields: tuple[Field, ...] = tuple(
            Field(
                one.name,
                FORMS[str(one.type)],
                bool(one.metadata.get("text")),
                bool(one.metadata.get("private")),
                one.default is MISSING and one.default_factory is MISSING,
            )
            for one in fields(made)
        )
        self.by_name: Mapping[str, Field] = {field.name: field for field in self.fields}
        self.columns: tuple[str, ...] = tuple(field.name for field in self.fields)
        self.in_order: tuple[tuple[str, int], ...] = tuple(sorted((name, n) for n, name in enumerate(self.columns)))
        """Columns in the order of canonical JSON, with their places."""
        self.texts: tuple[int, ...] = tuple(place for place, field in enumerate(self.fields) if field.text)
        self._get = attrgetter(*self.columns)
        self._converted = tuple(
            (place, field.form.to_column) for place, field in enumerate(self.fields) if field.form is not WORDS
        )
        self._words = attrgetter(*(field.name for field in self.fields if field.form is WORDS))
        self._others = tuple(field.name for field in self.fields if field.form is not WORDS)
        self._from_column = tuple((field.name, field.form.from_column) for field in self.fields)

    def to_json(self, item: T) -> dict[str, Json]:
        """Every field in its JSON form."""
        return {field.name: field.form.to_json(getattr(item, field.name)) for field in self.fields}

    def to_columns(self, item: T) -> list[Cell]:
        """Every field as its column holds it, texts still in words."""
        cells: list[Cell] = list(self._get(item))
        for place, to_column in self._converted:
            cells[place] = to_column(cells[place])
        return cells

    def is_plain(self, item: T) -> bool:
        """Whether all it holds is ASCII words without NUL, numbers and codes; where it is not, a closer look is due."""
        try:
            joined = "".join(self._words(item))
        except TypeError:
            return False
        others = (getattr(item, name) for name in self._others)
        plain = all(not value or isinstance(value, int | float | StrEnum) for value in others)
        return plain and joined.isascii() and "\x00" not in joined

    def from_columns(self, cells: Sequence[Any]) -> T:
        """The dataclass again, from columns in which the hashes of texts were replaced by their words."""
        return self.made(**{name: read(cell) for (name, read), cell in zip(self._from_column, cells, strict=True)})

    def from_json(self, found: Mapping[str, object]) -> T:
        """The dataclass from JSON forms; a wrong or unknown field raises `FieldError` naming it."""
        return self._made({name: self._field(name).form.from_json for name in found}, found)

    def from_words(self, found: Mapping[str, str]) -> T:
        """The dataclass from what a person typed; a wrong or unknown field raises `FieldError` naming it."""
        return self._made({name: self._field(name).form.from_words for name in found}, found)

    def _made(self, readers: Mapping[str, Any], found: Mapping[str, Any]) -> T:
        values: dict[str, Any] = {}
        for name, read in readers.items():
            try:
                values[name] = read(found[name])
            except ValueError as error:
                raise FieldError(name, str(error)) from error
        for field in self.fields:
            if field.required and field.name not in values:
                raise FieldError(field.name, f"a {self.name} needs {field.name}")
        return self.made(**values)

    def _field(self, name: str) -> Field:
        try:
            return self.by_name[name]
        except KeyError:
            raise FieldError(name, f"is no field of {self.name}; its fields are {', '.join(self.columns)}") from None


class FieldError(ValueError):
    """One field is wrong; `field` says which."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


LAYOUTS: Mapping[str, Layout[Statement]] = {name: Layout(name, made) for name, made in KINDS.items()}
"""How each kind of statement lies in its table."""
SOURCE: Layout[Source] = Layout("source", Source)
"""How a source lies in its table."""


def layout_of(statement: Statement) -> Layout[Statement]:
    """The layout of a statement's kind."""
    return LAYOUTS[statement.KIND]
