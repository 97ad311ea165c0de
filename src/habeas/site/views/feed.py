"""What editions changed, as an Atom feed: one of the whole observatory and one a country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from habeas.catalog.model import SubjectKind
from habeas.edition.schema import STATEMENT_TABLES, ObservationRow, Published
from habeas.site import links
from habeas.site.views.frame import edition_day
from habeas.site.volume import Volume, edition_key
from habeas.site.words import KINDS, STATES, label

NEWEST = 50
"""How many editions the feed of the whole observatory tells; a feed is read for news, /editions/ has them all."""
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold at all, not even escaped."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that changed: so many statements, or one that no longer stands."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One edition's changes."""

    id: str
    title: str
    url: str
    updated: str
    summary: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. Its ids are tag URIs: they stay the same wherever the observatory moves within its domain."""

    path: str
    id: str
    title: str
    url: str
    page_url: str
    updated: str
    author: str
    rights: str
    language: str
    entries: tuple[FeedEntry, ...]
    changed_edition: str


class Changes:
    """What changed, in one country or in all of them."""

    def __init__(self, volume: Volume, country: str = "") -> None:
        self.volume = volume
        self._where: Mapping[str, object] = {"country": country} if country else {}

    @cached_property
    def added(self) -> dict[str, dict[str, Counter[str]]]:
        """By country and edition: how many statements first appeared, by indicator or kind."""
        found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for table in STATEMENT_TABLES:
            what = "indicator" if table is ObservationRow else f"'{table.TABLE}'"
            columns = f"country, first_edition, {what}, count(*)"
            counted = self.volume.edition.select(table, columns, self._where, "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")
            for country, edition, key, number in counted:
                found[str(country)][str(edition)][str(key)] += int(str(number))
        return found

    @cached_property
    def ended(self) -> dict[str, dict[str, list[Published]]]:
        """By country and edition: what was withdrawn or superseded."""
        found: dict[str, dict[str, list[Published]]] = defaultdict(lambda: defaultdict(list))
        for row in self.volume.ended_where(self._where):
            found[row.country][row.changed_edition].append(row)
        return found

    @cached_property
    def reviewed(self) -> dict[str, Counter[str]]:
        """By country and edition: how many standing statements were checked anew or preferred."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for table in STATEMENT_TABLES:
            columns = "country, changed_edition, sum(changed_edition <> first_edition)"
            standing = {**self._where, "state": "current"}
            for country, edition, number in self.volume.edition.select(table, columns, standing, "GROUP BY 1, 2"):
                if number:
                    found[str(country)][str(edition)] += int(str(number))
        return found

    def editions(self, country: str) -> list[str]:
        """The editions that changed anything of a country, newest first."""
        keys = {*self.added.get(country, {}), *self.ended.get(country, {}), *self.reviewed.get(country, {})} - {""}
        return sorted(keys, key=edition_key, reverse=True)


def observatory_feed(volume: Volume, changes: Changes) -> Feed:
    """The feed of the whole observatory: an entry an edition."""
    entries = tuple(_edition_entry(volume, changes, row.id) for row in volume.editions[:NEWEST])
    return feed_of(volume, "/feed.atom", "/", volume.title, entries, volume.id)


def country_feed(volume: Volume, changes: Changes, code: str) -> Feed:
    """The feed of one country: an entry for every edition that changed its page."""
    path = links.country(volume.countries[code].slug)
    name, editions = volume.country_name(code), changes.editions(code)
    entries = tuple(_country_entry(volume, changes, code, path, edition) for edition in editions)
    changed = editions[0] if editions else volume.first_edition
    return feed_of(volume, f"{path}feed.atom", path, f"{name} · {volume.title}", entries, changed)


def feed_of(volume: Volume, path: str, page: str, title: str, entries: tuple[FeedEntry, ...], changed: str) -> Feed:
    """A feed at a path about a page, with what every feed of the observatory says."""
    return Feed(
        path=path,
        id=tag(volume, path),
        title=xml_text(title),
        url=f"{volume.base_url}{path}",
        page_url=f"{volume.base_url}{page}",
        updated=moment(changed),
        author=xml_text(volume.title),
        rights=xml_text(volume.meta.get("data_licence", "")),
        language=volume.language,
        entries=entries,
        changed_edition=changed,
    )


