"""The eight answers at the head of every country page: written ones that still rest on what stands, else derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.catalog.model import Catalog, Question, Time
from habeas.edition.schema import HeadlineRow, NarrativeRow, ObservationRow
from habeas.publish.history import Life
from habeas.values import WITH_VALUE, Status

NOT_LOOKED_FOR = "not_looked_for"
CHILDREN = "children"
"""The question whose figures may be broken down by group: those of children, and no other question's may."""
CHILD_GROUPS = frozenset({"minors", "unaccompanied_minors", "accompanied_minors", "families"})
REVIEW = "review"
"""The question to which one safeguard alone speaks."""
REVIEW_STANDARDS = frozenset({"independent_review"})
FULL_YEAR = 365
"""Days of a flow that can answer *how many*: a month's removals are not the country's."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the answers of one country can rest on."""

    national: Mapping[str, Sequence[ObservationRow]]
    """Standing, preferred national figures by indicator."""
    partial: Sequence[ObservationRow]
    """Standing figures that cover part of the country."""


def headline_rows(
    countries: Iterable[str],
    observations: Iterable[ObservationRow],
    narratives: Iterable[tuple[Life, NarrativeRow]],
    catalog: Catalog,
    day: date,
) -> Iterator[HeadlineRow]:
    """Eight rows a country, in the catalog's order of questions."""
    rows = list(observations)
    evidence = _evidence(rows, day)
    written = _written(narratives, {row.id for row in rows if row.state == "current"})
    empty = Evidence({}, ())
    for country in countries:
        for question in catalog.questions.values():
            derived = _derived(country, question, evidence.get(country, empty), catalog)
            answer = written.get((country, question.key))
            yield answer if answer and not _outdated(answer, derived) else derived


def _outdated(written: HeadlineRow, derived: HeadlineRow) -> bool:
    """Words that say only that nobody has looked do not outlive the first figure."""
    return written.status == NOT_LOOKED_FOR and not written.observations and derived.status != NOT_LOOKED_FOR


def _written(
    narratives: Iterable[tuple[Life, NarrativeRow]], standing: set[str]
) -> Mapping[tuple[str, str], HeadlineRow]:
    """Written answers of which every observation stands; the latest accepted one of each question."""
    found: dict[tuple[str, str], HeadlineRow] = {}
    for _, row in sorted(narratives, key=lambda pair: (pair[0].accepted.accepted.id, pair[1].id)):
        if row.kind == "answer" and row.state == "current" and standing.issuperset(row.observations):
            found[row.country, row.question_key] = HeadlineRow(
                country=row.country,
                question=row.question_key,
                status=row.answer_status or "answered",
                text=row.text,
                year=row.year,
                observations=row.observations,
                written=True,
            )
    return found


def _evidence(rows: Iterable[ObservationRow], day: date) -> Mapping[str, Evidence]:
    national: dict[str, dict[str, list[ObservationRow]]] = defaultdict(lambda: defaultdict(list))
    partial: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        if row.state != "current" or row.subject != row.country or row.period_start > day.isoformat():
            continue
        if row.coverage == "partial":
            partial[row.country].append(row)
        elif row.preferred:
            national[row.country][row.indicator].append(row)
    return {country: Evidence(national[country], partial[country]) for country in {*national, *partial}}


def _derived(country: str, question: Question, evidence: Evidence, catalog: Catalog) -> HeadlineRow:
    gaps: list[ObservationRow] = []
    for indicator in question.indicators:
        rows = [row for row in evidence.national.get(indicator, ()) if _speaks_to(row, question)]
        values = [row for row in rows if Status(row.status) in WITH_VALUE and _whole(row, catalog)]
        if values:
            return _answer(country, question, "answered", _latest(values))
        gaps += [row for row in rows if Status(row.status).is_gap]
    if gaps:
        refused = [row for row in gaps if row.status == Status.REFUSED]
        return _answer(country, question, "refused" if refused else "not_available", _latest(refused or gaps))
    if any(row.indicator in question.indicators and _speaks_to(row, question) for row in evidence.partial):
        return _answer(country, question, "partial", ())
    return _answer(country, question, NOT_LOOKED_FOR, ())


def _answer(country: str, question: Question, status: str, rows: Sequence[ObservationRow]) -> HeadlineRow:
    last = rows[0] if rows else None
    return HeadlineRow(
        country=country,
        question=question.key,
        status=status,
        text="",
        year=(last.period_end or last.period_start)[:4] if last else "",
        observations=tuple(row.id for row in rows),
        written=False,
    )


def _latest(rows: Sequence[ObservationRow]) -> tuple[ObservationRow, ...]:
    """The figure of the latest period, unbroken where there is one; else every group of that period."""

    def age(row: ObservationRow) -> tuple[str, str]:
        return (row.period_start, row.period_end or "9999")

    whole = [row for row in rows if not row.breakdown] or list(rows)
    last = max(whole, key=age)
    same = [row for row in whole if row.indicator == last.indicator and age(row) == age(last)]
    return tuple(sorted(same, key=lambda row: row.id))


def _speaks_to(row: ObservationRow, question: Question) -> bool:
    """Whether a figure is about everybody, or for the question on children about them; for that on review, about it."""
    parts = dict(part.split("=", 1) for part in row.breakdown.split(";") if part)
    if question.key == CHILDREN:
        return CHILDREN in row.indicator or parts.get("group") in CHILD_GROUPS
    if question.key == REVIEW and not REVIEW_STANDARDS.issuperset(parts[key] for key in parts if key == "standard"):
        return False
    return "group" not in parts


def _whole(row: ObservationRow, catalog: Catalog) -> bool:
    """Whether a flow covers a full year; what is no flow needs none."""
    if catalog.indicators[row.indicator].time is not Time.FLOW:
        return True
    if not row.period_start or not row.period_end:
        return False
    return (date.fromisoformat(row.period_end) - date.fromisoformat(row.period_start)).days + 1 >= FULL_YEAR
