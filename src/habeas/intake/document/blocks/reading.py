"""One way into the blocks of any file."""

from __future__ import annotations

from collections.abc import Callable

from habeas.intake.document.blocks.block import Blocks
from habeas.intake.document.blocks.docx import docx_blocks
from habeas.intake.document.blocks.html import html_blocks
from habeas.intake.document.blocks.pdf import pdf_blocks
from habeas.intake.document.blocks.sniff import Format, sniff
from habeas.intake.document.blocks.text import text_blocks
from habeas.intake.document.errors import DocumentError

_READERS: dict[Format, Callable[[bytes, str], Blocks]] = {
    Format.PDF: pdf_blocks,
    Format.DOCX: docx_blocks,
    Format.HTML: html_blocks,
    Format.TEXT: text_blocks,
}


def read_blocks(data: bytes, name: str) -> Blocks:
    """The blocks of a file of any format that is read; a file without words is refused."""
    found = _READERS[sniff(data, name)](data, name)
    if not any(block.text.strip() for block in found.blocks):
        scanned = f"none of its {found.pages} pages holds text: they are pictures" if found.pages else "it has no words"
        raise DocumentError(name, scanned, "Recognise its characters first (OCR), or look for another copy")
    return found
