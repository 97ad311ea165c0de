"""The name of a participant as printed, and the country it stands for; a name that may be two is nobody's."""

from __future__ import annotations

from dataclasses import dataclass

from habeas import places
from habeas.intake.treaties.cells import unmarked
from habeas.places import fold

_LONGEST = 200
"""Characters of a name: the longest of a state, with everything in brackets, has some seventy."""
_ORGANISATIONS = frozenset(
    map(fold, ("European Union", "European Community", "European Economic Community", "European Communities"))
)
"""Organisations that join treaties as states do."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A printed name. Without `country` the `reason` says why; `ended` where it stands in brackets."""

    name: str
    country: str
    reason: str = ""
    marks: tuple[str, ...] = ()
    ended: bool = False
    candidates: tuple[str, ...] = ()
    """Countries that it may be, or be a part or predecessor of."""

    @property
    def strange(self) -> bool:
        """Whether it may be a state under a name that habeas has never met."""
        return not self.country and not self.candidates and fold(self.name) not in _ORGANISATIONS


def participant(printed: str) -> Participant:
    """The participant of a printed name, footnote marks set apart."""
    cell = unmarked(printed)
    name, ended = cell.text, False
    if name.startswith("[") and name.endswith("]"):
        name, ended = name[1:-1].strip(), True
    match = places.match(name) if len(name) <= _LONGEST else places.Match(None)
    if match.code:
        return Participant(name, match.code, marks=cell.marks, ended=ended)
    return Participant(name, "", _reason(name, match), cell.marks, ended, match.candidates)


def _reason(name: str, match: places.Match) -> str:
    if fold(name) in _ORGANISATIONS:
        return "an organisation, which has no page"
    if not match.candidates:
        return "not a state or territory that habeas knows"
    may_be = ", ".join(match.candidates)
    return f"not taken for {may_be}: a predecessor, a part, or a name of more than one"
