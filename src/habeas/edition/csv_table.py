"""CSV that a spreadsheet can open without running anything, and from which every character comes back."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from habeas.edition.columns import names
from habeas.edition.schema import ObservationRow, Row

LIST_SEPARATOR = "; "

_FORMULA = frozenset("=+-@\t\r\n'")
"""What a spreadsheet may take for a formula, and the mark itself, so that taking one mark off restores every text."""
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def write_csv(path: Path, header: Sequence[str], records: Iterable[Sequence[object]]) -> int:
    """Write a table as UTF-8 with commas and lines ended by ``\\n``; the result is the number of records."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for record in records:
            writer.writerow([cell(value) for value in record])
            written += 1
    return written


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


def record_of(row: Row) -> list[object]:
    """A row's cells in the order of its columns."""
    record = [getattr(row, name) for name in names(type(row))]
    if isinstance(row, ObservationRow):
        record[names(ObservationRow).index("value")] = plain_value(row.value)
    return record
