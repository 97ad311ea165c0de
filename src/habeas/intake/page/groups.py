"""Labels with several lines before one year: answers that are sets, lists of names, words, laws."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.intake.page.cells import is_year, read_cell, split_glued, year_of
from habeas.intake.page.findings import Findings, Label, says_nothing
from habeas.intake.page.lines import Line, Sheet, flowing, joined
from habeas.places import match
from habeas.values import Answers, Json, Law, Names, Period, Status, Text, ValueType, to_json

SEVERAL_COLUMNS = frozenset(
    {"custodial_authorities", "apprehending_authorities", "facility_management", "contractors", "gdp_submissions"}
)
"""Lists whose rows have several cells (agency, ministry, kind); which is which is lost once empty cells vanish."""
PLACE_NAMES = frozenset({"origin_countries"})
_LISTS = frozenset({ValueType.ANSWERS, ValueType.NAMES})
_LONGEST_NAME = 150
_WORDS_OF_A_PLACE = 6
_RUN_ON = re.compile(r"(?:[^\W\d]|\))(?:(?:19|20)\d\d)+$")
"""A title with the year of the next cell run into it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The heads of columns above laws: whether one is for changes, and in HTML which column is whose."""

    amends: bool
    columns: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one answer and the years after it."""

    cells: tuple[Line, ...]
    years: tuple[Line, ...]

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [*self.cells, *self.years]

    @property
    def printed(self) -> list[Line]:
        """Its cells without the years between the parts of one answer."""
        return [line for line in self.cells if not is_year(line.text)]


