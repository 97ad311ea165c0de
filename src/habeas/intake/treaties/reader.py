"""Read one file of treaty actions, whatever its form: XML or text of the Treaty Collection, or a table."""

from __future__ import annotations

import re

from habeas.catalog import Catalog
from habeas.intake.treaties.declared import is_declared, read_declared
from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.findings import Findings
from habeas.intake.treaties.reading import TreatyReading
from habeas.intake.treaties.status_xml import read_status_xml
from habeas.intake.treaties.table import read_table
from habeas.values import Period, PeriodError

MAX_BYTES = 40 * 1024 * 1024
"""The longest status list with all declarations has some three."""
_XML = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<\x00?(?:\?\x00?x|!--|[A-Za-z])", re.I)
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html)\b", re.I)
_MAINTENANCE = re.compile(rb"maintenance|currently unavailable", re.I)
_HEAD = 4096
_DAY = 10


def read_treaties(
    data: bytes, *, name: str, catalog: Catalog, instrument: str | None = None, as_of: str = ""
) -> TreatyReading:
    """Read a list. `instrument` is its key where the file does not say it, `as_of` the day of the list."""
    _check(data, name, catalog, instrument, as_of)
    findings = Findings(as_of, name)
    if _XML.match(data):
        sheet = read_status_xml(data, name, catalog, instrument, findings)
        return _made(
            findings, file=name, form="untc_xml", title=sheet.title, instruments=(sheet.instrument,),
            parties=sheet.parties, complete=sheet.complete,
        )  # fmt: skip
    text = _text(data, name)
    if is_declared(text):
        key = read_declared(text, name, catalog, instrument, findings)
        return _made(findings, file=name, form="declarations", instruments=(key,))
    form, keys = read_table(text, name, catalog, instrument, findings)
    return _made(findings, file=name, form=form, instruments=keys)


def _made(findings: Findings, **about: object) -> TreatyReading:
    by_line = sorted(findings.unparsed, key=lambda piece: piece.lines)
    return TreatyReading(
        **about,  # type: ignore[arg-type]  # what the three forms tell of a file, by the reading's own names
        as_of=findings.as_of,
        rows=findings.rows,
        doubtful=tuple(sorted(findings.doubtful)),
        acts=tuple(findings.acts),
        statuses=tuple(findings.statuses),
        contradictions=tuple(findings.contradictions),
        furniture=tuple(findings.furniture),
        unparsed=tuple(by_line),
        notices=tuple(findings.notices),
    )


def _check(data: bytes, name: str, catalog: Catalog, instrument: str | None, as_of: str) -> None:
    if instrument is not None and instrument not in catalog.instruments:
        raise TreatyListError(name, f"there is no instrument {instrument!r} in the catalog", "Use its key, such as CAT")
    if as_of:
        _check_day(as_of, name)
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.0f} MB"
        raise TreatyListError(name, f"the file has {size}, more than any list", "Give the status list of one treaty")
    if not data.strip():
        raise TreatyListError(name, "the file is empty", "Save it again")
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise TreatyListError(
            name, "the file is a PDF or a workbook", "Take the XML of the Treaty Collection, or save the table as CSV"
        )
    if _HTML.search(data[:_HEAD]):
        away = " that says the service is away" if _MAINTENANCE.search(data) else ""
        raise TreatyListError(name, f"the file is a page of the web{away}, no list", "Save the XML of the list itself")


def _check_day(as_of: str, name: str) -> None:
    try:
        Period.parse(as_of)
    except PeriodError as error:
        raise TreatyListError(name, f"--as-of: {error}", "Give the day of the list, such as 2015-03-14") from error
    if len(as_of) > _DAY or "/" in as_of:
        raise TreatyListError(name, f"--as-of: {as_of!r} is no day, month or year", "Give the day of the list")


def _text(data: bytes, name: str) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                line = data[: error.start].count(b"\n") + 1
                problem = f"line {line} is not {encoding.removesuffix('-sig').upper()}"
                raise TreatyListError(name, problem, "Save the table again as UTF-8") from error
            if "\0" in text:
                break
            return text
    raise TreatyListError(name, "the file is not text", "Give XML, a table as CSV, or declarations as text")
