"""A cut through the ledger: what it says up to one decision, as the projection takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import habeas
from habeas.catalog.carried import carry
from habeas.edition.schema import PageTextRow
from habeas.ledger import connection, public
from habeas.ledger.errors import NotAnObservatory
from habeas.ledger.home import Home
from habeas.publish.inputs import Accepted, Decided, EditionCut, Inputs, State

PAGE_ENDING = ".md"
SOFTWARE = f"habeas {habeas.__version__}"
"""What an edition says made it."""


def connect(home: Home) -> None:
    """Open the ledger of `home`, unless this process has it open already."""
    try:
        if connection.current().path == home.path:
            return
    except NotAnObservatory:
        pass  # nothing is open yet
    connection.connect(home)


def inputs(home: Home, editions: Sequence[EditionCut]) -> Inputs:
    """Everything the last of `editions` is made from, read up to its cut: later decisions do not exist."""
    cut = editions[-1].cut
    carried = carry(home.catalog if any(home.catalog.glob("*.yaml")) else None)
    return Inputs(
        accepted=(_accepted(one) for one in public.accepted(cut)),
        sources=public.public_sources(cut),
        editions=editions,
        catalog=connection.current_catalog(),
        meta={**_meta(home), "catalog": hashlib.sha256(carried).hexdigest()},
        pages=list(_pages(home)),
        carried=carried,
    )


def recorded() -> list[EditionCut]:
    """The editions that the ledger knows, oldest first."""
    return [EditionCut(cut.edition, cut.cut, cut.content_digest) for cut in public.editions()]


def _accepted(one: public.Accepted) -> Accepted:
    state: State = "current"
    if one.ended:
        state = "superseded" if one.ended.verdict == "superseded" else "withdrawn"
    return Accepted(
        statement=replace(one.statement, review_level=one.review_level),
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


def _meta(home: Home) -> dict[str, str]:
    options = home.options()
    return {
        "title": options.title,
        "base_url": options.base_url,
        "contact_mail": options.contact_mail,
        "data_licence": options.data_licence,
        "languages": " ".join(options.languages),
        "software": SOFTWARE,
    }


def _pages(home: Home) -> Iterable[PageTextRow]:
    """The observatory's own words: ``about.md`` in the default language, ``about.ru.md`` in another."""
    default = home.options().languages[0]
    for path in sorted(home.pages.glob(f"*{PAGE_ENDING}")):
        page, _, language = path.name.removesuffix(PAGE_ENDING).partition(".")
        yield PageTextRow(page=page, language=language or default, text=path.read_text(encoding="utf-8"))
