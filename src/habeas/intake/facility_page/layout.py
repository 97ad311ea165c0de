"""How a table was printed: as a grid of HTML, under heads, or with a word in front of every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.intake.facility_page.cells import when
from habeas.intake.facility_page.columns import Column, head_column, is_head, prefixed
from habeas.intake.page.cells import is_year
from habeas.intake.page.lines import Line


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its lines, its words without the head in front, and its column where the page says which."""

    lines: tuple[Line, ...]
    text: str
    column: int | None = None


@dataclass(slots=True)
class Row:
    """The cells of a row and the line that says when."""

    cells: list[TableCell] = field(default_factory=list)
    when: Line | None = None


@dataclass(slots=True)
class Table:
    """The rows of a table, the heads above them, and the lines that cannot be of it.

    `sure`: whether the page says which columns there are. `stray` lines stand between rows and belong to none.
    """

    rows: list[Row] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)
    sure: bool = False


def lay_out(columns: tuple[Column, ...], lines: Sequence[Line], number_at: int | None) -> Table:
    """Part the lines under a label into rows; `number_at` is the column that holds a number, perhaps like a year."""
    if grid := _grid(columns, lines):
        return grid
    run = next((at for at, line in enumerate(lines) if head_column(columns, line.text) is None), len(lines))
    if run == 1 and (len(columns) > 1 or _recurs(lines)):
        return _with_words_before(columns, lines)
    if not run and lines and prefixed(columns, lines[0].text):
        return _with_words_before(columns, lines)
    table = _plain(lines[run:], number_at)
    table.heads, table.sure = list(lines[:run]), run > 1
    return table


def _recurs(lines: Sequence[Line]) -> bool:
    return any(line.text == lines[0].text for line in lines[1:])


def _grid(columns: tuple[Column, ...], lines: Sequence[Line]) -> Table | None:
    """Rows and columns as HTML has them; None where the lines are no such table with heads above."""
    first = lines[0].cell if lines else None
    if first is None:
        return None
    size = next((at for at, one in enumerate(lines) if not one.cell or one.cell.table != first.table), len(lines))
    inside = [(line, line.cell) for line in lines[:size] if line.cell]
    heads = {cell.column: head_column(columns, line.text) for line, cell in inside if cell.row == first.row}
    known = [at for at in heads.values() if at is not None]
    if not known or len(set(known)) != len(known) or (len(known) == 1 and len(heads) > 1):
        return None
    table = Table(rest=list(lines[size:]), sure=True)
    rows: dict[int, dict[int, list[Line]]] = {}
    for line, cell in inside:
        column = heads.get(cell.column)
        if cell.row == first.row:
            table.heads.append(line)
        elif column is None:
            table.stray.append(line)
        else:
            rows.setdefault(cell.row, {}).setdefault(column, []).append(line)
    for row in rows.values():
        table.rows.append(_grid_row(columns, row, table))
    return table


def _grid_row(columns: tuple[Column, ...], row: dict[int, list[Line]], table: Table) -> Row:
    made = Row()
    for column, lines in row.items():
        if column < len(columns):
            made.cells.append(TableCell(tuple(lines), " ".join(line.text for line in lines), column))
        elif len(lines) == 1 and when(lines[0].text):
            made.when = lines[0]
        else:
            table.stray += lines
    return made


def _with_words_before(columns: tuple[Column, ...], lines: Sequence[Line]) -> Table:
    """Every cell has the head of its column before it, on its line or on the line above."""
    table, row = Table(sure=True), Row()
    head: tuple[int, Line] | None = None
    for at, line in enumerate(lines):
        named, cell = head_column(columns, line.text), prefixed(columns, line.text)
        if head is not None and head[0] < len(columns):
            row = _begun(table, row, head[0])
            row.cells.append(TableCell((head[1], line), line.text, head[0]))
            head = None
        elif named is not None:
            head = (named, line)
        elif when(line.text) and row.cells and row.when is None:
            row.when = line
            row = _ended(table, row)
            if head:
                table.stray.append(head[1])
            head = None
        elif cell and head is None:
            row = _begun(table, row, cell[0])
            row.cells.append(TableCell((line,), cell[1], cell[0]))
        else:
            table.rest = list(lines[at:])
            break
    if head:
        table.stray.append(head[1])
    _ended(table, row)
    return table


def _begun(table: Table, row: Row, column: int) -> Row:
    """The row that a cell of this column belongs to: a column that comes again, or comes back, begins a new one."""
    if any(cell.column is not None and cell.column >= column for cell in row.cells):
        return _ended(table, row)
    return row


def _ended(table: Table, row: Row) -> Row:
    if row.cells:
        table.rows.append(row)
    return Row()


def _plain(lines: Sequence[Line], number_at: int | None) -> Table:
    """Cells one below the other, a year after each row; a head among them shows that another table began."""
    table, row = Table(), Row()
    for at, line in enumerate(lines):
        if is_head(line.text):
            began = at - 1 if row.cells else at
            table.rest = list(lines[began:])
            row.cells = row.cells[:-1]
            break
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        number = number_at == len(row.cells) and is_year(line.text) and when(following) is not None
        if when(line.text) and not number:
            if row.cells:
                row.when = line
                row = _ended(table, row)
            else:
                table.stray.append(line)
        else:
            row.cells.append(TableCell((line,), line.text))
    _ended(table, row)
    return table
