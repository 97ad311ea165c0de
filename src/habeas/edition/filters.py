"""Which recommendations a reader asks for: by country, body, theme, year, kind and the state's answer.

A list of any length is found through tags, which cost a hundredth of reading the rows; a page reads the rows that it
shows and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import orjson

from habeas.edition.columns import Cell, from_cells, names
from habeas.edition.reader import Edition
from habeas.edition.schema import FollowUpRow, RecommendationRow, ResponseRow
from habeas.edition.tags import tag

NAMES = ("country", "body", "theme", "year", "kind", "response")
"""What can be asked for, each once."""
Asked = Mapping[str, str]
"""The value asked for by the filter's name."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many recommendations there are of what was asked for, and the ids of some of them."""

    total: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that something stands under, and how much."""

    name: str
    value: str
    total: int


def find(edition: Edition, asked: Asked, limit: int, offset: int = 0) -> Found:
    """What stands under all that is asked for: the latest year first, in it by body, document and paragraph."""
    _note(edition, asked)
    with edition.quietly():
        total, ids = _tagged(edition, asked, limit, offset) if asked else _all(edition, limit, offset)
    return Found(int(str(total[0][0])), tuple(str(id) for (id,) in ids))


Cells = list[tuple[Cell, ...]]


def _all(edition: Edition, limit: int, offset: int) -> tuple[Cells, Cells]:
    """How many there are, and some of them by their places."""
    some = "SELECT id FROM recommendation_place WHERE place > ? ORDER BY place LIMIT ?"
    return edition.query("SELECT count(*) FROM recommendation_place"), edition.query(some, (offset, limit))


def _tagged(edition: Edition, asked: Asked, limit: int, offset: int) -> tuple[Cells, Cells]:
    """How many have all the tags, and some of them by their places."""
    tags = " AND ".join(tag(name, value) for name, value in sorted(asked.items()))
    having = "FROM recommendation_tag WHERE recommendation_tag MATCH ?"
    some = (
        f"SELECT id FROM (SELECT rowid AS tagged {having} ORDER BY rowid LIMIT ? OFFSET ?)"
        " JOIN recommendation_place ON place = tagged ORDER BY place"
    )
    return edition.query(f"SELECT count(*) {having}", (tags,)), edition.query(some, (tags, limit, offset))


def choices(edition: Edition) -> tuple[Choice, ...]:
    """Everything that can be asked for with an answer, in the order of names and values."""
    _note(edition, {})
    with edition.quietly():
        rows = edition.query("SELECT name, value, total FROM recommendation_filter ORDER BY name, value")
    return tuple(Choice(str(name), str(value), int(str(total))) for name, value, total in rows)


Naming = TypeVar("Naming", ResponseRow, FollowUpRow)


def naming(edition: Edition, table: type[Naming], rows: Sequence[RecommendationRow]) -> list[Naming]:
    """The standing answers to these recommendations, or what became of them, and of no others."""
    for country in {row.country for row in rows}:
        edition.note((table.TABLE, "country", country))
    asked = sorted({(row.country, row.question.rpartition("/")[2]) for row in rows})
    columns = ", ".join(names(table))
    with edition.quietly():
        found = edition.query(
            f"SELECT {columns} FROM {table.TABLE} WHERE state = 'current' AND (country, recommendation) IN"
            " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) ORDER BY id",
            (orjson.dumps(asked).decode(),),
        )
    return [from_cells(table, cells) for cells in found]


def _note(edition: Edition, asked: Asked) -> None:
    for table in (RecommendationRow.TABLE, ResponseRow.TABLE):
        edition.note((table, "country", asked["country"]) if "country" in asked else (table, "", ""))
