"""How each figure of a page is cited: the sentence with its source, and the citation it is quoted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.edition.schema import DerivedRow, ObservationRow
from habeas.site import citation
from habeas.site.records import Records
from habeas.site.views.cited import Bibliography
from habeas.site.views.derived import Computed, computed
from habeas.site.views.figure import Figure, figure
from habeas.site.views.series import newest
from habeas.site.volume import Volume, latest

HEDGED = frozenset({"estimated", "provisional"})
"""Statuses that a value does not go without."""


@dataclass(slots=True)  # not frozen: there is one for each figure of the edition, and frozen ones take longer
class FigureCitation:
    """How one figure is cited. The other records are written from `csl`, whose `version` is the edition in which the
    figure last changed. Nobody changes one."""

    heading: str
    """What tells it from the page's other figures: period, group, value, who says so."""
    sentence: str
    csl: Mapping[str, Any]
    computed: bool = False
    """Computed from other figures, so that no page of its own tells its life."""


def figure_citations(
    volume: Volume, rows: Iterable[ObservationRow], sources: Bibliography
) -> tuple[FigureCitation, ...]:
    """A citation for every figure that says anything, the newest first; a withdrawn one is not to be cited."""
    ordered = sorted((row for row in rows if row.state != "withdrawn"), key=newest, reverse=True)
    return tuple(_citation(volume, row, figure(volume, row, sources)) for row in ordered)


def _citation(volume: Volume, row: ObservationRow, shown: Figure) -> FigureCitation:
    url = f"{volume.base_url}{shown.url}"
    title = title_of(volume, row, shown)
    source = volume.sources.get(row.source)
    told = ", ".join(part for part in (shown.period_text, shown.group) if part)
    return FigureCitation(
        heading=f"{told}: {said_of(volume, shown)} ({(source.publisher or source.title) if source else row.source})",
        sentence=citation.sentence(volume, title, said_of(volume, shown), row, url),
        csl=citation.csl(volume, title, shown.text, url, row.changed_edition, row.id),
    )


def computed_citations(volume: Volume, rows: Iterable[DerivedRow], records: Records) -> tuple[FigureCitation, ...]:
    """A citation for every computed value, the newest first: its source are the sources of what went in."""
    return tuple(_computed(volume, computed(volume, row), row, records) for row in rows)


def _computed(volume: Volume, shown: Computed, row: DerivedRow, records: Records) -> FigureCitation:
    _ = volume.words
    inputs = [one for id in row.inputs if (one := records.statements.get(id))]
    edition = latest([one.changed_edition for one in inputs]) or volume.first_edition
    title = f"{volume.country_name(row.country)}: {shown.label}, {shown.period_text}"
    value = _("%(value)s (computed: %(formula)s)", value=shown.text, formula=shown.formula)
    url = f"{volume.base_url}{shown.cite}"
    sources = dict.fromkeys(citation.source_in_words(volume, one.source) for one in inputs)
    return FigureCitation(
        heading=f"{shown.period_text}: {value}",
        sentence=_(
            "%(title)s: %(value)s, by %(observatory)s from: %(sources)s. Edition %(edition)s, %(url)s",
            title=title,
            value=value,
            observatory=volume.title,
            sources="; ".join(sources),
            edition=edition,
            url=url,
        ),
        csl=citation.csl(volume, title, value, url, edition, row.id),
        computed=True,
    )


def title_of(volume: Volume, row: ObservationRow, shown: Figure) -> str:
    """What a figure answers: subject, indicator, group and period in words."""
    asked = f"{volume.subject_name(row.subject)}: {volume.indicator_label(row.indicator)}"
    return ", ".join(part for part in (asked, shown.group, shown.period_text) if part)


def said_of(volume: Volume, shown: Figure) -> str:
    """The value as a sentence may say it: nothing partial or estimated passes for more."""
    said = f"{shown.text} ({shown.status_text.lower()})" if shown.status in HEDGED else shown.text
    if shown.coverage_text:
        return f"{said}; {volume.words('partial: %(what)s', what=shown.coverage_text)}"
    return said
