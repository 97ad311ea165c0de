"""The article an answer in law rests on, where anybody has seen it; where nobody has, that is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.edition.schema import ObservationRow, ProvisionRow
from habeas.site import links
from habeas.site.volume import Volume

IN_LAW = frozenset(
    {
        "max_length_admin",
        "max_length_asylum",
        "max_length_criminal",
        "max_length_entry_point",
        "max_custody_before_order",
        "detention_review",
        "atd_in_law",
    }
)
"""Indicators whose answer is what a law says, so that an answer without its article is not whole."""
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Article:
    """Where in which law. `article` is empty where the law is known and its article was not seen."""

    law: str
    article: str
    url: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What the answers in law among some figures rest on; `missing` says that one of them has no article on record."""

    articles: tuple[Article, ...]
    missing: bool


def basis(volume: Volume, rows: Iterable[ObservationRow], provisions: Sequence[ProvisionRow]) -> Basis:
    """The articles behind the answers in law: those recorded from the same source, else the place in a law itself."""
    found = [_articles(volume, row, provisions) for row in rows if row.indicator in IN_LAW and row.value]
    articles = tuple(dict.fromkeys(one for some in found for one in some))
    return Basis(articles, missing=any(not any(one.article for one in some) for some in found))


def _articles(volume: Volume, row: ObservationRow, provisions: Sequence[ProvisionRow]) -> list[Article]:
    there = [one for one in provisions if one.source == row.source]
    named = [one for one in there if set(NUMBER.findall(one.article)) & set(NUMBER.findall(row.locator))]
    if there:
        return [_article(volume, one) for one in named or there]
    source = volume.sources.get(row.source)
    if source and source.kind == "law" and row.locator:
        return [Article(source.title, row.locator, links.observation(row.id))]
    return []


def _article(volume: Volume, row: ProvisionRow) -> Article:
    """An article without a number (``whole``, ``definition``) names a part of the law and no article."""
    law = volume.laws(row.country).get(row.law)
    seen = row.article if NUMBER.search(row.article) else ""
    return Article(law.title if law else row.law.replace("-", " "), seen, links.observation(row.id))
