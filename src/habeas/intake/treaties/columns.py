"""The heads of a list's columns: which acts a column holds, and which letter behind a date means which.

The order of columns and their letters differ from treaty to treaty, so both are read from the head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from habeas.catalog.acts import BINDING, SIGNING, Act
from habeas.intake.treaties.cells import clean

Kind = Literal["participant", "acts", "territories", "date", "unknown"]

_PARTICIPANT = frozenset({"participant", "participants", "state", "country", "territory participant"})
_ACTS: Mapping[str, Act] = {
    "signature": Act.SIGNATURE,
    "succession to signature": Act.SUCCESSION_TO_SIGNATURE,
    "succession à la signature": Act.SUCCESSION_TO_SIGNATURE,
    "ratification": Act.RATIFICATION,
    "accession": Act.ACCESSION,
    "adhésion": Act.ACCESSION,
    "succession": Act.SUCCESSION,
    "acceptance": Act.ACCEPTANCE,
    "acceptation": Act.ACCEPTANCE,
    "approval": Act.APPROVAL,
    "approbation": Act.APPROVAL,
    "formal confirmation": Act.FORMAL_CONFIRMATION,
    "confirmation formelle": Act.FORMAL_CONFIRMATION,
    "definitive signature": Act.DEFINITIVE_SIGNATURE,
    "signature définitive": Act.DEFINITIVE_SIGNATURE,
    "withdrawal": Act.WITHDRAWAL,
    "notification of withdrawal": Act.WITHDRAWAL,
    "denunciation": Act.WITHDRAWAL,
    "retrait": Act.WITHDRAWAL,
    "dénonciation": Act.WITHDRAWAL,
}
_LETTERS: Mapping[str, Act] = {
    "a": Act.ACCESSION,
    "d": Act.SUCCESSION,
    "A": Act.ACCEPTANCE,
    "AA": Act.APPROVAL,
    "c": Act.FORMAL_CONFIRMATION,
    "s": Act.DEFINITIVE_SIGNATURE,
}
"""The letters of the Treaty Collection, for tables whose heads do not explain them."""
_PIECE = re.compile(r"(?P<word>[^()]+?)\s*(?:\((?P<letter>[A-Za-z]{1,2})\))?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, the acts of its letters, and the act of a date without a letter."""

    head: str
    kind: Kind
    letters: Mapping[str, Act] = field(default_factory=dict)
    plain: Act | None = None

    def act(self, letter: str) -> Act | None:
        """The act of a date with this letter, or without one; None where the head does not explain it."""
        return self.letters.get(letter) if letter else self.plain


def read_head(text: str) -> Column:
    """The column of a head such as ``Ratification, Acceptance(A), Accession(a)``."""
    head = clean(text).text
    word = head.casefold()
    if word in _PARTICIPANT:
        return Column(head, "participant")
    if "territor" in word:
        return Column(head, "territories")
    letters: dict[str, Act] = {}
    plain: list[Act] = []
    for piece in head.split(","):
        found = _PIECE.fullmatch(piece.strip())
        act = _ACTS.get(found["word"].casefold()) if found else None
        if found and act and found["letter"]:
            letters[found["letter"]] = act
        elif act:
            plain.append(act)
    if letters or plain:
        return Column(head, "acts", _explained(letters, plain), plain[0] if len(plain) == 1 else None)
    return Column(head, "date" if word.startswith("date") else "unknown")


def _explained(letters: Mapping[str, Act], plain: list[Act]) -> Mapping[str, Act]:
    """The letters of a head; those of the Collection where it explains none."""
    if letters:
        return letters
    if plain and all(act in SIGNING for act in plain):
        return {"d": Act.SUCCESSION_TO_SIGNATURE, "s": Act.DEFINITIVE_SIGNATURE}
    return _LETTERS if any(act in BINDING for act in plain) else {}
