"""A country's treaties: its dated acts, what lists said, what it declared, and where sources differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habeas.catalog.acts import WORDED
from habeas.edition.in_force import Evidence
from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.phrases import act_date_in_words, date_in_words
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.treaty_conflicts import Conflict, conflicts
from habeas.site.volume import Volume
from habeas.site.words import ACTIONS, TREATY_STATUSES, label

R = TypeVar("R", TreatyActionRow, TreatyStatusRow)


@dataclass(frozen=True, slots=True)
class Action:
    """An act, by every source that tells of it alike; `cited` is the one whose words are shown.

    A reservation or declaration, and every act that is words, has its `text` in `language`, as the source prints it.
    """

    action: str
    action_text: str
    date: str
    date_text: str
    article: str
    text: str
    language: str
    used: bool
    cited: Cited
    also: tuple[Cited, ...]


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
    worded: tuple[Action, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Treaties:
    """All treaties that anything is known of, and the names of those nobody has looked up yet."""

    code: str
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
    return Treaties(records.code, known, tuple(volume.say(one.label) for one in missing))


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
    acts, lists = list(actions), list(statuses)
    said = sorted(lists, key=lambda row: row.as_of, reverse=True)
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
        actions=dated(volume, acts, sources),
        worded=worded(volume, acts, sources),
        conflicts=all_conflicts(volume, [*acts, *lists], sources),
    )


def all_conflicts(volume: Volume, rows: Iterable[Evidence], sources: Bibliography) -> tuple[Conflict, ...]:
    """The conflicts of an instrument and of each of its articles."""
    by_article: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        by_article[row.article].append(row)
    return tuple(one for article in sorted(by_article) for one in conflicts(volume, by_article[article], sources))


def standing(volume: Volume, row: TreatyStatusRow, sources: Bibliography) -> Standing:
    """The view of one status."""
    text = label(TREATY_STATUSES, row.status, volume.words)
    marks = cited(volume, row, sources)
    return Standing(row.status, text, row.as_of, date_in_words(volume, row.as_of), row.article, row.year, marks)


def dated(volume: Volume, rows: Iterable[TreatyActionRow], sources: Bibliography) -> tuple[Action, ...]:
    """The acts that are no words, in time; what several sources tell alike is one act with all of their marks."""
    together: dict[tuple[str, str, str], list[TreatyActionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.date, not row.preferred, row.id)):
        if row.action not in WORDED:
            together[row.date, row.action, row.article].append(row)
    return tuple(_action(volume, group, sources) for group in together.values())


def worded(volume: Volume, rows: Iterable[TreatyActionRow], sources: Bibliography) -> tuple[Action, ...]:
    """Reservations, declarations, their withdrawals and objections, each by itself; the same words are shown once."""
    together: dict[tuple[str, str, str, str], list[TreatyActionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.action, row.date, row.id)):
        if row.action in WORDED:
            together[row.action, row.date, row.article, row.text].append(row)
    return tuple(_action(volume, group, sources) for group in together.values())


def _action(volume: Volume, group: Sequence[TreatyActionRow], sources: Bibliography) -> Action:
    row, *others = group
    return Action(
        action=row.action,
        action_text=label(ACTIONS, row.action, volume.words),
        date=row.date,
        date_text=act_date_in_words(volume, row.date),
        article=row.article,
        text=row.text,
        language=row.language,
        used=any(one.preferred for one in group) or not any(one.rivals for one in group),
        cited=cited(volume, row, sources),
        also=tuple(cited(volume, one, sources) for one in others),
    )
