"""What editions changed: the history of editions, and everything that was withdrawn or superseded."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from habeas.edition.schema import STATEMENT_TABLES
from habeas.site import links
from habeas.site.views.frame import Frame, edition_day, frame
from habeas.site.volume import Volume, latest
from habeas.site.words import STATES, label


@dataclass(frozen=True, slots=True)
class EndedEntry:
    """A statement that no longer stands."""

    id: str
    url: str
    country_name: str
    country_url: str
    state: str
    state_text: str
    reason: str
    edition: str
    replaced_by: str
    replaced_by_url: str


def ended_entries(volume: Volume, edition: str = "") -> tuple[EndedEntry, ...]:
    """Withdrawn and superseded statements, of one edition or of all."""
    return tuple(
        EndedEntry(
            id=row.id,
            url=links.observation(row.id),
            country_name=volume.country_name(row.country),
            country_url=links.country(volume.countries[row.country].slug) if row.country in volume.countries else "",
            state=row.state,
            state_text=label(STATES, row.state, volume.words),
            reason=row.reason,
            edition=row.changed_edition,
            replaced_by=row.replaced_by,
            replaced_by_url=links.observation(row.replaced_by) if row.replaced_by else "",
        )
        for row in volume.ended
        if not edition or row.changed_edition == edition
    )


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything that was withdrawn or superseded, with its reason."""

    frame: Frame
    entries: tuple[EndedEntry, ...]


def corrections(volume: Volume) -> Corrections:
    """The newest first."""
    changed = latest([row.changed_edition for row in volume.ended])
    return Corrections(
        frame=frame(volume, "corrections", "/corrections/", volume.words("Corrections"), changed),
        entries=ended_entries(volume),
    )


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """An edition with what it changed."""

    id: str
    url: str
    day: str
    previous: str
    added: int
    ended: int
    changed: int
    digest: str
    current: bool


@dataclass(frozen=True, slots=True)
class EditionList:
    """Every edition, newest first."""

    frame: Frame
    editions: tuple[EditionEntry, ...]


@dataclass(frozen=True, slots=True)
class AddedEntry:
    """How many statements of a country first appeared."""

    country_name: str
    country_url: str
    count: int


@dataclass(frozen=True, slots=True)
class EditionPage:
    """What one edition changed."""

    frame: Frame
    edition: EditionEntry
    added: tuple[AddedEntry, ...]
    ended: tuple[EndedEntry, ...]


def edition_entries(volume: Volume) -> tuple[EditionEntry, ...]:
    """The history of editions."""
    return tuple(
        EditionEntry(
            id=row.id,
            url=links.edition(row.id),
            day=edition_day(volume, row.id),
            previous=row.previous,
            added=row.added,
            ended=row.ended,
            changed=row.changed,
            digest=row.digest,
            current=row.id == volume.id,
        )
        for row in volume.editions
    )


def edition_list(volume: Volume) -> EditionList:
    """Every edition."""
    return EditionList(
        frame=frame(volume, "editions", "/editions/", volume.words("Editions"), volume.id),
        editions=edition_entries(volume),
    )


def edition_pages(volume: Volume) -> tuple[EditionPage, ...]:
    """A page an edition; what each added is counted in one pass over the statements."""
    added: dict[str, Counter[str]] = defaultdict(Counter)
    for table in STATEMENT_TABLES:
        counted = volume.edition.select(table, "first_edition, country, count(*)", tail="GROUP BY 1, 2")
        for first, country, number in counted:
            added[str(first)][str(country)] += int(str(number))
    return tuple(_edition_page(volume, entry, added[entry.id]) for entry in edition_entries(volume))


def _edition_page(volume: Volume, entry: EditionEntry, added: Counter[str]) -> EditionPage:
    title = volume.words("Edition %(edition)s", edition=entry.id)
    return EditionPage(
        frame=frame(volume, "edition", entry.url, title, entry.id),
        edition=entry,
        added=tuple(
            AddedEntry(volume.country_name(code), links.country(row.slug), added[code])
            for code, row in volume.countries.items()
            if added[code]
        ),
        ended=ended_entries(volume, entry.id),
    )
