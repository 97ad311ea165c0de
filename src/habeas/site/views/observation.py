"""One observation: its life, its rivals, its source, and how to cite it; a tombstone where it was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.edition.schema import ObservationRow
from habeas.site import links
from habeas.site.citation import Citation, citation, csl_text, sentence
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.figure import Figure, figure
from habeas.site.views.figure_citation import said_of, title_of
from habeas.site.views.frame import Frame, frame
from habeas.site.views.life import Life, life
from habeas.site.volume import Volume
from habeas.site.words import PREFERENCES, label


@dataclass(frozen=True, slots=True)
class ObservationPage:
    """Everything about one figure. A withdrawn one keeps its address, its reason and no value."""

    frame: Frame
    figure: Figure
    withdrawn: bool
    subject_name: str
    subject_url: str
    indicator_label: str
    indicator_definition: str
    indicator_url: str
    life: Life
    preferred_how: str
    rivals: tuple[Figure, ...]
    sentence: str
    """The figure with its source, ready to be copied; empty on a tombstone."""
    citation: Citation
    csl_text: str
    sources: tuple[SourceNote, ...]


def observation(volume: Volume, public_id: str) -> ObservationPage | None:
    """The page of an observation; None where this edition has never heard of it."""
    row = volume.edition.get(ObservationRow, public_id)
    if row is None:
        return None
    sources = Bibliography(volume)
    shown = figure(volume, row, sources)
    asked = volume.catalog.indicators.get(row.indicator)
    title = title_of(volume, row, shown)
    page = frame(volume, "observation", links.observation(row.id), title, row.changed_edition)
    cite = citation(volume, title, shown.text, page.url, row.changed_edition, row.id)
    others = volume.edition.rows(ObservationRow, {"id": list(row.rivals)}) if row.rivals else []
    return ObservationPage(
        frame=page,
        figure=shown,
        withdrawn=row.state == "withdrawn",
        subject_name=volume.subject_name(row.subject),
        subject_url=_subject_url(volume, row),
        indicator_label=volume.indicator_label(row.indicator),
        indicator_definition=volume.say(asked.definition) if asked else "",
        indicator_url=links.indicator(row.indicator) if asked else "",
        life=life(volume, row),
        preferred_how=label(PREFERENCES, row.preferred_by, volume.words),
        rivals=tuple(figure(volume, one, sources) for one in others if one.state == "current"),
        sentence="" if row.state == "withdrawn" else sentence(volume, title, said_of(volume, shown), row, page.url),
        citation=cite,
        csl_text=csl_text(cite.csl),
        sources=sources.notes(),
    )


def _subject_url(volume: Volume, row: ObservationRow) -> str:
    if row.subject != row.country:
        return links.facility(row.subject) if row.subject in volume.facilities else ""
    country = volume.countries.get(row.country)
    return f"{links.country(country.slug)}#{row.indicator}" if country else ""
