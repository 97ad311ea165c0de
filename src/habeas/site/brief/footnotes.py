"""Real footnotes in a document, which its library does not make: numbered by the reader's own program."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
STYLES = """
<w:styles {ns}>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign
 w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="16"/></w:rPr></w:style>
</w:styles>
"""
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The lines above the notes of a page, by the ids under which every program expects them; notes follow from 1."""
SEPARATOR = (
    '<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
    "</w:footnote>"
)
NOTE = (
    '<w:footnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle '
    'w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
    "</w:footnote>"
)


class Footnotes:
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
        notes = [SEPARATOR.format(kind=kind, id=id) for id, kind in SEPARATORS.items()]
        for shown, number in enumerate(self._made, 1):
            notes.append(NOTE.format(id=shown, text=escape(self._texts[number - 1], quote=False)))
        xml = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:footnotes {nsdecls('w')}>{''.join(notes)}"
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, (xml + "</w:footnotes>").encode(), None)
        self._document.part.relate_to(part, RELATION)
        _declare(self._document.settings.element)
        numbered = f'<w:footnotePr {nsdecls("w")}><w:pos w:val="pageBottom"/><w:numFmt w:val="decimal"/></w:footnotePr>'
        self._document.sections[-1]._sectPr.insert(0, parse_xml(numbered))


def _declare(settings: BaseOxmlElement) -> None:
    """Name the separators in the document's settings, where Word looks for them and the schema wants them."""
    named = "".join(f'<w:footnote w:id="{id}"/>' for id in SEPARATORS)
    compat = settings.find(qn("w:compat"))
    assert compat is not None, "the library's blank document has it"
    compat.addprevious(parse_xml(f"<w:footnotePr {nsdecls('w')}>{named}</w:footnotePr>"))


def _first(number: int, shown: int) -> list[object]:
    """A reference inside a bookmark, so that later ones can point to it."""
    name = f"_RefNote{number}"
    return [
        parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'),
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{shown}"/></w:r>'
        ),
        parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'),
    ]


def _again(number: int, shown: int) -> list[object]:
    """A field that shows the number of a note made before."""
    return [
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" NOTEREF _RefNote{number} \\f \\h "><w:r><w:rPr><w:rStyle '
            f'w:val="FootnoteReference"/></w:rPr><w:t>{shown}</w:t></w:r></w:fldSimple>'
        )
    ]
