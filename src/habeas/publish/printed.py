"""What a publisher printed over time: copies of one series held against each other, question by question.

Only what the edition says in public goes in. Copies of one publication are sources with one `series`; each is of the
day that it prints. Copies whose order is not known are not held against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from habeas.catalog.model import Catalog
from habeas.edition.schema import ObservationRow, PrintedChangeRow
from habeas.intake.proposal import Source
from habeas.publish.rivals import published_on
from habeas.values import Period, PeriodError, Status

_ZERO_AS_PRINTED = re.compile(r"\s*0(?:[.,]0+)?\s*%?\s*(?:/.*)?", re.DOTALL)
"""A zero that was kept as it is printed, since it is no count: ``0`` or ``0 / 2017``."""
_BECAME: Mapping[tuple[str, str], str] = {
    ("missing", "zero"): "missing_became_zero",
    ("zero", "missing"): "zero_became_missing",
    ("missing", "number"): "missing_became_number",
    ("missing", "answer"): "missing_became_number",
    ("number", "missing"): "number_became_missing",
    ("answer", "missing"): "number_became_missing",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """What one copy prints to a question: missing, zero, number or answer; `said` is equal where the print is."""

    row: ObservationRow
    form: str
    said: str = ""


Line = Mapping[int, Printed]
"""What copies print to one question, by the place of the copy in time."""
Lines = Mapping[tuple[str, ...], Line]
NEVER: Line = {}


def printed_change_rows(
    rows: Iterable[ObservationRow], sources: Mapping[str, Source], catalog: Catalog
) -> Iterator[PrintedChangeRow]:
    """Every change between consecutive copies that answer a question; copies that are silent on it are passed over."""
    by_series: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        source = sources.get(row.source)
        if row.state == "current" and source is not None and source.series and source.published:
            by_series[source.series].append(row)
    later = later_meanings(catalog)
    for series in sorted(by_series):
        copies = {row.source: sources[row.source] for row in by_series[series]}
        if len(copies) > 1:
            lines = _lines(by_series[series], moments(copies.values()))
            for kind, before, after in (*_of_questions(lines), *_of_meanings(lines, later)):
                yield _row(kind, series, before.row, after.row, copies)


def moments(copies: Iterable[Source]) -> Mapping[str, int]:
    """The place in time of each copy; two have the same where it is not known which came first.

    The day of publication decides. Copies of one printed day or month are told apart by the day each was taken, if it
    is known of all of them.
    """
    by_day: dict[date, list[Source]] = defaultdict(list)
    for copy in copies:
        by_day[published_on(copy)].append(copy)
    keys = {
        copy.key: (day, _taken(copy) if all(_taken(one) > date.min for one in group) else date.min)
        for day, group in by_day.items()
        for copy in group
    }
    places = {when: place for place, when in enumerate(sorted(set(keys.values())))}
    return {key: places[when] for key, when in keys.items()}


def printed(row: ObservationRow) -> Printed | None:
    """What a row's source prints; None where that cannot be compared: unreadable, withheld, not applicable."""
    if row.status == Status.NOT_AVAILABLE:
        return Printed(row, "missing")
    if row.status == Status.UNPARSED:
        return Printed(row, "zero") if _ZERO_AS_PRINTED.fullmatch(row.raw) else None
    if not row.value:
        return None
    if row.value in {"0", "0.0"}:
        return Printed(row, "zero")
    return Printed(row, "answer" if row.number is None else "number", f"{row.value} {row.unit}")


def later_meanings(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    """For each indicator the ones that took its place in print and mean something else."""
    found: dict[str, list[str]] = {}
    for key, one in catalog.indicators.items():
        changed, walked = False, {key}
        while one.replaced_by and one.replaced_by not in walked:
            changed |= one.meaning_changed
            walked.add(one.replaced_by)
            one = catalog.indicators[one.replaced_by]
            if changed:
                found.setdefault(key, []).append(one.key)
    return found


def _lines(rows: Iterable[ObservationRow], places: Mapping[str, int]) -> Lines:
    """What was printed to every question; where copies of one time differ among themselves nothing is said of them."""
    found: dict[tuple[str, ...], dict[int, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=lambda row: row.id):
        if (one := printed(row)) is not None:
            found[_question(row)][places[row.source]].append(one)
    return {
        question: {place: at[0] for place, at in sorted(line.items()) if len({(p.form, p.said) for p in at}) == 1}
        for question, line in found.items()
    }


def _question(row: ObservationRow) -> tuple[str, ...]:
    """The question with what part of the country is meant, the indicator last."""
    return (row.subject, row.period, row.breakdown, row.coverage_kind, row.coverage_words.casefold(), row.indicator)


def _of_questions(lines: Lines) -> Iterator[tuple[str, Printed, Printed]]:
    for line in lines.values():
        for before, after in pairwise(line.values()):
            if (before.form, before.said) != (after.form, after.said):
                numbers = "answer" not in (before.form, after.form)
                kind = _BECAME.get((before.form, after.form), "number_changed" if numbers else "answer_changed")
                yield kind, before, after


def _of_meanings(lines: Lines, later: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Printed, Printed]]:
    """Numbers that stand under one indicator in one copy, and in the next under another that means something else."""
    for question, line in lines.items():
        for indicator in later.get(question[-1], ()):
            other = lines.get((*question[:-1], indicator), NEVER)
            for place, after in pairwise(sorted({*line, *other})):
                before, moved, there = line.get(place), other.get(after), other.get(place)
                same = before and moved and before.form == "number" and before.said == moved.said
                if before and moved and same and after not in line and (there is None or there.said != moved.said):
                    yield "meaning_changed", before, moved


def _row(
    kind: str, series: str, before: ObservationRow, after: ObservationRow, copies: Mapping[str, Source]
) -> PrintedChangeRow:
    one, other = copies[before.source], copies[after.source]
    tied = one.published == other.published
    return PrintedChangeRow(
        before=before.id,
        after=after.id,
        kind=kind,
        country=after.country,
        subject=after.subject,
        indicator=before.indicator,
        period=after.period,
        breakdown=after.breakdown,
        series=series,
        before_day=one.accessed if tied else one.published,
        after_day=other.accessed if tied else other.published,
    )


def _taken(copy: Source) -> date:
    """The day on which the copy was taken; the beginning of time where it is not known."""
    try:
        return Period.parse(copy.accessed).start if copy.accessed else date.min
    except PeriodError:
        return date.min
