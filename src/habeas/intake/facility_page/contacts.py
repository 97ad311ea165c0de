"""Contacts under heads of columns: an organisation and its address on the web, one below the other or side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from habeas.catalog.labels import fold
from habeas.intake.facility_page.findings import Findings
from habeas.intake.page.lines import Line
from habeas.intake.page.reading import PageContact

_HEADS: Mapping[str, str] = {
    "organisation": "name",
    "organization": "name",
    "name": "name",
    "website": "url",
    "url": "url",
}
_ONE_LINE = re.compile(
    r"(?P<first>organi[sz]ation|name|website|url)[\s|:]+(?P<second>website|url|organi[sz]ation|name)"
)
_URL = re.compile(r"https?://[^\s<>\"|]+", re.I)
_SIDE_BY_SIDE = re.compile(r"(?P<name>[^\s|-].*?)\s*(?:\s|[|–—-])\s*(?P<url>https?://[^\s<>\"|]+)", re.I)
_BAR = "| "


def heads_size(lines: Sequence[Line]) -> int:
    """How many of the lines, from the first, are the two heads of a list of contacts; 0 where none begins here."""
    return next((size for size in (1, 2) if _order(lines[:size])), 0)


def read_contacts(findings: Findings, lines: Sequence[Line]) -> None:
    """Read the lines from the heads to the end of the list. A name without an address is left, and so is what may be
    one name over two lines."""
    size = heads_size(lines)
    order = _order(lines[:size])
    buttons = [line for line in lines[size:] if findings.words.furniture(line)]
    findings.fit([*lines[:size], *buttons])
    for row in _rows(findings, [line for line in lines[size:] if line not in buttons], order):
        contact = _contact(row, order)
        if contact is None:
            findings.leave(row)
        else:
            findings.contacts.append(PageContact("ngo", *contact, findings.sheet.place(row)))


def _order(lines: Sequence[Line]) -> tuple[str, ...]:
    """`name` and `url` in the order of the heads; nothing where the lines are no such heads."""
    if len(lines) == 1 and (found := _ONE_LINE.fullmatch(fold(lines[0].text.strip(_BAR)))):
        order = tuple(_HEADS[found[part]] for part in ("first", "second"))
    else:
        order = tuple(_HEADS.get(fold(line.text), "") for line in lines)
    return order if sorted(order) == ["name", "url"] else ()


def _rows(findings: Findings, lines: Sequence[Line], order: tuple[str, ...]) -> list[list[Line]]:
    """The lines of the list, parted where a row can begin."""
    rows: list[list[Line]] = []
    for line in lines:
        row = rows[-1] if rows else []
        kinds = [_kind(one) for one in row]
        full = bool(row) and (
            _kind(line) == order[0] == "url" or kinds[-1:] == ["url"] != [order[0]] or "both" in kinds
        )
        if not row or full or _kind(line) == "both" or _apart(findings, row[-1], line):
            rows.append([line])
        else:
            row.append(line)
    return rows


def _kind(line: Line) -> str:
    """What a line holds: a name, an address, or both."""
    if _SIDE_BY_SIDE.fullmatch(line.text.strip(_BAR)):
        return "both"
    linked = line.cell is not None and line.cell.column > 0 and bool(_URL.fullmatch(line.href))
    return "url" if linked or _URL.fullmatch(line.text.strip(_BAR)) else "name"


def _apart(findings: Findings, first: Line, second: Line) -> bool:
    """Whether two lines cannot be of one row; a blank line parts names, but not a name from its address."""
    if first.cell and second.cell:
        return (first.cell.table, first.cell.row) != (second.cell.table, second.cell.row)
    blank = second.after_blank and _kind(first) == _kind(second)
    return blank or not findings.sheet.follow(first, second)


def _contact(row: Sequence[Line], order: tuple[str, ...]) -> tuple[str, str] | None:
    """Name and address in a row: both on one line, one below the other, or a name that is itself the link."""
    if len(row) == 1 and (found := _SIDE_BY_SIDE.fullmatch(row[0].text.strip(_BAR))):
        return found["name"].strip(_BAR), found["url"]
    if len(row) == 1 and _kind(row[0]) == "name" and _URL.fullmatch(row[0].href):
        return row[0].text, row[0].href
    if tuple(map(_kind, row)) != order:
        return None
    name, url = sorted(row, key=_kind)
    return name.text, url.text if _URL.fullmatch(url.text) else url.href
