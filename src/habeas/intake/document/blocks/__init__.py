"""Bytes in, blocks out: PDF, DOCX, HTML and text become the same lines of words with their pages."""

from habeas.intake.document.blocks.block import Block, Blocks, Part
from habeas.intake.document.blocks.reading import read_blocks
from habeas.intake.document.blocks.sniff import Format, sniff

__all__ = ["Block", "Blocks", "Format", "Part", "read_blocks", "sniff"]
