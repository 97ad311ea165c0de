"""Figures by group as tables: groups down, periods (or in law and in practice) across."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.edition.schema import ObservationRow
from habeas.site.phrases import breakdown_pairs, period_in_words
from habeas.site.views.cited import Bibliography
from habeas.site.views.figure import Figure, figure
from habeas.site.views.series import newest
from habeas.site.volume import Volume

SCOPE = "scope"
"""The breakdown key whose codes stand across instead of periods: in law, in practice."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: the group's words and a figure or None for each column."""

    label: str
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class BreakdownTable:
    """Figures of one indicator divided by one set of keys.

    `mark` is the number of the source where all the figures share one, else 0 and every cell has its own; in the same
    way `dated` says whether every cell needs its own period.
    """

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    mark: int
    dated: bool
    numeric: bool
    count: int


def tables(volume: Volume, rows: Iterable[ObservationRow], sources: Bibliography) -> tuple[BreakdownTable, ...]:
    """One table a set of breakdown keys, of the used figures."""
    by_keys: dict[tuple[str, ...], list[ObservationRow]] = defaultdict(list)
    for row in rows:
        if row.preferred:
            by_keys[tuple(key for key, _ in breakdown_pairs(row.breakdown))].append(row)
    return tuple(_table(volume, keys, group, sources) for keys, group in sorted(by_keys.items()))


def _table(volume: Volume, keys: Sequence[str], rows: list[ObservationRow], sources: Bibliography) -> BreakdownTable:
    across_scope = SCOPE in keys
    listed = not across_scope and _one_each(rows)
    rows.sort(key=newest)
    placed: dict[str, dict[str, ObservationRow]] = defaultdict(dict)
    for row in rows:
        codes = dict(breakdown_pairs(row.breakdown))
        column = codes.pop(SCOPE) if across_scope else "" if listed else row.period
        placed[";".join(codes[key] for key in keys if key in codes)][column] = row
    if listed:
        columns = {"": volume.words("Answer")}
    else:
        columns = _scopes(volume, rows) if across_scope else _periods(volume, rows)
    groups = sorted(placed, key=lambda group: _group_key(volume, keys, group))
    lines = tuple(
        Line(_group_label(volume, keys, group), _cells(volume, placed[group], columns, sources)) for group in groups
    )
    shared = {row.source for row in rows}
    down = [key for key in keys if key != SCOPE] or [SCOPE]
    return BreakdownTable(
        title=", ".join(volume.breakdown_label(key) for key in down),
        columns=tuple(columns.values()),
        lines=lines,
        mark=sources.mark(next(iter(shared))) if len(shared) == 1 else 0,
        dated=across_scope or listed,
        numeric=all(row.number is not None for row in rows if row.value),
        count=len(rows),
    )


def _one_each(rows: Sequence[ObservationRow]) -> bool:
    """Whether every group has one figure and each its own period: a list, of which a table would be all holes."""
    return len({row.breakdown for row in rows}) == len(rows) == len({row.period for row in rows}) > 1


def _cells(
    volume: Volume, row: Mapping[str, ObservationRow], columns: Mapping[str, str], sources: Bibliography
) -> tuple[Figure | None, ...]:
    return tuple(figure(volume, row[column], sources) if column in row else None for column in columns)


def _scopes(volume: Volume, rows: Iterable[ObservationRow]) -> dict[str, str]:
    found = {code for row in rows for key, code in breakdown_pairs(row.breakdown) if key == SCOPE}
    return {code: volume.breakdown_code(SCOPE, code) for code in sorted(found)}


def _periods(volume: Volume, rows: Iterable[ObservationRow]) -> dict[str, str]:
    """Newest first: on a narrow screen the first columns are the ones that are seen."""
    ordered = {row.period: (row.period_start, row.period_end) for row in rows}
    return {
        period: period_in_words(volume, period) for period in sorted(ordered, key=lambda p: ordered[p], reverse=True)
    }


def _group_label(volume: Volume, keys: Sequence[str], group: str) -> str:
    down = [key for key in keys if key != SCOPE]
    if not down:
        return volume.words("Whole country")
    return ", ".join(volume.breakdown_code(key, code) for key, code in zip(down, group.split(";"), strict=True))


def _group_key(volume: Volume, keys: Sequence[str], group: str) -> tuple[tuple[float, str], ...]:
    down = [key for key in keys if key != SCOPE]
    return tuple(_code_key(volume, key, code) for key, code in zip(down, group.split(";"), strict=bool(down)))


UNITS = {"h": 1 / 24, "d": 1.0, "w": 7.0, "m": 30.4, "y": 365.0, "": 1.0}


def _code_key(volume: Volume, key: str, code: str) -> tuple[float, str]:
    """The catalog's order for a closed set; by their lower end for spans such as ``4-7d`` and ``48m+``."""
    labels = volume.group_labels.get(key)
    if labels is not None:
        order = list(labels)
        return (float(order.index(code)) if code in labels else float(len(order)), code)
    span = re.match(r"(\d+)([hdwmy]?)(?:-\d+([hdwmy]))?", code)
    if span is None:
        return (float("inf"), code)
    return (float(span[1]) * UNITS[span[2] or span[3] or ""], code)
