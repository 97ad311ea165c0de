"""Files of four formats become blocks; what is no document is refused with what it is."""

from __future__ import annotations

import io
import zipfile

import pytest

from habeas.intake.document.blocks import Format, Part, read_blocks, sniff
from habeas.intake.document.errors import DocumentError
from habeas.intake.document.paragraphs import paragraphs_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def pdf(*pages: str, size: int = 10) -> bytes:
    """A PDF of a line a row, with a table of contents that readers repair."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        rows = "".join(f"({line}) Tj 0 -12 Td " for line in page.split("\n"))
        stream = f"BT /F1 {size} Tf 72 700 Td {rows} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >> stream\n{stream}\nendstream",
        ]
        kids.append(f"{len(objects) - 1} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = "".join(f"{number} 0 obj {text} endobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF".encode()


def test_a_pdf_has_lines_with_pages() -> None:
    found = read_blocks(pdf("1. The Committee met.", "2. It ended."), "two.pdf")
    assert [(block.text, block.page) for block in found.blocks] == [("1. The Committee met.", 1), ("2. It ended.", 2)]
    assert [(one.number, one.page) for one in paragraphs_of(found).paragraphs] == [("1", 1), ("2", 2)]


def test_automatic_numbers_of_a_docx_are_written_out() -> None:
    body = "".join(f"<w:p>{NUMBERED}{run(text)}</w:p>" for text in ("The Committee met.", "It ended."))
    found = read_blocks(docx(body, numbering=NUMBERING), "auto.docx")
    assert [block.text for block in found.blocks] == ["1. The Committee met.", "2. It ended."]


def test_marks_of_notes_and_struck_words_are_left_out_and_cells_are_told() -> None:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    body = (
        f"<w:p>{run('It ended.')}{run('12', raised)}<w:del>{run('gone')}</w:del></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('67.1')}</w:p></w:tc><w:tc><w:p>{run('Supported')}</w:p></w:tc></w:tr></w:tbl>"
    )
    notes = f"<w:footnotes {W}><w:footnote><w:p>{run('See A/1.')}</w:p></w:footnote></w:footnotes>"
    blocks = read_blocks(docx(body, footnotes=notes), "notes.docx").blocks
    assert [(block.text, block.part) for block in blocks] == [
        ("It ended.", Part.BODY),
        ("67.1", Part.CELL),
        ("Supported", Part.CELL),
        ("See A/1.", Part.NOTE),
    ]


def test_html_shows_what_a_person_would_see() -> None:
    page = b"<html><head><title>x</title></head><body><h2>Detention</h2><p>1. It met.<sup>3</sup></p><script>y</script>"
    blocks = read_blocks(page, "page.txt").blocks
    assert [(block.text, block.part) for block in blocks] == [("Detention", Part.HEADING), ("1. It met.", Part.BODY)]


def test_content_decides_and_not_the_extension() -> None:
    assert sniff(pdf("words"), "page.html") is Format.PDF
    assert sniff(docx(""), "page.pdf") is Format.DOCX
    assert sniff("1. Слова".encode(), "page.docx") is Format.TEXT


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (130 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04 broken", "broken"),
        (b"%PDF-1.4 nothing", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word format"),
        (docx("<w:p/>"), "no words"),
        (pdf(""), "pictures"),
        (bytes(range(256)) * 40, "not text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read_blocks(data, "some.file")


def test_a_bomb_is_refused_by_its_list_alone() -> None:
    with pytest.raises(DocumentError, match="unpacks to 130 MB"):
        sniff(bomb(), "bomb.docx")


def test_entities_that_multiply_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a "aa">]><w:document {W}>&a;</w:document>')
    with pytest.raises(DocumentError, match="XML of the DOCX is broken"):
        read_blocks(file.getvalue(), "entities.docx")


def test_what_is_readable_in_a_file_that_lost_its_form_is_read_and_told() -> None:
    words = "1. The Committee is concerned at the detention of migrants. " * 60
    found = read_blocks(bytes(range(9)) * 400 + words.encode() + bytes(range(9)) * 400, "old.txt")
    assert found.blocks[0].text.startswith("1. The Committee")
    assert any("only what is readable" in notice for notice in found.notices)
    with pytest.raises(DocumentError, match="not text"):
        read_blocks(bytes(range(1, 9)) * 4000, "rubbish.txt")


def test_letters_that_were_guessed_are_told() -> None:
    assert any(
        "Windows-1252" in notice for notice in read_blocks("1. Policía de frontera".encode("cp1252"), "x").notices
    )
