"""Tables of treaty actions: one treaty a file as the Treaty Collection prints it, several joined, or statuses."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas import places
from habeas.catalog import Catalog
from habeas.intake.treaties.cells import clean
from habeas.intake.treaties.columns import Column, read_head
from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.findings import Findings, Row, Spot, read_row
from habeas.intake.treaties.instruments import Instruments
from habeas.intake.treaties.participants import Participant, participant
from habeas.intake.treaties.reading import Form

_SEPARATORS = ",;\t|"
_NAMES = frozenset({"participant", "participants", "member", "state", "country"})
_CODES = frozenset({"iso2", "iso3", "alpha2", "alpha3", "iso"})
_WHICH = frozenset({"mtdsg_no", "treaty_no", "number"})
_TITLE = frozenset({"treaty", "instrument", "title"})
_STATUS = "status"
_FLAG = "state party"
_IGNORED = frozenset({"signatory", "no action", "state party"})
"""Flags of a table of statuses, which repeat its status and are held against it."""
_STATUSES: Mapping[str, str] = {
    "state party": "party",
    "party": "party",
    "signatory state": "signatory",
    "signatory": "signatory",
    "no action": "not_party",
    "not party": "not_party",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A record of the table with the lines it stands on."""

    cells: tuple[str, ...]
    lines: tuple[int, int]


@dataclass(slots=True)
class Table:
    """A table with its heads."""

    name: str
    heads: tuple[str, ...]
    lines: Sequence[Line]

    def at(self, names: frozenset[str]) -> int | None:
        """The place of the first column with one of these heads."""
        return next((place for place, head in enumerate(self.heads) if head.casefold() in names), None)


def read_table(
    text: str, name: str, catalog: Catalog, instrument: str | None, findings: Findings
) -> tuple[Form, tuple[str, ...]]:
    """Read a table; its form, and the instruments it is about."""
    table = _table(text, name, findings)
    finder = _Finder(table, Instruments(catalog), instrument)
    place = table.at(frozenset({_STATUS}))
    form: Form = "action_table" if place is None else "status_table"
    columns = [read_head(head) for head in table.heads]
    if place is None and not any(column.kind == "acts" for column in columns):
        raise TreatyListError(
            name, f"no column of acts or statuses among: {', '.join(table.heads)}", "Give a list of treaty actions"
        )
    for line in table.lines:
        if place is None:
            _acts(table, columns, line, finder, findings)
        else:
            _status(table, place, line, finder, findings)
    if not finder.found:
        raise TreatyListError(
            name,
            "it does not say of which instrument it is",
            "Give its key with --instrument, such as --instrument CAT",
        )
    return form, tuple(finder.found)


class _Finder:
    """The instrument and the participant of a line."""

    def __init__(self, table: Table, known: Instruments, given: str | None) -> None:
        self.known = known
        by_file = None if given else known.by_file(table.name)
        self.whole = given or (by_file.key if by_file else "")
        self.number, self.title = table.at(_WHICH), table.at(_TITLE)
        self.name, self.code = table.at(_NAMES), table.at(_CODES)
        self.found: dict[str, None] = {}

    def instrument(self, line: Line) -> str:
        """The key of the line's instrument; empty where the catalog has none."""
        one = None
        if self.number is not None:
            one = self.known.by_number(line.cells[self.number])
        if one is None and self.title is not None:
            one = self.known.by_name(line.cells[self.title])
        here = self.number is not None or self.title is not None
        key = one.key if one else "" if here else self.whole
        if key:
            self.found[key] = None
        return key

    def participant(self, line: Line) -> Participant:
        """Who the line is about. Name and code must not be two countries."""
        who = participant(line.cells[self.name]) if self.name is not None else Participant("", "")
        if self.code is None or not (code := line.cells[self.code].strip()):
            return who
        try:
            country = places.by_code(code).alpha3
        except places.UnknownPlace:
            return who if who.country else Participant(who.name or code, "", f"neither name nor code {code} is known")
        if who.country and who.country != country:
            return Participant(who.name, "", f"the name is {who.country}, the code {country}")
        return Participant(who.name or code, country, marks=who.marks, ended=who.ended)


