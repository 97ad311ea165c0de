"""What states said about an instrument, section by section: reservations and declarations, competences recognised,
objections, territories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from habeas.catalog import Catalog
from habeas.catalog.acts import BINDING, SIGNING, Act
from habeas.intake.treaties.cells import clean, dates
from habeas.intake.treaties.columns import read_head
from habeas.intake.treaties.endings import withdrawn
from habeas.intake.treaties.findings import Acts, Findings, Spot
from habeas.intake.treaties.participants import participant
from habeas.intake.treaties.sections import Entry, Note, entries
from habeas.intake.treaties.tree import Node
from habeas.intake.treaties.wording import articles, parts, refers_elsewhere

_DECLARATIONS = frozenset({"declarations", "reservations", "declarationsandreservations"})
_COMPETENCE = frozenset({"declarationsunderarticle", "declarationsunderarticles"})
_OBJECTIONS = frozenset({"objections"})
_TERRITORIES = frozenset({"territorialapplications", "territorialapplication"})
_NOT_READ: Mapping[str, str] = {
    "notifications": "notifications under single articles are not taken in",
    "specialtables": "tables besides that of the participants are not taken in",
}
_UNLESS = re.compile(r"\bunless\s+otherwise\s+(?:indicated|stated)\b", re.I)
_RECOGNISES = re.compile(r"\b(?:recogni[sz]\w+|accept\w*|declar\w+)\b", re.I)
_REFUSES = re.compile(r"\b(?:does|do|did|shall|will)\s+not\s+(?:recogni[sz]e|accept)\b", re.I)


class Said:
    """Reads the sections of one list. `done` is what each country did by the table, for the days of what it said."""

    def __init__(
        self,
        instrument: str,
        catalog: Catalog,
        findings: Findings,
        done: Mapping[str, Acts],
        ends: Mapping[str, Note],
    ) -> None:
        self.instrument = instrument
        self.highest = catalog.instruments[instrument].articles
        self.procedures = {
            one.article for one in catalog.procedures.values() if one.instrument == instrument and one.article
        }
        self.findings = findings
        self.done = done
        self.ends = ends
        self.upon_joining = False

    def declared(self, entry: Entry) -> None:
        """Reservations and declarations, each part by itself, with the articles that it names."""
        spot = entry.spot("declarations")
        if not self._has_words(entry, spot):
            return
        for part in parts(entry.words):
            day = self._day(entry, part.moment)
            named = ", ".join(articles([part.text], self.highest))
            self.findings.act(self.instrument, entry.who, part.action, day, spot, article=named, text=part.text)
        self._withdrawn(entry, spot)

    def recognised(self, entry: Entry, head: str) -> None:
        """A competence recognised: for the article of a complaint procedure an acceptance, else a declaration."""
        spot = entry.spot("declarations under articles")
        if not self._has_words(entry, spot, head):
            return
        words = entry.words
        named = articles([words], self.highest) or articles([head], self.highest)
        accepts = not _REFUSES.search(words) and bool(_RECOGNISES.search(words) or not words)
        day = self._day(entry, "")
        for article in named if accepts else ():
            action = Act.ACCEPTANCE if article in self.procedures else Act.DECLARATION
            self.findings.act(self.instrument, entry.who, action, day, spot, article=article, text=words)
        if not accepts or not named:
            self.findings.act(
                self.instrument, entry.who, Act.DECLARATION, day, spot, article=", ".join(named), text=words
            )

    def objected(self, entry: Entry) -> None:
        """Objections; a passage that is nothing but a date begins another one."""
        for one in _by_date(entry):
            spot = one.spot("objections")
            if not self._has_words(one, spot):
                continue
            day = next((passage.day for passage in one.passages if passage.day), "")
            named = ", ".join(articles([one.words], self.highest))
            self.findings.act(self.instrument, one.who, Act.OBJECTION, day, spot, article=named, text=one.words)

    def _has_words(self, entry: Entry, spot: Spot, head: str = "") -> bool:
        """Whether there is something to take; what is not taken is left with its reason."""
        words = entry.words
        if not entry.who.country:
            self.findings.leave(f"{entry.who.name}: {words}", entry.who.reason, spot)
            return False
        if refers_elsewhere(words):
            self.findings.leave(f"{entry.who.name}: {words}", "refers to another list", spot)
            return False
        if not words and not articles([head], self.highest):
            self._withdrawn(entry, spot)
            self.findings.leave(entry.who.name, "nothing stands under the name", spot)
            return False
        return True

    def _day(self, entry: Entry, moment: str) -> str:
        """The day printed with it; that of the act it came with, where the file says which that was."""
        printed = {passage.day for passage in entry.passages if passage.day}
        if len(printed) == 1 and not moment:
            return printed.pop()
        acts = self.done.get(entry.who.country, Acts()).standing
        if moment == "signature":
            days = [date for act, date in acts if act in SIGNING]
        else:
            days = [date for act, date in acts if act in BINDING] if moment or self.upon_joining else []
        return days[0] if len(days) == 1 and not (printed and not moment) else ""

    def _withdrawn(self, entry: Entry, spot: Spot) -> None:
        """What the end notes of a participant tell of its reservations."""
        for mark in entry.who.marks:
            note = self.ends.get(mark)
            if note is None or not entry.who.country:
                continue
            told, day = withdrawn(note.text)
            if told:
                where = Spot(f"end note {mark}, {entry.who.name}", note.lines)
                named = ", ".join(articles([note.text], self.highest))
                self.findings.act(
                    self.instrument, entry.who, Act.RESERVATION_WITHDRAWAL, day, where, article=named, text=note.text
                )


def _by_date(entry: Entry) -> Iterator[Entry]:
    """The objections of one participant, parted at dates that stand alone between them."""
    now = Entry(entry.who, entry.first)
    for passage in entry.passages:
        if passage.day and now.words:
            yield now
            now = Entry(entry.who, passage.lines[0])
        now.passages.append(passage)
    if now.passages or not entry.passages:
        yield now


def read_sections(
    root: Node,
    instrument: str,
    catalog: Catalog,
    findings: Findings,
    done: Mapping[str, Acts],
    ends: Mapping[str, Note],
) -> None:
    """Read every section that is known, in the order of the file."""
    said = Said(instrument, catalog, findings, done, ends)
    for section in root.walk():
        if not section.read and _read_section(said, section):
            for one in section.walk():
                one.read = True
    for number, note in ends.items():  # kept as words, whether an act was read from it or not
        findings.fit(note.text, f"end note {number}".strip(), Spot("end notes", note.lines))


def _read_section(said: Said, section: Node) -> bool:
    """Read one section; whether it was one."""
    if section.name in _DECLARATIONS:
        found, head = entries(section, "declarations", said.findings)
        said.upon_joining = bool(_UNLESS.search(head))
        for entry in found:
            said.declared(entry)
    elif section.name in _COMPETENCE:
        found, head = entries(section, "declarations under articles", said.findings)
        said.upon_joining = False
        for entry in found:
            said.recognised(entry, head)
    elif section.name in _OBJECTIONS:
        for entry in entries(section, "objections", said.findings)[0]:
            said.objected(entry)
    elif section.name in _TERRITORIES:
        _territories(section, said.instrument, said.findings)
    elif reason := _NOT_READ.get(section.name):
        said.findings.leave(section.take(), reason, Spot(section.name, section.lines))
    else:
        return False
    return True


def _territories(section: Node, instrument: str, findings: Findings) -> None:
    """A table of participant, day and territories; anything else in it is left."""
    rows = section.all("row")
    heads = [read_head(cell.text) for cell in rows[0].children] if rows else []
    kinds = [head.kind for head in heads]
    if sorted(kinds) != ["date", "participant", "territories"]:
        findings.leave(
            section.take(),
            "territorial applications that are no table of three columns",
            Spot("territories", section.lines),
        )
        return
    findings.fit(" · ".join(head.head for head in heads), "head of territories", Spot("territories", rows[0].lines))
    rows[0].take()
    for row in rows[1:]:
        cells = dict(zip(kinds, (cell.take() for cell in row.children), strict=False))
        row.take()
        who = participant(cells.get("participant", ""))
        spot = Spot(f"territories, {who.name}", row.lines)
        found, rest = dates(clean(cells.get("date", "")).text)
        names = clean(cells.get("territories", "")).text
        if not who.country or not names or len(found) != 1 or rest:
            findings.leave(" · ".join(cells.values()), who.reason or "not one date and some territories", spot)
            continue
        findings.act(instrument, who, Act.TERRITORIAL_APPLICATION, found[0].date, spot, text=names)
    for node in section.walk():
        if not node.read and node.own.strip():
            findings.fit(node.own, "territories", Spot("territories", node.lines))
            node.read = True
