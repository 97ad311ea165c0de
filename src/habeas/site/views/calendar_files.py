"""What lies beside a calendar of reviews: an iCalendar object, an Atom feed and a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from habeas.edition import csv_table
from habeas.edition.columns import names, to_cells
from habeas.edition.schema import ReviewRow
from habeas.site import links
from habeas.site.icalendar import CalendarEvent, icalendar
from habeas.site.phrases import act_date_in_words
from habeas.site.views.calendar import FEED, Kept, days, in_calendar
from habeas.site.views.feed import Feed, FeedEntry, authority, feed_of, moment, tag, xml_text
from habeas.site.volume import Volume, edition_key
from habeas.site.words import STAGES, label

NEWEST = 100
"""Stages that a feed tells, those that came or changed last; the calendar has them all."""


def calendar_file(volume: Volume, kept: Kept) -> str:
    """The iCalendar object of a calendar in which any stage has a day or a month."""
    events = (_event(volume, row, span) for row in in_calendar(kept) if (span := days(row)))
    return icalendar(f"{kept.title} · {volume.title}", events)


def calendar_feed(volume: Volume, kept: Kept) -> Feed:
    """The stages that came or changed last, as an Atom feed."""
    rows = sorted(kept.rows, key=lambda row: (edition_key(row.changed_edition), row.date, row.id), reverse=True)
    entries = tuple(_entry(volume, row) for row in rows[:NEWEST])
    changed = rows[0].changed_edition if rows else volume.first_edition
    title = f"{kept.title} · {volume.title}"
    return feed_of(volume, f"{kept.path}{FEED}", kept.path, title, entries, changed)


def calendar_table(volume: Volume, kept: Kept) -> str:
    """The stages as CSV, with the columns of the data file."""
    header = csv_table.csv_text([names(ReviewRow)])
    return header + csv_table.rows_text(ReviewRow, map(to_cells, kept.rows))


def _event(volume: Volume, row: ReviewRow, span: tuple[date, date]) -> CalendarEvent:
    return CalendarEvent(
        uid=f"{row.id}@{authority(volume)}",
        stamp=moment(row.changed_edition).replace("-", "").replace(":", ""),
        first=span[0],
        last=span[1],
        summary=_title(volume, row),
        description="\n".join([act_date_in_words(volume, row.date), *_told(volume, row)]),
        categories=(volume.body_name(row.body),),
        url=f"{volume.base_url}{links.observation(row.id)}" if volume.base_url else "",
    )


def _entry(volume: Volume, row: ReviewRow) -> FeedEntry:
    path = links.observation(row.id)
    when = act_date_in_words(volume, row.date) or volume.words("undated")
    return FeedEntry(
        id=tag(volume, path),
        title=xml_text(f"{_title(volume, row)}, {when}"),
        url=f"{volume.base_url}{path}",
        updated=moment(row.changed_edition),
        summary=xml_text("; ".join([when, *_told(volume, row)])),
        lines=(),
    )


def _title(volume: Volume, row: ReviewRow) -> str:
    """``Kazakhstan, Committee against Torture: dialogue``."""
    return f"{volume.country_name(row.country)}, {volume.body_name(row.body)}: {label(STAGES, row.stage, volume.words)}"


def _told(volume: Volume, row: ReviewRow) -> Iterator[str]:
    """What else is known of a stage; a guessed symbol is not among it."""
    if row.cycle:
        yield volume.words("cycle %(cycle)s", cycle=row.cycle)
    if row.symbol:
        yield row.symbol
    source = volume.sources.get(row.source)
    if source:
        named = ", ".join(part for part in (source.publisher, source.title) if part)
        yield volume.words("Source: %(source)s", source=named)
    yield volume.words("As known in edition %(edition)s", edition=row.changed_edition)
