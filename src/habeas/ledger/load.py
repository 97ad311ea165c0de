"""A dump read back: the whole of a ledger into an empty one, or statements from another system as proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson
from django.core.management.color import no_style
from django.db import connection

from habeas.intake.proposal import Source, Statement
from habeas.ledger import importing, integrity, standing
from habeas.ledger.actor import Actor
from habeas.ledger.chain import soundness, witness
from habeas.ledger.chain.build import build
from habeas.ledger.closing import Tally, is_end, may_be_end
from habeas.ledger.errors import RefusedDump
from habeas.ledger.insert import insert
from habeas.ledger.mapping import LAYOUTS, SOURCE, FieldError
from habeas.ledger.models import APPEND_ONLY, Batch, Decision, EditionCut, LedgerFormat, LedgerKey
from habeas.ledger.models import Source as SourceRow
from habeas.ledger.opened import current
from habeas.ledger.progress import SILENT, Progress
from habeas.ledger.publications import chunks
from habeas.ledger.shapes import FORMAT, READ, SHAPES, Shape
from habeas.ledger.transaction import writing

_HELD = 5000
"""Rows of one kind held before they are written."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: rows of a whole ledger, or the batch of proposals it became."""

    rows: int
    proposals: importing.Imported | None = None


@dataclass(slots=True)
class Line:
    """One line of a file, with its number from 1."""

    number: int
    row: str
    """Which kind of line it says it is."""
    content: Mapping[str, Any]

    @property
    def whole(self) -> bool:
        """Whether it is a row as a ledger stored it, rather than something said by another system."""
        if self.row == "source":
            return "batch_id" in self.content
        return "id" in self.content or self.row not in LAYOUTS


Written = tuple[int, bytes]
"""A line that nobody has looked into, with its number."""


def load(lines: Iterable[bytes], name: str, by: Actor, *, accept: bool = False, progress: Progress = SILENT) -> Loaded:
    """Read a dump. Its first row says which it is; a line in error stops everything and is named, nothing is half done.

    A whole ledger goes into an empty one alone, ids, decisions and all. Sources and statements without ids become
    proposals here, like any import, or with `accept` stand at once.
    """
    read = _Lines(lines, name)
    written = iter(read)
    software = _header(next(written, None), name)
    first = next(written, None)
    if first is None:
        read.demand_closed()
        return Loaded(0)
    everything = chain((first,), written)
    if _line(first, name).whole:
        return Loaded(_whole(_ending(everything, read), name, progress))
    intent = importing.BatchIntent(reader="load", version=software)
    pieces = chunks(everything, importing.PIECE)
    said = importing.take_in(intent, pieces, lambda piece: _said(piece, name), accept=accept, by=by, progress=progress)
    return Loaded(0, said)


class _Lines:
    """The lines of a file that are not blank, up to the last line of a dump where it has one."""

    def __init__(self, lines: Iterable[bytes], name: str) -> None:
        self._lines = lines
        self.name = name
        self._closed = False

    def __iter__(self) -> Iterator[Written]:
        tally = Tally()
        for number, text in enumerate(self._lines, start=1):
            if text.isspace():
                continue
            if self._closed:
                raise _refused(self.name, number, "comes after the last line")
            if may_be_end(text) and is_end(content := _line((number, text), self.name).content):
                self._close(tally, content, number)
            else:
                tally.add(text)
                yield number, text

    def _close(self, tally: Tally, content: Mapping[str, Any], number: int) -> None:
        if problem := tally.differs(content):
            raise RefusedDump(problem, f"{self.name}, line {number}", _WHOLE_FIX)
        self._closed = True

    def demand_closed(self) -> None:
        """Refuse a dump that ends before its last line: it was cut short."""
        if not self._closed:
            raise RefusedDump("ends without the last line of a dump: it was cut short", self.name, _WHOLE_FIX)


