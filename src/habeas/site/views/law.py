"""Laws with their articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from habeas.edition.schema import LawRow, ProvisionRow
from habeas.site import links
from habeas.site.phrases import act_date_in_words, date_in_words
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class Provision:
    """One article of a law."""

    article: str
    about: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Law:
    """An act or rule with the articles that were read."""

    key: str
    title: str
    title_original: str
    language: str
    number: str
    adopted: str
    amended: str
    in_force_from: str
    in_force_to: str
    web: str
    cited: Cited
    provisions: tuple[Provision, ...]


def laws(volume: Volume, records: Records, sources: Bibliography) -> tuple[Law, ...]:
    """The country's laws, newest first."""
    articles: dict[str, list[ProvisionRow]] = defaultdict(list)
    for row in records.standing(ProvisionRow):
        articles[row.law].append(row)
    rows = sorted(records.standing(LawRow), key=lambda row: (row.adopted or row.amended, row.key), reverse=True)
    return tuple(_law(volume, row, articles[row.key], sources) for row in rows)


def _law(volume: Volume, row: LawRow, articles: list[ProvisionRow], sources: Bibliography) -> Law:
    return Law(
        key=row.key,
        title=row.title,
        title_original=row.title_original,
        language=row.language,
        number=row.number,
        adopted=act_date_in_words(volume, row.adopted),
        amended=act_date_in_words(volume, row.amended),
        in_force_from=date_in_words(volume, row.in_force_from),
        in_force_to=date_in_words(volume, row.in_force_to),
        web=links.web(row.url),
        cited=cited(volume, row, sources),
        provisions=tuple(Provision(one.article, one.about, cited(volume, one, sources)) for one in articles),
    )
