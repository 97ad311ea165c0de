"""Labels with several lines before one year: answers that are sets, lists of names, words, laws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.intake.page.cells import is_year, read_cell, split_glued, year_of
from habeas.intake.page.findings import Findings, Label, says_nothing
from habeas.intake.page.glued import last_year, runs_on
from habeas.intake.page.laws import LawTable, Reading, law_table, read_law
from habeas.intake.page.lines import Line, Sheet, flowing, joined
from habeas.places import match
from habeas.values import Answers, Names, Status, Text, ValueType, to_json

SEVERAL_COLUMNS = frozenset(
    {"custodial_authorities", "apprehending_authorities", "facility_management", "contractors", "gdp_submissions"}
)
"""Lists whose rows have several cells (agency, ministry, kind); which is which is lost once empty cells vanish."""
PLACE_NAMES = frozenset({"origin_countries"})
_LISTS = frozenset({ValueType.ANSWERS, ValueType.NAMES})
_LONGEST_NAME = 150
_WORDS_OF_A_PLACE = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one answer and the years after it."""

    cells: tuple[Line, ...]
    years: tuple[Line, ...]
    buttons: tuple[Line, ...] = ()
    """Those among the cells that only part the rows of one answer."""

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [*self.cells, *self.years]

    @property
    def printed(self) -> list[Line]:
        """Its cells without the years and buttons between the parts of one answer."""
        return [line for line in self.cells if not is_year(line.text) and line not in self.buttons]


