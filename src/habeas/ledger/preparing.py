"""Statements made ready to be written: validated, in the form their table takes, with their fingerprints."""

from __future__ import annotations

from collections.abc import Container

from habeas.intake.proposal import Statement
from habeas.ledger import sealing
from habeas.ledger.mapping import layout_of
from habeas.ledger.storing import Prepared
from habeas.ledger.validating import Validator, check_id


class Preparer:
    """Prepares the statements of one import; `key` is that of the ledger's fingerprints."""

    def __init__(self, key: bytes, known_sources: Container[str]) -> None:
        self._key = key
        self._validator = Validator(known_sources)

    def prepared(self, statement: Statement) -> Prepared:
        """The statement ready to be written; one that cannot be kept is refused by name and field."""
        statement = self._validator.checked(statement)
        layout = layout_of(statement)
        cells = layout.to_columns(statement)
        content = sealing.content(layout, cells)
        natural_id = statement.natural_id
        check_id(statement, natural_id)
        fingerprint = sealing.fingerprint(self._key, content)
        return Prepared(statement, cells, statement.question, natural_id, fingerprint, content)


class Named:
    """Keys of sources that statements name before all sources are read: every one is taken, and looked at later."""

    def __init__(self) -> None:
        self._first: dict[str, Statement] = {}
        self._new: list[str] = []

    def __contains__(self, key: object) -> bool:
        if key not in self._first and key not in self._new:
            self._new.append(str(key))
        return True

    def by(self, statement: Statement) -> None:
        """Remember which statement was the first to name what is new."""
        for key in self._new:
            self._first[key] = statement
        self._new.clear()

    def demand(self, known: Container[str]) -> None:
        """Refuse the first statement that names a source which is not known."""
        for key, statement in self._first.items():
            if key not in known:
                Validator(known).checked(statement)
