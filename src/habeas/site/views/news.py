"""Updates, contacts and written accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.edition.schema import ContactRow, NarrativeRow, UpdateRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.cited import Bibliography, Cited, cited
from habeas.site.volume import Volume
from habeas.site.words import CONTACT_KINDS, label

ABOUT = "about"
"""The kind of narrative that is about a place of detention."""


@dataclass(frozen=True, slots=True)
class Update:
    """A dated piece of news."""

    title: str
    teaser: str
    date: str
    date_text: str
    language: str
    web: str
    country: str
    country_name: str
    country_slug: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who helps or answers."""

    name: str
    web: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts of one kind."""

    kind: str
    kind_text: str
    items: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A written account: a profile or a section's text."""

    section: str
    section_name: str
    language: str
    paragraphs: tuple[str, ...]
    cited: Cited


def updates(volume: Volume, rows: Iterable[UpdateRow], sources: Bibliography) -> tuple[Update, ...]:
    """News, newest first."""
    ordered = sorted(rows, key=lambda row: (row.date, row.id), reverse=True)
    return tuple(_update(volume, row, sources) for row in ordered)


def _update(volume: Volume, row: UpdateRow, sources: Bibliography) -> Update:
    country = volume.countries.get(row.country)
    return Update(
        title=row.title,
        teaser=row.teaser,
        date=row.date,
        date_text=date_in_words(volume, row.date),
        language=row.language,
        web=links.web(row.url),
        country=row.country,
        country_name=volume.country_name(row.country),
        country_slug=country.slug if country else "",
        cited=cited(volume, row, sources),
    )


def contacts(volume: Volume, rows: Iterable[ContactRow], sources: Bibliography) -> tuple[Contacts, ...]:
    """Contacts by kind, in the order of the kinds."""
    kinds: dict[str, list[Contact]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(Contact(row.name, links.web(row.url), cited(volume, row, sources)))
    order = [*(kind for kind in CONTACT_KINDS if kind in kinds), *sorted(kinds.keys() - CONTACT_KINDS.keys())]
    return tuple(Contacts(kind, label(CONTACT_KINDS, kind, volume.words), tuple(kinds[kind])) for kind in order)


def accounts(volume: Volume, rows: Iterable[NarrativeRow], sources: Bibliography) -> tuple[Account, ...]:
    """Profiles and texts of sections; the sentence and the eight answers stand elsewhere."""
    return tuple(_account(volume, row, sources) for row in rows if row.kind in {"profile", "section"} and row.text)


def about_place(volume: Volume, rows: Iterable[NarrativeRow], sources: Bibliography) -> tuple[Account, ...]:
    """What sources say of a place of detention in words of their own."""
    return tuple(_account(volume, row, sources) for row in rows if row.kind == ABOUT and row.text)


def _account(volume: Volume, row: NarrativeRow, sources: Bibliography) -> Account:
    section = volume.catalog.sections.get(row.question_key)
    return Account(
        section=row.question_key,
        section_name=volume.say(section.label) if section else volume.words("Profile"),
        language=row.language,
        paragraphs=tuple(part.strip() for part in row.text.split("\n\n") if part.strip()),
        cited=cited(volume, row, sources),
    )
