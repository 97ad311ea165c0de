"""What became of a recommendation: something later that bears on it, as a source of its own says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.edition.schema import STATEMENT_TABLES, CaseRow, FollowUpRow, ObservationRow, Published, UpdateRow
from habeas.site.phrases import act_date_in_words
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.later import Later, later
from habeas.site.volume import Volume
from habeas.site.words import BEARINGS, label

MOST_TURNS = 10
"""How often what a link leads to may have been corrected since; more is a circle."""
_TABLES: Mapping[str, type[Published]] = {
    **{table.TABLE: table for table in STATEMENT_TABLES if table is not ObservationRow},
    "case": CaseRow,
    "update": UpdateRow,
}
"""Tables by the kind that an id names; any other is of an observation."""


@dataclass(frozen=True, slots=True)
class Became:
    """One thing that became of a recommendation. `abstract` is our summary; `text` the source's own words.

    `later` is what bears on it, with its own source; None where the source says it by itself.
    """

    id: str
    url: str
    bearing: str
    bearing_text: str
    date: str
    date_text: str
    grade: str
    language: str
    text: str
    abstract: str
    later: Later | None
    cited: Cited


@dataclass(frozen=True, slots=True)
class Followed:
    """Follow-ups by country and recommendation, and what they lead to by public id."""

    rows: Mapping[tuple[str, str], Sequence[FollowUpRow]] = field(default_factory=dict)
    leads_to: Mapping[str, Published] = field(default_factory=dict)

    def of(self, country: str, topic: str) -> Sequence[FollowUpRow]:
        """What became of one recommendation, the earliest first."""
        return self.rows.get((country, topic), ())

    def leading_to(self, public_id: str) -> list[FollowUpRow]:
        """The follow-ups that lead to a statement."""
        found = [row for rows in self.rows.values() for row in rows if row.later]
        return [row for row in found if self.leads_to.get(row.later) and self.leads_to[row.later].id == public_id]


NOTHING = Followed()


def followed(volume: Volume, rows: Iterable[FollowUpRow]) -> Followed:
    """Follow-ups with what they lead to."""
    found: dict[tuple[str, str], list[FollowUpRow]] = defaultdict(list)
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in sorted(rows, key=lambda row: (row.date, row.id)):
        found[row.country, row.recommendation].append(row)
        if row.later:
            wanted[row.country].add(row.later)
    leads_to: dict[str, Published] = {}
    for country, ids in wanted.items():
        leads_to |= _present(volume, country, ids)
    return Followed(found, leads_to)


def became(volume: Volume, row: FollowUpRow, found: Followed, sources: Bibliography) -> Became:
    """The view of one follow-up."""
    target = found.leads_to.get(row.later)
    mine = cited(volume, row, sources)
    return Became(
        id=row.id,
        url=mine.url,
        bearing=row.bearing,
        bearing_text=label(BEARINGS, row.bearing, volume.words),
        date=row.date,
        date_text=act_date_in_words(volume, row.date),
        grade=row.grade,
        language=row.language,
        text=row.text,
        abstract=row.abstract,
        later=later(volume, target, sources) if target else None,
        cited=mine,
    )


def _present(volume: Volume, country: str, ids: Iterable[str]) -> dict[str, Published]:
    """What stands now under some ids: where one was corrected, the correction."""
    found = _rows(volume, country, ids)
    now = dict(found)
    for _ in range(MOST_TURNS):
        turned = {id: row.replaced_by for id, row in now.items() if row.state == "superseded" and row.replaced_by}
        following = _rows(volume, country, turned.values())
        if not following:
            break
        now |= {id: following[new] for id, new in turned.items() if new in following}
    return now


def _rows(volume: Volume, country: str, ids: Iterable[str]) -> dict[str, Published]:
    by_table: dict[type[Published], list[str]] = defaultdict(list)
    for id in ids:
        kind = id.partition("/")[2].partition("/")[0]
        by_table[_TABLES.get(kind, ObservationRow)].append(id)
    return {
        row.id: row
        for table, some in by_table.items()
        for row in volume.edition.rows(table, {"country": country, "id": some})
    }