def read_groups(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under a label as groups of cells, each with its year."""
    label_waits = True
    heads = [line for line in lines if findings.words.furniture(line)]
    if label.indicator.type in _LISTS and any(map(findings.words.glues, heads)):
        _read_glued(findings, label, lines)
        return
    table = _Table(any("amended" in line.text.casefold() for line in heads), findings.words.columns(heads))
    for group in _groups(findings, label, [line for line in lines if not findings.words.furniture(line)]):
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
    for line in heads:
        findings.fit([line])
    if label_waits:
        findings.head_label(label, lines)


def _read_glued(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Rows into which a name and its year ran, those of one year being one answer."""
    findings.head_label(label, lines)
    rows: list[tuple[Line, str, str]] = []
    for line in lines:
        cells = None if findings.words.furniture(line) else split_glued(line.text)
        if rows and (not cells or cells[1] != rows[-1][2]):
            _add_glued(findings, label, rows)
            rows = []
        if cells:
            rows.append((line, *cells))
        else:
            (findings.fit if findings.words.furniture(line) else findings.leave)([line])
    if rows:
        _add_glued(findings, label, rows)


def _add_glued(findings: Findings, label: Label, rows: Sequence[tuple[Line, str, str]]) -> None:
    lines, names = [line for line, _, _ in rows], [Line(line.number, name) for line, name, _ in rows]
    said = _list(findings, label, names, rows[0][2])
    if said is None:
        findings.leave(lines)
    else:
        findings.observe(label, lines, said[0].value, said[1], said[2], raw=joined(names))


Reading = tuple[Status, Json, str | None]


def _groups(findings: Findings, label: Label, lines: Sequence[Line]) -> list[Group]:
    """Cells up to and with their years; of one kind's neighbours those of the same year are one answer."""
    groups: list[Group] = []
    cells: list[Line] = []
    years: list[Line] = []
    for line in lines:
        starts_new = years and year_of(line.text) is None
        broken = (cells or years) and not findings.sheet.follow((cells + years)[-1], line)
        if starts_new or broken:
            groups.append(Group(tuple(cells), tuple(years)))
            cells, years = [], []
        (years if year_of(line.text) else cells).append(line)
    if cells or years:
        groups.append(Group(tuple(cells), tuple(years)))
    return _merged(findings.sheet, groups) if label.indicator.type in _LISTS else groups


def _merged(sheet: Sheet, groups: list[Group]) -> list[Group]:
    """`Common law` 2017, `Muslim law` 2017 is one answer of two parts, printed as two rows."""
    merged: list[Group] = []
    for group in groups:
        before = merged[-1] if merged else None
        if before and _same_year(sheet, before, group):
            merged[-1] = Group((*before.cells, *before.years, *group.cells), group.years)
        else:
            merged.append(group)
    return merged


def _same_year(sheet: Sheet, first: Group, second: Group) -> bool:
    return (
        len(first.years) == len(second.years) == 1
        and bool(first.cells)
        and bool(second.cells)
        and first.years[0].text == second.years[0].text
        and sheet.follow(first.years[0], second.cells[0])
    )


def _say(findings: Findings, label: Label, group: Group, table: _Table) -> Reading | None:
    """What a group says; None where its cells cannot be told apart."""
    if not group.cells:
        return None
    if label.indicator.type is ValueType.LAW:
        return _law(findings, group, table)
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
    if any(one.status is not Status.REPORTED for one in said) or _mixed(label, cells):
        return (Status.UNPARSED, None, year) if year else None
    printed = [[code] if code else _items(label, line.text) for code, line in zip(codes, cells, strict=True)]
    if not all(printed):
        printed = [_places(" ".join(line.text for line in cells))]  # one name over two lines
    items = tuple(dict.fromkeys(item for items in printed for item in items))
    value = Answers(items) if label.indicator.type is ValueType.ANSWERS else Names(items)
    return Status.REPORTED, to_json(value), year


def _items(label: Label, text: str) -> list[str]:
    return _places(text) if label.indicator.key in PLACE_NAMES else [text]


def _places(text: str) -> list[str]:
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


def _mixed(label: Label, cells: Sequence[Line]) -> bool:
    """Whether the cells are columns of one row, or one line holds several names."""
    if label.indicator.key in SEVERAL_COLUMNS and len(cells) > 1:
        return True
    if label.indicator.key in PLACE_NAMES:
        return not all(_places(line.text) for line in cells) and not _places(" ".join(line.text for line in cells))
    return any(len(line.text) > _LONGEST_NAME for line in cells)


def _law(findings: Findings, group: Group, table: _Table) -> Reading | None:
    """A title, perhaps a citation in brackets, the year it was adopted, then that of its change or of the look."""
    title, *rest = group.cells
    if title.text.casefold() in {"not available", "no data"}:
        year = year_of(group.years[0].text) if group.years else None
        return (Status.NOT_AVAILABLE, None, year) if not rest else None
    if findings.words.plain_answer(title.text) or title.text.replace(",", "").isdigit():
        return None  # the answer to another label, which was lost
    undated_at_the_end = not group.years and findings.sheet.peek() is None
    if _RUN_ON.search(title.text) or undated_at_the_end:  # the end may be a label that the copy cut
        return None
    if any(not line.text.startswith("(") for line in rest) or len(group.years) > 2:
        return None
    told = set(re.findall(r"(?:19|20)\d\d", joined(group.cells)))
    dates = _law_dates(group.years, table, told)
    if dates is None:
        return Status.UNPARSED, None, None
    adopted, changed = dates
    law = Law(title.text, adopted=_year(adopted), amended=_year(changed))
    return Status.REPORTED, to_json(law), adopted


def _law_dates(years: Sequence[Line], table: _Table, told: set[str]) -> tuple[str | None, str | None] | None:
    """Years of adoption and change. One year for two columns is certain where the title or a table of HTML says so."""
    texts = [year_of(line.text) for line in years]
    columns = [table.columns.get(line.cell.column) for line in years if line.cell]
    if columns == ["last amended"]:
        return None, texts[0]
    if len(texts) == 1 and table.amends and columns != ["year adopted"] and texts[0] not in told:
        return None
    first, second = [*texts, None, None][:2]
    if table.amends and first and second and second < first:
        return None
    return first, second if table.amends else None


def _year(text: str | None) -> Period | None:
    return Period.parse(text) if text else None
