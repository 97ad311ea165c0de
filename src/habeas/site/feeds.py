"""Files for machines: Atom feeds, the site map, robots.txt and security.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

from habeas.site.render import environment
from habeas.site.views.feed import Feed
from habeas.site.volume import Volume

MOST = 50_000
"""Addresses that one site map may hold (sitemaps.org); more are spread over several files, with an index."""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
COMPUTED = ("/compare/", "/search/", "/recommendations/?", "/recommendations/select/")
"""Pages made anew for every query: a crawler would never come to an end there."""

Address = tuple[str, str]
"""A page's path and the edition in which it last changed."""


def atom(feed: Feed) -> str:
    """A feed as an Atom document."""
    return environment(feed.language).get_template("feed.atom").render(feed=feed)


def sitemap(
    volume: Volume, listed: Sequence[Address], maps: Sequence[str] = (), most: int = MOST
) -> Iterator[tuple[str, str]]:
    """The site map by path: one file, or the files and an index that names them and other `maps`.

    An observatory that does not know its own address lists paths alone: they hold wherever a copy of it stands.
    """
    parts = [listed[start : start + most] for start in range(0, len(listed), most)] or [()]
    if len(parts) == 1 and not maps:
        yield "/sitemap.xml", addresses(volume, parts[0])
        return
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, addresses(volume, part)
    lines = "".join(f"<sitemap><loc>{_address(volume, name)}</loc></sitemap>\n" for name in (*names, *maps))
    yield "/sitemap.xml", f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{lines}</sitemapindex>\n'


def addresses(volume: Volume, listed: Sequence[Address]) -> str:
    """A map of some addresses."""
    lines = "".join(
        f"<url><loc>{_address(volume, path)}</loc>"
        + (f"<lastmod>{changed.partition('.')[0]}</lastmod>" if changed else "")
        + "</url>\n"
        for path, changed in listed
    )
    return f'{HEAD}<urlset xmlns="{SPACE}">\n{lines}</urlset>\n'


def _address(volume: Volume, path: str) -> str:
    return escape(volume.base_url + quote(path, safe="/:@,;="))


def robots(volume: Volume) -> str:
    """Everything may be read; endless combinations of queries need not be walked."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in COMPUTED)]
    if volume.base_url:
        lines += ["", f"Sitemap: {volume.base_url}/sitemap.xml"]
    return "\n".join(lines) + "\n"


def security(volume: Volume) -> str:
    """Where a weakness is reported (RFC 9116); good for a year from the edition's day."""
    lines = [f"Contact: mailto:{volume.mail}", f"Expires: {year_later(volume.id)}T00:00:00Z"]
    lines.append(f"Preferred-Languages: {', '.join(volume.meta.get('languages', 'en').split())}")
    if volume.base_url:
        lines.append(f"Canonical: {volume.base_url}/.well-known/security.txt")
    return "\n".join(lines) + "\n"


def year_later(edition: str) -> date:
    """The same day of the next year; 28 February after a 29th."""
    day = date.fromisoformat(edition.partition(".")[0])
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)
