"""``/api/v1/printed-changes``: what publishers changed between copies of one publication."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from habeas.edition.columns import from_cells, names
from habeas.edition.reader import Edition
from habeas.edition.schema import PrintedChangeRow
from habeas.places import COUNTRIES
from habeas.server.known import unknown
from habeas.server.lists import FilterError, one_of
from habeas.site.views.printed import KINDS

FILTERS = {
    "country": "ISO 3166-1 alpha-3, XKX for Kosovo",
    "indicator": "key of the indicator that the earlier copy answers",
    "kind": ", ".join(KINDS),
}
"""What can be asked for, and what each takes."""
_COLUMNS = ", ".join(names(PrintedChangeRow))
_BETWEEN = " "
"""Between the two ids in a cursor: no id holds a blank."""


def page(edition: Edition, filters: Mapping[str, str], after: str, limit: int) -> tuple[list[dict[str, Any]], str]:
    """Up to `limit` changes after the two ids `after`, in the order of their ids, and the place to go on from."""
    _demand_known(edition, filters)
    conditions = [f"{name} = ?" for name in filters]
    given = [*filters.values()]
    if after:
        conditions.append("(before, after) > (?, ?)")
        given += after.split(_BETWEEN, 1) if _BETWEEN in after else [after, ""]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT {_COLUMNS} FROM printed_change{where} ORDER BY before, after LIMIT ?"
    rows = [from_cells(PrintedChangeRow, cells) for cells in edition.query(sql, (*given, limit + 1))]
    last = rows[limit - 1] if len(rows) > limit else None
    return [item(row) for row in rows[:limit]], f"{last.before}{_BETWEEN}{last.after}" if last else ""


def item(row: PrintedChangeRow) -> dict[str, Any]:
    """One change as the API gives it; what either copy prints is asked for by its id."""
    return {
        "before": row.before,
        "after": row.after,
        "kind": row.kind,
        "subject": row.subject,
        "indicator": row.indicator,
        "period": row.period or None,
        "breakdown": dict(pair.split("=", 1) for pair in row.breakdown.split(";")) if row.breakdown else {},
        "series": row.series,
        "before_day": row.before_day,
        "after_day": row.after_day,
    }


def _demand_known(edition: Edition, filters: Mapping[str, str]) -> None:
    if "country" in filters and filters["country"] not in COUNTRIES:
        raise FilterError(f"country: there is no country {filters['country']!r}; /countries/ lists them")
    if "kind" in filters:
        one_of("kind", filters["kind"], KINDS)
    if problem := unknown(edition, filters):
        raise FilterError(problem)
