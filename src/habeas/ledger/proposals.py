"""What waits for a decision, and what each proposal would change against what stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.ledger import rows
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import STATEMENTS, Batch
from habeas.ledger.rows import Row
from habeas.ledger.sealing import NOT_CONTENT
from habeas.values import Json

UNDECIDED = (
    "NOT EXISTS (SELECT 1 FROM ledger_decision d WHERE d.kind = '{kind}' AND d.statement = s.id) "
    "AND NOT EXISTS (SELECT 1 FROM ledger_decision d WHERE d.batch_id = s.batch_id)"
)
"""A proposal is a statement that no decision names, neither itself nor by its batch."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement that stands for the same question, and the fields in which the proposal differs from it."""

    reference: str
    source: str
    preferred: bool
    differs: dict[str, tuple[Json, Json]]
    """Field by field what stands and what is proposed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One statement that waits."""

    row: Row
    beside: tuple[Beside, ...]

    @property
    def effect(self) -> str:
        """new (nothing stands), correction (it replaces a statement), again (its source has one standing), or rival."""
        if self.row.replaces is not None:
            return "correction"
        if not self.beside:
            return "new"
        return "again" if any(one.source == self.row.statement.source for one in self.beside) else "rival"

    def to_json(self) -> dict[str, Json]:
        """As `habeas proposals --json` prints it."""
        beside: list[Json] = [
            {
                "id": one.reference,
                "source": one.source,
                "preferred": one.preferred,
                "differs": {name: {"stands": old, "proposed": new} for name, (old, new) in one.differs.items()},
            }
            for one in self.beside
        ]
        return {
            "id": self.row.reference,
            "public_id": self.row.natural_id,
            "kind": self.row.kind,
            "batch": self.row.batch,
            "effect": self.effect,
            "replaces": f"{self.row.kind}-{self.row.replaces}" if self.row.replaces else None,
            "statement": LAYOUTS[self.row.kind].to_json(self.row.statement),
            "stands": beside,
        }


@dataclass(frozen=True, slots=True)
class Waiting:
    """A batch in which something waits."""

    batch: int
    reader: str
    version: str
    started_at: str
    by: str
    count: int


def batches() -> list[Waiting]:
    """Batches in which something waits, oldest first."""
    counts: dict[int, int] = {}
    for row in undecided():
        counts[row.batch] = counts.get(row.batch, 0) + 1
    found = Batch.objects.filter(pk__in=counts).order_by("pk")
    return [Waiting(b.pk, b.reader, b.version, b.started_at, b.by, counts[b.pk]) for b in found]


def undecided(batch: int | None = None) -> Iterator[Row]:
    """Every statement that waits, kind by kind, in the order in which they came."""
    for kind in STATEMENTS:
        where = UNDECIDED.format(kind=kind)
        if batch is None:
            yield from rows.statements(kind, where)
        else:
            yield from rows.statements(kind, f"s.batch_id = %s AND {where}", [batch])


def proposals(batch: int | None = None) -> Iterator[Proposal]:
    """What waits, each beside what stands for its question."""
    for row in undecided(batch):
        yield Proposal(row, tuple(_beside(row)))


def _beside(row: Row) -> Iterator[Beside]:
    standing = "s.id IN (SELECT n.statement FROM ledger_standing n WHERE n.kind = %s AND n.question = %s{preferred})"
    best = {
        r.id for r in rows.statements(row.kind, standing.format(preferred=" AND n.preferred"), [row.kind, row.question])
    }
    for other in rows.statements(row.kind, standing.format(preferred=""), [row.kind, row.question]):
        yield Beside(other.reference, other.statement.source, other.id in best, _differs(other, row))


def _differs(old: Row, new: Row) -> dict[str, tuple[Json, Json]]:
    left, right = (LAYOUTS[row.kind].to_json(row.statement) for row in (old, new))
    return {name: (left[name], right[name]) for name in left if left[name] != right[name] and name not in NOT_CONTENT}
