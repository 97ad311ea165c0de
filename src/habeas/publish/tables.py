"""The tables of an edition: made country by country by a crew, or taken from the edition before but for what changed.

Both come to the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.edition import build
from habeas.edition.columns import to_cells
from habeas.edition.digest import OWN, rows_by_key
from habeas.edition.parts import COUNTRY_OF, Cells, Part, changed_parts
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import TABLES, RecommendationRow, ResponseRow, Row
from habeas.ledger import connection
from habeas.publish.before import Before
from habeas.publish.crew import spread
from habeas.publish.draft import Draft, silent
from habeas.publish.projection import common_rows
from habeas.publish.told import Told


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of a database that was made: what each country adds, and what differs from the edition before.

    `changed` are the parts that differ and `renewed` the countries whose rows may; both None where all was made anew.
    """

    told: Mapping[str, Told]
    changed: frozenset[Part] | None = None
    renewed: frozenset[str] | None = None


def whole(directory: Path, draft: Draft, aside: Path) -> Tables:
    """Write all tables into `directory`; `aside` is an empty folder for what is needed on the way."""
    groups = draft.groups()
    connection.disconnect()  # an open connection does not pass through a fork
    told: list[Told] = []

    def make(number: int) -> Sequence[Told]:
        share = draft.share(groups[number])
        build.write_shard(aside / f"shard-{os.getpid()}.sqlite", share.rows)
        return share.told

    for _number, found in spread(make, len(groups)):
        told += found
    quiet = draft.nothing(silent(groups))
    told = sorted([*told, *quiet.told], key=lambda one: one.country)
    rows = [*common_rows(draft.inputs, draft.frame, told), *quiet.rows]
    build.merge(directory / DATABASE, sorted(aside.glob("shard-*.sqlite")), rows)
    return Tables({one.country: one for one in told})


def renewed(directory: Path, draft: Draft, before: Before, countries: Sequence[str]) -> Tables | None:
    """Write the tables of the edition before with what some countries now say; None, and nothing written, where the
    public is told nothing new by that."""
    share = draft.share(countries) if countries else draft.nothing(())
    told = {**before.sheet.told, **{one.country: one for one in share.told}}
    common = list(common_rows(draft.inputs, draft.frame, [told[code] for code in sorted(told)]))
    rows = _cells([*common, *share.rows])
    changed: set[Part] = set()
    news = False
    with Edition.open(before.directory) as old:
        for table in TABLES:
            if table not in COUNTRY_OF:
                was = rows_by_key(old, table)
            else:
                was = [cells for code in countries for cells in rows_by_key(old, table, code)]
            parts = changed_parts(table, was, rows[table])
            changed |= parts
            news |= bool(parts) and (table.TABLE not in OWN or not parts <= before.expected)
    if not news:
        return None
    tagged = changed.isdisjoint({(RecommendationRow.TABLE, "", ""), (ResponseRow.TABLE, "", "")})
    every = [*common, *share.rows]
    build.renew(directory / DATABASE, before.directory / DATABASE, countries, every, tagged=tagged)
    return Tables(told, frozenset(changed), frozenset(countries))


def _cells(rows: Iterable[Row]) -> Mapping[type[Row], list[Cells]]:
    found: dict[type[Row], list[Cells]] = {table: [] for table in TABLES}
    for row in rows:
        found[type(row)].append(to_cells(row))
    return found
