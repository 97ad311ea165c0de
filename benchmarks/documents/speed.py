"""``python -m benchmarks.documents.speed``: PDF to paragraphs, against pypdfium2's bare text (limit: at least 0.5)."""

from __future__ import annotations

import time
from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from benchmarks.documents.corpora import corpus
from habeas.intake.document.blocks import read_blocks
from habeas.intake.document.paragraphs import paragraphs_of

ROUNDS = 7


def bare(data: bytes) -> int:
    """The text of every page, and how many pages there are."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    return len(document)


def ours(data: bytes) -> int:
    """Numbered paragraphs with their headings."""
    return len(paragraphs_of(read_blocks(data, "report.pdf")).paragraphs)


def seconds(read: Callable[[bytes], int], files: list[bytes]) -> float:
    """How long all files take once."""
    start = time.perf_counter()
    for data in files:
        read(data)
    return time.perf_counter() - start


def main() -> None:
    """Print the ratio: the best of some rounds each, taken in turn."""
    files = [path.read_bytes() for path in sorted((corpus("upr-wg-reports") / "pdf").glob("*.pdf"))]
    pages = sum(map(bare, files))
    rounds = [(seconds(bare, files), seconds(ours, files)) for _ in range(ROUNDS)]
    plain, whole = min(one[0] for one in rounds), min(one[1] for one in rounds)
    print(f"{pages} pages: bare text {pages / plain:.0f} a second, paragraphs {pages / whole:.0f}: {plain / whole:.2f}")


if __name__ == "__main__":
    main()
