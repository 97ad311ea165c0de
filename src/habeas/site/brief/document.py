"""The brief as a Word document to go on writing in: headings, language, real footnotes, always the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line

from habeas.site.brief.changes import Changed
from habeas.site.brief.facts import Known
from habeas.site.brief.footnotes import Footnotes
from habeas.site.brief.notes import Note
from habeas.site.brief.page import BriefPage
from habeas.site.brief.questions import Asked
from habeas.site.brief.told import OfBody, Paragraph
from habeas.site.volume import Volume

EARLIEST = 1980
"""The first year that a ZIP file can name."""

UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Endings of the relations whose parts are left out."""


def document(volume: Volume, view: BriefPage) -> bytes:
    """The bytes of ``brief.docx``; the same view makes the same bytes, whatever the day and the machine."""
    made = lightened(docx.Document())
    day = datetime.fromisoformat(view.frame.changed_edition.partition(".")[0])
    _set_up(made, volume, view, day)
    _write(volume, view, made)
    stream = BytesIO()
    made.save(stream)
    return fixed(stream.getvalue(), day)


def lightened(made: Document) -> Document:
    """The library's blank document without what nothing here uses: a picture, doubled styles, a hundred of tables."""
    styles = made.styles.element
    for style in [one for one in styles.iterchildren(qn("w:style")) if one.get(qn("w:type")) == "table"]:
        if style.get(qn("w:default")) != "1":
            styles.remove(style)
    for holder in (made.part, made.part.package):
        for key in [key for key, one in holder.rels.items() if one.reltype.endswith(UNUSED)]:
            del holder.rels[key]
    return made


def fixed(content: bytes, day: datetime) -> bytes:
    """The same package with the edition's day on every part and nothing compressed: another zlib writes other bytes.

    Served, it is compressed like every page.
    """
    stream = BytesIO()
    stamp = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_STORED) as new:
        for name in old.namelist():
            part = ZipInfo(name, stamp)
            part.create_system = 0
            new.writestr(part, old.read(name))
    return stream.getvalue()


