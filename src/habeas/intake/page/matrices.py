"""Matrices: groups or safeguards by row, *in law* and *in practice* by column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.catalog import Indicator
from habeas.catalog.labels import fold
from habeas.intake.page.cells import Said, is_year, read_cell
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.glued import GluedRow, runs_on, split_row
from habeas.intake.page.lines import Line
from habeas.intake.page.words import Words
from habeas.values import ValueType, to_json

ONE_COLUMN = frozenset({"access_to_detainees"})
"""Matrices that print one answer a row, with no column for law and practice."""
ONLY_IN_PRACTICE = frozenset({"infrequently", "frequently"})
"""Answers that no law gives, so that one alone says its column."""
ONLY_IN_LAW = frozenset({"provided", "prohibited", "not mentioned"})
"""Answers on what a law says, so that one alone says its column too."""
_BARS = re.compile(r"[^\S\t]*[|\t][^\S\t]*")
_SCOPES = {"in law": "in_law", "in practice": "in_practice"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its head and the cells after it, empty ones left out."""

    head: Line
    key: str
    code: str
    cells: list[Line] = field(default_factory=list)

    @property
    def years(self) -> list[Line]:
        """Its cells that are years."""
        return [line for line in self.cells if is_year(line.text)]

    @property
    def answers(self) -> list[Line]:
        """Its other cells."""
        return [line for line in self.cells if not is_year(line.text)]


def is_matrix(findings: Findings, label: Label, lines: Sequence[Line]) -> bool:
    """Whether the lines under a label are the rows of a matrix."""
    if label.indicator.type is not ValueType.ANSWER:
        return False
    words, indicator = findings.words, label.indicator
    return any(words.row(indicator, _cells(one)[0]) or _glued(words, indicator, one) for one in lines)


