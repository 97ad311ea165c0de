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
        return _with_words_before(columns, lines, number_at)
    if not run and lines and prefixed(columns, lines[0].text):
        return _with_words_before(columns, lines, number_at)
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


def _with_words_before(columns: tuple[Column, ...], lines: Sequence[Line], number_at: int | None) -> Table:
    """Every cell has the head of its column before it, on its line or on the line above.

    Where a cell has none, or a head no cell, the row that has begun is in doubt, too.
    """
    table, row = Table(sure=True), Row()
    at, begun = 0, 0
    while at < len(lines):
        line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        named, cell = head_column(columns, line.text), prefixed(columns, line.text)
        size = 1
        if named is not None and following and _is_cell(columns, following, number=named == number_at):
            cell, size = (named, following.text), 2
        if cell and cell[0] < len(columns) and (named is None or size > 1):
            ended = row
            row = _begun(table, row, cell[0])
            begun = begun if row is ended and row.cells else at
            row.cells.append(TableCell(tuple(lines[at : at + size]), cell[1], cell[0]))
        elif when(line.text) and row.cells:
            row.when = line
            row, begun = _ended(table, row), at + 1
        elif named == len(columns) and following and when(following.text) and row.cells:
            table.heads.append(line)
        else:
            table.rest = list(lines[begun if row.cells else at :])
            return table
        at += size
    _ended(table, row)
    return table


def _is_cell(columns: tuple[Column, ...], line: Line, *, number: bool) -> bool:
    """Whether a line below a head is its cell: no head and, but for a number, no year."""
    return head_column(columns, line.text) is None and (number or when(line.text) is None)


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
    """Cells one below the other, a year after each row. A head among them begins another table."""
    table, row = Table(), Row()
    for at, line in enumerate(lines):
        if is_head(line.text):
            table.rest = list(lines[at - len(row.cells) :])
            return table
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
