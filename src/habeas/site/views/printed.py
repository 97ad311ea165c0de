"""As printed over time: what each copy of a publication prints to a question, and what changed between copies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.edition.schema import ObservationRow, PrintedChangeRow
from habeas.site import links
from habeas.site.phrases import date_in_words, group_in_words, period_in_words
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.views.figure import figure, value_text
from habeas.site.volume import Volume
from habeas.site.words import N_, label
from habeas.values import Period

KINDS: Mapping[str, str] = {
    "number_changed": N_("another number than before"),
    "answer_changed": N_("another answer than before"),
    "missing_became_zero": N_("a zero where an earlier copy printed that nothing is available"),
    "zero_became_missing": N_("nothing available where an earlier copy printed a zero"),
    "missing_became_number": N_("a value where an earlier copy printed that nothing is available"),
    "number_became_missing": N_("nothing available where an earlier copy printed a value"),
    "meaning_changed": N_("the same number as before, under a label that means something else"),
}
REVISING = "official"
"""How the kinds of source begin that publish revisions and say so: their changes are shown, and not called silent."""


@dataclass(frozen=True, slots=True)
class Print:
    """What one copy prints; `change` is how it differs from the copy before, empty where it does not."""

    day: str
    day_text: str
    text: str
    change: str
    change_text: str
    url: str
    """Where it is told how the figure is cited."""
    cited: Cited


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """One question with everything that copies of one publication print to it, the oldest copy first."""

    publisher: str
    series: str
    period: str
    period_text: str
    group: str
    prints: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """A change between two copies in a sentence. `silent` unless the publisher is one that announces revisions."""

    kind: str
    kind_text: str
    label: str
    url: str
    period: str
    period_text: str
    group: str
    publisher: str
    before_day: str
    after_day: str
    sentence: str
    silent: bool
    before: Cited
    after: Cited


def printed_over_time(
    volume: Volume, rows: Iterable[ObservationRow], changes: Iterable[PrintedChangeRow], sources: Bibliography
) -> tuple[PrintedQuestion, ...]:
    """Every question that two copies or more of one publication answer, the newest question first."""
    kinds = {change.after: change.kind for change in changes}
    found: dict[tuple[str, str], list[ObservationRow]] = defaultdict(list)
    for row in rows:
        source = volume.sources.get(row.source)
        if source and source.series:
            found[source.series, row.question].append(row)
    several = [(series, of_one) for (series, _), of_one in found.items() if len({row.source for row in of_one}) > 1]
    several.sort(key=lambda one: (one[1][0].period_start, one[1][0].period_end, one[1][0].question), reverse=True)
    return tuple(_question(volume, series, of_one, kinds, sources) for series, of_one in several)


def printed_changes(volume: Volume, records: Records, sources: Bibliography) -> tuple[PrintedChange, ...]:
    """Every change between copies on a country and its places: silent ones first, by indicator, period and time."""
    found = [(not _silent(volume, records.by_id[row.after]), row) for row in records.printed_changes]
    found.sort(key=lambda one: (one[0], one[1].indicator, one[1].subject, one[1].period, one[1].before_day))
    return tuple(_change(volume, records, row, sources) for _, row in found)


def printed_changes_of(
    volume: Volume, records: Records, indicator: str, sources: Bibliography
) -> tuple[PrintedChange, ...]:
    """The changes on one indicator of the country itself, on either side of a change of meaning; the newest first."""
    found = [
        row
        for row in records.printed_changes
        if row.subject == records.code and indicator in {row.indicator, records.by_id[row.after].indicator}
    ]
    found.sort(key=lambda row: (row.period, row.before_day), reverse=True)
    return tuple(_change(volume, records, row, sources) for row in found)


def silent_changes(volume: Volume, records: Records) -> int:
    """How many values were changed between copies by publishers that announce no revisions."""
    return sum(_silent(volume, records.by_id[row.after]) for row in records.printed_changes)


def _question(
    volume: Volume, series: str, rows: Sequence[ObservationRow], kinds: Mapping[str, str], sources: Bibliography
) -> PrintedQuestion:
    ordered = sorted(rows, key=lambda row: _order(volume, row))
    times = Counter(volume.sources[row.source].published for row in ordered)
    first = ordered[0]
    return PrintedQuestion(
        publisher=_publisher(volume, ordered[-1]),
        series=series,
        period=first.period,
        period_text=period_in_words(volume, first.period),
        group=group_in_words(volume, first.breakdown) if first.breakdown else "",
        prints=tuple(
            _print(volume, row, kinds.get(row.id, ""), times[volume.sources[row.source].published] > 1, sources)
            for row in ordered
        ),
    )


def _print(volume: Volume, row: ObservationRow, change: str, tied: bool, sources: Bibliography) -> Print:
    source = volume.sources[row.source]
    day_text = _day_in_words(volume, source.published)
    if tied and source.accessed:
        day_text = volume.words(
            "%(day)s (copy taken %(taken)s)", day=day_text, taken=date_in_words(volume, source.accessed)
        )
    return Print(
        day=source.published,
        day_text=day_text,
        text=_text(volume, row),
        change=change,
        change_text=label(KINDS, change, volume.words) if change else "",
        url=figure(volume, row, sources).cite,
        cited=cited(volume, row, sources),
    )


def _change(volume: Volume, records: Records, row: PrintedChangeRow, sources: Bibliography) -> PrintedChange:
    before, after = records.by_id[row.before], records.by_id[row.after]
    name = volume.indicator_label(row.indicator)
    own = row.subject == row.country
    slug = volume.countries[row.country].slug
    return PrintedChange(
        kind=row.kind,
        kind_text=label(KINDS, row.kind, volume.words),
        label=name if own else f"{volume.subject_name(row.subject)}: {name}",
        url=f"{links.country_indicator(slug, row.indicator)}#printed" if own else links.facility(row.subject),
        period=row.period,
        period_text=period_in_words(volume, row.period),
        group=group_in_words(volume, row.breakdown) if row.breakdown else "",
        publisher=_publisher(volume, after),
        before_day=row.before_day,
        after_day=row.after_day,
        sentence=_sentence(volume, row, before, after),
        silent=_silent(volume, after),
        before=cited(volume, before, sources),
        after=cited(volume, after, sources),
    )


def _sentence(volume: Volume, row: PrintedChangeRow, before: ObservationRow, after: ObservationRow) -> str:
    days = {"after_day": _day_in_words(volume, row.after_day), "before_day": _day_in_words(volume, row.before_day)}
    if row.kind == "meaning_changed":
        return volume.words(
            "The copy of %(after_day)s prints %(value)s as “%(after)s”, where the copy of %(before_day)s printed it "
            "as “%(before)s”, which means something else.",
            value=_text(volume, after),
            after=volume.indicator_label(after.indicator),
            before=volume.indicator_label(before.indicator),
            **days,
        )
    if not _silent(volume, after):
        return volume.words(
            "The publication of %(after_day)s says %(after)s, that of %(before_day)s said %(before)s.",
            after=_text(volume, after),
            before=_text(volume, before),
            **days,
        )
    return volume.words(
        "The copy of %(after_day)s prints %(after)s where the copy of %(before_day)s printed %(before)s.",
        after=_text(volume, after),
        before=_text(volume, before),
        **days,
    )


def _text(volume: Volume, row: ObservationRow) -> str:
    """What was printed: the source's own words in quotation marks where no value was read, without the year beside
    them, so that a printed zero is never taken for a count."""
    if row.status in {"not_available", "unparsed"} and (words := row.raw.partition("/")[0].strip()):
        return f"“{words}”"
    return value_text(volume, row)


def _silent(volume: Volume, row: ObservationRow) -> bool:
    source = volume.sources.get(row.source)
    return source is None or not source.kind.startswith(REVISING)


def _publisher(volume: Volume, row: ObservationRow) -> str:
    source = volume.sources[row.source]
    return source.publisher or source.title


def _order(volume: Volume, row: ObservationRow) -> tuple[date, str, str]:
    """By the copy's day, then by the day it was taken; what is undated comes last."""
    source = volume.sources[row.source]
    return (Period.parse(source.published).start if source.published else date.max, source.accessed, row.id)


def _day_in_words(volume: Volume, day: str) -> str:
    """The day of a copy. One that is known from a day on is of that day."""
    return date_in_words(volume, day.removesuffix("/..")) or volume.words("undated")
