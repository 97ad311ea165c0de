"""Single rows of statements, sources and decisions held against their seals, and against what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from habeas.ledger import sealing
from habeas.ledger.forms import FORMS
from habeas.ledger.integrity import UNSEALED
from habeas.ledger.shapes import Shape


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not what was written: the row's name, what is wrong with it, and under which code."""

    reference: str
    problem: str
    code: str = "chain_broken"


class Rows:
    """Looks at rows of one table. `redacted` holds the statements that a decision says were redacted."""

    def __init__(self, shape: Shape, redacted: frozenset[tuple[str, int]] = frozenset()) -> None:
        self.shape = shape
        self._redacted = redacted
        place = {name: at for at, name in enumerate(shape.names)}
        self._place = place
        self._key = place[str(shape.model._meta.pk.column)]
        unsealed = UNSEALED if shape.layout else frozenset({"id", "salt", "seal"})
        self._sealed = [(name, at) for name, at in place.items() if name not in unsealed]
        fields = shape.layout.fields if shape.layout else ()
        self._yes_or_no = [field.name for field in fields if field.form is FORMS["bool"]]
        self._said = itemgetter(*(place[field.name] for field in fields)) if fields else None
        names = [field.name for field in fields if field.text] or ["reason", "note"]
        self._texts = [place[name] for name in names]
        self.texts = 0
        """How many texts were pointed to by the rows looked at."""

    def name(self, row: Sequence[Any]) -> str:
        """How a person calls a row."""
        return f"{self.shape.row}-{row[self._key]}"

    def mark(self, row: Sequence[Any]) -> tuple[int, str, str]:
        """Id, fingerprint and seal of a statement."""
        return row[self._key], row[self._place["fingerprint"]], row[self._place["seal"]]

    def look(self, row: Sequence[Any]) -> Fault | None:
        """What is wrong with a row taken by itself."""
        self.texts += sum(1 for at in self._texts if row[at])
        if not row[self._place["salt"]]:
            if self._about(row) in self._redacted:
                return None  # what is left of it stands in the link of the decision to redact
            return Fault(self.name(row), "its salt is gone, and no decision redacts it", "seal_broken")
        cells = {name: row[at] for name, at in self._sealed}
        for name in self._yes_or_no:
            cells[name] = bool(cells[name])
        if sealing.seal(row[self._place["salt"]], self.shape.row, cells) != row[self._place["seal"]]:
            return Fault(self.name(row), "its seal does not fit the row", "seal_broken")
        return self._follows(row)

    def _about(self, row: Sequence[Any]) -> tuple[str, int]:
        """The statement that a row is, or decides on."""
        if self.shape.row == "decision":
            return row[self._place["kind"]], row[self._place["statement"]]
        return self.shape.row, row[self._key]

    def _follows(self, row: Sequence[Any]) -> Fault | None:
        """Columns of a statement that the seal leaves out because they follow from the others."""
        if self.shape.layout is None or self._said is None or self.shape.row == "source":
            return None
        try:
            said = self.shape.layout.from_columns(self._said(row))
        except ValueError as error:  # sealed anew over something that habeas does not write
            return Fault(self.name(row), f"it cannot be read: {error}", "seal_broken")
        for name in ("question", "natural_id"):
            if row[self._place[name]] != getattr(said, name):
                return Fault(self.name(row), f"its {name} does not follow from the rest of it", "seal_broken")
        return None
