"""Atom feeds, the site map, and the two files that machines ask for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from habeas.site import links
from habeas.site.records import Records
from habeas.site.volume import Volume, edition_key

ENTRIES = 30
"""How many editions a feed tells."""


def xml(text: str) -> str:
    """Text for XML; characters that XML cannot hold at all are left out."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n"))


def observatory_feed(volume: Volume) -> str:
    """What each edition changed, over all countries."""
    _ = volume.words
    entries = [
        (
            row.id,
            links.edition(row.id),
            _("Edition %(edition)s", edition=row.id),
            _(
                "%(added)s statements added, %(ended)s withdrawn or superseded.",
                added=row.added,
                ended=row.ended,
            ),
        )
        for row in volume.editions[:ENTRIES]
    ]
    return feed(volume, "/feed.atom", "/", volume.title, entries)


def country_feed(volume: Volume, records: Records) -> str:
    """What each edition changed in one country."""
    _ = volume.words
    path = links.country(volume.countries[records.code].slug)
    name = volume.country_name(records.code)
    added: dict[str, int] = {}
    ended: dict[str, list[str]] = {}
    for row in records.every:
        added[row.first_edition] = added.get(row.first_edition, 0) + 1
        if row.state != "current":
            ended.setdefault(row.changed_edition, []).append(f"{row.id}: {row.reason}" if row.reason else row.id)
    entries = [
        (
            edition,
            path,
            _("%(country)s: edition %(edition)s", country=name, edition=edition),
            " ".join(
                (
                    _.many("One statement added.", "%(n)s statements added.", added.get(edition, 0)),
                    *(_("No longer stands: %(what)s.", what=what) for what in ended.get(edition, ())),
                )
            ),
        )
        for edition in sorted(added.keys() | ended.keys(), key=edition_key, reverse=True)[:ENTRIES]
    ]
    return feed(volume, f"{path}feed.atom", path, f"{volume.title}: {name}", entries)


def feed(volume: Volume, path: str, page: str, title: str, entries: list[tuple[str, str, str, str]]) -> str:
    """An Atom feed; an entry is edition, address, title and words, and its time is the edition's day."""
    base = volume.base_url
    updated = stamp(entries[0][0] if entries else volume.first_edition)
    body = "".join(
        f"<entry><id>{xml(f'{base}{where}#edition-{edition}')}</id><title>{xml(head)}</title>"
        f"<link href={quoteattr(base + where)}/><updated>{stamp(edition)}</updated>"
        f"<summary>{xml(words)}</summary></entry>\n"
        for edition, where, head, words in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(volume.language)}>\n'
        f"<id>{xml(base + path)}</id><title>{xml(title)}</title><updated>{updated}</updated>\n"
        f"<author><name>{xml(volume.title)}</name></author>\n"
        f'<link rel="self" href={quoteattr(base + path)}/><link href={quoteattr(base + page)}/>\n'
        f"{body}</feed>\n"
    )


def stamp(edition: str) -> str:
    """An edition's day as a time; several editions of one day are minutes apart."""
    day, number = edition_key(edition)
    return f"{day}T00:{min(number - 1, 59):02d}:00Z"


def sitemap(volume: Volume, pages: Iterable[tuple[str, str]]) -> str:
    """Every finished page with the day of the edition in which it last changed."""
    rows = "".join(
        f"<url><loc>{xml(volume.base_url + path)}</loc><lastmod>{changed.partition('.')[0]}</lastmod></url>\n"
        for path, changed in pages
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def robots(volume: Volume) -> str:
    """Everything may be read; endless combinations of queries need not be walked."""
    lines = ["User-agent: *", "Disallow: /compare/", "Disallow: /search/"]
    if volume.base_url:
        lines.append(f"Sitemap: {volume.base_url}/sitemap.xml")
    return "\n".join(lines) + "\n"


def security(volume: Volume) -> str:
    """Where a weakness is reported (RFC 9116); good for a year from the edition's day."""
    until = date.fromisoformat(volume.id.partition(".")[0]) + timedelta(days=365)
    return f"Contact: mailto:{volume.mail}\nExpires: {until.isoformat()}T00:00:00.000Z\n"
