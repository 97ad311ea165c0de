"""A status list of the Treaty Collection as XML: participants in a table, then what they declared, in sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.catalog import Catalog
from habeas.catalog.acts import BINDING, LEAVING, Act
from habeas.intake.treaties import said
from habeas.intake.treaties.cells import clean, dates
from habeas.intake.treaties.columns import Column, read_head
from habeas.intake.treaties.endings import denounced
from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.findings import Acts, Findings, Row, Spot, read_row
from habeas.intake.treaties.instruments import Instruments
from habeas.intake.treaties.participants import participant
from habeas.intake.treaties.sections import Note, notes
from habeas.intake.treaties.tree import Node, read_tree

_AS_AT = re.compile(
    r"\b(?:status\s+)?as\s+(?:at|of)\b\s*:?\s*(?P<day>\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\s+\w+\s+\d{4})", re.I
)
_CHAPTER = re.compile(r"\b(?:chapter|chapitre)\s+(?P<chapter>[IVX]+)\b", re.I)
_LEADING = re.compile(r"^\s*(?P<treaty>\d{1,2})\s*\.\s*(?:(?P<part>[a-z])[.)]\s*)?", re.I)
_NUMBER = re.compile(r"\d[\d,\s]*")
_TITLES = ("titlesect", "treatyname", "title")
_FURNITURE = frozenset({"chapter", "externaldata", "header", "treatyheader", "treatynote", "statusasat", "footer"})


@dataclass(slots=True)
class Sheet:
    """One file while it is read."""

    name: str
    root: Node
    catalog: Catalog
    findings: Findings
    instrument: str = ""
    title: str = ""
    parties: int | None = None
    complete: bool = False


def read_status_xml(data: bytes, name: str, catalog: Catalog, instrument: str | None, findings: Findings) -> Sheet:
    """Read a list; the day of the list in the file itself is taken where none was given."""
    root = read_tree(data, name)
    table = root.find("participants")
    if table is None or not table.all("row"):
        raise TreatyListError(
            name, "there is no table of participants in this XML", "Save the status of one treaty as XML, in full"
        )
    sheet = Sheet(name, root, catalog, findings)
    _about(sheet, instrument)
    ends = notes(root.find("endnotes", "footnotes"))
    acts = _participants(sheet, table, ends)
    said.read_sections(sheet.root, sheet.instrument, catalog, findings, acts, ends)
    _rest(sheet)
    return sheet


def _about(sheet: Sheet, given: str | None) -> None:
    """Title, instrument, day and number of parties. Title, number and file name must not contradict each other."""
    known = Instruments(sheet.catalog)
    title = sheet.root.find(*_TITLES)
    sheet.title = clean(title.text).text if title else ""
    number = _printed_number(sheet)
    found = [one for one in (known.by_name(_LEADING.sub("", sheet.title)), number and known.by_number(number)) if one]
    found = found or [one for one in (known.by_file(sheet.name),) if one]
    if given is None and not found:
        fix = "Give its key with --instrument, or add it to the catalog with its number"
        raise TreatyListError(sheet.name, f"no instrument of the catalog is called {sheet.title or number!r}", fix)
    keys = sorted({one.key for one in found} | ({given} if given else set()))
    if len(keys) > 1:
        problem = f"the list is of {keys[0]} and of {keys[1]} at once, by its title, its number and --instrument"
        raise TreatyListError(sheet.name, problem, "Correct --instrument, or the number in the catalog")
    sheet.instrument = keys[0]
    sheet.findings.as_of = sheet.findings.as_of or _day(sheet.root)
    sheet.parties = _parties(sheet.root)


def _printed_number(sheet: Sheet) -> str:
    heads = [node for one in sheet.root.all("chapter") for node in one.walk()]
    chapter = _CHAPTER.search(" ".join(clean(node.own).text for node in heads))
    for node in sheet.root.all("treatyheader", "header", *_TITLES):
        leading = _LEADING.match(clean(node.text).text)
        if chapter and leading:
            part = f"-{leading['part']}" if leading["part"] else ""
            return f"{chapter['chapter']}-{leading['treaty']}{part}"
    return ""


def _day(root: Node) -> str:
    for node in root.walk():
        printed = f"as at {node.own}" if node.name == "statusasat" else node.own
        if found := _AS_AT.search(clean(printed).text):
            day, _, rest = found["day"].partition("-")
            if rest:
                month, _, year = rest.partition("-")
                return f"{year}-{month:0>2}-{day:0>2}"
            read, _ = dates(found["day"])
            return read[0].date if read else ""
    return ""


def _parties(root: Node) -> int | None:
    node = root.find("parties")
    number = _NUMBER.search(clean(node.text).text) if node else None
    return int(re.sub(r"\D", "", number.group())) if number else None


def _participants(sheet: Sheet, section: Node, ends: Mapping[str, Note]) -> dict[str, Acts]:
    """Every row of the table; what each country did, by its code."""
    columns = _heads(sheet, section)
    done: dict[str, Acts] = {}
    bound = 0
    for number, node in enumerate(_body(section), start=1):
        row = _row(sheet, node, columns, number)
        if row is None:
            continue
        acts = read_row(sheet.findings, sheet.instrument, row)
        bound += acts.bound
        if row.participant.country:
            done[row.participant.country] = acts
            _denounced(sheet, row, acts, ends)
    _whole(sheet, bound)
    return done


def _heads(sheet: Sheet, section: Node) -> list[Column]:
    head = section.find("thead")
    rows = head.all("row") if head else section.all("row")[:1]
    if not rows:
        raise TreatyListError(sheet.name, "the table of participants has no head", "Save the file again, whole")
    best = max(rows, key=lambda row: len(row.children))
    for row in rows:
        sheet.findings.fit(
            " · ".join(cell.take() for cell in row.children), "head of the table", Spot("head", row.lines)
        )
        row.take()
    columns = [read_head(cell.text) for cell in best.children]
    if sum(column.kind == "participant" for column in columns) != 1:
        heads = ", ".join(column.head for column in columns)
        raise TreatyListError(
            sheet.name, f"the table has no column of participants among: {heads}", "Give the status list of a treaty"
        )
    return columns


def _body(section: Node) -> list[Node]:
    return [row for row in section.all("row") if not row.read]


def _row(sheet: Sheet, node: Node, columns: list[Column], number: int) -> Row | None:
    cells = [cell.take() for cell in node.children]
    node.take()
    spot = Spot(f"row {number}", node.lines)
    if len(cells) != len(columns):
        text = " · ".join(clean(cell).text for cell in cells)
        sheet.findings.rows += 1
        sheet.findings.stranger()
        sheet.findings.leave(text, f"{len(cells)} cells under {len(columns)} heads", spot)
        return None
    at = next(at for at, column in enumerate(columns) if column.kind == "participant")
    who = participant(cells[at])
    others = tuple(
        (column, cell) for place, (column, cell) in enumerate(zip(columns, cells, strict=True)) if place != at
    )
    return Row(who, others, Spot(f"row {number}, {who.name}", node.lines))


def _denounced(sheet: Sheet, row: Row, acts: Acts, ends: Mapping[str, Note]) -> None:
    """A denunciation with its day from an end note, in place of the day of the list by which it had happened."""
    if not any(act in BINDING for act, _ in acts.ended):
        return
    days = [day for mark in row.participant.marks if mark in ends and (day := denounced(ends[mark].text))]
    if len(days) != 1 or any(act in LEAVING for act, _ in acts.standing):
        return
    kept = [one for one in sheet.findings.acts if not _is_open(one.country, one.action, one.date, row)]
    sheet.findings.acts[:] = kept
    sheet.findings.act(sheet.instrument, row.participant, Act.WITHDRAWAL, days[0], row.spot)


def _is_open(country: str, action: str, day: str, row: Row) -> bool:
    return country == row.participant.country and action == Act.WITHDRAWAL and day.startswith("../")


def _whole(sheet: Sheet, bound: int) -> None:
    """Whether the table has as many parties as the file says."""
    if sheet.parties is None:
        return
    sheet.complete = bound == sheet.parties and not sheet.findings.strangers
    if bound == sheet.parties and not sheet.complete:
        sheet.findings.notices.append("a participant is not known, so nobody is taken for not party")
    if bound != sheet.parties:
        sheet.findings.notices.append(
            f"the file says {sheet.parties} parties and its table has {bound}: nobody is taken for not party"
        )


def _rest(sheet: Sheet) -> None:
    """Every word that is left belongs to the list's own furniture, or to something that habeas does not know."""
    for top in sheet.root.walk():
        if top.name in _FURNITURE or top.name in _TITLES:
            for node in top.walk():
                if not node.read and node.own.strip():
                    sheet.findings.fit(node.own, node.name, Spot(node.name, node.lines))
                    node.read = True
    for node in sheet.root.walk():
        if not node.read and node.own.strip():
            sheet.findings.leave(
                node.own, f"an element that habeas does not know: {node.name}", Spot(node.name, node.lines)
            )
            node.read = True
