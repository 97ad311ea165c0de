"""Treaty lists: an instrument, the year of the act, the year in which somebody looked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.catalog import Instrument, InstrumentKind, say
from habeas.intake.page.cells import is_year
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.glued import runs_on, split_two_years
from habeas.intake.page.lines import Line, flowing
from habeas.intake.page.reading import PageTreatyAction
from habeas.intake.page.words import Words

_RESERVATION = re.compile(r"(?P<instrument>.+?),?\s+(?:articles?|arts?\.?)\s*(?P<article>\d{1,3}[^;]{0,30})", re.I)
_ARTICLE = re.compile(r"\b(?:article|art\.?)\s*(?P<article>\d{1,3})\b", re.I)
_OTHER_PROTOCOLS = re.compile(r"\b(?:second|armed conflict|sale of children|death penalty)\b", re.I)
"""Optional protocols that open no way to complain."""
_WAY_TO_COMPLAIN = re.compile(r"\b(?:declaration|article|art\.)", re.I)
"""In the name of what was accepted; such a row is neither the treaty's ratification nor a reservation."""
_MAX_LINES_OF_A_NAME = 4
_LOOKED = "observation date"


@dataclass(frozen=True, slots=True)
class Act:
    """What a line of a treaty list says, but for the years."""

    instrument: str
    action: str
    article: str | None = None


def read_treaties(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under the label of a treaty list, a list of reservations or of complaint procedures."""
    findings.head_label(label, lines)
    columns = findings.words.columns(lines)
    together = any(map(findings.words.glues, lines))
    at = 0
    while at < len(lines):
        if findings.words.furniture(lines[at]):
            findings.fit([lines[at]])
            at += 1
            continue
        if _is_glued(lines[at], together):
            _read_glued(findings, label, lines[at], together=together)
            at += 1
            continue
        end = next((i for i in range(at, len(lines)) if _is_glued(lines[i], together)), len(lines))
        name = _name(findings, label, lines[at:end])
        years = _years(lines[at + len(name) :])
        act = read_act(findings.words, label.indicator.key, flowing(name)) if name else None
        own = [*name, *years] or [lines[at]]
        at += len(own)
        if act is None or not (dates := _dates(years, columns)):
            findings.leave(own)
            continue
        date, observed = dates
        span = findings.sheet.place(own)
        findings.treaty_actions.append(PageTreatyAction(act.instrument, act.action, date, act.article, observed, span))


def _is_glued(line: Line, together: bool) -> bool:
    return runs_on(line.text) or (together and split_two_years(line.text) is not None)


def _read_glued(findings: Findings, label: Label, line: Line, *, together: bool) -> None:
    """A row into which both years ran, as its heads did; one year alone may be either."""
    parted = split_two_years(line.text) if together else None
    act = read_act(findings.words, label.indicator.key, parted[0]) if parted else None
    if parted is None or act is None:
        findings.leave([line])
        return
    span = findings.sheet.place([line])
    findings.treaty_actions.append(
        PageTreatyAction(act.instrument, act.action, parted[1], act.article, parted[2], span)
    )


def read_act(words: Words, listed_as: str, name: str) -> Act | None:
    """The act that a printed name stands for in the list `listed_as`; None where the catalog does not know it."""
    if listed_as == "treaty_reservations":
        return _reservation(words, name)
    if listed_as == "complaints_procedures":
        return _acceptance(words, name)
    instrument = _listed(words, name)
    # The year of a directive or regulation is that of its adoption or transposition, which is no act of this list.
    if instrument is None or instrument.kind is not InstrumentKind.TREATY:
        return None
    return Act(instrument.key, "ratification")


def _listed(words: Words, name: str) -> Instrument | None:
    """The instrument of `CAT, Convention against …`; a protocol is not the treaty whose acronym it bears."""
    _, comma, rest = name.partition(",")
    if _WAY_TO_COMPLAIN.search(rest):
        return None
    by_title = words.index.instrument(rest.strip()) if comma else None
    instrument = by_title or words.index.instrument(name)
    if instrument and "protocol" in rest.casefold() and "protocol" not in say(instrument.label).casefold():
        act = _acceptance(words, name)
        return words.catalog.instruments[act.instrument] if act and not act.article else None
    return instrument


def _reservation(words: Words, name: str) -> Act | None:
    found = _RESERVATION.fullmatch(name)
    if found is None or _WAY_TO_COMPLAIN.search(found["instrument"]):
        return None
    instrument = words.index.instrument(found["instrument"])
    return Act(instrument.key, "reservation", found["article"].strip()) if instrument else None


def _acceptance(words: Words, name: str) -> Act | None:
    """`ICCPR, First Optional Protocol to …` or `CAT, declaration under article 22 …`."""
    procedure = words.index.procedure(name)
    if procedure is None:
        acronym, _, rest = name.partition("," if "," in name else " ")
        treaty = words.index.instrument(acronym)
        article, protocol = _ARTICLE.search(rest), "optional protocol" in rest.casefold()
        candidates = [
            one
            for one in words.catalog.procedures.values()
            if treaty
            and (
                (article and one.instrument == treaty.key and one.article == article["article"])
                or (protocol and not _OTHER_PROTOCOLS.search(rest) and not one.article and one.body == treaty.body)
            )
        ]
        procedure = candidates[0] if len(candidates) == 1 else None
    return Act(procedure.instrument, "acceptance", procedure.article or None) if procedure else None


def _name(findings: Findings, label: Label, lines: Sequence[Line]) -> list[Line]:
    """The lines of a name: as many as stand before the year, unless a second name begins among them."""
    name: list[Line] = []
    for line in lines:
        if (
            is_year(line.text)
            or findings.words.furniture(line)
            or (name and not _continues(findings, label, name, line))
        ):
            break
        name.append(line)
    return name


def _continues(findings: Findings, label: Label, name: Sequence[Line], line: Line) -> bool:
    if line.cell or line.after_blank or len(name) >= _MAX_LINES_OF_A_NAME or not findings.sheet.follow(name[-1], line):
        return False
    return read_act(findings.words, label.indicator.key, line.text) is None


def _years(lines: Sequence[Line]) -> list[Line]:
    years: list[Line] = []
    for line in lines:
        if not is_year(line.text):
            break
        years.append(line)
    return years


def _dates(years: Sequence[Line], columns: Mapping[int, str]) -> tuple[str | None, str | None] | None:
    """Year of the act and of the look. One year alone may be either, unless a table says in which column it stands."""
    if len(years) == 2:  # nobody looks at what has not happened yet
        return (years[0].text, years[1].text) if years[0].text <= years[1].text else None
    if len(years) != 1 or years[0].cell is None or years[0].cell.column not in columns:
        return None
    looked = columns[years[0].cell.column] == _LOOKED
    return (None, years[0].text) if looked else (years[0].text, None)
