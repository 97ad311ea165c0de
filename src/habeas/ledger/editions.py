"""Where editions were cut, so that each can be built again."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.ledger import chain, clock
from habeas.ledger.models import Amendment, EditionCut
from habeas.ledger.transaction import writing


@dataclass(frozen=True, slots=True)
class Cut:
    """An edition's cut: the last decision it took in."""

    edition: str
    cut: int
    previous: str
    at: str
    content_digest: str
    inputs: str = ""
    """The captured file that holds what else it was made from."""


def editions() -> list[Cut]:
    """Every edition that was made, oldest first."""
    found = EditionCut.objects.order_by("cut", "at", "edition")
    return [Cut(row.edition, row.cut, row.previous, row.at, row.content_digest, row.inputs) for row in found]


def record_edition(edition: str, *, cut: int, previous: str, content_digest: str, inputs: str = "") -> None:
    """Write down where an edition was cut; once written it stays."""
    with writing():
        EditionCut.objects.create(
            edition=edition, cut=cut, previous=previous, at=clock.now(), content_digest=content_digest, inputs=inputs
        )
        chain.note("edition", edition)


def record_amendment(edition: str, *, decision: int, content_digest: str) -> None:
    """Write down that an edition was made again after a redaction, and what it says now."""
    with writing():
        made = Amendment.objects.create(
            edition=edition, decision=decision, at=clock.now(), content_digest=content_digest
        )
        chain.note("amendment", made.pk)
