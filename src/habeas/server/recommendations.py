"""``/api/v1/recommendations``: what bodies recommended, by the same filters and in the same order as the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson

from habeas.edition.columns import Cell
from habeas.edition.licences import WITHHELD
from habeas.edition.reader import Edition
from habeas.edition.tags import tag
from habeas.server.lists import FilterError
from habeas.site.filtering import QueryError, read
from habeas.site.volume import volume_of

FILTERS = {
    "country": "ISO 3166-1 alpha-3, XKX for Kosovo",
    "body": "key of a body, such as CCPR or UPR",
    "theme": "key of a theme",
    "year": "four digits",
    "kind": "recommendation, concern or other",
    "response": "accepted, noted, pending, or none where no answer is on record",
}
"""What can be asked for, and what each takes."""
_COLUMNS = (
    "id",
    "country",
    "mechanism",
    "body",
    "document",
    "symbol",
    "symbol_inferred",
    "year",
    "paragraphs",
    "articles",
    "kind",
    "answers",
    "recommending",
    "themes",
    "text",
    "abstract",
    "language",
    "source",
    "origin",
    "via",
    "review_level",
    "first_edition",
)
_LISTS = frozenset({"paragraphs", "articles", "answers", "recommending", "themes"})
"""Columns that hold JSON already."""
_READ = ", ".join(f"recommendation.{name}" for name in _COLUMNS)
_ROWS = (
    "JOIN recommendation ON recommendation.id = recommendation_place.id"
    " LEFT JOIN source ON source.key = recommendation.source ORDER BY recommendation_place.place LIMIT ?"
)


def page(edition: Edition, filters: Mapping[str, str], after: str, limit: int) -> tuple[list[dict[str, Any]], str]:
    """Up to `limit` items behind the place `after`, and the place to go on from (empty at the end)."""
    rows = edition.query(*statement(edition, filters, after, limit))
    items = [_item(cells) for cells in rows[:limit]]
    return items, (str(rows[limit - 1][0]) if len(rows) > limit else "")


def quick(_filters: Mapping[str, str]) -> bool:
    """Every page is found through the tags, whatever is asked for."""
    return True


def statement(edition: Edition, filters: Mapping[str, str], after: str, limit: int) -> tuple[str, list[Cell]]:
    """The query of a page, and its parameters: one row more than asked for, if there is one."""
    _demand_known(edition, filters)
    start = _place(after)
    read_rows = f"SELECT recommendation_place.place, source.redistribute, {_READ} FROM"
    if not filters:
        sql = f"{read_rows} recommendation_place {_ROWS.replace('ORDER', 'WHERE place > ? ORDER')}"
        return sql, [start, limit + 1]
    tags = " AND ".join(tag(name, value) for name, value in sorted(filters.items()))
    found = (
        "(SELECT rowid AS tagged FROM recommendation_tag WHERE recommendation_tag MATCH ? AND rowid > ?"
        " ORDER BY rowid LIMIT ?) JOIN recommendation_place ON place = tagged"
    )
    return f"{read_rows} {found} {_ROWS}", [tags, start, limit + 1, limit + 1]


def _item(row: Sequence[Any]) -> dict[str, Any]:
    """One recommendation as the API gives it: the text stays away where its source does not let it be passed on."""
    _place, redistribute, *cells = row
    found = {
        name: orjson.Fragment(cell) if name in _LISTS else cell or None
        for name, cell in zip(_COLUMNS, cells, strict=True)
    }
    if redistribute == WITHHELD:
        found["text"] = None
    return found


def _demand_known(edition: Edition, filters: Mapping[str, str]) -> None:
    """What the list of recommendations refuses is refused here in the same words."""
    for name, value in filters.items():
        if not value:
            raise FilterError(f"{name}: names nothing; leave it out to ask for everything")
    try:
        read(volume_of(edition), urlencode(filters))
    except QueryError as error:
        raise FilterError(str(error)) from error


def _place(after: str) -> int:
    if not after:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < len("1000000000")):
        raise FilterError("cursor: this is not a cursor of this list; start without one")
    return int(after)
