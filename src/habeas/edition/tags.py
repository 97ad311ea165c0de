"""The tags of recommendations: an index by country, body, theme, year, kind and the state's answer.

It is derived from the tables when the database is written, so no digest covers it. `habeas.edition.filters` asks it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import orjson

UNANSWERED = "none"
"""The answer of a recommendation to which none is on record; a concern asks for none."""

TAG_TABLES = ("recommendation_place", "recommendation_filter", "recommendation_tag")
_NO_WORDS = "recommendation_untold"
"""The view from which the full-text index says that it takes its words, of which it keeps none: without it the index
could not be read through, as whoever dumps a database does."""
_TABLES = (
    "CREATE TABLE recommendation_place (place INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT",
    "CREATE TABLE recommendation_filter (name TEXT NOT NULL, value TEXT NOT NULL, total INTEGER NOT NULL,"
    " PRIMARY KEY (name, value)) WITHOUT ROWID, STRICT",
    f"CREATE VIEW {_NO_WORDS} AS SELECT place, '' AS tags FROM recommendation_place",
    "CREATE VIRTUAL TABLE recommendation_tag USING"
    f" fts5(tags, content='{_NO_WORDS}', content_rowid='place', detail=none, columnsize=0)",
)
_READ = "id, slug, country, question, mechanism, body, symbol, symbol_inferred, year, paragraphs, kind, themes"


def write(connection: sqlite3.Connection) -> None:
    """Write the index of the recommendations that stand in a database which has its tables."""
    for statement in _TABLES:
        connection.execute(statement)
    answers = _answers(connection)
    standing = connection.execute(f"SELECT {_READ} FROM recommendation WHERE state = 'current'")
    lines = [_Line(*cells) for cells in standing]
    lines.sort(key=_Line.order)
    lines.sort(key=lambda line: line.year, reverse=True)
    totals: Counter[tuple[str, str]] = Counter()
    tags: list[tuple[int, str]] = []
    for place, line in enumerate(lines, start=1):
        pairs = [*line.pairs(answers.get((line.country, line.topic), ()))]
        totals.update(pairs)
        tags.append((place, " ".join(tag(name, value) for name, value in pairs)))
    places = ((place, line.id) for place, line in enumerate(lines, start=1))
    connection.executemany("INSERT INTO recommendation_place VALUES (?, ?)", places)
    connection.executemany("INSERT INTO recommendation_tag (rowid, tags) VALUES (?, ?)", tags)
    counted = ((name, value, total) for (name, value), total in sorted(totals.items()))
    connection.executemany("INSERT INTO recommendation_filter VALUES (?, ?, ?)", counted)
    connection.execute("INSERT INTO recommendation_tag (recommendation_tag) VALUES ('optimize')")


def remove(connection: sqlite3.Connection) -> None:
    """Take the index away again."""
    for table in TAG_TABLES:
        connection.execute(f"DROP TABLE {table}")
    connection.execute(f"DROP VIEW {_NO_WORDS}")


@lru_cache(maxsize=4096)
def tag(name: str, value: str) -> str:
    """One token for a filter and its value, in letters that no tokenizer parts or folds."""
    return name + value.encode().hex()


def paragraph_order(paragraphs: Iterable[str]) -> tuple[tuple[float, str], ...]:
    """Paragraph numbers as people count them: 9 before 10, 95.7 before 95.92."""
    parts = [piece for paragraph in paragraphs for piece in paragraph.split(".")]
    return tuple((float(part) if part.isdecimal() else float("inf"), part) for part in parts)


@dataclass(frozen=True, slots=True)
class _Line:
    """What the index rests on; lists as the edition stores them."""

    id: str
    slug: str
    country: str
    question: str
    mechanism: str
    body: str
    symbol: str
    symbol_inferred: str
    year: str
    paragraphs: str
    kind: str
    themes: str

    @property
    def topic(self) -> str:
        """What a response names: the part of the question after its kind."""
        return self.question.rpartition("/")[2]

    def order(self) -> tuple[object, ...]:
        """Its place within its year."""
        document = (self.body or self.mechanism, self.symbol or self.symbol_inferred)
        return (*document, _numbers(self.paragraphs), self.slug)

    def pairs(self, answers: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Every filter that it answers to, with its value."""
        plain = {"country": self.country, "body": self.body, "year": self.year[:4], "kind": self.kind}
        yield from ((name, value) for name, value in plain.items() if value)
        yield from (("theme", theme) for theme in _listed(self.themes))
        yield from (("response", answer) for answer in answers)
        if not answers and self.kind == "recommendation":
            yield "response", UNANSWERED


_KEPT = 65_536
"""Lists remembered as they are read: numbers of paragraphs and sets of themes come again and again."""


@lru_cache(maxsize=_KEPT)
def _listed(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(orjson.loads(cell)))


@lru_cache(maxsize=_KEPT)
def _numbers(cell: str) -> tuple[tuple[float, str], ...]:
    return paragraph_order(orjson.loads(cell))


def _answers(connection: sqlite3.Connection) -> Mapping[tuple[str, str], Sequence[str]]:
    """The different answers of states by the country and topic that they answer."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    columns = "country, recommendation, response"
    for country, topic, answer in connection.execute(
        f"SELECT DISTINCT {columns} FROM response WHERE state = 'current' ORDER BY {columns}"
    ):
        found[country, topic].append(answer)
    return found