def _acts(table: Table, columns: Sequence[Column], line: Line, finder: _Finder, findings: Findings) -> None:
    instrument, who = finder.instrument(line), finder.participant(line)
    spot = Spot(f"line {line.lines[0]}, {who.name}", line.lines)
    if not instrument:
        findings.rows += 1
        findings.leave(" · ".join(filter(None, line.cells)), "the catalog has no such instrument", spot)
        return
    told = {finder.number, finder.title, finder.name, finder.code}
    cells = tuple((column, line.cells[at]) for at, column in enumerate(columns) if at not in told)
    read_row(findings, instrument, Row(who, cells, spot))


def _status(table: Table, place: int, line: Line, finder: _Finder, findings: Findings) -> None:
    """A line that gives a status in words, with the year of the act. The flags beside it are held against it."""
    findings.rows += 1
    instrument, who = finder.instrument(line), finder.participant(line)
    spot = Spot(f"line {line.lines[0]}, {who.name}", line.lines)
    words = " · ".join(filter(None, map(str.strip, line.cells)))
    status = _STATUSES.get(line.cells[place].strip().casefold(), "")
    year = next(
        (line.cells[at].strip() for at, head in enumerate(table.heads) if head.casefold().startswith("year")), ""
    )
    reason = (
        "the catalog has no such instrument" if not instrument
        else who.reason if not who.country
        else f"a status that habeas does not know: {line.cells[place]}" if not status
        else f"not a year: {year}" if year and not (year.isdigit() and len(year) == 4)
        else "the list has no day: give it with --as-of" if not findings.as_of
        else ""
    )  # fmt: skip
    if reason:
        findings.leave(words, reason, spot)
        return
    note = _contradiction(table, line, status)
    if note:
        findings.contradict(words, note, spot)
    findings.status(instrument, who, status, spot, year=year if status == "party" else "", note=note)


def _contradiction(table: Table, line: Line, status: str) -> str:
    flag = table.at(frozenset({_FLAG}))
    if flag is None or (value := line.cells[flag].strip()) not in {"0", "1"}:
        return ""
    if (value == "1") == (status == "party"):
        return ""
    return f"the list says {status.replace('_', ' ')} in words and state party {value} as a flag; the words are used"


def _table(text: str, name: str, findings: Findings) -> Table:
    """The records of the table; what has another number of cells than the head is left, line by line."""
    records = [line for line in _records(text, name) if any(cell.strip() for cell in line.cells)]
    if len(records) < 2:
        raise TreatyListError(name, "the table has no rows", "Give a list of treaty actions with a line of heads")
    heads = tuple(clean(cell.removeprefix("\ufeff")).text for cell in records[0].cells)
    findings.fit(" · ".join(heads), "head of the table", Spot("head", records[0].lines))
    table = Table(name, heads, [])
    if table.at(_NAMES) is None and table.at(_CODES) is None:
        raise TreatyListError(
            name, f"no column of participants among: {', '.join(heads)}", "Give a list of treaty actions by state"
        )
    whole: list[Line] = []
    for line in records[1:]:
        if len(line.cells) == len(heads):
            whole.append(line)
        else:
            findings.rows += 1
            reason = f"{len(line.cells)} cells under {len(heads)} heads"
            findings.leave(" · ".join(line.cells), reason, Spot(f"line {line.lines[0]}", line.lines))
    table.lines = whole
    return table


def _records(text: str, name: str) -> Iterator[Line]:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begin = 1
    try:
        for cells in reader:
            yield Line(tuple(cells), (begin, reader.line_num))
            begin = reader.line_num + 1
    except csv.Error as error:
        problem = f"line {reader.line_num} is no line of a table ({error})"
        raise TreatyListError(name, problem, "Save the table again as CSV") from error
