"""Real endnotes in a document, which its library does not make: numbered by the reader's own program."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
STYLES = """
<w:styles {ns}>
<w:style w:type="character" w:styleId="EndnoteReference"><w:name w:val="endnote reference"/><w:rPr><w:vertAlign
 w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="EndnoteText"><w:name w:val="endnote text"/><w:basedOn w:val="Normal"/>
<w:rPr><w:sz w:val="16"/></w:rPr></w:style>
</w:styles>
"""
SEPARATOR = (
    '<w:endnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
    "</w:endnote>"
)
NOTE = (
    '<w:endnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="EndnoteText"/></w:pPr><w:r><w:rPr><w:rStyle '
    'w:val="EndnoteReference"/></w:rPr><w:endnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
    "</w:endnote>"
)
FIRST = 2
"""Ids 0 and 1 are the separators that every program expects."""


class Endnotes:
    """The notes of one document: each is made where it is first referred to, and cross-referred to afterwards."""

    def __init__(self, document: Document, texts: Iterable[str]) -> None:
        self._document = document
        self._texts = list(texts)
        self._made: list[int] = []
        for style in parse_xml(STYLES.format(ns=nsdecls("w"))):
            document.styles.element.append(style)

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """Put the mark of a note, numbered from 1, at the end of a paragraph."""
        again = number in self._made
        if not again:
            self._made.append(number)
        shown = self._made.index(number) + 1
        for piece in _again(number, shown) if again else _first(number, shown):
            paragraph._p.append(piece)

    def finish(self) -> None:
        """Add the notes themselves to the document, in the order in which they were referred to."""
        separators = (("separator", 0), ("continuationSeparator", 1))
        notes = [SEPARATOR.format(kind=kind, id=place) for kind, place in separators]
        for place, number in enumerate(self._made, FIRST):
            notes.append(NOTE.format(id=place, text=escape(self._texts[number - 1], quote=False)))
        xml = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:endnotes {nsdecls('w')}>{''.join(notes)}"
        part = Part(PackURI("/word/endnotes.xml"), CONTENT_TYPE, (xml + "</w:endnotes>").encode(), None)
        self._document.part.relate_to(part, RELATION)
        decimal = parse_xml(f'<w:endnotePr {nsdecls("w")}><w:numFmt w:val="decimal"/></w:endnotePr>')
        properties = self._document.sections[-1]._sectPr
        properties.insert(0, decimal)
        assert properties.find(qn("w:endnotePr")) is not None


def _first(number: int, shown: int) -> list[object]:
    """A reference inside a bookmark, so that later ones can point to it."""
    name = f"_RefNote{number}"
    return [
        parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'),
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr>'
            f'<w:endnoteReference w:id="{shown + FIRST - 1}"/></w:r>'
        ),
        parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'),
    ]


def _again(number: int, shown: int) -> list[object]:
    """A field that shows the number of a note made before."""
    return [
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" NOTEREF _RefNote{number} \\f \\h "><w:r><w:rPr><w:rStyle '
            f'w:val="EndnoteReference"/></w:rPr><w:t>{shown}</w:t></w:r></w:fldSimple>'
        )
    ]
