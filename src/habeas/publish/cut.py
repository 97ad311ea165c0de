"""A cut through the ledger: what it says up to one decision, as the projection takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish import recorded_inputs
from habeas.publish.inputs import Accepted, Decided, EditionCut, Inputs, State
from habeas.publish.recorded_inputs import RecordedInputs


def inputs(home: Home, editions: Sequence[EditionCut], besides: RecordedInputs | None = None) -> Inputs:
    """What the last of `editions` is made from besides statements and sources: `besides`, else what there is now."""
    besides = besides or recorded_inputs.present(home)
    return Inputs(
        accepted=(),
        sources=(),
        editions=editions,
        catalog=recorded_inputs.catalog_of(home, besides),
        meta={**besides.meta, "catalog": hashlib.sha256(besides.carried).hexdigest()},
        pages=besides.pages,
        carried=besides.carried,
    )


def recorded() -> list[EditionCut]:
    """The editions that the ledger knows, oldest first, each with the digest of what a redaction left of it."""
    amended = {one.edition: one for one in public.amendments()}
    return [_edition(cut, amended.get(cut.edition)) for cut in public.editions()]


def _edition(cut: public.Cut, amended: public.Amended | None) -> EditionCut:
    digest = amended.content_digest if amended else cut.content_digest
    return EditionCut(cut.edition, cut.cut, digest, cut.inputs, amended.day if amended else "")


def accepted(one: public.Accepted) -> Accepted:
    """An accepted statement as the projection takes it."""
    state: State = "current"
    if one.ended:
        state = "superseded" if one.ended.verdict == "superseded" else "withdrawn"
    statement = one.statement
    if statement.review_level is not one.review_level:
        statement = replace(statement, review_level=one.review_level)
    return Accepted(
        statement=statement,
        public_id=one.id,
        accepted=_decided(one.accepted),
        ended=_decided(one.ended) if one.ended else None,
        state=state,
        reason=one.ended.reason if one.ended else "",
        replaced_by=one.replaced_by or "",
        preferred=_decided(one.preferred) if one.preferred else None,
        preferred_reason=one.preferred.reason if one.preferred else "",
        touched=tuple(_decided(touch) for touch in one.touched),
        checked_on=one.checked_on or "",
        turns=one.turns,
    )


def _decided(one: public.Decided) -> Decided:
    return Decided(one.id, one.date, one.role)
