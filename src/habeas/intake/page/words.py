"""The dictionary of a page: which line is a heading, a label, an option. Only it makes the text readable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from habeas.catalog import Catalog, Indicator, KeptAs, Section, index
from habeas.catalog.labels import fold
from habeas.intake.page.lines import Line

HEAD_SECTIONS = frozenset({"head", "overview", "updates"})
"""Sections that stand before the first real heading; pages print theirs in any case."""

_LIKENESS = 0.92
"""Two letters of thirty. The two headings that are most alike without being one have less; a test holds that."""
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
"""Acronyms are shorter: a list of them is no heading."""
_BUTTONS = frozenset(
    fold(text)
    for text in (
        "Read More…", "Read More...", "Read More", "View More", "Load More", "Expand all", "Show sources",
        "Hide sources", "Centres List", "No detention centre mapping data", "Back to top", "Back to Countries",
        "Share", "Print",
    )
)  # fmt: skip
UNFOLDS = ("expand all", "collapse all")
"""Buttons at the end of a heading, which older pages do not print in capitals."""
_COLUMNS = (
    "Year of Ratification (Treaty) / Transposed (Directive) / Adoption (Regulation)", "Observation Date",
    "Ratification Year", "Reservation Year", "Acceptance Year", "Recommendation Year", "Year Adopted", "Last Amended",
    "In Law", "In Practice", "Number", "Percentage", "Value", "Year", "Name", "Group", "Standard", "Visitor", "Treaty",
    "Organisation", "Number of Days",
)  # fmt: skip
_HEAD = "(?:" + "|".join(re.escape(fold(head)) for head in _COLUMNS) + ")"
_PARTED = r"\s*[|\t]\s*|\s+"
_HEADS = re.compile(rf"{_HEAD}(?:(?:{_PARTED})?{_HEAD})*")
"""The heads of columns, one or several; older copies run them together."""
_HEADS_APART = re.compile(rf"{_HEAD}(?:(?:{_PARTED}){_HEAD})*")


class Words:
    """The catalog as a page reader asks it."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.index = index(catalog)
        self._known = _known(catalog)
        self._headings = [(_plain(text), key) for key, one in catalog.sections.items() for text in one.headings]

    def heading(self, line: Line) -> Section | None:
        """The section whose heading the line is: printed in capitals, after a ``>``, or as a heading of HTML."""
        section = self.index.section(line.text) or (self._misprinted(line.text) if self.shouts(line) else None)
        if section is None or section.key == "facility":
            return None
        folded = line.text.casefold()
        shouted = _capitals(line.text) or line.heading or line.text.startswith(">") or folded.endswith(UNFOLDS)
        # Sub-blocks are sometimes copied without their ``>``; a whole line of several words is hardly anything else.
        sub_block = section.parent is not None and len(line.text.split()) >= 3
        return section if shouted or sub_block or section.key in HEAD_SECTIONS else None

    def _misprinted(self, text: str) -> Section | None:
        """The section whose heading has all but the same letters: pages print CONVETION, or AND for &."""
        plain = _plain(text)
        near = {
            key
            for heading, key in self._headings
            if abs(len(heading) - len(plain)) <= 2 and SequenceMatcher(None, heading, plain).ratio() >= _LIKENESS
        }
        return self.catalog.sections[near.pop()] if len(near) == 1 else None

    def label(self, line: Line, section: str | None) -> Indicator | None:
        """The indicator whose label the line is, the one of `section` where several have it."""
        return self.index.indicator(line.text, section)

    def furniture(self, line: Line) -> bool:
        """Whether the line is a button or the head of a column."""
        folded = fold(line.text)
        return folded in _BUTTONS or bool(_HEADS.fullmatch(folded))

    def glues(self, line: Line) -> bool:
        """Whether the line is heads of columns run together, so that the cells below it are as well."""
        folded = fold(line.text)
        return bool(_HEADS.fullmatch(folded)) and not _HEADS_APART.fullmatch(folded)

    def column(self, line: Line) -> bool:
        """Whether the line is the head of one column or several."""
        return bool(_HEADS.fullmatch(fold(line.text)))

    def sources(self, line: Line) -> bool:
        """Whether the line is the button above a list of sources."""
        return fold(line.text) in ("show sources", "hide sources")

    def known(self, text: str) -> bool:
        """Whether the text is a label, a heading, an answer or the head of a row that the catalog lists."""
        return fold(text) in self._known

    def ends_longer(self, folded: str) -> bool:
        """Whether a label is the end of another one, which a copy that begins too late may have cut."""
        return any(known.endswith(folded) and known != folded for known in self._known)

    def columns(self, lines: Iterable[Line]) -> dict[int, str]:
        """The heads of columns among lines of a table of HTML, folded, by column."""
        return {line.cell.column: fold(line.text) for line in lines if line.cell and self.furniture(line)}

    def shouts(self, line: Line) -> bool:
        """Whether the line looks like a heading that the catalog does not know."""
        text = line.text
        wordy = " " in text or text.isalpha()  # the symbol of a document is neither
        return _capitals(text) and wordy and bool(_LONG_WORD.search(text)) and not text.endswith((".", ","))

    def option(self, indicator: Indicator, text: str) -> str | None:
        """The code of the indicator's list that the text names."""
        return self.index.code(indicator.codes, text) if indicator.codes else None

    def row(self, indicator: Indicator, text: str) -> tuple[str, str] | None:
        """Breakdown key and code where the text names a row of the indicator's matrix."""
        for key in indicator.breakdown:
            if key != "scope" and (code := self.index.breakdown_code(key, text)):
                return key, code
        return None

    def plain_answer(self, text: str) -> bool:
        """Whether the text is an answer such as Yes, No, Rarely, Unknown."""
        return any(self.index.code(codes, text) for codes in ("detains", "yes_no_unknown"))


def _known(catalog: Catalog) -> frozenset[str]:
    """Everything printed that means something by itself, folded."""
    labels = (alias.label for one in catalog.indicators.values() for alias in one.aliases)
    headings = (heading for one in catalog.sections.values() for heading in one.headings)
    lists = (*catalog.code_lists.values(), *catalog.breakdown_codes.values())
    codes = [code for one in lists for code in one.codes]
    answers = (words for code in codes for words in (code.code, code.label.get("en", ""), *code.aliases))
    return frozenset(map(fold, (*labels, *headings, *answers))) | _BUTTONS - {""}


def _plain(heading: str) -> str:
    return fold(heading).replace(" and ", " & ")


def kept(indicator: Indicator | None, *ways: KeptAs) -> bool:
    """Whether there is an indicator and its content is kept in one of these ways."""
    return indicator is not None and indicator.kept_as in ways


def _capitals(text: str) -> bool:
    return text.replace("(NGOs)", "").isupper()