def read_groups(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under a label as groups of cells, each with its year."""
    label_waits = True
    heads = [line for line in lines if findings.words.furniture(line)]
    if label.indicator.type in _LISTS and any(map(findings.words.glues, heads)):
        _read_glued(findings, label, lines)
        return
    table = law_table(findings, label, heads)
    groups = _groups(findings, label, lines)
    for group in groups:
        if group.cells and all(map(says_nothing, group.cells)):
            findings.fit(group.lines)
            continue
        said = _say(findings, label, group, table)
        if said is None:
            findings.leave(group.lines)
            continue
        status, value, period = said
        own = group.lines
        if label_waits and findings.sheet.follow(label.line, own[0]):
            own, label_waits = [label.line, *own], False
        findings.observe(label, own, status.value, value, period, raw=joined(group.printed))
    inside = [line for group in groups for line in group.buttons]
    for line in heads:
        if line not in inside:
            findings.fit([line])
    if label_waits:
        findings.head_label(label, lines)


@dataclass(frozen=True, slots=True)
class _GluedName:
    """A line of a list into which name and year ran; without a name it could not be parted."""

    line: Line
    name: str
    year: str


def _read_glued(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Rows into which a name and its year ran, those of one year being one answer: a part that cannot be read leaves
    that year's answer unparsed, and no other."""
    findings.head_label(label, lines)
    rows: list[_GluedName] = []
    for at, line in enumerate(lines):
        row = None if findings.words.furniture(line) else _glued_name(line, rows, lines[at + 1 :])
        if rows and (row is None or row.year != rows[-1].year):
            _add_glued(findings, label, rows)
            rows = []
        if row:
            rows.append(row)
        else:
            (findings.fit if findings.words.furniture(line) else findings.leave)([line])
    if rows:
        _add_glued(findings, label, rows)


def _glued_name(line: Line, rows: Sequence[_GluedName], rest: Sequence[Line]) -> _GluedName | None:
    """The row that a line is. One whose year cannot be seen may be of the year above, and what is no row is none."""
    if cells := split_glued(line.text):
        return _GluedName(line, *cells)
    if year := last_year(line.text):
        return _GluedName(line, "", year)
    following = split_glued(rest[0].text) if rest else None
    among = bool(rows) and (bool(following and following[1] == rows[-1].year) or any(map(str.isdigit, line.text)))
    return _GluedName(line, "", rows[-1].year) if among else None


def _add_glued(findings: Findings, label: Label, rows: Sequence[_GluedName]) -> None:
    lines = [row.line for row in rows]
    names = [Line(row.line.number, row.name or row.line.text) for row in rows]
    whole = all(row.name for row in rows)
    said = _list(findings, label, names, rows[0].year) if whole else (Status.UNPARSED, None, rows[0].year)
    if said is None or not any(row.name for row in rows):
        findings.leave(lines)
    else:
        findings.observe(label, lines, said[0].value, said[1], said[2], raw=joined(names))


def _groups(findings: Findings, label: Label, lines: Sequence[Line]) -> list[Group]:
    """Cells up to and with their years; of one kind's neighbours those of the same year are one answer."""
    groups: list[Group] = []
    cells: list[Line] = []
    years: list[Line] = []
    for line in lines:
        if findings.words.furniture(line):
            continue
        ended = years or (cells and _has_its_years(label, cells[-1]) and not line.text.startswith("("))
        starts_new = ended and year_of(line.text) is None
        broken = (cells or years) and not findings.sheet.follow((cells + years)[-1], line)
        if starts_new or broken:
            groups.append(Group(tuple(cells), tuple(years)))
            cells, years = [], []
        (years if year_of(line.text) else cells).append(line)
    if cells or years:
        groups.append(Group(tuple(cells), tuple(years)))
    buttons = [line for line in lines if findings.words.sources(line)]
    return _merged(findings.sheet, groups, buttons) if label.indicator.type in _LISTS else groups


def _has_its_years(label: Label, cell: Line) -> bool:
    """Whether years ran into the title of a law, so that what stands below is of another."""
    return label.indicator.type is ValueType.LAW and runs_on(cell.text)


def _merged(sheet: Sheet, groups: list[Group], buttons: Sequence[Line]) -> list[Group]:
    """`Common law` 2017, `Muslim law` 2017 is one answer of two parts, printed as two rows, with or without a button
    between them."""
    merged: list[Group] = []
    for group in groups:
        before = merged[-1] if merged else None
        between = _between(before, group, buttons)
        if before and _same_year(sheet, before, group, between):
            cells = (*before.cells, *before.years, *between, *group.cells)
            merged[-1] = Group(cells, group.years, (*before.buttons, *between))
        elif before and _lost_its_year(sheet, before, group):
            merged[-1] = Group((*before.cells, *before.years, *group.cells), (), before.buttons)
        else:
            merged.append(group)
    return merged


def _between(first: Group | None, second: Group, buttons: Sequence[Line]) -> tuple[Line, ...]:
    start = first.lines[-1].number if first else second.lines[0].number
    return tuple(line for line in buttons if start < line.number < second.lines[0].number)


def _lost_its_year(sheet: Sheet, first: Group, second: Group) -> bool:
    """Whether an answer without year follows one with a year: it may be a part of it, so that neither is whole."""
    return bool(first.years and first.cells and not second.years and sheet.follow(first.years[-1], second.cells[0]))


def _same_year(sheet: Sheet, first: Group, second: Group, between: Sequence[Line]) -> bool:
    one_year = len(first.years) == len(second.years) == 1 and first.years[0].text == second.years[0].text
    if not one_year or not first.cells or not second.cells:
        return False
    return all(sheet.follow(*pair) for pair in pairwise([first.years[0], *between, second.cells[0]]))


def _say(findings: Findings, label: Label, group: Group, table: LawTable) -> Reading | None:
    """What a group says; None where its cells cannot be told apart."""
    if not group.cells or (not group.years and any(is_year(line.text) for line in group.cells)):
        return None
    if label.indicator.type is ValueType.LAW:
        return read_law(findings, group.cells, group.years, table)
    if len(group.years) > 1:
        return None
    year = year_of(group.years[0].text) if group.years else None
    cells = group.printed
    whole = read_cell(label.indicator, cells[0].text, findings.words, before_year=True)
    if len(cells) == 1 and whole.status is Status.NOT_AVAILABLE:
        return whole.status, None, year
    if label.indicator.type is ValueType.TEXT:
        return Status.REPORTED, to_json(Text(flowing(cells))), year
    return _list(findings, label, cells, year)


def _list(findings: Findings, label: Label, cells: Sequence[Line], year: str | None) -> Reading | None:
    said = [read_cell(label.indicator, line.text, findings.words, before_year=True) for line in cells]
    codes = [findings.words.option(label.indicator, line.text) for line in cells]
    if year is None and not all(codes):
        return None
    if any(one.status is not Status.REPORTED for one in said) or _mixed(findings, label, cells):
        return (Status.UNPARSED, None, year) if year else None
    printed = [[code] if code else _items(label, line.text) for code, line in zip(codes, cells, strict=True)]
    if not all(printed):
        printed = [places_in(" ".join(line.text for line in cells))]  # one name over two lines
    items = tuple(dict.fromkeys(item for items in printed for item in items))
    value = Answers(items) if label.indicator.type is ValueType.ANSWERS else Names(items)
    return Status.REPORTED, to_json(value), year


def _items(label: Label, text: str) -> list[str]:
    return places_in(text) if label.indicator.key in PLACE_NAMES else [text]


def places_in(text: str) -> list[str]:
    """The places that a line names: one, or several squeezed into it where it can be parted in one way only."""
    words = text.split()
    if match(text).found:
        return [text]
    if len(text) > _LONGEST_NAME:
        return []
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(words) + 1):
        parts = [(at, _place(" ".join(words[at:end]))) for at in range(max(0, end - _WORDS_OF_A_PLACE), end)]
        ways.append([[*way, name] for at, name in parts if name for way in ways[at]][:2])
    return ways[-1][0] if len(ways[-1]) == 1 else []


def _place(text: str) -> str:
    """The name that some words are, if they are one. A name with a comma may stand in brackets of its own."""
    if text.startswith("("):
        inside = text[1:-1]
        return inside if text.endswith(")") and "," in inside and match(inside).code else ""
    name = text.rstrip(",;")
    return name if name.count("(") == name.count(")") and match(name).code else ""


def _mixed(findings: Findings, label: Label, cells: Sequence[Line]) -> bool:
    """Whether the cells are columns of one row, or one line holds several names."""
    if label.indicator.key in SEVERAL_COLUMNS and len(cells) > 1:
        return True
    if label.indicator.type is ValueType.NAMES and any(_is_no_name(findings, line.text) for line in cells):
        return True
    if label.indicator.key in PLACE_NAMES:
        return not all(places_in(line.text) for line in cells) and not places_in(" ".join(line.text for line in cells))
    return any(len(line.text) > _LONGEST_NAME for line in cells)


def _is_no_name(findings: Findings, text: str) -> bool:
    """Whether a cell of a list of names answers another question: a number, Yes or No."""
    return findings.words.plain_answer(text) or not any(map(str.isalpha, text))
