"""The parts of a list that are words: declarations, objections, territories, end notes; by participant, in order.

The elements inside a section have had several shapes, so they are read as a run of passages: a passage that is
marked as a participant, or is nothing but the name of a country, begins what that country said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from habeas.intake.treaties.cells import clean, dates
from habeas.intake.treaties.findings import Findings, Spot
from habeas.intake.treaties.participants import Participant, participant
from habeas.intake.treaties.tree import Node
from habeas.intake.treaties.wording import paragraphs

_NAMED = frozenset({"participant", "country", "state"})
_LONGEST_NAME = 70
_NUMBERED = re.compile(r"^\W*(\d{1,3})[.)]?\s+")
_BRACKETED_DATE = re.compile(r"^[\[(]?(.{6,40}?)[\])]?[.:]?$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words and their lines; `day` where they are nothing but a date."""

    text: str
    lines: tuple[int, int]
    day: str = ""


@dataclass(slots=True)
class Entry:
    """What stands under one participant."""

    who: Participant
    first: int
    passages: list[Passage] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All passages that are no dates, one a line."""
        return "\n".join(one.text for one in self.passages if not one.day)

    def spot(self, section: str) -> Spot:
        """Where it stands."""
        last = self.passages[-1].lines[1] if self.passages else self.first
        return Spot(f"{section}, {self.who.name}", (self.first, last))


def entries(section: Node, name: str, findings: Findings) -> tuple[list[Entry], str]:
    """What each participant said, and the words above the first of them; all of it is noted as read."""
    found: list[Entry] = []
    head: list[str] = []
    for node in passages(section):
        for text in paragraphs(node.take()):
            words = clean(text).text
            if not words:
                continue
            if who := _begins(node, text, words):
                found.append(Entry(who, node.line))
            elif found:
                found[-1].passages.append(Passage(words, node.lines, _date(words)))
            else:
                findings.fit(words, f"head of {name}", Spot(name, node.lines))
                head.append(words)
    return found, "\n".join(head)


def passages(section: Node) -> Iterator[Node]:
    """The elements that hold words, in order; one with words and elements mixed counts as a whole."""
    if section.own.strip():
        yield section
        return
    for child in section.children:
        yield from passages(child)


def _begins(node: Node, text: str, words: str) -> Participant | None:
    if node.name in _NAMED:
        return participant(text)
    if len(words) > _LONGEST_NAME or words[-1] in ".:;,":
        return None
    who = participant(text)
    return who if who.country else None


def _date(words: str) -> str:
    bare = _BRACKETED_DATE.match(words)
    if bare is None:
        return ""
    found, rest = dates(bare[1])
    return found[0].date if len(found) == 1 and not rest and len(found[0].date) > 4 else ""


@dataclass(frozen=True, slots=True)
class Note:
    """An end note."""

    number: str
    text: str
    lines: tuple[int, int]


def notes(section: Node | None) -> Mapping[str, Note]:
    """End notes by number. What has none goes on with the note before it."""
    found: dict[str, Note] = {}
    number = ""
    for node in passages(section) if section else ():
        text = clean(node.take()).text
        if text.strip("[]().").isdigit() and len(text) <= 5:
            number = text.strip("[]().")
            continue
        numbered = _NUMBERED.match(text)
        if numbered and node.name != "para":
            number, text = numbered[1], text[numbered.end() :]
        before = found.get(number)
        whole = f"{before.text}\n{text}" if before else text
        found[number] = Note(number, whole, (before.lines[0] if before else node.line, node.lines[1]))
    return found
