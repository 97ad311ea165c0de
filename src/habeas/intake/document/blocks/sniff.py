"""What a file is, by its bytes: extensions lie."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from habeas.intake.document.errors import DocumentError

MAX_BYTES = 32 * 1024 * 1024
"""The largest UN documents, with their pictures, have some twenty."""
MAX_UNPACKED = 120 * 1024 * 1024
MAX_RATIO = 200
"""Word's XML packs some twenty times; beyond this it is a bomb."""
MAX_MEMBERS = 4000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"{\\rtf": "Rich Text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "packed with gzip",
    b"BZh": "packed with bzip2",
    b"\xfd7zXZ": "packed with xz",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"%!PS": "PostScript",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


class Format(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"


def sniff(data: bytes, name: str) -> Format:
    """The format of a file by its content; anything that is not read is refused with what it is."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise DocumentError(name, "the file is empty", "Get the document again")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.0f} MB"
        raise DocumentError(name, f"the file has {size}, more than any UN document", "Give the document alone")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        raise DocumentError(
            name, "the file is of an old Word format, or a protected one", "Save it as DOCX or PDF without a password"
        )
    for mark, what in _OTHERS.items():
        if data.startswith(mark):
            raise DocumentError(name, f"the file is {what}, not a document", "Give it as PDF, DOCX, HTML or text")
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    marked = any(tag in head for tag in (b"<html", b"<!doctype html", b"<body", b"<div", b"<p>", b"<p ", b"<head"))
    return Format.HTML if head.startswith(b"<") and marked else Format.TEXT


def _zipped(data: bytes, name: str) -> Format:
    """Whether an archive is a DOCX, looking at its list alone: nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError(name, f"the archive is broken ({error})", "Get the document again") from error
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 50_000):
        raise DocumentError(
            name, f"the file unpacks to {unpacked / 1024 / 1024:.0f} MB in {len(members)} parts: no document does",
            "Do not open it",
        )  # fmt: skip
    if "word/document.xml" not in {member.filename for member in members}:
        raise DocumentError(name, "the file is an archive, not a document", "Unpack it and give the documents in it")
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError(name, "the file is encrypted", "Save it without a password")
    return Format.DOCX
