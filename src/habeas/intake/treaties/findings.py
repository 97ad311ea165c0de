"""Where a reader puts what it finds: acts, what the list says, and every word that is neither, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.catalog.acts import BINDING, LEAVING, SIGNING, Act
from habeas.intake.treaties.cells import clean, dates
from habeas.intake.treaties.columns import Column
from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.participants import Participant
from habeas.intake.treaties.reading import Piece, ReadAct, ReadStatus, Span

MOST = 50_000
"""Acts, and passages left, that one file may have: the longest real one has some six thousand."""
MOST_STRANGERS = 500
"""Rows with names that nobody knows: there are two hundred states, so this is no list of them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: in words, and its lines."""

    place: str
    lines: Span


@dataclass(slots=True)
class Findings:
    """Everything found in one file so far. `as_of` is the day of the list, where it is known."""

    as_of: str
    file: str = ""
    acts: list[ReadAct] = field(default_factory=list)
    statuses: list[ReadStatus] = field(default_factory=list)
    contradictions: list[Piece] = field(default_factory=list)
    furniture: list[Piece] = field(default_factory=list)
    unparsed: list[Piece] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    rows: int = 0
    doubtful: set[str] = field(default_factory=set)
    """Countries that a row may be about whose name was not taken for one."""
    strangers: int = 0
    """Rows that may be about any country."""

    def leave(self, text: str, reason: str, spot: Spot) -> None:
        """Keep words that are no statement, with the reason; nothing is kept of nothing."""
        if shown := clean(text).text:
            self.unparsed.append(Piece(shown, reason, spot.place, spot.lines))
            self._demand_few(len(self.unparsed))

    def fit(self, text: str, what: str, spot: Spot) -> None:
        """Keep words that belong to the list itself: its title, its heads."""
        if shown := clean(text).text:
            self.furniture.append(Piece(shown, what, spot.place, spot.lines))

    def contradict(self, text: str, problem: str, spot: Spot) -> None:
        """Note that the file says two things at one place."""
        self.contradictions.append(Piece(text, problem, spot.place, spot.lines))

    def act(self, instrument: str, who: Participant, action: Act, date: str, spot: Spot, **more: str) -> None:
        """Note an act."""
        article, text = more.get("article", ""), more.get("text", "")
        self.acts.append(
            ReadAct(instrument, who.country, who.name, action.value, date, article, text, spot.place, spot.lines)
        )
        self._demand_few(len(self.acts))

    def stranger(self) -> None:
        """Note a row that may be about any country."""
        self.strangers += 1
        if self.strangers > MOST_STRANGERS:
            problem = f"more than {MOST_STRANGERS} participants are not known, so this is no list of states"
            raise TreatyListError(self.file, problem, "Give the status list of a treaty")

    def _demand_few(self, count: int) -> None:
        if count > MOST:
            problem = f"it has more than {MOST} acts or passages, more than any list"
            raise TreatyListError(self.file, problem, "Give the status list of one treaty")

    def status(self, instrument: str, who: Participant, status: str, spot: Spot, **more: str) -> None:
        """Note what the list says of a state."""
        year, note = more.get("year", ""), more.get("note", "")
        self.statuses.append(ReadStatus(instrument, who.country, who.name, status, year, spot.place, spot.lines, note))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of participants: its cells by column, and where it stands."""

    participant: Participant
    cells: tuple[tuple[Column, str], ...]
    spot: Spot

    @property
    def words(self) -> str:
        """The row as printed."""
        return " · ".join(
            part for part in (self.participant.name, *(clean(text).text for _, text in self.cells)) if part
        )


@dataclass(slots=True)
class Acts:
    """The acts of one row, as dates with what they were; `bound` says how the row leaves its participant."""

    standing: list[tuple[Act, str]] = field(default_factory=list)
    ended: list[tuple[Act, str]] = field(default_factory=list)

    @property
    def bound(self) -> bool:
        """Whether an act of joining stands and none of leaving is younger."""
        joined = max((date for act, date in self.standing if act in BINDING), default="")
        left = max((date for act, date in self.standing if act in LEAVING), default="")
        return bool(joined) and joined >= left

    @property
    def signed(self) -> bool:
        """Whether a signature stands."""
        return any(act in SIGNING for act, _ in self.standing)


def read_row(findings: Findings, instrument: str, row: Row) -> Acts:
    """Put one row where it belongs, and say what its participant did."""
    findings.rows += 1
    acts = _acts(findings, row)
    who = row.participant
    if not who.country:
        findings.doubtful.update(who.candidates)
        if who.strange:
            findings.stranger()
        findings.leave(row.words, who.reason, row.spot)
        return acts
    for action, date in acts.standing:
        findings.act(instrument, who, action, date, row.spot)
    _ended(findings, instrument, row, acts)
    if findings.as_of and (acts.standing or acts.ended):
        _said(findings, instrument, who, acts, row.spot)
    if not any(clean(text).text for _, text in row.cells):
        findings.leave(row.words, "no date", row.spot)
    return acts


def _said(findings: Findings, instrument: str, who: Participant, acts: Acts, spot: Spot) -> None:
    if not acts.bound:
        findings.status(instrument, who, "signatory" if acts.signed else "not_party", spot)
        return
    joined = max(date for act, date in acts.standing if act in BINDING)
    findings.status(instrument, who, "party", spot, year=joined[:4])


def _acts(findings: Findings, row: Row) -> Acts:
    """The dates of all cells; a cell that holds anything else is left whole."""
    acts = Acts()
    for column, printed in row.cells:
        text = clean(printed).text
        found, rest = dates(text)
        named = [(column.act(one.letter), one) for one in found]
        if not text:
            continue
        if column.kind != "acts" or rest or not found or any(act is None for act, _ in named):
            if row.participant.country:
                findings.leave(f"{row.participant.name}: {text}", _why(column, rest, not found), row.spot)
            continue
        for act, one in named:
            assert act is not None
            (acts.ended if one.ended or row.participant.ended else acts.standing).append((act, one.date))
    return acts


def _why(column: Column, rest: str, undated: bool) -> str:
    if column.kind != "acts":
        return f"a column that habeas does not know: {column.head}"
    if rest or undated:
        return "not a date"
    return f"the head of the column does not explain this letter: {column.head}"


def _ended(findings: Findings, instrument: str, row: Row, acts: Acts) -> None:
    """What stands in brackets held once. It ended by the day of the list at the latest: without one it is left."""
    if not acts.ended:
        return
    if not findings.as_of:
        printed = "; ".join(f"{act.value} {date}" for act, date in acts.ended)
        reason = "in brackets: it holds no more, and without the day of the list nobody knows since when"
        findings.leave(f"{row.participant.name}: {printed}", reason, row.spot)
        return
    rejoined = min((date for act, date in acts.standing if act in BINDING), default=findings.as_of)
    for action, date in acts.ended:
        findings.act(instrument, row.participant, action, date, row.spot)
    if any(act in BINDING for act, _ in acts.ended) and not any(act in LEAVING for act, _ in acts.standing):
        findings.act(instrument, row.participant, Act.WITHDRAWAL, f"../{rejoined}", row.spot)
