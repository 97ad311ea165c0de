"""The document beside a brief: the same words, real headings and footnotes, its language, always the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from tests.site import small

from habeas.edition.schema import Row
from habeas.site.brief.document import document, note_text
from habeas.site.brief.footnotes import CONTENT_TYPE, RELATION
from habeas.site.brief.page import BriefPage, brief_page
from habeas.site.records import Records

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTES = "word/footnotes.xml"
ROWS: tuple[Row, ...] = (
    small.observation("detained_women", "2020", "7", locator="table <1> & more"),
    small.observation("deaths_in_custody", "2020", "1", locator="table <1> & more"),
    small.observation("refugees", "2020", "9"),
    small.missing(),
    small.recommendation(language="fr", text="L’État partie devrait s’en assurer."),
)


def made(*rows: Row, **meta: str) -> tuple[BriefPage, bytes]:
    volume = small.volume(*(rows or ROWS), **meta)
    view = brief_page(volume, Records(volume, "KAZ"))
    return view, document(volume, view)


@pytest.fixture(scope="module")
def written() -> tuple[BriefPage, bytes]:
    return made()


def part(content: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(name))


def test_it_opens_and_has_the_headings_of_the_page(written: tuple[BriefPage, bytes]) -> None:
    opened = docx.Document(BytesIO(written[1]))
    headings = [line.text for line in opened.paragraphs if line.style and line.style.name in {"Title", "Heading 1"}]
    assert headings == [
        "Kazakhstan: brief on immigration detention",
        "Facts",
        "Further figures",
        "Last recommendations, and what the state replied",
        "What changed since the last recommendation (2023)",
        "Questions to ask",
    ]


def test_it_says_what_the_page_says(written: tuple[BriefPage, bytes]) -> None:
    view, content = written
    text = "\n".join(line.text for line in docx.Document(BytesIO(content)).paragraphs)
    for fact in (*view.answers, *view.figures):
        assert fact.label in text and fact.text in text
    for one in (*view.questions.silent, *view.questions.not_looked_for):
        assert one.sentence in text
    assert "CAT/C/KAZ/CO/4, paragraph 36, 2023" in text


def test_every_note_is_a_footnote_and_every_reference_has_its_own(written: tuple[BriefPage, bytes]) -> None:
    view, content = written
    notes = [one for one in part(content, "word/footnotes.xml") if not one.get(f"{W}type")]
    said = ["".join(one.itertext()).strip() for one in notes]
    assert said == [note_text(one) for one in view.notes]
    body = part(content, "word/document.xml")
    referred = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    assert referred == [one.get(f"{W}id") for one in notes] == [str(n) for n in range(1, len(notes) + 1)]
    assert all(one.find(f".//{W}footnoteRef") is not None for one in notes)


def test_the_separators_of_the_footnotes_are_there_and_the_settings_name_them(written: tuple[BriefPage, bytes]) -> None:
    separators = [one for one in part(written[1], "word/footnotes.xml") if one.get(f"{W}type")]
    assert [one.get(f"{W}type") for one in separators] == ["separator", "continuationSeparator"]
    settings = part(written[1], "word/settings.xml")
    named = [one.get(f"{W}id") for one in settings.iter(f"{W}footnote")]
    assert named == [one.get(f"{W}id") for one in separators]
    order = [one.tag.removeprefix(W) for one in settings]
    assert order.index("footnotePr") == order.index("compat") - 1


def test_the_footnotes_are_a_part_with_its_type_its_relation_and_styles(written: tuple[BriefPage, bytes]) -> None:
    content = written[1]
    opened = docx.Document(BytesIO(content)).part
    (notes,) = [one.target_part for one in opened.rels.values() if one.reltype == RELATION]
    assert (notes.partname, notes.content_type) == ("/word/footnotes.xml", CONTENT_TYPE)
    there = {one.get(f"{W}styleId") for one in part(content, "word/styles.xml").iter(f"{W}style")}
    used = {one.get(f"{W}val") for tag in ("rStyle", "pStyle") for one in part(content, NOTES).iter(f"{W}{tag}")}
    assert used == {"FootnoteReference", "FootnoteText"} and used <= there
    with ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "endnote" in name]


def test_a_second_mark_of_a_note_points_to_the_first(written: tuple[BriefPage, bytes]) -> None:
    body = part(written[1], "word/document.xml")
    bookmarks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    fields = [one.get(f"{W}instr") or "" for one in body.iter(f"{W}fldSimple")]
    assert fields
    assert all((found := re.match(r" NOTEREF (\w+) ", field)) and found[1] in bookmarks for field in fields)


def test_the_language_is_set_and_foreign_words_say_theirs(written: tuple[BriefPage, bytes]) -> None:
    styles = part(written[1], "word/styles.xml")
    assert {one.get(f"{W}val") for one in styles.iter(f"{W}lang")} == {"en"}
    spoken = [one.get(f"{W}val") for one in part(written[1], "word/document.xml").iter(f"{W}lang")]
    assert spoken == ["fr"]


def test_the_same_edition_makes_the_same_bytes_of_the_edition_s_day(written: tuple[BriefPage, bytes]) -> None:
    content = written[1]
    assert made()[1] == content
    with ZipFile(BytesIO(content)) as package:
        assert {one.date_time for one in package.infolist()} == {(2026, 1, 5, 0, 0, 0)}
        assert {one.compress_type for one in package.infolist()} == {ZIP_STORED}
        assert not [name for name in package.namelist() if "thumbnail" in name or "customXml" in name]
    about = docx.Document(BytesIO(content)).core_properties
    assert about.created == about.modified
    assert str(about.created).startswith("2026-01-05")
    assert (about.author, about.language) == ("Test observatory", "en")
    assert len(content) < 150_000


def test_every_part_is_named_in_the_list_of_types(written: tuple[BriefPage, bytes]) -> None:
    with ZipFile(BytesIO(written[1])) as package:
        types = package.read("[Content_Types].xml").decode()
        assert all(
            f'"/{name}"' in types or f'Extension="{name.rpartition(".")[2]}"' in types for name in package.namelist()
        )
        assert package.testzip() is None
