"""The first thing publishing does: every row that is not public is dropped, and with it whatever names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.intake.proposal import Case, Source
from habeas.publish.inputs import Accepted
from habeas.values import Visibility

PARTNER = "partner"
"""The kind of source that is cited as a class."""
PARTNER_CLASS = 3
"""A class of fewer partners than this would name them (DESIGN, *Do no harm*), so nothing is said of the source."""


def public_sources(sources: Iterable[Source]) -> Mapping[str, Source]:
    """Public sources by key; a partner without its name, its address or its dates."""
    found = [source for source in sources if source.visibility is Visibility.PUBLIC]
    partners = {source.publisher or source.key for source in found if source.kind == PARTNER}
    title = "A partner organisation" if len(partners) >= PARTNER_CLASS else "Source withheld"
    return {source.key: _as_class(source, title) if source.kind == PARTNER else source for source in found}


def visible(accepted: Iterable[Accepted], sources: Mapping[str, Source]) -> Iterator[Accepted]:
    """Accepted statements that are public and whose source is."""
    for one in accepted:
        if one.statement.visibility is Visibility.PUBLIC and one.statement.source in sources:
            yield one


def nameless(published: Sequence[Accepted], sources: Mapping[str, Source]) -> Iterator[Accepted]:
    """Published statements without a word of what is not: no source, no statement that is missing among them.

    What is said over a statement which is not published is dropped whole: it would tell what that says.
    """
    known = {one.public_id for one in published}
    for one in published:
        if known.issuperset(one.statement.rests_on):
            yield _without_private_names(one, sources, known)


def _without_private_names(one: Accepted, sources: Mapping[str, Source], known: set[str]) -> Accepted:
    statement = one.statement
    if statement.via not in sources and statement.via:
        statement = replace(statement, via="")
    if sources[statement.source].kind == PARTNER:
        statement = replace(statement, origin="", locator="")
    if isinstance(statement, Case) and statement.outcome_source not in sources and statement.outcome_source:
        statement = replace(statement, outcome_source="")
    replaced_by = one.replaced_by if one.replaced_by in known else ""
    if statement is one.statement and replaced_by == one.replaced_by:
        return one
    return replace(one, statement=statement, replaced_by=replaced_by)


def _as_class(source: Source, title: str) -> Source:
    return replace(source, title=title, publisher="", url="", published="", accessed="", series="")
