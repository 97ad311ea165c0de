"""``/api/v1/observations``: filters to SQL over one edition, rows to the contract's items."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from habeas.edition.columns import from_cells, names
from habeas.edition.reader import Edition
from habeas.edition.schema import CountryRow, EditionRow, ObservationRow
from habeas.places import COUNTRIES
from habeas.server.known import unknown
from habeas.server.lists import FilterError, one_of
from habeas.values import Period, PeriodError, Status

FILTERS = (
    "country",
    "facility",
    "indicator",
    "section",
    "period",
    "from",
    "to",
    "source",
    "status",
    "region",
    "preferred",
    "as_of",
    "known_in",
)
_EQUAL = {
    "country": "country",
    "facility": "subject",
    "indicator": "indicator",
    "section": "section",
    "source": "source",
    "status": "status",
}
_COLUMNS = ", ".join(names(ObservationRow))


@dataclass
class Query:
    """Conditions and their parameters, gathered filter by filter."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, condition: str, *parameters: Any) -> None:
        """One more condition, all of which must hold."""
        self.conditions.append(condition)
        self.parameters.extend(parameters)


def page(edition: Edition, filters: Mapping[str, str], after: str, limit: int) -> tuple[list[dict[str, Any]], str]:
    """Up to `limit` items after the id `after`, and the id to go on from (empty at the end)."""
    query = compose(edition, filters)
    if after:
        query.add("observation.id > ?", after)
    where = " AND ".join(query.conditions)
    sql = f"SELECT {_COLUMNS} FROM observation WHERE {where} ORDER BY observation.id LIMIT ?"
    rows = [from_cells(ObservationRow, cells) for cells in edition.query(sql, (*query.parameters, limit + 1))]
    more = len(rows) > limit
    items = [item(row) for row in rows[:limit]]
    return items, (rows[limit - 1].id if more else "")


def compose(edition: Edition, filters: Mapping[str, str]) -> Query:
    """All filters as one query. Without `known_in` only what stands now is answered."""
    query = Query()
    _demand_known(edition, filters)
    for name, value in filters.items():
        if name in _EQUAL:
            query.add(f"observation.{_EQUAL[name]} = ?", value)
    if "preferred" in filters:
        query.add("observation.preferred = ?", _boolean(filters["preferred"]))
    if "region" in filters:
        query.add("observation.country IN (SELECT value FROM json_each(?))", _countries(edition, filters["region"]))
    standing = _standing(edition, filters.get("known_in"))
    query.add(standing.condition("observation"), *standing.parameters)
    _add_time(query, filters)
    if "as_of" in filters:
        _add_as_of(query, filters["as_of"], standing)
    return query


def item(row: ObservationRow) -> dict[str, Any]:
    """One observation as the API gives it."""
    return {
        "id": row.id,
        "subject": row.subject,
        "indicator": row.indicator,
        "period": row.period or None,
        "status": row.status,
        "value": orjson.loads(row.value) if row.value else None,
        "unit": row.unit or None,
        "breakdown": dict(pair.split("=", 1) for pair in row.breakdown.split(";")) if row.breakdown else {},
        "coverage": row.coverage,
        "coverage_kind": row.coverage_kind or None,
        "coverage_words": row.coverage_words or None,
        "source": row.source,
        "origin": row.origin or None,
        "via": row.via or None,
        "preferred": row.preferred,
        "review_level": row.review_level,
        "first_edition": row.first_edition,
        "last_edition": row.last_edition or None,
    }


def _add_time(query: Query, filters: Mapping[str, str]) -> None:
    if "period" in filters:
        query.add("observation.period = ?", str(_period(filters["period"], "period")))
    if "from" in filters:
        query.add("observation.period_end >= ?", _period(filters["from"], "from").start.isoformat())
    if "to" in filters:
        query.add("observation.period_start <= ?", _period(filters["to"], "to").end.isoformat())


def _demand_known(edition: Edition, filters: Mapping[str, str]) -> None:
    """Codes of closed lists must be in them, keys in the edition: a misspelt one must not look like an empty answer."""
    if "country" in filters and filters["country"] not in COUNTRIES:
        raise FilterError(f"country: there is no country {filters['country']!r}; /countries/ lists them")
    if "status" in filters:
        one_of("status", filters["status"], list(Status))
    if problem := unknown(edition, filters):
        raise FilterError(problem)


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts as standing: a condition on a table of observations, by the table's alias, and its parameters."""

    words: str
    parameters: tuple[str, ...] = ()

    def condition(self, alias: str) -> str:
        """The condition on one alias."""
        return self.words.format(alias=alias)


def _standing(edition: Edition, known_in: str | None) -> Standing:
    """What stands now, or what stood in an edition of the past, as far as it may still be shown."""
    if known_in is None:
        return Standing("{alias}.state = 'current'")
    ids = sorted((row.id for row in edition.rows(EditionRow)), key=edition_order)
    if known_in not in ids:
        raise FilterError(f"known_in: there is no edition {known_in!r}; /editions/ lists them")
    at = ids.index(known_in)
    return Standing(
        "{alias}.first_edition IN (SELECT value FROM json_each(?)) AND"
        " ({alias}.last_edition = '' OR {alias}.last_edition IN (SELECT value FROM json_each(?)))",
        (json.dumps(ids[: at + 1]), json.dumps(ids[at:])),
    )


def _add_as_of(query: Query, as_of: str, standing: Standing) -> None:
    """The latest that starts on or before the day: nothing standing of its series lies between it and the day."""
    day = _period(as_of, "as_of").end.isoformat()
    query.add("observation.period_start <= ? AND observation.period_start <> ''", day)
    query.add(
        "NOT EXISTS (SELECT 1 FROM observation AS later WHERE later.subject = observation.subject"
        " AND later.indicator = observation.indicator AND later.breakdown = observation.breakdown"
        f" AND later.coverage = observation.coverage AND {standing.condition('later')} AND later.period_start <= ?"
        " AND (later.period_start, later.period_end) > (observation.period_start, observation.period_end))",
        *standing.parameters,
        day,
    )


def edition_order(edition_id: str) -> tuple[str, int]:
    """Editions in their order: ``2026-11-24`` before ``2026-11-24.2`` before ``2026-11-24.10``."""
    day, _, number = edition_id.partition(".")
    return day, int(number or 1)


def _period(text: str, name: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise FilterError(f"{name}: {error}") from error


def _boolean(text: str) -> int:
    if text not in {"true", "false"}:
        raise FilterError(f"preferred: write true or false, not {text!r}")
    return int(text == "true")


def _countries(edition: Edition, region: str) -> str:
    codes = [row.code for row in edition.rows(CountryRow, {"region": region})]
    if not codes:
        raise FilterError(f"region: there is no region {region!r}; /countries/ lists them")
    return json.dumps(codes)