def _line(written: Written, name: str) -> Line:
    number, text = written
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _refused(name, number, f"is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise _refused(name, number, "is not a JSON object")
    return Line(number, str(content.get("row", "")), content)


def _header(written: Written | None, name: str) -> str:
    content = _line(written, name).content if written else {}
    if content.get("habeas") != "ledger":
        raise RefusedDump("is not a dump of a ledger: its first line does not say so", name, _FORMAT_FIX)
    if (found := content.get("format")) not in READ:
        raise RefusedDump(
            f"format: the dump has format {found!r}, this habeas reads 1 to {FORMAT}", f"{name}, line 1", _FORMAT_FIX
        )
    return str(content.get("software", ""))


def _lines(written: Iterable[Written], name: str, *, whole: bool) -> Iterator[Line]:
    """The lines read; all must be of the sort that the first one is."""
    for one in written:
        line = _line(one, name)
        if line.whole != whole:
            fix = "Load the whole ledger first, then the statements from a file of their own."
            problem = "id: stored rows and new statements do not stand in one file"
            raise RefusedDump(problem, f"{name}, line {line.number}", fix)
        yield line


def _ending(written: Iterable[Written], read: _Lines) -> Iterator[Line]:
    yield from _lines(written, read.name, whole=True)
    read.demand_closed()


def _whole(lines: Iterable[Line], name: str, progress: Progress) -> int:
    progress.begin("loaded")
    with writing():
        _demand_empty(name)
        written = 0
        shape: Shape | None = None
        held: list[list[Any]] = []
        for line in lines:
            if line.row not in SHAPES:
                raise _refused(name, line.number, f"row: {line.row!r} is not a kind of row")
            if shape is not None and (line.row != shape.row or len(held) >= _HELD):
                written += insert(shape.model, shape.names, held)
                progress.add(len(held))
                held = []
            shape = SHAPES[line.row]
            held.append(_cells(shape, line, name))
        if shape is not None:
            written += insert(shape.model, shape.names, held)
            progress.add(len(held))
        progress.end()
        _demand_sound(name)
        standing.fill()
        _restart_numbering()
    witness.begin(current().path)
    return written


def _cells(shape: Shape, line: Line, name: str) -> list[Any]:
    try:
        cells = shape.from_line(line.content)
        integrity.verify_line(shape, line.content)
    except FieldError as error:
        raise _refused(name, line.number, f"{error.field}: {error.problem}") from error
    return cells


def _demand_empty(name: str) -> None:
    if any(model._default_manager.exists() for model in (LedgerKey, Batch, SourceRow, Decision, EditionCut)):
        fix = "Load it into a new observatory: habeas --home DIR init, then load there."
        raise RefusedDump("a whole ledger goes into an empty one alone, and this one is not empty", name, fix)


def _demand_sound(name: str) -> None:
    """What single lines cannot show: that everything pointed to is there, and that the chain verifies."""
    if dangling := integrity.dangling():
        raise RefusedDump(dangling[0], name, "The dump is not whole. Nothing was loaded.")
    build()  # of a dump that was written before the chain was kept
    if fault := next(soundness.faults(), None):
        raise RefusedDump(f"{fault.reference}: {fault.problem}", name, "The dump was changed. Nothing was loaded.")


def _restart_numbering() -> None:
    """PostgreSQL numbers on from where it was, not from the highest id, unless it is told."""
    numbered = [model for model in APPEND_ONLY if model is not LedgerFormat]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), numbered):
            cursor.execute(sql)


def _said(written: Iterable[Written], name: str) -> Iterator[Source | Statement]:
    """The sources and statements of lines that another system wrote, one by one as they are read."""
    for line in _lines(written, name, whole=False):
        row, nested = line.row, "source" if line.row == "source" else "statement"
        fields = line.content.get(nested)
        try:
            if len(line.content) > 2 and (unknown := line.content.keys() - {"row", nested}):
                raise FieldError(min(unknown), f"is no field of a {row} without id")
            if not isinstance(fields, dict):
                raise FieldError(nested, f"must be an object, not {fields!r}")
            read: Source | Statement = SOURCE.from_json(fields) if row == "source" else LAYOUTS[row].from_json(fields)
        except FieldError as error:
            raise _refused(name, line.number, f"{error.field}: {error.problem}") from error
        yield read


_WHOLE_FIX = "Write the dump again with habeas dump, or copy it again. Nothing was loaded."
_FORMAT_FIX = 'A dump begins with a line such as {"habeas": "ledger", "format": 1}; see docs/dump-format.md.'


def _refused(name: str, number: int, problem: str) -> RefusedDump:
    return RefusedDump(problem, f"{name}, line {number}", "Correct the line; nothing was loaded.")
