"""An edition of the example's statements, in memory: what publishing would make of them, in little."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import orjson

from habeas.catalog.load import load
from habeas.edition.reader import Edition
from habeas.edition.schema import (
    STATEMENT_TABLES,
    CountryRow,
    EditionRow,
    HeadlineRow,
    Meta,
    Published,
    Row,
    SourceRow,
)
from habeas.example.rows import preferences, sources, statements
from habeas.intake.proposal import KINDS, Narrative, Observation, Statement, breakdown_text
from habeas.places import COUNTRIES, scheme
from habeas.values import Period, ValueFormError, from_json

DAY = "2026-11-24"
TABLE_OF = dict(zip(KINDS, STATEMENT_TABLES, strict=True))
META = {
    "id": DAY,
    "title": "Example observatory",
    "base_url": "https://observatory.example",
    "contact_mail": "desk@observatory.example",
    "data_licence": "CC BY 4.0",
    "languages": "en",
    "format": "1",
}


def example() -> Edition:
    """The example observatory's edition."""
    return Edition.in_memory(rows())


def rows() -> Iterator[Row]:
    said = [one for one in statements() if fits(one)]
    yield from (Meta(key=key, value=value) for key, value in META.items())
    yield EditionRow(id=DAY, previous="", added=len(said), ended=0, changed=0)
    checked = {statement.country for statement in said}
    for place in COUNTRIES.values():
        region = (scheme("observatory").path(place.alpha3) or ("",))[0]
        there = place.alpha3 in checked
        yield CountryRow(
            code=place.alpha3,
            slug=place.slug,
            region=region,
            last_checked=DAY if there else "",
            checked_by="operator" if there else "",
            changed_edition=DAY,
        )
    counted = Counter(statement.source for statement in said)
    places: dict[str, set[str]] = defaultdict(set)
    for statement in said:
        places[statement.source].add(statement.country)
    for source in sources():
        fields = {f.name for f in dataclasses.fields(SourceRow)}
        given = {k: v for k, v in vars_of(source).items() if k in fields}
        yield SourceRow(**given, statements=counted[source.key], countries=tuple(sorted(places[source.key])))
    yield from published(said)
    for statement in said:
        if isinstance(statement, Narrative) and statement.kind == "answer":
            yield HeadlineRow(
                country=statement.subject,
                question=statement.question_key,
                status=statement.answer_status,
                text=statement.text,
                year=statement.year,
                observations=statement.observations,
                written=True,
            )


def fits(said: Statement) -> bool:
    """Whether the catalog has a form for the value, as publishing will have made sure."""
    if not isinstance(said, Observation) or said.value is None:
        return True
    asked = load().indicators[said.indicator]
    try:
        from_json(asked.other_units.get(said.unit, asked.type), said.value)
    except ValueFormError:
        return False
    return True


def published(said: list[Statement]) -> Iterator[Published]:
    chosen = {preference.natural_id: preference.reason for preference in preferences()}
    rivals: dict[str, list[str]] = defaultdict(list)
    for statement in said:
        if isinstance(statement, Observation):
            rivals[statement.question].append(statement.natural_id)
    seen: Counter[str] = Counter()
    for statement in said:
        seen[statement.natural_id] += 1
        number = seen[statement.natural_id]
        public_id = statement.natural_id + (f"/{number}" if number > 1 else "")
        yield row_of(statement, public_id, rivals, chosen)


def row_of(statement: Statement, public_id: str, rivals: dict[str, list[str]], chosen: dict[str, str]) -> Published:
    table = TABLE_OF[statement.KIND]
    wanted = {f.name for f in dataclasses.fields(table)}
    given: dict[str, Any] = {key: plain(value) for key, value in vars_of(statement).items() if key in wanted}
    given |= {
        "id": public_id,
        "country": statement.country,
        "question": statement.question,
        "reviewed_on": DAY,
        "accepted_by": "operator",
        "state": "current",
        "reason": "",
        "replaced_by": "",
        "first_edition": DAY,
        "last_edition": "",
        "changed_edition": DAY,
    }
    if "slug" in wanted:
        given["slug"] = "-".join(public_id.replace("/", "-").casefold().split())
    if isinstance(statement, Observation):
        given |= observation(statement, public_id, rivals, chosen)
    return table(**given)


def observation(
    said: Observation, public_id: str, rivals: dict[str, list[str]], chosen: dict[str, str]
) -> dict[str, Any]:
    period = Period.parse(said.period) if said.period else None
    others = tuple(other for other in rivals[said.question] if other != said.natural_id)
    decided = said.natural_id in chosen
    first = not any(other in chosen for other in others) and all(said.natural_id < other for other in others)
    return {
        "section": "",
        "period_start": period.start.isoformat() if period and period.begin else "",
        "period_end": period.end.isoformat() if period and period.finish else "",
        "value": "" if said.value is None else orjson.dumps(said.value).decode(),
        "number": number(said.value),
        "breakdown": breakdown_text(said.breakdown),
        "coverage": "partial" if said.coverage_kind else "place" if "-" in said.subject else "national",
        "coverage_kind": str(said.coverage_kind or ""),
        "preferred": decided or (first and not any(other in chosen for other in others)) or not others,
        "preferred_by": "decision" if decided else "alone" if not others else "rule:key",
        "preferred_reason": chosen.get(said.natural_id, ""),
        "rivals": others,
    }


def number(value: Any) -> float | None:
    if isinstance(value, bool) or value is None or isinstance(value, str | list):
        return None
    if isinstance(value, int | float):
        return float(value)
    for key in ("at_least", "more_than", "at_most", "less_than", "about", "days", "amount", "from"):
        if key in value:
            return number(value[key])
    return None


def plain(value: Any) -> Any:
    """A field of a statement as a column of an edition: enums as text, JSON values as their text."""
    if value is None:
        return ""
    if isinstance(value, int | float | dict):
        return value if isinstance(value, bool) else orjson.dumps(value).decode()
    return str(value) if isinstance(value, str) else value


def vars_of(thing: Any) -> dict[str, Any]:
    return {f.name: getattr(thing, f.name) for f in dataclasses.fields(thing)}
