"""``/api/v1/observations``: filters to SQL over one edition, rows to the contract's items."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from habeas.edition.columns import Cell
from habeas.edition.reader import Edition
from habeas.edition.schema import CountryRow, EditionRow
from habeas.places import COUNTRIES
from habeas.server.known import unknown
from habeas.server.lists import FilterError, one_of
from habeas.values import Period, PeriodError, Status

FILTERS = {
    "country": "ISO 3166-1 alpha-3, XKX for Kosovo",
    "facility": "id of a place of detention",
    "indicator": "key of an indicator",
    "section": "key of a section",
    "period": "exactly this period (EDTF)",
    "from": "periods that end on or after this one begins",
    "to": "periods that begin on or before this one ends",
    "source": "key of a source",
    "status": "reported, estimated, not_available, …",
    "region": "africa, americas, asia-pacific, europe, middle-east",
    "preferred": "only those used among rivals (true), or the others (false)",
    "as_of": "of each series the latest that begins on or before this day",
    "known_in": "as it stood in this edition",
}
"""What can be asked for, and what each takes."""
_EQUAL = {
    "facility": "subject",
    "indicator": "indicator",
    "section": "section",
    "source": "source",
    "status": "status",
}
_QUICK = frozenset({"country", "facility", "indicator", "source"})
"""Filters that an index answers, in whatever company of each other: a country has some thousands of rows."""
_CODE = len("KAZ")
_COLUMNS = (
    "id, subject, indicator, period, status, value, unit, breakdown, coverage, coverage_kind, coverage_words, source,"
    " origin, via, preferred, review_level, first_edition, last_edition"
)
"""What `item` takes, in its order."""


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
    rows = edition.query(*statement(edition, filters, after, limit))
    items = [item(cells) for cells in rows[:limit]]
    return items, (items[-1]["id"] if len(rows) > limit else "")


def quick(filters: Mapping[str, str]) -> bool:
    """Whether a page under these filters takes less than going to another thread."""
    return _QUICK.issuperset(filters)


def statement(edition: Edition, filters: Mapping[str, str], after: str, limit: int) -> tuple[str, list[Cell]]:
    """The query of a page, and its parameters: one row more than asked for, if there is one.

    An id begins with the code of its country, so that the order of ids is that of countries first: an indicator's rows
    are read country by country, until there are enough of them.
    """
    query = compose(edition, filters)
    by_country = "indicator" in filters and "country" not in filters
    if after and by_country:
        query.add("(observation.country, observation.id) > (?, ?)", after[:_CODE], after)
    elif after:
        query.add("observation.id > ?", after)
    where = " AND ".join(query.conditions)
    order = "observation.country, observation.id" if by_country else "observation.id"
    return f"SELECT {_COLUMNS} FROM observation WHERE {where} ORDER BY {order} LIMIT ?", [*query.parameters, limit + 1]


def compose(edition: Edition, filters: Mapping[str, str]) -> Query:
    """All filters as one query. Without `known_in` only what stands now is answered."""
    query = Query()
    _demand_known(edition, filters)
    if "country" in filters:
        _add_country(query, filters)
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


def _add_country(query: Query, filters: Mapping[str, str]) -> None:
    """With an indicator there is an index; else a country's rows are those whose ids begin with its code."""
    code = filters["country"]
    if "indicator" in filters:
        query.add("observation.country = ?", code)
    else:
        query.add("observation.id > ? AND observation.id < ?", code, f"{code}~")


def item(cells: Sequence[Any]) -> dict[str, Any]:
    """One observation as the API gives it, from the cells of its columns; its value is JSON already."""
    id, subject, indicator, period, status, value, unit, breakdown, coverage, kind, words, *rest = cells
    source, origin, via, preferred, review_level, first_edition, last_edition = rest
    return {
        "id": id,
        "subject": subject,
        "indicator": indicator,
        "period": period or None,
        "status": status,
        "value": orjson.Fragment(value) if value else None,
        "unit": unit or None,
        "breakdown": dict(pair.split("=", 1) for pair in breakdown.split(";")) if breakdown else {},
        "coverage": coverage,
        "coverage_kind": kind or None,
        "coverage_words": words or None,
        "source": source,
        "origin": origin or None,
        "via": via or None,
        "preferred": bool(preferred),
        "review_level": review_level,
        "first_edition": first_edition,
        "last_edition": last_edition or None,
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