def _set_up(made: Document, volume: Volume, view: BriefPage, day: datetime) -> None:
    """Paper, letters, language and properties."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    for name, size in (("Normal", 9.5), ("Title", 18), ("Heading 1", 12), ("Heading 2", 10)):
        style = made.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(2)
    for tag in made.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), volume.language)
    about = made.core_properties
    about.title, about.author, about.last_modified_by = view.frame.title, volume.title, volume.title
    about.language, about.comments, about.keywords = volume.language, view.frame.url, ""
    about.subject, about.version = view.name, view.frame.changed_edition
    about.created = about.modified = day
    about.revision = 1


def _write(volume: Volume, view: BriefPage, made: Document) -> None:
    _ = volume.words
    notes = Footnotes(made, [note_text(one) for one in view.notes])
    made.add_heading(view.frame.title, 0)
    made.add_paragraph(f"{view.frame.cite}")
    if view.sentence:
        _say(made.add_paragraph(), view.sentence, view.sentence_language, volume.language)
    _facts(volume, made, _("Facts"), view.answers, notes)
    _facts(volume, made, _("Further figures"), view.figures, notes)
    made.add_heading(_("Last recommendations, and what the state replied"), 1)
    for body in view.told:
        _told(volume, made, body, notes)
    if not view.told:
        made.add_paragraph(_("No recommendation has been looked for yet"))
    if view.since.day:
        title = _("What changed since the last recommendation (%(day)s)", day=view.since.day_text)
        _changes(volume, made, title, view.since.items, notes)
    made.add_heading(_("Questions to ask"), 1)
    asked = view.questions
    _questions(made, _("Asked, and not answered in public"), asked.silent, notes)
    _questions(made, _("Known in part"), asked.partial, notes)
    title = _("Not yet looked for by this observatory: look before asking")
    _questions(made, title, asked.not_looked_for, notes)
    notes.finish()


def _facts(volume: Volume, made: Document, title: str, facts: tuple[Known, ...], notes: Footnotes) -> None:
    if not facts:
        return
    made.add_heading(title, 1)
    for fact in facts:
        line = made.add_paragraph(style="List Bullet")
        line.add_run(fact.label.rstrip() + ("" if fact.label.rstrip()[-1:] in "?:" else ":") + " ")
        line.add_run(fact.text).bold = not fact.gap
        partial = f" ({fact.partial.lower()})" if fact.partial else ""
        missing = [volume.words("article not seen")] if fact.article_missing else []
        rest = "".join(f"; {one}" for one in (*fact.articles, *missing))
        line.add_run(f"{', ' + fact.year if fact.year else ''}{partial}{rest}")
        _marks(line, fact.marks, notes)
        if fact.review:
            line.add_run(f" [{fact.review}]").italic = True


def _told(volume: Volume, made: Document, body: OfBody, notes: Footnotes) -> None:
    made.add_heading(body.body, 2)
    if not body.responded:
        made.add_paragraph(volume.words("Whether the state answered these has not been looked for yet."))
    for one in body.items:
        line = made.add_paragraph(style="List Bullet")
        line.add_run(place_of(volume, one))
        _marks(line, one.marks, notes)
        line.add_run(": ")
        if one.words:
            before = "“… " if one.starts_mid_sentence else "“"
            _say(line, f"{before}{one.words}{' …' if one.cut else ''}”", one.language, volume.language)
        elif one.summary:
            line.add_run(f"{one.summary} ({one.kind_text.lower()}, {volume.words('in our words')})")
        for reply in one.responses:
            line.add_run(f" {volume.words('The state:')} ").italic = True
            line.add_run(f"{reply}.")
        if body.responded and not one.responses:
            line.add_run(" " + volume.words("The answer of the state has not been looked for yet.")).italic = True


def place_of(volume: Volume, one: Paragraph) -> str:
    """Where a paragraph stands: symbol, number, year. A symbol that was not seen is named as such and never cited."""
    _ = volume.words
    numbers = ", ".join(one.paragraphs)
    several = volume.words.many("paragraph %(numbers)s", "paragraphs %(numbers)s", len(one.paragraphs), numbers=numbers)
    where = several if one.paragraphs else _("paragraph number not known")
    said = ", ".join(part for part in (one.symbol, where, one.year or _("year not known")) if part)
    if one.symbol:
        return said
    if one.symbol_inferred:
        guess = _("symbol not seen, thought to be %(symbol)s: look before citing", symbol=one.symbol_inferred)
        return f"{said} ({guess})"
    return f"{said} ({_('symbol not seen')})"


def _changes(volume: Volume, made: Document, title: str, items: tuple[Changed, ...], notes: Footnotes) -> None:
    made.add_heading(title, 1)
    for one in items:
        line = made.add_paragraph(one.text, style="List Bullet")
        _marks(line, one.marks, notes)
    if not items:
        made.add_paragraph(volume.words("Nothing on record here is dated after it."))


def _questions(made: Document, title: str, asked: tuple[Asked, ...], notes: Footnotes) -> None:
    if not asked:
        return
    made.add_heading(title, 2)
    for one in asked:
        line = made.add_paragraph(one.sentence, style="List Number")
        if one.why:
            line.add_run(f" {one.why}").italic = True
        _marks(line, one.marks, notes)


def _marks(line: Line, numbers: tuple[int, ...], notes: Footnotes) -> None:
    for place, number in enumerate(numbers):
        if place:
            line.add_run(", ").font.superscript = True
        notes.refer(line, number)


def _say(line: Line, text: str, language: str, own: str) -> None:
    """A run that says its language where it is another than the document's."""
    run = line.add_run(text)
    if language and language != own:
        properties = run._r.get_or_add_rPr()
        tag = properties.makeelement(qn("w:lang"), {qn("w:val"): language})
        properties.append(tag)


def note_text(note: Note) -> str:
    """A note in one line: publisher, title, date, place, address."""
    head = ", ".join(part for part in (note.publisher, note.title, note.published) if part)
    return "; ".join(part for part in (head, note.locator, note.web) if part) + "."
