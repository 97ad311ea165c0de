"""CSV that a spreadsheet can open without running anything, and from which every character comes back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from habeas.edition.columns import Column, columns
from habeas.edition.parts import Cells
from habeas.edition.schema import ObservationRow, Row

LIST_SEPARATOR = "; "

_FORMULA = frozenset("=+-@\t\r\n'")
"""What a spreadsheet may take for a formula, and the mark itself, so that taking one mark off restores every text."""
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def csv_text(records: Iterable[Iterable[object]]) -> str:
    """Records as lines with commas, ended by ``\\n``; a header is a record."""
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\n").writerows(map(cell, record) for record in records)
    return held.getvalue()


def rows_text(table: type[Row], rows: Iterable[Cells]) -> str:
    """Rows of a table, given as SQLite stores them, as lines."""
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\n").writerows(map(record_of(table), rows))
    return held.getvalue()


def record_of(table: type[Row]) -> Callable[[Cells], list[str]]:
    """What makes a row, given as SQLite stores it, the cells of a line."""
    writers = [_writer(table, column) for column in columns(table)]

    def record(cells: Cells) -> list[str]:
        return [write(one) for write, one in zip(writers, cells, strict=True)]

    return record


def _writer(table: type[Row], column: Column) -> Callable[[Any], str]:
    if table is ObservationRow and column.name == "value":
        return lambda text: marked(plain_value(text))
    if column.boolean:
        return lambda one: "" if one is None else "true" if one else "false"
    if column.is_list:
        return lambda text: "" if text == "[]" else marked(LIST_SEPARATOR.join(json.loads(text)))
    return _marked if column.declaration.startswith("TEXT") else cell


def _marked(text: str) -> str:
    return marked(text) if text[:1] in _FORMULA else text


def cell(value: object) -> str:
    """A value as it stands in a CSV cell: nothing for None, lists joined, a mark before what could be a formula."""
    if isinstance(value, str):
        return marked(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, tuple):
        return marked(LIST_SEPARATOR.join(value))
    return marked(str(value))


def marked(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would read a formula; a plain number is left alone."""
    return f"'{text}" if text[:1] in _FORMULA and not _PLAIN_NUMBER.fullmatch(text) else text


def unmarked(text: str) -> str:
    """The text that `marked` was given."""
    return text.removeprefix("'")


def plain_value(value: str) -> str:
    """An observation's JSON value as people write it: a number, an answer or words as they are, the rest as JSON."""
    said = json.loads(value) if value else ""
    return said if isinstance(said, str) else value
