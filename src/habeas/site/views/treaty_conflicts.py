"""Where sources cannot all be right about a state and a treaty: what each says, which is used, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from habeas.catalog.acts import BINDING, LEAVING
from habeas.edition.in_force import BOUND_STATUSES, Bond, Evidence, period_of, standing
from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.phrases import act_date_in_words, date_in_words
from habeas.site.views.cited import Bibliography
from habeas.site.volume import Volume
from habeas.site.words import ACTIONS, PREFERENCES, TREATY_STATUSES, label

Kind = Literal["acts", "lists", "list_against_act"]


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What one source says, with its own address and the number of its source on the page."""

    id: str
    url: str
    says: str
    mark: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is used, what says otherwise, and why the one is used."""

    kind: Kind
    used: SaidBy
    others: tuple[SaidBy, ...]
    rule: str


def conflicts(volume: Volume, rows: Sequence[Evidence], sources: Bibliography) -> tuple[Conflict, ...]:
    """The conflicts among what is said of one state and one instrument, or one article of it."""
    return tuple(
        Conflict(kind, said_by(volume, used, sources), tuple(said_by(volume, one, sources) for one in others), rule)
        for kind, used, others, rule in _found(volume, rows)
    )


def in_conflict(rows: Sequence[Evidence]) -> bool:
    """Whether sources differ on whether, how or since when the instrument binds."""
    return any(row.rivals for row in rows if row.preferred and not _is_signature(row)) or bool(_against_acts(rows))


def said_by(volume: Volume, row: Evidence, sources: Bibliography) -> SaidBy:
    """What one row says, in words."""
    return SaidBy(row.id, links.observation(row.id), in_words(volume, row), sources.mark(row.source))


def in_words(volume: Volume, row: Evidence) -> str:
    """An act with its date, or what a list says with its day."""
    if isinstance(row, TreatyActionRow):
        return f"{label(ACTIONS, row.action, volume.words)} {act_date_in_words(volume, row.date)}".strip()
    said = f"{label(TREATY_STATUSES, row.status, volume.words)} {row.year}".strip()
    return volume.words("%(said)s (list of %(day)s)", said=said, day=date_in_words(volume, row.as_of))


def _is_signature(row: Evidence) -> bool:
    return isinstance(row, TreatyActionRow) and row.action not in BINDING | LEAVING


def _found(volume: Volume, rows: Sequence[Evidence]) -> Iterator[tuple[Kind, Evidence, Sequence[Evidence], str]]:
    by_id = {row.id: row for row in rows}
    for row in rows:
        if row.preferred and row.rivals:
            others = [by_id[one] for one in row.rivals if one in by_id]
            rule = row.preferred_reason or label(PREFERENCES, row.preferred_by, volume.words)
            yield "acts" if isinstance(row, TreatyActionRow) else "lists", row, others, rule
    for act, lists in _against_acts(rows):
        yield "list_against_act", act, lists, volume.words("a dated act is used before a list")


def _against_acts(rows: Sequence[Evidence]) -> list[tuple[TreatyActionRow, list[TreatyStatusRow]]]:
    """Lists that a dated act contradicts, under the act."""
    found: dict[str, tuple[TreatyActionRow, list[TreatyStatusRow]]] = {}
    for one in rows:
        if not isinstance(one, TreatyStatusRow) or not one.preferred or not one.as_of:
            continue
        act = _contradicting(one, rows)
        if act is not None:
            found.setdefault(act.id, (act, []))[1].append(one)
    return list(found.values())


def _contradicting(one: TreatyStatusRow, rows: Sequence[Evidence]) -> TreatyActionRow | None:
    day = period_of(one.as_of)
    bond = standing(rows, day.end)
    act = bond.deciding
    if not isinstance(act, TreatyActionRow) or act.action not in BINDING | LEAVING:
        return None
    if act.date and day.overlaps(period_of(act.date)):
        return None  # the list may be of the days before it
    party = one.status in BOUND_STATUSES
    if party != bond.binds:
        return act if bond.bond is not Bond.UNKNOWN else None
    other_year = party and one.year and act.date and not period_of(one.year).overlaps(period_of(act.date))
    return act if other_year else None
