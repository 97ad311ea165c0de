"""The brief of one country: what a committee's member reads before a session, on two sheets of paper."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.edition.schema import NarrativeRow
from habeas.site import links
from habeas.site.brief.changes import Since, since
from habeas.site.brief.facts import Known, answers, figures
from habeas.site.brief.notes import Note, Notes
from habeas.site.brief.questions import Questions, questions
from habeas.site.brief.told import OfBody, told
from habeas.site.records import Records
from habeas.site.views.frame import Frame, frame
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class BriefPage:
    """Everything in a brief; the page, its twin and the document say the same."""

    frame: Frame
    code: str
    name: str
    country_url: str
    document_url: str
    sentence: str
    sentence_language: str
    answers: tuple[Known, ...]
    figures: tuple[Known, ...]
    told: tuple[OfBody, ...]
    since: Since
    questions: Questions
    levels: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]


def has_brief(records: Records) -> bool:
    """Whether there is anything to brief anybody on: a statement that stands."""
    return any(row.state == "current" for row in records.every)


def brief_page(volume: Volume, records: Records) -> BriefPage:
    """The brief of a country; sections are made in the order in which they are read, as that numbers the notes."""
    row, name, notes = volume.countries[records.code], volume.country_name(records.code), Notes(volume)
    sentence = next((one for one in records.standing(NarrativeRow) if one.kind == "sentence"), None)
    first = answers(volume, records, notes)
    more = figures(volume, records, first, notes)
    paragraphs = told(volume, records, notes)
    changed = since(volume, records, notes)
    asked = questions(volume, records, notes)
    path = links.brief(row.slug)
    title = volume.words("%(country)s: brief on immigration detention", country=name)
    return BriefPage(
        frame=frame(volume, "brief", path, title, records.changed_edition),
        code=records.code,
        name=name,
        country_url=links.country(row.slug),
        document_url=f"{path}brief.docx",
        sentence=sentence.text if sentence else "",
        sentence_language=sentence.language if sentence else volume.language,
        answers=first,
        figures=more,
        told=paragraphs,
        since=changed,
        questions=asked,
        levels=tuple(sorted({(one.review_mark, one.review) for one in (*first, *more) if one.review_mark})),
        notes=notes.all(),
    )
