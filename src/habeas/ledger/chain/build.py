"""The chain of a ledger that had none: written before it was kept, or loaded from a dump of that time."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.ledger.chain import links
from habeas.ledger.models import Batch, Decision, EditionCut, Link


def build() -> int:
    """Chain what there is, inside a transaction that is open, and say how many links were made; a chain is left alone.

    Batches, decisions and editions come in the order of their times; within one second what is decided on comes first.
    """
    if Link.objects.exists():
        return 0
    rows = sorted(_rows())
    links.extend([(about, str(key)) for _at, _order, _number, about, key in rows])
    return len(rows)


def _rows() -> Iterator[tuple[str, int, int, str, int | str]]:
    for id, at in Batch.objects.values_list("id", "started_at"):
        yield at, 0, id, "batch", id
    for id, at in Decision.objects.values_list("id", "at"):
        yield at, 1, id, "decision", id
    cuts = EditionCut.objects.order_by("cut", "at", "edition").values_list("edition", "at")
    for number, (edition, at) in enumerate(cuts):
        yield at, 2, number, "edition", edition
