"""HTML to blocks: what a person would see, a block an element that stands on lines of its own."""

from __future__ import annotations

from html.parser import HTMLParser

from habeas.intake.document.blocks.block import Block, Blocks, Part
from habeas.intake.document.blocks.text import clean, text_of
from habeas.intake.document.errors import DocumentError

MAX_DEPTH = 1000
"""Word's own HTML nests some fifty deep; beyond this something was never closed on purpose."""
MAX_BLOCKS = 200_000

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_DROPPED = frozenset({
    "script", "style", "nav", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "select",
    "textarea", "button", "audio", "video", "head",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})


class _Sheet(HTMLParser):
    """Collects blocks; only what hides or parts words matters, so elements that are never closed do no harm."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.dropped: list[str] = []
        self.raised = 0
        self.cells = 0
        self.heading = False
        self.preformatted = 0
        self.depth = 0
        self.title = ""
        self.titling = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self.titling = True
        if tag in _BLOCKS:
            self._break()
        if tag in _VOID:
            return
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise DocumentError(
                self.name,
                f"elements of the HTML nest more than {MAX_DEPTH} deep",
                "Save the document again, or as text",
            )
        if tag in _DROPPED or self.dropped:
            self.dropped.append(tag)
        elif tag in _HEADINGS:
            self.heading = True
        self._count(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        self.titling = self.titling and tag != "title"
        if tag in _BLOCKS:
            self._break()
        self.depth = max(0, self.depth - 1)
        if tag in self.dropped:
            while self.dropped.pop() != tag:
                pass
        elif not self.dropped:
            self._count(tag, -1)

    def _count(self, tag: str, by: int) -> None:
        if self.dropped:
            return
        if tag == "sup":
            self.raised = max(0, self.raised + by)
        elif tag in _CELLS:
            self.cells = max(0, self.cells + by)
        elif tag == "pre":
            self.preformatted = max(0, self.preformatted + by)

    def handle_data(self, data: str) -> None:
        if self.titling:
            self.title += data
        if self.dropped or self.titling:
            return
        if self.raised and not data.strip(" \u00a0*[]∗†0123456789,"):
            return  # the mark of a note
        if self.preformatted and "\n" in data:
            for line in data.splitlines():
                self.words.append(line)
                self._break()
        else:
            self.words.append(data)

    def _break(self) -> None:
        text = clean(" ".join("".join(self.words).split()))
        self.words.clear()
        if text:
            part = Part.HEADING if self.heading else Part.CELL if self.cells else Part.BODY
            self.blocks.append(Block(text, None, part))
            if len(self.blocks) > MAX_BLOCKS:
                raise DocumentError(self.name, f"the HTML has more than {MAX_BLOCKS} blocks", "Give it in parts")
        self.heading = False


def html_blocks(data: bytes, name: str) -> Blocks:
    """The blocks of HTML. Nothing is fetched; what a browser would hide or run is left out."""
    sheet = _Sheet(name)
    found = text_of(data, name)
    sheet.feed(found.text)
    sheet.close()
    sheet._break()
    return Blocks("html", sheet.blocks, notices=found.notices, title=clean(sheet.title))
