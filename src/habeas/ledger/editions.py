"""Where editions were cut, so that each can be built again."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.ledger import chain, clock
from habeas.ledger.models import Amendment, Decision, EditionCut
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


@dataclass(frozen=True, slots=True)
class Amended:
    """What a redaction made of an edition: on which day, by which decision, and what it says now (empty where it was
    not kept and nobody made it again)."""

    edition: str
    decision: int
    day: str
    content_digest: str


def editions() -> list[Cut]:
    """Every edition that was made, oldest first."""
    found = EditionCut.objects.order_by("cut", "at", "edition")
    return [Cut(row.edition, row.cut, row.previous, row.at, row.content_digest, row.inputs) for row in found]


def amendments() -> list[Amended]:
    """Every amendment, oldest first. Its day is that of the decision, whenever the edition was made again."""
    found = list(Amendment.objects.order_by("pk"))
    days = dict(Decision.objects.filter(pk__in={row.decision for row in found}).values_list("pk", "at"))
    return [Amended(row.edition, row.decision, days[row.decision][:10], row.content_digest) for row in found]


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
