"""When what a page shows last changed: withdrawals count too, though what was withdrawn is no longer shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from habeas.edition.schema import Published
from habeas.site.volume import Volume, latest


def changed_by(
    volume: Volume, column: str, *tables: type[Published], where: Mapping[str, object] | None = None
) -> Mapping[str, str]:
    """The latest edition that changed a row of these tables, ended rows included, by the value of one column."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        pairs = volume.edition.select(table, f"DISTINCT {column}, changed_edition", where)
        for value, edition in pairs:
            found[str(value)].append(str(edition))
    return {value: latest(editions) for value, editions in found.items()}


def changed_in(volume: Volume, *tables: type[Published], where: Mapping[str, object] | None = None) -> str:
    """The latest edition that changed any row of these tables, or any that equals `where`."""
    return latest(list(changed_by(volume, "state", *tables, where=where).values()))
