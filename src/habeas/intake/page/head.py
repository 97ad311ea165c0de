"""The head of a page: title, tiles, overview, legend, news, the day of the last update, the written profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from habeas.catalog import KeptAs
from habeas.intake.page.articles import article_size, is_teaser, read_article, tail_size
from habeas.intake.page.cells import MONTHS, is_year
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.inline import inline_row, is_marked, read_inline
from habeas.intake.page.lines import Line, flowing
from habeas.intake.page.tiles import like_value, read_above, run, tiles, token, unsure
from habeas.intake.page.words import HEAD_SECTIONS, kept
from habeas.places import match
from habeas.values import ValueType

ReadLabel = Callable[[Findings, Label, Sequence[Line]], None]

_UPDATED = re.compile(
    r"(?:last updated|profile updated)\s*:?\s*(?:(?P<month>[A-Za-z]+)\s+)?(?P<year>(?:19|20)\d\d)?", re.I
)
_MONTH_AND_YEAR = re.compile(r"(?:(?P<month>[A-Za-z]+)\s+)?(?P<year>(?:19|20)\d\d)")
_NO_ARTICLES = re.compile(r"(?:nothing found|it seems we can.t find|sorry, (?:no|but nothing))", re.I)
_TITLE_TAIL = re.compile(
    r"(?:\s*(?:immigration detention(?: (?:data )?profile)?|[|–-]\s*global detention project))+\s*$", re.I
)
_NAMED_TWICE = re.compile(r"(?P<name>[^:;.]{2,60}?)\s*[:;]\s+(?P=name)(?!\w)")
"""`Nepal; Nepal arrests …`: how the site begins an overview."""
_LEGEND_WORDS = frozenset({"administrative", "ad", "hoc", "criminal", "unknown"})
_LISTS = frozenset({ValueType.NAMES, ValueType.ANSWERS, ValueType.LAW})
_LONGEST_TITLE = 80
_SHORTEST_PROSE = 80


class HeadReader:
    """Reads everything before the first heading of a section."""

    def __init__(self, findings: Findings, read_label: ReadLabel) -> None:
        self.findings = findings
        self.sheet = findings.sheet
        self.words = findings.words
        self.read_label = read_label
        self.overview_next = False
        self.updated = False
        self.listed: Line | None = None
        """The last line that was one name of several."""

    def read(self) -> None:
        """Take and place lines up to the first heading of a section."""
        while (line := self.sheet.peek()) is not None and not self._ends(line):
            self._step(line)

    def _ends(self, line: Line) -> bool:
        if _UPDATED.fullmatch(line.text):
            return False
        section = self.words.heading(line)
        if section:
            return section.key not in HEAD_SECTIONS
        label = self.words.label(line, None)
        if kept(label, KeptAs.CONTACT, KeptAs.RECOMMENDATION, KeptAs.TREATY_ACTION):
            return True
        return label is not None and label.kept_as is KeptAs.OBSERVATION and self._is_row(label.type)

    def _is_row(self, kind: ValueType) -> bool:
        """Whether what follows a label cannot be a tile: a table, or a list with its year. The heading was lost."""
        following = self._ahead()[1:]
        if following and self.words.column(following[0]):
            return True
        year = next((at for at, line in enumerate(following) if is_year(line.text)), 0)
        short = all(len(line.text) <= _LONGEST_TITLE for line in following[:year])
        return kind in _LISTS and year > 0 and short

    def _step(self, line: Line) -> None:
        if self._fixed(line):
            return
        ahead = self._ahead()
        if not self.updated and (size := article_size(self.words, ahead)):
            self._article(size, ahead)
        elif self._tile_begins(line):
            self._tiles()
        elif row := inline_row(self.words, line.text):
            self.findings.head_seen = True
            read_inline(self.findings, self.sheet.take(), row, None)
        elif self.overview_next or self.updated or _is_prose(line):
            self._prose()
        else:
            self.findings.leave([self.sheet.take()])

    def _fixed(self, line: Line) -> bool:
        """Lines that the page always prints: title, last updated, Overview, the legend, buttons."""
        found = _UPDATED.fullmatch(line.text)
        if found:
            self._last_updated(found)
            return True
        section, label = self.words.heading(line), self.words.label(line, None)
        if label is not None and label.key == "facility_type_legend":
            self._legend()
        elif section or self.words.furniture(line) or _NO_ARTICLES.match(line.text):
            self.overview_next = section is not None and section.key == "overview"
            self.findings.head_seen |= self.overview_next
            self.findings.fit([self.sheet.take()])
        elif line is self._first and label is None and _place(line.text) and not self._in_a_list(line):
            self.findings.title = line.text
            self.findings.fit([self.sheet.take()])
        else:
            return False
        return True

    @property
    def _first(self) -> Line | None:
        """The next line, where it may still be the title: no other part of the page has been seen."""
        found = self.findings
        begun = self.updated or found.head_seen or found.narrative or found.title is not None
        return None if begun else self.sheet.peek()

    def _in_a_list(self, line: Line) -> bool:
        """Whether a name is one of several, in a copy that begins too late: the last of them is no title either."""
        following, before = self.sheet.peek(1), self.listed
        listed = following is not None and (is_year(following.text) or _place(following.text))
        self.listed = line if listed else None
        return listed or (before is not None and self.sheet.follow(before, line))

    def _last_updated(self, found: re.Match[str]) -> None:
        line, following = self.sheet.take(), self.sheet.peek()
        lines = [line]
        if not found["year"] and following and (told := _MONTH_AND_YEAR.fullmatch(following.text)):
            lines, found = [line, self.sheet.take()], told
        self.updated, self.overview_next = True, False
        date = _month(found)
        if date is None or (date and self.findings.last_updated not in (None, date)):
            self.findings.leave(lines)  # no month that we know, or a second date that contradicts the first
        else:
            self.findings.last_updated = date or self.findings.last_updated
            self.findings.fit(lines)

    def _legend(self) -> None:
        lines = [self.sheet.take()]
        words = self.sheet.take_while(lambda line: set(line.text.casefold().replace("-", " ").split()) <= _LEGEND_WORDS)
        self.findings.legend = " ".join(line.text for line in words) or None
        self.findings.head_seen = True
        self.overview_next = False
        self.findings.fit([*lines, *words])

    def _ahead(self) -> list[Line]:
        return [line for at in range(14) if (line := self.sheet.peek(at)) is not None]

    def _article(self, size: int, ahead: Sequence[Line]) -> None:
        lines = [self.sheet.take() for _ in range(size)]
        tail = [self.sheet.take() for _ in range(tail_size(self.words, ahead[size:]))]
        read_article(self.findings, lines, tail)
        self.overview_next = False

    def _tile_begins(self, line: Line) -> bool:
        """A label with something like a value after it, or (in older layouts) before it."""
        following = self.sheet.peek(1)
        following_is = self._token(following) if following else ""
        if self.words.label(line, None):
            return following_is in ("V", "Y") or not self.updated
        return following_is == "L" and like_value(self.words, line)

    def _tiles(self) -> None:
        """Tiles one after another. A run that begins with a value has every value before its label, or is not tiles."""
        if not self.updated:
            self.findings.head_seen = True
            self.overview_next = False
        first = self.sheet.peek()
        indicator = self.words.label(first, None) if first else None
        if indicator is None:
            self._values_first()
        else:
            line = self.sheet.take()
            values = self.sheet.take_while(lambda line: self._token(line) in ("V", "Y"))
            self.read_label(self.findings, Label(line, indicator, None), values)

    def _token(self, line: Line) -> str:
        return "" if _UPDATED.fullmatch(line.text) else token(self.words, line)

    def _values_first(self) -> None:
        """Values above their labels; where not every value has its label after it, nothing says whose it is.

        In a copy that does not begin with the page, a single one may be the last of a label that was lost.
        """
        found = run(self.findings)
        shape = tiles(found)
        whole = self.findings.title is not None or self.findings.values_first or shape.count("V") > 1
        if shape and whole:
            read_above(self.findings, shape, None)
        else:
            self.findings.leave([self.sheet.take() for _ in range(unsure(found))])

    def _prose(self) -> None:
        """The overview, or after the last update the written profile; what is neither stays unparsed."""
        lines = [self.sheet.take()]
        whole = self.overview_next or self.updated
        while (line := self.sheet.peek()) is not None and not self._stops_prose(line, whole):
            lines.append(self.sheet.take())
        if not self.updated:
            self.findings.overview = self.findings.overview or flowing(lines)
        self.findings.tell(lines)
        self.overview_next = False

    def _stops_prose(self, line: Line, whole: bool) -> bool:
        if self._ends(line) or self.words.heading(line) or _UPDATED.fullmatch(line.text):
            return True
        if self.words.furniture(line) or (self.words.label(line, None) and self._tile_begins(line)):
            return True
        if not self.updated and article_size(self.words, self._ahead()):
            return True
        if (row := inline_row(self.words, line.text)) and is_marked(line.text, row):
            return True
        if self._token(line) == "V" and "".join(map(self._token, self._ahead()[:3])) == "VLY":
            return True
        return not whole and line.after_blank


def _month(found: re.Match[str]) -> str | None:
    """`2024-07`, or a year alone; empty where no date is printed, None where the month is no month."""
    if not found["year"]:
        return None if found["month"] else ""
    if not found["month"]:
        return found["year"]
    month = MONTHS.get(found["month"].casefold())
    return f"{found['year']}-{month:02d}" if month else None


def title_place(text: str) -> str | None:
    """The code of the place that a title names, if it names one."""
    return match(_TITLE_TAIL.sub("", text)).code


def _place(text: str) -> bool:
    name = _TITLE_TAIL.sub("", text) if len(text) <= 2 * _LONGEST_TITLE else text
    return len(name) <= _LONGEST_TITLE and match(name).found


def _is_prose(line: Line) -> bool:
    told = bool(_NAMED_TWICE.match(line.text)) or len(line.text) >= _SHORTEST_PROSE
    return is_teaser(line) or (told and line.text[-1] in '.…)"”]')


def says_updated(line: Line) -> bool:
    """Whether a line says when the page was last updated."""
    return bool(_UPDATED.fullmatch(line.text))
