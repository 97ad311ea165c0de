"""``python -m benchmarks.documents.speed``: PDF to paragraphs, against pypdfium2's bare text (limit: at least 0.5).

And the whole reading: what documents say of themselves, kinds, pairs, States, responses, themes with their evidence.
Seconds are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from benchmarks.documents.corpora import corpus
from habeas.catalog import load
from habeas.intake.document.blocks import read_blocks
from habeas.intake.document.paragraphs import paragraphs_of
from habeas.intake.document.read import read_document

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
    """How long all files take once, in seconds of the processor."""
    start = time.process_time()
    for data in files:
        read(data)
    return time.process_time() - start


def main() -> None:
    """Print the ratios: the best of some rounds each, taken in turn."""
    catalog = load()

    def everything(data: bytes) -> int:
        return len(read_document(data, name="report.pdf", catalog=catalog).paragraphs)

    files = [path.read_bytes() for path in sorted((corpus("upr-wg-reports") / "pdf").glob("*.pdf"))]
    pages = sum(map(bare, files))
    everything(files[0])  # words and rules are loaded once, however many documents are read
    readers = (bare, ours, everything)
    rounds = [[seconds(read, files) for read in readers] for _ in range(ROUNDS)]
    plain, paragraphs, whole = (min(one[at] for one in rounds) for at in range(len(readers)))
    print(f"{pages} pages: bare text {pages / plain:.0f} a second")
    print(f"paragraphs {pages / paragraphs:.0f} a second: {plain / paragraphs:.2f} of it")
    print(f"the whole reading {pages / whole:.0f} a second: {plain / whole:.2f} of it")


if __name__ == "__main__":
    main()