def read_matrix(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the rows of a matrix. A single answer in two columns is left unparsed: nothing says which column it is."""
    findings.head_label(label, lines)
    columns: dict[int | None, str] = {}
    together = any(map(findings.words.glues, lines))
    rows: list[_Row] = []
    for line in lines:
        named = findings.words.row(label.indicator, line.text)
        if len(_cells(line)) > 1 and not findings.words.furniture(line):
            _read_parted(findings, label, line, columns)
        elif runs_on(line.text):
            _read_glued(findings, label, line, columns if together else None)
        elif named and not _is_answer(rows, line):
            rows.append(_Row(line, *named))
        elif rows and _in_another_row(findings, rows[-1], line):
            findings.leave([line])
        elif rows and not (findings.words.furniture(line) and not rows[-1].cells):
            rows[-1].cells.append(line)
        elif findings.words.furniture(line):
            _note_column(columns, line)
            findings.fit([line])
        else:
            findings.leave([line])
    for row in rows:
        _read_row(findings, label, row, columns)


def _cells(line: Line) -> list[str]:
    """The cells of a row that a copy prints on one line, with bars or tabs between them."""
    return _BARS.split(line.text)


def _read_parted(findings: Findings, label: Label, line: Line, columns: Mapping[int | None, str]) -> None:
    """Read a row on one line: its head, the law, the practice, the year; an empty cell says nothing."""
    head, *cells = _cells(line)
    named = findings.words.row(label.indicator, head)
    fits = len(cells) == 3 and "scope" in label.indicator.breakdown and (is_year(cells[2]) or not cells[2])
    if not named or not fits:
        findings.leave([line])
        return
    parted = [(scope, cell) for scope, cell in zip(_order(columns), cells[:2], strict=True) if cell]
    _read_line(findings, label, line, named, parted, cells[2])


def _read_glued(findings: Findings, label: Label, line: Line, columns: Mapping[int | None, str] | None) -> None:
    """Read a row whose cells ran together, where the heads did too. One answer alone must say its column itself."""
    row = _glued(findings.words, label.indicator, line) if columns is not None else None
    scopes = _told(row.answers, columns or {}) if row and "scope" in label.indicator.breakdown else None
    if row is None or scopes is None:
        findings.leave([line])
    else:
        _read_line(findings, label, line, (row.key, row.code), list(zip(scopes, row.answers, strict=True)), row.year)


def _glued(words: Words, indicator: Indicator, line: Line) -> GluedRow | None:
    return split_row(words, indicator, line.text) if runs_on(line.text) else None


def _read_line(
    findings: Findings, label: Label, line: Line, row: tuple[str, str], parted: Sequence[tuple[str, str]], year: str
) -> None:
    """The answers of a row that is one line: none of them where one cannot be read."""
    said = [read_cell(label.indicator, cell, findings.words, before_year=True) for _, cell in parted]
    if not all(one.certain for one in said) or not any(one.status for one in said):
        findings.leave([line])
        return
    findings.sheet.divide(line)
    for one, (scope, cell) in zip(said, parted, strict=True):
        form = to_json(one.value) if one.value is not None else None
        breakdown = {row[0]: row[1], "scope": scope}
        if one.status is not None:
            findings.observe(label, [line], one.status.value, form, year or None, raw=cell, breakdown=breakdown)


def _is_answer(rows: Sequence[_Row], line: Line) -> bool:
    """In a table of HTML only the first cell of a row is its head."""
    return bool(rows) and line.cell is not None and line.cell.column > 0


def _in_another_row(findings: Findings, row: _Row, line: Line) -> bool:
    """Whether a line cannot be of this row: something else stands between, or a table of HTML has it in another."""
    if not findings.sheet.follow([row.head, *row.cells][-1], line):
        return True
    return bool(row.head.cell and line.cell and row.head.cell.row != line.cell.row)


def _note_column(columns: dict[int | None, str], line: Line) -> None:
    """Note what a line of heads says of the columns; of several heads on one line, their order."""
    folded = fold(line.text)
    if scope := _SCOPES.get(folded):
        columns[line.cell.column if line.cell else -1 - len(columns)] = scope
        return
    found = sorted((folded.index(head), scope) for head, scope in _SCOPES.items() if head in folded)
    columns.update({-1 - at: scope for at, (_, scope) in enumerate(found)})


def _order(columns: Mapping[int | None, str]) -> list[str]:
    """The columns in their order: as the heads say where they name both, else the law first."""
    return list(columns.values()) if len(set(columns.values())) == len(columns) == 2 else list(_SCOPES.values())


def _read_row(findings: Findings, label: Label, row: _Row, columns: Mapping[int | None, str]) -> None:
    year = row.years[0].text if row.years else None
    said = [read_cell(label.indicator, line.text, findings.words, before_year=True) for line in row.answers]
    scopes = _scopes(label, row, columns)
    in_order = row.cells == row.answers + row.years and len(row.years) <= 1
    if scopes is None or not in_order or not all(one.certain for one in said):
        findings.leave([row.head, *row.cells])
        return
    lines = [[line] for line in row.answers]
    lines[0].insert(0, row.head)
    lines[-1].extend(row.years)
    for one, scope, own in zip(said, scopes, lines, strict=True):
        _observe(findings, label, row, one, scope, own, year)


def _observe(
    findings: Findings, label: Label, row: _Row, said: Said, scope: str, lines: list[Line], year: str | None
) -> None:
    raw = next(line.text for line in row.answers if line in lines)
    if said.status is None:
        findings.fit(lines)
        return
    breakdown = {row.key: row.code, **({"scope": scope} if scope else {})}
    form = to_json(said.value) if said.value is not None else None
    findings.observe(label, lines, said.status.value, form, year, raw=raw, breakdown=breakdown)


def _scopes(label: Label, row: _Row, columns: Mapping[int | None, str]) -> list[str] | None:
    """For each answer of a row its column, or None where that is not certain."""
    if not row.answers:
        return None
    if label.indicator.key in ONE_COLUMN or "scope" not in label.indicator.breakdown:
        return [""] if len(row.answers) == 1 else None
    if all(line.cell and line.cell.column in columns for line in row.answers):
        return [columns[line.cell.column] for line in row.answers if line.cell]
    return _told([line.text for line in row.answers], columns)


def _told(answers: Sequence[str], columns: Mapping[int | None, str]) -> list[str] | None:
    """The columns of the answers of a row: both are there, or the only one says by itself which it is."""
    only = [fold(answer) for answer in answers]
    if len(answers) == 2:
        order = _order(columns)
        said = dict(zip(order, only, strict=True))
        odd = said["in_law"] in ONLY_IN_PRACTICE or said["in_practice"] in ONLY_IN_LAW
        return None if odd else order
    if len(only) == 1 and only[0] in ONLY_IN_PRACTICE:
        return ["in_practice"]
    return ["in_law"] if len(only) == 1 and only[0] in ONLY_IN_LAW else None
