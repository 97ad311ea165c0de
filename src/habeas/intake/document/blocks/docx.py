"""DOCX to blocks: paragraphs and cells with the numbers that Word computes and never stores.

Read with our own few lines over the XML rather than an object model: the text of a paragraph, its style, its place in
a list and its notes are all that is wanted, and no part is opened that is not needed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

import defusedxml
from defusedxml.ElementTree import fromstring

from habeas.intake.document.blocks.block import Block, Blocks, Part
from habeas.intake.document.blocks.docx_numbering import Numbering
from habeas.intake.document.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MAX_BLOCKS = 200_000
_PARTS = ("document", "styles", "numbering", "footnotes", "endnotes")
_SKIPPED = frozenset({W + "del", W + "moveFrom", W + "instrText", W + "delText", _CHOICE})
"""Words struck out in tracked changes, the code of fields, and second renderings of a drawing."""


def docx_blocks(data: bytes, name: str) -> Blocks:
    """The paragraphs and cells of a DOCX, then its notes; automatic numbers are written out in front of the words."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {
                part: _parse(archive, part) for part in ("document", "styles", "numbering", "footnotes", "endnotes")
            }
    except (ParseError, defusedxml.DefusedXmlException) as error:
        raise DocumentError(name, f"the XML of the DOCX is broken ({error})", "Get the document again") from error
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise DocumentError(name, f"the DOCX is broken ({error})", "Get the document again") from error
    body = parts["document"].find(W + "body") if parts["document"] is not None else None
    if body is None:
        raise DocumentError(name, "the DOCX has no body", "Get the document again")
    walk = _Walk(Numbering(parts["numbering"], parts["styles"]), _heading_styles(parts["styles"]))
    blocks: list[Block] = []
    for block in _limited(walk.blocks(body), name):
        blocks.append(block)
    for part in ("footnotes", "endnotes"):
        notes = parts[part]
        if notes is not None:
            blocks += [block._replace(part=Part.NOTE) for block in _limited(walk.blocks(notes), name)]
    return Blocks("docx", blocks, title=_title(data))


def _parse(archive: zipfile.ZipFile, part: str) -> Element | None:
    path = f"word/{part}.xml"
    if path not in archive.namelist():
        return None
    root: Element = fromstring(archive.read(path), forbid_dtd=True)
    return root


def _title(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return ""
        try:
            core = fromstring(archive.read("docProps/core.xml"), forbid_dtd=True)
        except (ParseError, defusedxml.DefusedXmlException):
            return ""  # the properties are a last resort; the words stand without them
    return (core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip()


def _limited(blocks: Iterator[Block], name: str) -> Iterator[Block]:
    for count, block in enumerate(blocks):
        if count >= MAX_BLOCKS:
            raise DocumentError(name, f"the document has more than {MAX_BLOCKS} paragraphs", "Give it in parts")
        yield block


def _heading_styles(styles: Element | None) -> frozenset[str]:
    """Styles that are headings: by their outline level, or by name (the United Nations' own are ``_ H _1_G``)."""
    found = set()
    for style in styles.iter(W + "style") if styles is not None else ():
        named = style.find(W + "name")
        name = (named.get(W + "val") if named is not None else "") or ""
        level = style.find(f"{W}pPr/{W}outlineLvl")
        outlined = level is not None and (level.get(W + "val") or "9") < "9"
        if outlined or name.casefold().startswith(("heading", "title", "_ h")):
            found.add(style.get(W + "styleId") or "")
    return frozenset(found)


class _Walk:
    """Goes through a part of a DOCX in order, counting lists as Word does."""

    def __init__(self, numbering: Numbering, headings: frozenset[str]) -> None:
        self.numbering = numbering
        self.headings = headings

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks inside an element; a table's cells one by one, row after row."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                for row in child.iter(W + "tr"):
                    yield from self._row(row)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)

    def _row(self, row: Element) -> Iterator[Block]:
        for cell in row.findall(W + "tc"):
            for block in self.blocks(cell):
                yield block if block.part is Part.HEADING else block._replace(part=Part.CELL)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        text = "".join(_words(paragraph))
        properties = paragraph.find(W + "pPr")
        style = properties.find(W + "pStyle") if properties is not None else None
        style_id = (style.get(W + "val") or "") if style is not None else ""
        label = self.numbering.label(properties, style_id) if text.strip() else ""
        part = Part.HEADING if style_id in self.headings else Part.BODY
        for at, line in enumerate(text.split("\n")):
            words = " ".join(line.split())
            if words:
                yield Block(f"{label} {words}" if label and at == 0 else words, None, part)


def _words(element: Element) -> Iterator[str]:
    """The words of a paragraph; a raised number is a note's mark and left out, a raised letter is not."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == W + "t":
            yield child.text or ""
        elif tag in (W + "tab", W + "ptab"):
            yield " "
        elif tag in (W + "br", W + "cr"):
            yield "\n"
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif tag == W + "r" and _raised(child):
            words = "".join(_words(child))
            yield "" if words.strip(" ,*").isdigit() or not words.strip(" ,*") else words
        else:
            yield from _words(child)


def _raised(run: Element) -> bool:
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(W + "val") == "superscript"
