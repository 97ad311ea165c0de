"""What changed between two editions: statements that came, changed or ended, by country and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from habeas.edition.columns import names
from habeas.edition.current import order
from habeas.edition.reader import Edition
from habeas.edition.schema import STATEMENT_TABLES, Published

ADDED, CHANGED, ENDED = "added", "changed", "ended"
ORDER = (ADDED, CHANGED, ENDED)

FOLLOWING = frozenset({"changed_edition", "last_edition", "first_edition"})
"""Columns that only tell when: no change in themselves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that differs: for a changed or ended one, each column that does, with its old and new value."""

    change: str
    kind: str
    country: str
    id: str
    reason: str = ""
    columns: Mapping[str, tuple[object, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes from the older of two editions to the newer."""

    older: str
    newer: str
    changes: tuple[Change, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many were added, changed and ended."""
        found = Counter(change.change for change in self.changes)
        return {name: found[name] for name in ORDER}

    def to_json(self) -> Mapping[str, object]:
        """The form a machine reads."""
        countries: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for change in self.changes:
            countries[change.country][change.kind][change.change] += 1
        return {
            "older": self.older,
            "newer": self.newer,
            "counts": dict(self.counts),
            "countries": {
                country: {kind: dict(counts) for kind, counts in kinds.items()} for country, kinds in countries.items()
            },
            "changes": [_change_to_json(change) for change in self.changes],
        }

    def to_text(self) -> str:
        """The form a person reads."""
        counts = ", ".join(f"{number} {name}" for name, number in self.counts.items())
        return "\n".join([f"{self.older} → {self.newer}: {counts}", *self._lines()])

    def _lines(self) -> Iterator[str]:
        group = ("", "")
        for change in self.changes:
            if (change.country, change.kind) != group:
                group = (change.country, change.kind)
                yield f"\n{change.country} · {change.kind}"
            yield f"  {change.change:<8}{change.id}" + (f"  ({change.reason})" if change.reason else "")
            for name, (old, new) in change.columns.items():
                yield f"          {name}: {_shown(old)} → {_shown(new)}"


def diff(one: Edition, other: Edition) -> Diff:
    """The changes between two editions, told from the older to the newer in whatever order they are given.

    What was redacted in between is as if it had never been, and is not told.
    """
    older, newer = sorted((one, other), key=lambda edition: order(edition.id))
    changes = [change for table in STATEMENT_TABLES for change in _of_table(table, older, newer)]
    changes.sort(key=lambda change: (change.country, change.kind, ORDER.index(change.change), change.id))
    return Diff(older.id, newer.id, tuple(changes))


def _of_table(table: type[Published], older: Edition, newer: Edition) -> Iterator[Change]:
    before = {row.id: row for row in older.rows(table)}
    for row in newer.rows(table):
        change = _change(table, before.get(row.id), row)
        if change:
            yield change


def _change(table: type[Published], old: Published | None, new: Published) -> Change | None:
    reason = new.reason
    if old is None:
        return Change(ADDED if new.state == "current" else ENDED, table.TABLE, new.country, new.id, reason)
    columns = {
        name: (getattr(old, name), getattr(new, name))
        for name in names(table)
        if name not in FOLLOWING and getattr(old, name) != getattr(new, name)
    }
    if not columns:
        return None
    if old.state == "current" and new.state != "current":
        return Change(ENDED, table.TABLE, new.country, new.id, reason, {"state": columns["state"]})
    return Change(CHANGED, table.TABLE, new.country, new.id, reason, columns)


def _change_to_json(change: Change) -> Mapping[str, object]:
    columns = {name: {"old": old, "new": new} for name, (old, new) in change.columns.items()}
    return {
        "change": change.change,
        "kind": change.kind,
        "country": change.country,
        "id": change.id,
        "reason": change.reason,
        "columns": columns,
    }


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    return "nothing" if value in ("", None) else str(value)
