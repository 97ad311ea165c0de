"""How one figure is cited: as text, BibTeX, RIS and CSL-JSON. The observatory is cited, with the edition's day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from habeas.edition.schema import ObservationRow
from habeas.site.phrases import date_in_words
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class Citation:
    """The same citation in four forms."""

    text: str
    bibtex: str
    ris: str
    csl: Mapping[str, Any]


def citation(volume: Volume, title: str, value: str, url: str, edition: str, public_id: str) -> Citation:
    """The citation of one figure in the edition in which it last changed."""
    day = edition.partition(".")[0]
    text = volume.words(
        "%(observatory)s (%(year)s), “%(title)s: %(value)s”, edition %(edition)s, %(url)s",
        observatory=volume.title,
        year=day[:4],
        title=title,
        value=value,
        edition=edition,
        url=url,
    )
    csl = {
        "type": "dataset",
        "id": public_id,
        "author": [{"literal": volume.title}],
        "title": title,
        "version": edition,
        "issued": {"date-parts": [[int(part) for part in day.split("-") if part.isdecimal()]]},
        "URL": url,
    }
    return Citation(text, bibtex(volume.title, title, edition, url, public_id), ris(volume.title, title, day, url), csl)


def sentence(volume: Volume, title: str, shown: str, row: ObservationRow, url: str) -> str:
    """The figure with its source in words ready to be copied into a text; a partial one says of what."""
    _ = volume.words
    source = volume.sources.get(row.source)
    named = (source.publisher, source.title, date_in_words(volume, source.published)) if source else (row.source,)
    where = ", ".join(part for part in (*named, row.locator) if part)
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


def bibtex(author: str, title: str, edition: str, url: str, public_id: str) -> str:
    """The BibTeX record; characters that TeX reads as commands are escaped."""
    fields = {
        "author": f"{{{tex(author)}}}",
        "title": f"{{{tex(title)}}}",
        "year": edition[:4],
        "version": edition,
        "url": url,
    }
    key = re.sub(r"[^A-Za-z0-9]+", "-", public_id).strip("-")
    return f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def tex(text: str) -> str:
    """Text with TeX's own characters escaped."""
    return re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", r"\textbackslash "))


def ris(author: str, title: str, day: str, url: str) -> str:
    """The RIS record; a line break would end a field, so there is none."""
    lines = (("TY", "DATA"), ("AU", author), ("TI", title), ("DA", day.replace("-", "/")), ("UR", url), ("ER", ""))
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines)
