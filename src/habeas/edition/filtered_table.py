"""Recommendations of one kind or another as CSV: the columns of the data file, and the state's answers."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.edition import csv_table
from habeas.edition.columns import names, to_cells
from habeas.edition.filters import Asked, find, naming
from habeas.edition.licences import WITHHELD, passed_on
from habeas.edition.reader import Edition
from habeas.edition.schema import RecommendationRow, ResponseRow, SourceRow

AT_ONCE = 1000
"""Rows read at a time: a long list never stands in memory whole."""


def filtered_table(edition: Edition, asked: Asked) -> Iterator[bytes]:
    """The whole list of what is asked for, in its order; texts that their source does not let pass on are left out."""
    yield csv_table.csv_text([(*names(RecommendationRow), "responses")]).encode()
    offset = 0
    while ids := find(edition, asked, AT_ONCE, offset).ids:
        yield _csv(_records(edition, ids))
        offset += AT_ONCE


def _records(edition: Edition, ids: Sequence[str]) -> list[list[str]]:
    found = {row.id: row for row in edition.rows(RecommendationRow, {"id": ids})}
    rows = [found[one] for one in ids]
    keys = {row.source for row in rows}
    withheld = {row.key for row in edition.rows(SourceRow, {"key": keys, "redistribute": WITHHELD})}
    answers = _answers(edition, rows)
    shown = passed_on(RecommendationRow, [to_cells(row) for row in rows], withheld)
    record = csv_table.record_of(RecommendationRow)
    return [
        [*record(cells), csv_table.cell(answers.get(_asked(row), ()))] for row, cells in zip(rows, shown, strict=True)
    ]


def _answers(edition: Edition, rows: Sequence[RecommendationRow]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for one in naming(edition, ResponseRow, rows):
        key = (one.country, one.recommendation)
        found[key] = tuple(dict.fromkeys((*found[key], one.response)))
    return found


def _asked(row: RecommendationRow) -> tuple[str, str]:
    return row.country, row.question.rpartition("/")[2]


def _csv(records: Sequence[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(records)
    return written.getvalue().encode()
