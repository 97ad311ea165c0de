"""How one figure is cited: as text, BibTeX, RIS and CSL-JSON. The observatory is cited, with the edition's day.

The CSL-JSON item holds everything; the other records are written from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson

from habeas.edition.schema import ObservationRow
from habeas.site.phrases import date_in_words
from habeas.site.volume import Volume
from habeas.site.words import Words

_TEX: Mapping[str, str] = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_READ_BY_TEX = re.compile(r"[&%$#_{}\\~^<>|]")
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """The same citation in four forms."""

    text: str
    bibtex: str
    ris: str
    csl: Mapping[str, Any]


def citation(volume: Volume, title: str, value: str, url: str, edition: str, public_id: str) -> Citation:
    """The citation of one figure in the edition in which it last changed."""
    item = csl(volume, title, value, url, edition, public_id)
    return Citation(in_words(volume.words, item), bibtex(item), ris(item), item)


def csl(volume: Volume, title: str, value: str, url: str, edition: str, public_id: str) -> Mapping[str, Any]:
    """The CSL-JSON item. The value stands in the title: no kind of record has a field for one."""
    day = edition.partition(".")[0]
    return {
        "type": "dataset",
        "id": public_id,
        "author": [{"literal": volume.title}],
        "title": f"{title}: {value}",
        "version": edition,
        "issued": {"date-parts": [[int(part) for part in day.split("-") if part.isdecimal()]]},
        "URL": url,
    }


def csl_text(item: Mapping[str, Any]) -> str:
    """The item as a file of one, which is what programs for references read."""
    return orjson.dumps([item]).decode()


def in_words(words: Words, item: Mapping[str, Any]) -> str:
    """The citation as a sentence."""
    return words(
        "%(observatory)s (%(year)s), “%(title)s”, edition %(edition)s, %(url)s",
        observatory=_author(item),
        year=item["version"][:4],
        title=item["title"],
        edition=item["version"],
        url=item["URL"],
    )


def sentence(volume: Volume, title: str, shown: str, row: ObservationRow, url: str) -> str:
    """The figure with its source in words ready to be copied into a text; a partial one says of what."""
    _ = volume.words
    where = ", ".join(part for part in (source_in_words(volume, row.source), row.locator) if part)
    if row.via and row.via != row.source:
        passed_on = volume.sources.get(row.via)
        where = _("%(source)s, as printed by %(via)s", source=where, via=passed_on.title if passed_on else row.via)
    return _(
        "%(title)s: %(value)s. Source: %(source)s. Edition %(edition)s of %(observatory)s, %(url)s",
        title=title,
        value=shown,
        source=where,
        edition=row.changed_edition,
        observatory=volume.title,
        url=url,
    )


def source_in_words(volume: Volume, key: str) -> str:
    """A source in one line: publisher, title, date; the key alone of one that nothing is known of."""
    source = volume.sources.get(key)
    if source is None:
        return key
    named = (source.publisher, source.title, date_in_words(volume, source.published))
    return ", ".join(part for part in named if part)


def bibtex(item: Mapping[str, Any]) -> str:
    """The BibTeX record; what TeX reads as a command is escaped, and braces keep the capitals of names."""
    version = item["version"]
    return (
        f"@misc{{{_NOT_IN_A_KEY.sub('-', item['id']).strip('-')},\n"
        f"  author = {{{{{tex(_author(item))}}}}},\n"
        f"  title = {{{{{tex(item['title'])}}}}},\n"
        f"  year = {{{version[:4]}}},\n"
        f"  version = {{{version}}},\n"
        f"  url = {{{item['URL']}}},\n"
        "}\n"
    )


@lru_cache(maxsize=64)  # the author is the same in all of them
def tex(text: str) -> str:
    """Text in one line with TeX's own characters escaped."""
    return _READ_BY_TEX.sub(lambda found: _TEX[found[0]], " ".join(text.split()))


def ris(item: Mapping[str, Any]) -> str:
    """The RIS record; a line break would end a field, so there is none."""
    version = item["version"]
    return (
        "TY  - DATA\n"
        f"AU  - {' '.join(_author(item).split())}\n"
        f"TI  - {' '.join(item['title'].split())}\n"
        f"PY  - {version[:4]}\n"
        f"DA  - {version.partition('.')[0].replace('-', '/')}\n"
        f"ET  - {version}\n"
        f"UR  - {item['URL']}\n"
        "ER  - \n"
    )


def _author(item: Mapping[str, Any]) -> str:
    return str(item["author"][0]["literal"])
