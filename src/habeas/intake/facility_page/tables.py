"""Tables of the body: a label, perhaps heads of columns, then rows that each end with a year."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.catalog import Indicator
from habeas.intake.facility_page.cells import NOTHING, Said, read_cell, when
from habeas.intake.facility_page.columns import Column, columns_of, head_column
from habeas.intake.facility_page.findings import Findings, Labelled
from habeas.intake.facility_page.layout import Row, Table, TableCell, lay_out
from habeas.intake.page.lines import Line
from habeas.values import Status, ValueType

Assigned = list[tuple[Column, TableCell]]


class TableReader:
    """Reads one table. Years go down; where one goes up, a label was lost, and it and all after it stays unparsed."""

    def __init__(self, findings: Findings, label: Line, indicator: Indicator) -> None:
        self.findings = findings
        self.words = findings.words
        self.label = label
        self.columns = columns_of(indicator.key)
        self.indicators = findings.words.catalog.indicators
        self.last_year = "9999"
        self.dated = False
        """Whether a row with a year was read."""

    def heads(self, line: Line) -> bool:
        """Whether the line is the head of one of the table's own columns."""
        return head_column(self.columns, line.text) is not None

    def read(self, lines: Sequence[Line]) -> None:
        """Place the label and every line under it."""
        buttons = [line for line in lines if self.words.furniture(line)]
        table = lay_out(self.columns, [line for line in lines if line not in buttons], self._number_at)
        before = self._found
        self.findings.fit([*table.heads, *buttons])
        self.findings.leave(table.stray)
        for at, row in enumerate(table.rows):
            if self._in_order(row) and (self._row(row, table) or table.sure):
                continue
            for other in table.rows[at + 1 :] if self._in_order(row) else table.rows[at:]:
                self.findings.leave(_lines(other))
            break
        self.findings.leave(table.rest)
        self.findings.head(self.label, empty=self._found == before)

    @property
    def _found(self) -> int:
        return len(self.findings.observations) + len(self.findings.left)

    @property
    def _number_at(self) -> int | None:
        """The place of the column that holds a number."""
        kinds = [self.indicators[one.indicator].type if one.indicator else None for one in self.columns]
        return kinds.index(ValueType.NUMBER) if ValueType.NUMBER in kinds else None

    def _in_order(self, row: Row) -> bool:
        period = when(row.when.text) if row.when else None
        return period is None or period[:4] <= self.last_year

    def _row(self, row: Row, table: Table) -> bool:
        """Read one row; whether its cells could be told apart."""
        groups = self._assign(row, table)
        if not groups:
            self.findings.leave(_lines(row))
            return False
        self.last_year = row.when.text[-4:] if row.when else self.last_year
        for at, group in enumerate(groups):
            self._add(group, row.when if at == len(groups) - 1 else None)
        return True

    def _assign(self, row: Row, table: Table) -> list[Assigned]:
        """Each cell with its column: as the page says, by its place in a full row, or by its words."""
        cells = row.cells
        if all(cell.column is not None for cell in cells):
            named = [(self.columns[cell.column], cell) for cell in cells if cell.column is not None]
            return [named] if not any(self._is_of_another(column, cell.text) for column, cell in named) else []
        if len(self.columns) == 1:
            return self._one_column(cells)
        if len(cells) == len(self.columns):
            pairs = list(zip(self.columns, cells, strict=True))
            known = table.sure or all(self._is_option(column, cell.text) for column, cell in pairs)
            return [pairs] if known else []
        return self._single(cells[0], table) if len(cells) == 1 else []

    def _one_column(self, cells: Sequence[TableCell]) -> list[Assigned]:
        """One cell a row. Several before one year are rows without a year where each is an option of the list."""
        column = self.columns[0]
        if len(cells) > 1 and not all(self._is_option(column, cell.text) for cell in cells):
            return []
        return [[(column, cell)] for cell in cells]

    def _single(self, cell: TableCell, table: Table) -> list[Assigned]:
        """The only cell of a row of several columns: an option of one list, else what the row is about."""
        named = [column for column in self.columns if self._is_option(column, cell.text)]
        if len(named) == 1:
            return [[(named[0], cell)]]
        keys = [column for column in self.columns if column.key]
        return [[(keys[0], cell)]] if keys and not named and table.sure else []

    def _is_of_another(self, column: Column, text: str) -> bool:
        """Whether a cell is an option of another column of the table: then its own was lost."""
        others = (one for one in self.columns if one is not column)
        return not self._is_option(column, text) and any(self._is_option(one, text) for one in others)

    def _is_option(self, column: Column, text: str) -> bool:
        return bool(column.indicator and self.words.code(self.indicators[column.indicator], text))

    def _add(self, cells: Assigned, year: Line | None) -> None:
        """Add a row's cells; the year's line goes with the cell beside it."""
        period = when(year.text) if year else None
        told = [(column, cell, self._say(column, cell, period)) for column, cell in cells]
        if any(said is None for _, _, said in told):
            self.findings.leave(_lines(Row([cell for _, cell in cells], year)))
            return
        self.dated |= period is not None
        for column, cell, said in told:
            lines = list(cell.lines)
            if year and self.findings.sheet.follow(lines[-1], year):
                lines, year = [*lines, year], None
            if said is None or not column.indicator:
                self.findings.fit(lines)
            else:
                label = Labelled(self.label.text, self.indicators[column.indicator])
                self.findings.observe(label, lines, said, period, raw=cell.text)
        if year:
            self.findings.fit([year])

    def _say(self, column: Column, cell: TableCell, period: str | None) -> Said | None:
        """What a cell says; None where it cannot be kept, or means the cell beside it in a way we do not know."""
        if not column.indicator:
            return NOTHING if cell.text.casefold() in map(str.casefold, column.only) else None
        indicator = self.indicators[column.indicator]
        said = read_cell(self.words, indicator, cell.text)
        kept = said.status is not Status.UNPARSED or (period and indicator.type is not ValueType.NAMES)
        return said if kept else None


def _lines(row: Row) -> list[Line]:
    lines = [line for cell in row.cells for line in cell.lines] + ([row.when] if row.when else [])
    return sorted(lines, key=lambda line: line.number)
