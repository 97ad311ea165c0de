"""Between the dataclasses of `habeas.intake.proposal` and the ledger's tables: field by field, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from operator import attrgetter
from typing import Any, Generic, TypeVar

from habeas.intake.proposal import KINDS, Source, Statement
from habeas.ledger.forms import FORMS, WORDS, Cell, Form
from habeas.values import CoverageKind, Json, ReviewLevel, Status, Visibility

T = TypeVar("T", bound=Source | Statement)
_CODES = frozenset({int, float, bool, CoverageKind, ReviewLevel, Status, Visibility})
"""Types of which no value holds a character that is no text."""
_FIELD_SETS = 1000
"""Sets of fields remembered; more than one writer ever uses."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a statement or a source. One of *text* stands in its row as the hash of a `Text`."""

    name: str
    form: Form
    text: bool
    private: bool
    required: bool


@dataclass(frozen=True, slots=True)
class _Readers:
    """How the fields of one set of names are read: what is plain words together, or each by itself."""

    words: Callable[[Mapping[str, Any]], Sequence[Any]]
    each: Sequence[tuple[str, Callable[[Any], Any]]]
    others: Sequence[tuple[str, Callable[[Any], Any]]]


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
        self._required = frozenset(field.name for field in self.fields if field.required)
        self._from_json: dict[tuple[str, ...], _Readers] = {}
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

    def said(self, cells: Sequence[Cell]) -> dict[str, Cell]:
        """The columns that hold something, in the order of canonical JSON."""
        return {name: cell for name, place in self.in_order if (cell := cells[place])}

    def words_are_sound(self, item: T) -> bool:
        """Whether all its plain words are text that any database takes; where they are not, a closer look is due."""
        try:
            joined = "".join(self._words(item))
            return "\x00" not in joined and (joined.isascii() or bool(joined.encode()))
        except (TypeError, UnicodeEncodeError):  # something else than words, or half of a character
            return False

    def compound(self, item: T) -> Iterator[tuple[str, object]]:
        """The fields that hold something other than plain words, numbers and codes, by name."""
        for name in self._others:
            value = getattr(item, name)
            if value and type(value) not in _CODES:
                yield name, value

    def from_columns(self, cells: Sequence[Any]) -> T:
        """The dataclass again, from columns in which the hashes of texts were replaced by their words."""
        return self.made(**{name: read(cell) for (name, read), cell in zip(self._from_column, cells, strict=True)})

    def from_json(self, found: Mapping[str, object]) -> T:
        """The dataclass from JSON forms; a wrong or unknown field raises `FieldError` naming it."""
        names = tuple(found)
        readers = self._from_json.get(names) or self._readers(names)
        try:
            "".join(readers.words(found))
        except TypeError:  # one of them is no words: which, the reader of each will say
            return self._made(readers.each, found)
        return self._made(readers.others, found, dict(found))

    def from_words(self, found: Mapping[str, str]) -> T:
        """The dataclass from what a person typed; a wrong or unknown field raises `FieldError` naming it."""
        return self._made([(name, self._field(name).form.from_words) for name in found], found)

    def _readers(self, names: tuple[str, ...]) -> _Readers:
        """How the fields of these names are read, looked up once: a file has few sets of fields and many lines."""
        each = [(name, self._field(name).form) for name in names]
        words = [name for name, form in each if form is WORDS]
        readers = _Readers(
            lambda found: [found[name] for name in words],
            [(name, form.from_json) for name, form in each],
            [(name, form.from_json) for name, form in each if form is not WORDS],
        )
        if len(self._from_json) < _FIELD_SETS:
            self._from_json[names] = readers
        return readers

    def _made(
        self, readers: Iterable[tuple[str, Any]], found: Mapping[str, Any], values: dict[str, Any] | None = None
    ) -> T:
        values = {} if values is None else values
        for name, read in readers:
            try:
                values[name] = read(found[name])
            except ValueError as error:
                raise FieldError(name, str(error)) from error
        if not self._required <= values.keys():
            name = next(name for name in self.columns if name in self._required - values.keys())
            raise FieldError(name, f"a {self.name} needs {name}")
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