def _edition_entry(volume: Volume, changes: Changes, edition: str) -> FeedEntry:
    added = {
        code: sum(changes.added[code][edition].values()) for code in changes.added if edition in changes.added[code]
    }
    ended = [row for by_edition in changes.ended.values() for row in by_edition.get(edition, [])]
    lines = [
        _added(volume, volume.country_name(code), links.country(row.slug), added[code])
        for code, row in volume.countries.items()
        if added.get(code)
    ]
    summary = _summary(volume, sum(added.values()), len(ended), sum(one[edition] for one in changes.reviewed.values()))
    path = links.edition(edition)
    title = volume.words("Edition %(edition)s", edition=edition)
    every = (*lines, *(_ended(volume, row) for row in sorted(ended, key=lambda row: row.id)))
    return FeedEntry(tag(volume, path), title, f"{volume.base_url}{path}", moment(edition), summary, every)


def _country_entry(volume: Volume, changes: Changes, code: str, path: str, edition: str) -> FeedEntry:
    added = changes.added.get(code, {}).get(edition, Counter())
    ended = changes.ended.get(code, {}).get(edition, [])
    summary = _summary(volume, sum(added.values()), len(ended), changes.reviewed.get(code, Counter())[edition])
    title = volume.words(
        "%(country)s: edition of %(day)s", country=volume.country_name(code), day=edition_day(volume, edition)
    )
    lines = [_added(volume, _label(volume, key), _place(volume, path, key), number) for key, number in added.items()]
    every = (*lines, *(_ended(volume, row) for row in ended))
    return FeedEntry(
        tag(volume, f"{path}{edition}"), title, f"{volume.base_url}{path}", moment(edition), summary, every
    )


def _summary(volume: Volume, added: int, ended: int, reviewed: int) -> str:
    many = volume.words.many
    parts = [
        (added, many("one statement added", "%(n)s statements added", added)),
        (ended, many("one withdrawn or superseded", "%(n)s withdrawn or superseded", ended)),
        (
            reviewed,
            many("one checked anew or chosen among rivals", "%(n)s checked anew or chosen among rivals", reviewed),
        ),
    ]
    said = "; ".join(words for number, words in parts if number)
    return said[:1].upper() + said[1:] if said else volume.words("Nothing public changed")


def _added(volume: Volume, name: str, path: str, number: int) -> Line:
    words = volume.words.many("%(name)s: one statement added", "%(name)s: %(n)s statements added", number, name=name)
    return Line(xml_text(words), f"{volume.base_url}{path}")


def _ended(volume: Volume, row: Published) -> Line:
    state = label(STATES, row.state, volume.words)
    words = f"{state}: {row.id}" + (f" ({row.reason})" if row.reason else "")
    return Line(xml_text(words), f"{volume.base_url}{links.observation(row.id)}")


def _label(volume: Volume, key: str) -> str:
    return label(KINDS, key, volume.words) if key in KINDS else volume.indicator_label(key)


def _place(volume: Volume, path: str, key: str) -> str:
    """Where on the country's page it stands; what is asked of places of detention stands with them."""
    asked = volume.catalog.indicators.get(key)
    if asked is None:
        return path
    return f"{path}#{key}" if SubjectKind.COUNTRY in asked.asked_of else f"{path}#facilities"


def tag(volume: Volume, path: str) -> str:
    """A tag URI (RFC 4151) of a path: of the observatory's domain, else its mail, since its first edition."""
    return f"tag:{authority(volume)},{volume.first_edition.partition('.')[0]}:{path}"


def authority(volume: Volume) -> str:
    """In whose name ids are given: that of the observatory's domain, else of its mail."""
    return urlsplit(volume.base_url).hostname or volume.mail or "observatory.invalid"


def moment(edition: str) -> str:
    """An edition as a moment. It has a day only; the second edition of one day comes a second later, to keep order."""
    day, number = edition_key(edition)
    return f"{day}T00:{(number - 1) // 60 % 60:02}:{(number - 1) % 60:02}Z"


def xml_text(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
