"""The matrix of treaties as a table: a line a country, a column a treaty, the date or the word of each."""

from __future__ import annotations

import csv
import io

from habeas.edition.csv_table import cell
from habeas.edition.in_force import Bond
from habeas.site.views.treaty_matrix import Cell, TreatyMatrix


def matrix_table(matrix: TreatyMatrix) -> str:
    """Countries with how many treaties bind each, of how many checked; then a treaty a column.

    A cell holds the date since when a state is bound (EDTF; *party* where it is not known), else *signed*, *left*,
    *not_yet* or *not_party*; it is empty where nobody has looked. ``!`` behind it says that sources differ.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    heads = ("country", "name", "as_of", "bound", "checked", "listed", *(column.key for column in matrix.columns))
    writer.writerow([cell(head) for head in heads])
    for line in matrix.lines:
        told = (line.code, line.name, matrix.as_of, str(line.of), str(line.checked), str(line.listed))
        writer.writerow([cell(value) for value in (*told, *map(_word, line.cells))])
    return written.getvalue()


def _word(one: Cell | None) -> str:
    if one is None:
        return ""
    if one.bond == Bond.BOUND:
        word = one.date or "party"
    else:
        word = Bond.SIGNED.value if one.bond == Bond.UNKNOWN else one.bond
    return f"{word} !" if one.differ else word
