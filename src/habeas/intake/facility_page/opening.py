"""The first lines of a page and its names: where the place is, then what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.intake.facility_page.cells import LONGEST_NAME
from habeas.intake.facility_page.findings import Findings
from habeas.intake.page.lines import Line

PLACE_AND_NAME = 2
"""The lines with which a page opens; among more only a heading of HTML is surely the title."""


@dataclass(slots=True)
class Opening:
    """Keeps the lines before anything known until the page's own name of the place is known too."""

    findings: Findings
    waiting: list[Line] = field(default_factory=list)
    named: str = ""
    open: bool = True

    def keep(self, line: Line) -> None:
        """One more of the first lines."""
        self.waiting.append(line)

    def close(self) -> None:
        """Something known has come: what stands further down is no title."""
        self.open = False

    def take_name(self, line: Line) -> None:
        """The line below the heading of the names."""
        if not is_name(line.text):
            self.findings.leave([line])
            return
        self.named = line.text
        self.findings.name("current", (line.text,), [line])

    def resolve(self) -> str:
        """Place the first lines; the name of the place, empty where the page prints none."""
        at = self._title_at(self.waiting)
        if at is None:
            self.findings.leave(self.waiting)
            return self.named
        title = self.waiting[at]
        self.findings.leave(self.waiting[: max(0, at - 1)])
        if at:
            self.findings.place("head", self.waiting[at - 1].text, [self.waiting[at - 1]])
        same = not self.named or title.text.casefold() == self.named.casefold()
        self.findings.name("current" if same else "title", (title.text,), [title])
        self.findings.leave(self.waiting[at + 1 :])
        return self.named or title.text

    def _title_at(self, lines: Sequence[Line]) -> int | None:
        """Which of the lines is the title: the one that is the name, a heading of HTML, the last of two."""
        fit = [at for at, line in enumerate(lines) if is_name(line.text)]
        named = [at for at in fit if lines[at].text.casefold() == self.named.casefold()]
        headings = [at for at in fit if lines[at].heading]
        if named or len(headings) == 1:
            return (named or headings)[0]
        last = len(lines) - 1
        return last if 0 < len(lines) <= PLACE_AND_NAME and last in fit else None


def is_name(text: str) -> bool:
    """Whether a line may be a name: it has letters and is no text."""
    return len(text) <= LONGEST_NAME and any(map(str.isalpha, text))
