"""Any statement that is no observation, at its own address: what it says, its source, its life."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.edition.schema import STATEMENT_TABLES, ObservationRow, Published
from habeas.site import links
from habeas.site.citation import Citation, citation
from habeas.site.phrases import act_date_in_words
from habeas.site.views.cited import Bibliography, Cited, SourceNote, cited
from habeas.site.views.frame import Frame, frame
from habeas.site.views.life import Life, life
from habeas.site.volume import Volume
from habeas.site.words import FIELDS, KINDS, label

HIDDEN = {"slug", "foreign_ids", "latitude", "longitude", "precision"}
"""Columns that the page does not print: they stand in the data files and on the place's own page."""
DATES = {"date", "as_of", "adopted", "amended", "in_force_from", "in_force_to", "status_year"}


@dataclass(frozen=True, slots=True)
class Said:
    """One column with its words."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement. A withdrawn one keeps its address and its reason, and says nothing else."""

    frame: Frame
    id: str
    withdrawn: bool
    subject_name: str
    subject_url: str
    kind: str
    kind_text: str
    language: str
    said: tuple[Said, ...]
    cited: Cited
    origin: str
    life: Life
    citation: Citation
    sources: tuple[SourceNote, ...]


def statement(volume: Volume, public_id: str) -> StatementPage | None:
    """The page of a statement of any kind but observation; None where this edition has never heard of it."""
    row = find(volume, public_id)
    if row is None:
        return None
    sources = Bibliography(volume)
    kind = label(KINDS, row.TABLE, volume.words)
    title = f"{volume.subject_name(row.subject)}: {kind}"
    page = frame(volume, "statement", links.observation(row.id), title, row.changed_edition)
    withdrawn = row.state == "withdrawn"
    country = volume.countries.get(row.country)
    return StatementPage(
        frame=page,
        id=row.id,
        withdrawn=withdrawn,
        subject_name=volume.subject_name(row.subject),
        subject_url=links.country(country.slug) if country else "",
        kind=row.TABLE,
        kind_text=kind,
        language=row.language,
        said=() if withdrawn else tuple(_said(volume, row)),
        cited=cited(volume, row, sources),
        origin=row.origin,
        life=life(volume, row),
        citation=citation(volume, title, row.id, page.url, row.changed_edition, row.id),
        sources=sources.notes(),
    )


def find(volume: Volume, public_id: str) -> Published | None:
    """The row with this id, whatever its table; an id names the kind after the subject, or is an observation's."""
    found = (
        volume.edition.get(table, public_id) for table in STATEMENT_TABLES if not issubclass(table, ObservationRow)
    )
    return next((row for row in found if row is not None), None)


def _said(volume: Volume, row: Published) -> Iterator[Said]:
    common = {field.name for field in dataclasses.fields(Published)}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if field.name in common | HIDDEN or value in ("", ()):
            continue
        yield Said(field.name, label(FIELDS, field.name, volume.words), _text(volume, field.name, value))


def _text(volume: Volume, name: str, value: object) -> str:
    if isinstance(value, bool):
        return volume.words("yes") if value else volume.words("no")
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return act_date_in_words(volume, str(value)) if name in DATES else str(value)
