"""A country's treaties: dated actions, what lists said on which day, and which were looked up at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.phrases import act_date_in_words, date_in_words
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.volume import Volume
from habeas.site.words import ACTIONS, TREATY_STATUSES, label

R = TypeVar("R", TreatyActionRow, TreatyStatusRow)


@dataclass(frozen=True, slots=True)
class Action:
    """A dated act."""

    action: str
    action_text: str
    date: str
    date_text: str
    article: str
    text: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Standing:
    """What a list said on a day."""

    status: str
    status_text: str
    as_of: str
    as_of_text: str
    article: str
    year: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Treaty:
    """One instrument as one country stands to it: the newest status of the treaty itself, then everything else."""

    key: str
    url: str
    name: str
    year: int
    status: Standing | None
    articles: tuple[Standing, ...]
    earlier: tuple[Standing, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Treaties:
    """All treaties that anything is known of, and the names of those nobody has looked up yet."""

    known: tuple[Treaty, ...]
    not_looked_up: tuple[str, ...]


def treaties(volume: Volume, records: Records, sources: Bibliography) -> Treaties:
    """The country's treaties in the catalog's order."""
    actions = by_instrument(records.standing(TreatyActionRow))
    statuses = by_instrument(records.standing(TreatyStatusRow))
    keys = [key for key in volume.catalog.instruments if key in actions or key in statuses]
    keys += sorted((actions.keys() | statuses.keys()) - set(keys))
    known = tuple(treaty(volume, key, actions.get(key, []), statuses.get(key, []), sources) for key in keys)
    missing = [one for key, one in volume.catalog.instruments.items() if "nineteen" in one.lists and key not in keys]
    return Treaties(known, tuple(volume.say(one.label) for one in missing))


def by_instrument(rows: Iterable[R]) -> dict[str, list[R]]:
    """Rows by instrument."""
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.instrument].append(row)
    return found


def treaty(
    volume: Volume,
    key: str,
    actions: Iterable[TreatyActionRow],
    statuses: Iterable[TreatyStatusRow],
    sources: Bibliography,
) -> Treaty:
    """One instrument: the newest status first, its actions in time."""
    said = sorted(statuses, key=lambda row: row.as_of, reverse=True)
    whole = [standing(volume, row, sources) for row in said if not row.article]
    instrument = volume.catalog.instruments.get(key)
    return Treaty(
        key=key,
        url=links.instrument(key),
        name=volume.instrument_name(key),
        year=instrument.year if instrument else 0,
        status=whole[0] if whole else None,
        articles=tuple(standing(volume, row, sources) for row in said if row.article),
        earlier=tuple(whole[1:]),
        actions=tuple(action(volume, row, sources) for row in sorted(actions, key=lambda row: (row.date, row.id))),
    )


def standing(volume: Volume, row: TreatyStatusRow, sources: Bibliography) -> Standing:
    """The view of one status."""
    text = label(TREATY_STATUSES, row.status, volume.words)
    marks = cited(volume, row, sources)
    return Standing(row.status, text, row.as_of, date_in_words(volume, row.as_of), row.article, row.year, marks)


def action(volume: Volume, row: TreatyActionRow, sources: Bibliography) -> Action:
    """The view of one action."""
    text = label(ACTIONS, row.action, volume.words)
    marks = cited(volume, row, sources)
    return Action(row.action, text, row.date, act_date_in_words(volume, row.date), row.article, row.text, marks)
