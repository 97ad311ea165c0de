"""What was read from a list: the answer of ``import treaties --dry-run --json``, and the same back from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from habeas.values import Json

Form = Literal["untc_xml", "action_table", "status_table", "declarations"]
Span = tuple[int, int]
"""First and last line in the file, from 1."""


@dataclass(frozen=True, slots=True)
class ReadAct:
    """A dated act; `place` says where in the file it stands, in words."""

    instrument: str
    country: str
    participant: str
    action: str
    date: str
    article: str
    text: str
    place: str
    lines: Span


@dataclass(frozen=True, slots=True)
class ReadStatus:
    """What the list says of a state on its day."""

    instrument: str
    country: str
    participant: str
    status: str
    year: str
    place: str
    lines: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the file that are no statement: kept with the reason why."""

    text: str
    reason: str
    place: str
    lines: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyReading:
    """One file as it was read. Every row and every passage of it is in exactly one of the lists, or in two where a row
    holds two things."""

    file: str
    form: Form
    title: str = ""
    instruments: tuple[str, ...] = ()
    as_of: str = ""
    """The day of the list; empty where nobody said it, and then the list says nothing of who is not party."""
    complete: bool = False
    """Whether everybody who is not in the list is known not to be party: the file's own count of parties was met."""
    doubtful: tuple[str, ...] = ()
    """Countries that a row may be about whose name was not taken for one."""
    parties: int | None = None
    """How many parties the file says there are."""
    rows: int = 0
    """How many rows of participants were looked at."""
    acts: tuple[ReadAct, ...] = ()
    statuses: tuple[ReadStatus, ...] = ()
    contradictions: tuple[Piece, ...] = ()
    furniture: tuple[Piece, ...] = ()
    unparsed: tuple[Piece, ...] = ()
    notices: tuple[str, ...] = field(default=())

    def to_json(self) -> dict[str, Json]:
        """The answer; spans are lists of two."""
        return _plain(asdict(self))  # type: ignore[no-any-return]  # a mapping goes in and comes out

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> TreatyReading:
        """What `to_json` wrote."""
        kinds: dict[str, type] = {"acts": ReadAct, "statuses": ReadStatus}
        kinds |= dict.fromkeys(("contradictions", "furniture", "unparsed"), Piece)
        made: dict[str, Any] = dict(form)
        for name, kind in kinds.items():
            made[name] = tuple(kind(**{**one, "lines": tuple(one["lines"])}) for one in form[name])
        for name in ("instruments", "notices", "doubtful"):
            made[name] = tuple(form[name])
        return cls(**made)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
